import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import { type LinkPurpose, returnLinks } from './link-table.ts';

export type ReturnLink = typeof returnLinks.$inferSelect;

export async function addLink(d: Writer, link: typeof returnLinks.$inferInsert): Promise<void> {
  d.insert(returnLinks).values(link).run();
}

export async function findLink(
  d: Reader,
  tokenHash: string,
  purpose: LinkPurpose,
): Promise<ReturnLink | undefined> {
  return d
    .select()
    .from(returnLinks)
    .where(and(eq(returnLinks.tokenHash, tokenHash), eq(returnLinks.purpose, purpose)))
    .get();
}

/** Uses a link up. False when it was used, or is too old. */
export async function spendLink(d: Writer, tokenHash: string, now: Instant): Promise<boolean> {
  return (
    d
      .update(returnLinks)
      .set({ usedAt: now })
      .where(
        and(eq(returnLinks.tokenHash, tokenHash), isNull(returnLinks.usedAt), gt(returnLinks.expiresAt, now)),
      )
      .run().changes === 1
  );
}
