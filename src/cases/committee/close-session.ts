import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { CommitteeSessionId } from '../../shared/ids.ts';
import { hasMet, type Simulation } from './committee.ts';
import { findSession, saveItem, saveSession } from './committee-store.ts';
import { openSession, type SeenSession, secretary } from './plan-session.ts';
import { weighSession } from './weigh-session.ts';

export const COMMITTEE_DECISIONS = 'committee-decisions';
export const COMMITTEE_PAPER = 'committee-paper';
export type PaperWork = { readonly session: CommitteeSessionId; readonly paper: 'agenda' | 'minutes' };

/**
 * Closes a session: its decisions stop being provisional and are carried out one by one in the background, on behalf of
 * whoever closes it. Closed twice, it is closed once.
 * @throws DomainError conflict, `committee.errors.notYet`, `.empty`, `.undecided` with how many, `.over`
 */
export async function closeSession(ctx: Context, seen: SeenSession): Promise<'now' | 'before'> {
  const now = ctx.clock();
  const { accountId } = secretary(ctx, 'cases.grant');
  return ctx.db.tx(async (d) => {
    const found = mustExist(await findSession(d, seen.id), 'committee.errors.unknown');
    if (found.state === 'deciding' || found.state === 'closed') return 'before';
    const session = await openSession(d, seen);
    if (!hasMet(session.heldOn, dayOf(now))) throw refused('committee.errors.notYet');
    const { items, simulation } = await weighSession(d, session);
    mustBeDecided(items.length, simulation);
    for (const { id, provisional } of items)
      if (provisional === 'postponed') await saveItem(d, id, { outcome: 'postponed', decidedAt: now });
    await saveSession(d, seen, { state: 'deciding', closedBy: accountId, closedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'committee.closed',
        subject: { kind: 'committee', id: session.id },
        data: { number: session.number, ...simulation.count, granted: simulation.total.yes },
      },
    );
    await promiseWork(d, now, {
      kind: COMMITTEE_DECISIONS,
      payload: { session: session.id },
      dedupeKey: `committee-${session.id}:decisions`,
    });
    return 'now';
  });
}

function mustBeDecided(cases: number, { count, over }: Simulation): void {
  if (cases === 0) throw refused('committee.errors.empty');
  if (count.undecided > 0) throw refused('committee.errors.undecided', { count: count.undecided });
  if (over) throw refused('committee.errors.over');
}

/** Promises the agenda as it stands, or the minutes. */
export const promisePaper = (d: Writer, ctx: Context, work: PaperWork, key: string): Promise<void> =>
  promiseWork(d, ctx.clock(), {
    kind: COMMITTEE_PAPER,
    payload: work,
    dedupeKey: `committee-${work.session}:${work.paper}:${key}`,
  });
