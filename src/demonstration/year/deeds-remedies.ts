import { answerAppeal } from '../../cases/appeal/answer-appeal.ts';
import { openAppeal } from '../../cases/appeal/appeal-store.ts';
import { registerAppeal } from '../../cases/appeal/register-appeal.ts';
import { blocking, flagsOfQuotes } from '../../cases/bills/open-flags.ts';
import { waiveFlag } from '../../cases/bills/waive-flag.ts';
import { billsOf, stepsOf } from '../../cases/cases-queries.ts';
import { openExtension } from '../../cases/clock/clock-store.ts';
import { answerExtension, askExtension as ask } from '../../cases/clock/extend-works.ts';
import { pauseClock } from '../../cases/clock/pause-clock.ts';
import { lapseCase } from '../../cases/decision/lapse-case.ts';
import { addDays, addMonths, dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { Scene } from './scene.ts';
import { APPEAL, APPEAL_ALLOWED, APPEAL_REJECTED, LAPSED, MORE_TIME, PAUSED, WAIVED } from './words.ts';

/** What the office does about a case that does not go straight: pauses, more time, lapse, appeals. */
export async function pause(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await pauseClock(await scene.as('officer'), ref, { version, cause: 'third-party', reason: PAUSED });
}

export async function waiveFlags(scene: Scene): Promise<void> {
  const ctx = await scene.as('officer');
  const { id, ref } = await scene.filed();
  for (const { bill, key } of blocking(
    await flagsOfQuotes(ctx.db.read, ctx, { calculation: null }, await billsOf(ctx.db.read, id, 'quote')),
  ))
    await waiveFlag(ctx, ref, { bill: bill.id, flag: key, reason: WAIVED });
}

const MONTHS_ASKED = 5;

export async function askExtension(scene: Scene): Promise<void> {
  const { id, dueOn } = await scene.row();
  const toDay = addMonths(mustExist(dueOn, 'clocks.errors.nothingToExtend'), MONTHS_ASKED);
  await ask(await scene.as('owner'), id, { toDay, reason: MORE_TIME });
}

export async function grantExtension(scene: Scene): Promise<void> {
  const { id, ref } = await scene.filed();
  const { id: asked, version } = mustExist(
    await openExtension(scene.services.db.read, id),
    'clocks.errors.unknown',
  );
  const answer = { version, outcome: 'granted', reason: MORE_TIME } as const;
  await answerExtension(await scene.as('manager'), ref, asked, answer);
}

export async function lapse(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await lapseCase(await scene.as('manager'), ref, { version, reason: LAPSED });
}

/** The letter of the decision took two days to come. */
const POST_DAYS = 2;

export async function appeal(scene: Scene): Promise<void> {
  const { id, ref } = await scene.filed();
  const ctx = await scene.as('officer');
  const decided = mustExist((await stepsOf(ctx.db.read, id)).at(-1), 'appeals.errors.nothing');
  await registerAppeal(ctx, ref, {
    kind: 'gracious',
    notifiedOn: addDays(dayOf(decided.at), POST_DAYS),
    receivedOn: scene.today,
    arguments: APPEAL,
  });
}

const answer =
  (outcome: 'rejected' | 'allowed', reason: string) =>
  async (scene: Scene): Promise<void> => {
    const { id, ref } = await scene.filed();
    const { id: open, version } = mustExist(
      await openAppeal(scene.services.db.read, id),
      'appeals.errors.unknown',
    );
    // Somebody else than who decided.
    await answerAppeal(await scene.as('other-manager'), ref, open, { version, outcome, reason });
  };
export const rejectAppeal = answer('rejected', APPEAL_REJECTED);
export const allowAppeal = answer('allowed', APPEAL_ALLOWED);
