import { closeSession } from '../../cases/committee/close-session.ts';
import { itemsOf, listSessions, runningSessionOf } from '../../cases/committee/committee-store.ts';
import { planSession } from '../../cases/committee/plan-session.ts';
import { type ProvisionalDecision, recordDecisions } from '../../cases/committee/record-decisions.ts';
import { putOnAgenda } from '../../cases/committee/set-agenda.ts';
import { workingDayFrom } from '../../follow-up/working-days.ts';
import { addDays } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { euros } from '../../shared/money.ts';
import type { Scene } from './scene.ts';
import { COMMITTEE_ROOM, NOT_RETAINED, POSTPONED } from './words.ts';

/** Days between the agenda and the sitting. */
const AHEAD = 12;
const CEILING = euros(250_000);

/** Puts the case before the next sitting, which is planned when none is. */
export async function putBeforeCommittee(scene: Scene): Promise<void> {
  const ctx = await scene.as('officer');
  const { id } = await scene.row();
  const planned = (await listSessions(ctx.db.read)).find(
    ({ state, heldOn }) => state === 'planned' && heldOn > scene.today,
  );
  const heldOn = workingDayFrom(addDays(scene.today, AHEAD));
  const session = planned ?? (await planSession(ctx, { heldOn, place: COMMITTEE_ROOM, ceiling: CEILING }));
  await putOnAgenda(ctx, { id: session.id, version: session.version }, [id]);
}

/** The sitting on whose agenda the case is: all of it is decided, then closed. Held once, whatever its cases. */
export async function holdCommittee(scene: Scene): Promise<void> {
  const ctx = await scene.as('manager');
  const { id } = await scene.row();
  const session = await runningSessionOf(ctx.db.read, id);
  if (session?.state !== 'planned') return;
  const decisions = (await itemsOf(ctx.db.read, session.id)).map(({ id: item }, rank) => ({
    item,
    ...verdictOn(rank),
  }));
  await recordDecisions(ctx, { id: session.id, version: session.version }, decisions);
  const seen = mustExist(
    (await listSessions(ctx.db.read)).find((one) => one.id === session.id),
    'committee.errors.unknown',
  );
  await closeSession(ctx, { id: seen.id, version: seen.version });
}

/** One is refused and one put off, the others are granted. */
const verdictOn = (rank: number): Omit<ProvisionalDecision, 'item'> => {
  if (rank === 2) return { provisional: 'no', reason: NOT_RETAINED };
  return rank === 3 ? { provisional: 'postponed', reason: POSTPONED } : { provisional: 'yes', reason: '' };
};
