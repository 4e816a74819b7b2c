import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { CaseId, CommitteeItemId } from '../../shared/ids.ts';
import { NO_MONEY } from '../../shared/money.ts';
import { type CaseRow, findCaseById } from '../case-store.ts';
import { calculationOf } from '../decision/calculation.ts';
import { MOST_ON_AGENDA } from './committee.ts';
import { addItem, dropItem, findItem, itemsOf, saveSession, waitingForCommittee } from './committee-store.ts';
import { openSession, type SeenSession, secretary } from './plan-session.ts';

/**
 * Puts cases that wait for the committee on the agenda: those named, or all of them. A case on another agenda, or gone
 * on meanwhile, is left out. Gives how many were put.
 * @throws DomainError conflict, `committee.errors.noneWaiting`
 */
export async function putOnAgenda(
  ctx: Context,
  seen: SeenSession,
  wanted: readonly CaseId[] | 'all',
): Promise<number> {
  const { territory } = secretary(ctx);
  return ctx.db.tx(async (d) => {
    const session = await openSession(d, seen);
    const waiting = (await waitingForCommittee(d, territory)).map(({ id }) => id);
    const there = await itemsOf(d, session.id);
    const asked = wanted === 'all' ? waiting : waiting.filter((id) => wanted.includes(id));
    const chosen = asked.slice(0, MOST_ON_AGENDA - there.length);
    if (asked.length === 0) throw refused('committee.errors.noneWaiting');
    if (chosen.length === 0) throw refused('committee.errors.full', { most: MOST_ON_AGENDA });
    let rank = there.reduce((most, item) => Math.max(most, item.rank), 0);
    for (const caseId of chosen) {
      rank += 1;
      await addItem(d, { sessionId: session.id, rank, ...(await proposed(d, caseId)) });
    }
    await saveSession(d, seen, {});
    await journalled(d, ctx, 'committee.cases-added', session.id, chosen);
    return chosen.length;
  });
}

/** What is put before the committee: the proposal as it stands. */
export async function proposed(d: Reader, caseId: CaseId) {
  const row: CaseRow = mustExist(await findCaseById(d, caseId), 'cases.errors.unknown');
  return { caseId, seenSince: row.stateSince, amount: calculationOf(row)?.award.amount ?? NO_MONEY };
}

/** Takes a case off the agenda: it waits for another session. */
export async function takeOffAgenda(ctx: Context, seen: SeenSession, itemId: CommitteeItemId): Promise<void> {
  secretary(ctx);
  await ctx.db.tx(async (d) => {
    const session = await openSession(d, seen);
    const item = await findItem(d, itemId);
    if (item?.sessionId !== session.id) throw refused('committee.errors.unknownItem');
    await dropItem(d, item.id);
    await saveSession(d, seen, {});
    await journalled(d, ctx, 'committee.case-removed', session.id, [item.caseId]);
  });
}

const journalled = (
  d: Writer,
  ctx: Context,
  action: 'committee.cases-added' | 'committee.case-removed',
  id: SeenSession['id'],
  cases: readonly CaseId[],
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    { action, subject: { kind: 'committee', id }, data: { cases } },
  );
