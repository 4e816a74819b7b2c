import { and, asc, eq, gt, gte, isNull, ne, or } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { AccountId, CaseId } from '../../shared/ids.ts';
import type { Message } from '../case-store.ts';
import { caseMessages } from '../case-table.ts';
import { FIRST_CHOICE, type NoticeChoice } from './notice.ts';
import { messagesSeen, noticeChoices } from './notice-table.ts';

export async function choiceOf(d: Reader, accountId: AccountId): Promise<NoticeChoice> {
  const kept = d.select().from(noticeChoices).where(eq(noticeChoices.accountId, accountId)).get();
  return kept?.choice ?? FIRST_CHOICE;
}

export async function keepChoice(d: Writer, accountId: AccountId, choice: NoticeChoice): Promise<void> {
  d.insert(noticeChoices)
    .values({ accountId, choice })
    .onConflictDoUpdate({ target: noticeChoices.accountId, set: { choice } })
    .run();
}

/** The last message of a case that somebody has read; 0 when none. */
export async function lastSeen(d: Reader, caseId: CaseId, accountId: AccountId): Promise<number> {
  const seen = d
    .select()
    .from(messagesSeen)
    .where(and(eq(messagesSeen.caseId, caseId), eq(messagesSeen.accountId, accountId)))
    .get();
  return seen?.lastId ?? 0;
}

export async function noteSeen(
  d: Writer,
  caseId: CaseId,
  accountId: AccountId,
  lastId: number,
): Promise<void> {
  d.insert(messagesSeen)
    .values({ caseId, accountId, lastId })
    .onConflictDoUpdate({ target: [messagesSeen.caseId, messagesSeen.accountId], set: { lastId } })
    .run();
}

/**
 * Messages of one case, since a moment, that somebody has not read and did not write, internal notes left out: what a
 * digest tells. Oldest first.
 */
export async function unreadOf(
  d: Reader,
  caseId: CaseId,
  accountId: AccountId,
  since: Instant,
): Promise<Message[]> {
  const seen = await lastSeen(d, caseId, accountId);
  return d
    .select()
    .from(caseMessages)
    .where(
      and(
        eq(caseMessages.caseId, caseId),
        eq(caseMessages.audience, 'all'),
        gt(caseMessages.id, seen),
        gte(caseMessages.at, since),
        or(isNull(caseMessages.author), ne(caseMessages.author, accountId)),
      ),
    )
    .orderBy(asc(caseMessages.id))
    .all();
}
