import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { invalid } from '../../shared/errors.ts';
import type { CommitteeItemId } from '../../shared/ids.ts';
import { type Provisional, SHORTEST_REASON } from './committee.ts';
import { itemsOf, saveItem, saveSession } from './committee-store.ts';
import { openSession, type SeenSession, secretary } from './plan-session.ts';

export type ProvisionalDecision = {
  readonly item: CommitteeItemId;
  readonly provisional: Provisional;
  readonly reason: string;
};

/** What is missing from a decision; null when nothing is. */
export const faultIn = ({
  provisional,
  reason,
}: Omit<ProvisionalDecision, 'item'>): 'reasonNeeded' | 'postponedNeeded' | null => {
  if (provisional === 'no' && reason.length < SHORTEST_REASON) return 'reasonNeeded';
  return provisional === 'postponed' && reason === '' ? 'postponedNeeded' : null;
};

/**
 * Notes what the committee means to decide; all of it is provisional until the session is closed. Over-commitment is
 * shown, not refused: a simulation must be able to go over.
 * @throws DomainError conflict when somebody changed the session meanwhile, `committee.errors.reasonNeeded`
 */
export async function recordDecisions(
  ctx: Context,
  seen: SeenSession,
  decisions: readonly ProvisionalDecision[],
): Promise<void> {
  secretary(ctx);
  const wrong = decisions.find((decision) => faultIn(decision) !== null);
  if (wrong) throw invalid(`committee.errors.${faultIn(wrong)}`);
  await ctx.db.tx(async (d) => {
    const session = await openSession(d, seen);
    const items = new Map((await itemsOf(d, session.id)).map((item) => [item.id, item]));
    const changed = decisions.filter(({ item, provisional, reason }) => {
      const before = items.get(item);
      return before && (before.provisional !== provisional || (before.reason ?? '') !== reason);
    });
    if (changed.length === 0) return;
    for (const { item, provisional, reason } of changed)
      await saveItem(d, item, { provisional, reason: reason === '' ? null : reason });
    await saveSession(d, seen, {});
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'committee.provisional',
        subject: { kind: 'committee', id: session.id },
        data: {
          decisions: changed.map(({ item, provisional }) => ({
            case: items.get(item)?.caseId,
            from: items.get(item)?.provisional,
            to: provisional,
          })),
        },
      },
    );
  });
}
