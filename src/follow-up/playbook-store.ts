import { and, asc, desc, eq, max } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { playbookVersions } from './playbook-table.ts';

export type PlaybookVersion = typeof playbookVersions.$inferSelect;

/** Every version written on screen, slug by slug, the newest of each first. */
export async function allPlaybookVersions(d: Reader): Promise<PlaybookVersion[]> {
  return d
    .select()
    .from(playbookVersions)
    .orderBy(asc(playbookVersions.slug), desc(playbookVersions.number))
    .all();
}

export async function versionsOf(d: Reader, slug: string): Promise<PlaybookVersion[]> {
  return d
    .select()
    .from(playbookVersions)
    .where(eq(playbookVersions.slug, slug))
    .orderBy(desc(playbookVersions.number))
    .all();
}

/** Adds the next version on the one seen. False when somebody wrote that number first. */
export async function addPlaybookVersion(
  d: Writer,
  row: typeof playbookVersions.$inferInsert,
): Promise<boolean> {
  const last = d
    .select({ number: max(playbookVersions.number) })
    .from(playbookVersions)
    .where(and(eq(playbookVersions.slug, row.slug)))
    .get();
  if ((last?.number ?? 0) + 1 !== row.number) return false;
  d.insert(playbookVersions).values(row).run();
  return true;
}
