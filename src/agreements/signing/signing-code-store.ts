import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { AccountId, ActId } from '../../shared/ids.ts';
import { signingCodes } from '../acts/act-table.ts';

export type SigningCode = typeof signingCodes.$inferSelect;

export async function addSigningCode(d: Writer, row: typeof signingCodes.$inferInsert): Promise<SigningCode> {
  return d.insert(signingCodes).values(row).returning().get();
}

/** The last code sent to that person for that act, whatever has become of it. */
export async function lastSigningCode(
  d: Reader,
  actId: ActId,
  accountId: AccountId,
): Promise<SigningCode | undefined> {
  return d
    .select()
    .from(signingCodes)
    .where(and(eq(signingCodes.actId, actId), eq(signingCodes.accountId, accountId)))
    .orderBy(desc(signingCodes.id))
    .limit(1)
    .get();
}

export async function codesSentSince(
  d: Reader,
  actId: ActId,
  accountId: AccountId,
  since: Instant,
): Promise<number> {
  return (
    d
      .select({ sent: count() })
      .from(signingCodes)
      .where(
        and(
          eq(signingCodes.actId, actId),
          eq(signingCodes.accountId, accountId),
          gt(signingCodes.createdAt, since),
        ),
      )
      .get()?.sent ?? 0
  );
}

/** Takes one of the tries left. False when none was. */
export async function takeTry(d: Writer, id: number): Promise<boolean> {
  return (
    d
      .update(signingCodes)
      .set({ attemptsLeft: sql`${signingCodes.attemptsLeft} - 1` })
      .where(and(eq(signingCodes.id, id), gt(signingCodes.attemptsLeft, 0), isNull(signingCodes.usedAt)))
      .run().changes === 1
  );
}

/** Uses a code up. False when it was used by another request. */
export async function useCode(d: Writer, id: number, now: Instant): Promise<boolean> {
  return (
    d
      .update(signingCodes)
      .set({ usedAt: now })
      .where(and(eq(signingCodes.id, id), isNull(signingCodes.usedAt)))
      .run().changes === 1
  );
}
