import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { importHeadings } from '../unit-table.ts';
import type { ChoicesByKind, FileKind } from './file-kind.ts';

export type RememberedHeading = typeof importHeadings.$inferSelect;

/** What was said of headings so far, by kind of file, in the order of the alphabet. */
export async function rememberedHeadings(d: Reader): Promise<RememberedHeading[]> {
  return d
    .select()
    .from(importHeadings)
    .orderBy(asc(importHeadings.kind), asc(importHeadings.spelling))
    .all();
}

export async function rememberedChoices(d: Reader): Promise<ChoicesByKind> {
  const byKind = Map.groupBy(await rememberedHeadings(d), ({ kind }) => kind);
  return Object.fromEntries(
    [...byKind].map(([kind, rows]) => [
      kind,
      Object.fromEntries(rows.map(({ heading, column }) => [heading, column])),
    ]),
  );
}

/** Keeps what was said last. */
export async function rememberHeadings(d: Writer, rows: readonly RememberedHeading[]): Promise<void> {
  for (const row of rows)
    d.insert(importHeadings)
      .values(row)
      .onConflictDoUpdate({ target: [importHeadings.kind, importHeadings.heading], set: row })
      .run();
}

export async function forgetHeading(d: Writer, kind: FileKind, heading: string): Promise<void> {
  d.delete(importHeadings)
    .where(and(eq(importHeadings.kind, kind), eq(importHeadings.heading, heading)))
    .run();
}
