import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, DomainError, mustExist } from '../../shared/errors.ts';
import type { CommitteeSessionId } from '../../shared/ids.ts';
import { findCaseById } from '../case-store.ts';
import { grantIn, refuseIn } from '../decision/decide-case.ts';
import { promisePaper } from './close-session.ts';
import {
  countOutcomes,
  findItem,
  findSession,
  type Item,
  nextWaiting,
  type Session,
  saveItem,
  saveSession,
} from './committee-store.ts';

/**
 * Carries out the decisions of a closed session, one transaction for each case with the guards of a decision taken alone.
 * A case that cannot be decided is set apart with the reason. Begun again after a crash it goes on where it stopped.
 */
export async function carryOutSession(ctx: Context, id: CommitteeSessionId): Promise<void> {
  for (;;) {
    const session = mustExist(await findSession(ctx.db.read, id), 'committee.errors.unknown');
    if (session.state !== 'deciding') return;
    const item = await nextWaiting(ctx.db.read, id);
    if (!item) return ctx.db.tx((d) => endSession(d, ctx, session));
    await decideItem(ctx, session, item);
    await new Promise(setImmediate);
  }
}

async function decideItem(ctx: Context, session: Session, { id }: Item): Promise<void> {
  try {
    await ctx.db.tx((d) => decideIn(d, ctx, session, id));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, params } = error;
    await ctx.db.tx((d) =>
      saveItem(d, id, { outcome: 'failed', fault: code, faultParams: params, decidedAt: ctx.clock() }),
    );
  }
}

async function decideIn(d: Writer, ctx: Context, { number }: Session, id: Item['id']): Promise<void> {
  const item = await findItem(d, id);
  if (item?.outcome !== 'waiting') return;
  const row = mustExist(await findCaseById(d, item.caseId), 'cases.errors.unknown');
  // What the committee deliberated on is this proposal and no later one; a new officer alone changes nothing.
  if (row.state !== 'committee' || row.stateSince !== item.seenSince)
    throw conflict('committee.errors.caseMoved');
  const sitting = { committee: number };
  const { version } = row;
  if (item.provisional === 'yes') await grantIn(d, ctx, row.ref ?? '', version, sitting);
  else await refuseIn(d, ctx, row.ref ?? '', { version, reason: item.reason ?? '' }, sitting);
  const outcome = item.provisional === 'yes' ? 'granted' : 'refused';
  await saveItem(d, id, { outcome, decidedAt: ctx.clock() });
}

async function endSession(d: Writer, ctx: Context, session: Session): Promise<void> {
  const now = ctx.clock();
  await saveSession(d, session, { state: 'closed', endedAt: now });
  const counts = await countOutcomes(d, [session.id]);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'committee.ended',
      subject: { kind: 'committee', id: session.id },
      data: Object.fromEntries(counts.map(({ outcome, n }) => [outcome, n])),
    },
  );
  await promisePaper(d, ctx, { session: session.id, paper: 'minutes' }, 'end');
}
