import { workingDayFrom } from '../../follow-up/working-days.ts';
import { addDays, type Instant, instant } from '../../shared/dates.ts';
import { DomainError, mustExist } from '../../shared/errors.ts';
import { arrangeVisit as arrange } from '../../visits/arrange-visit.ts';
import { concludeVisit } from '../../visits/conclude-visit.ts';
import { holdVisit as holdNow } from '../../visits/hold-visit.ts';
import { visitForStaff } from '../../visits/open-visit.ts';
import { savePoint } from '../../visits/save-point.ts';
import { type Visit, visitsOfCase } from '../../visits/visits-queries.ts';
import type { Scene } from './scene.ts';
import { pickWords, RESERVES, VISITED } from './words.ts';

/** Days from the appointment to the visit. */
const AHEAD = 8;
/** Hours at which visits begin, in universal time. */
const HOURS = ['08', '09', '10', '13', '14', '15'] as const;

/** A conformity visit at an hour at which the officer is free. */
export async function arrangeVisit(scene: Scene): Promise<void> {
  const { ref } = await scene.filed();
  const ctx = await scene.as('officer');
  const on = workingDayFrom(addDays(scene.today, AHEAD));
  for (const hour of HOURS) {
    const slot: Instant = instant(`${on}T${hour}:00:00Z`);
    try {
      await arrange(ctx, ref, { kind: 'conformity', slots: [slot], note: null });
      return;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'visits.errors.busy') throw error;
    }
  }
}

/** Point by point; with `reserve`, one is left to put right. */
async function conclude(scene: Scene, visit: Visit, reserve: boolean): Promise<void> {
  const ctx = await scene.as('officer');
  const { ref } = await scene.filed();
  const { points } = await visitForStaff(ctx.db.read, ctx, ref, visit.id);
  for (const [at, { slug }] of points.entries()) {
    const left = reserve && at === points.length - 1;
    const verdict = left ? ('reserve' as const) : ('conform' as const);
    await savePoint(
      ctx,
      { ref, visit: visit.id, point: slug },
      { verdict, note: left ? RESERVES : '', typedAt: null },
    );
  }
  await concludeVisit(ctx, ref, visit.id, {
    findings: pickWords(scene, VISITED),
    outcome: reserve && points.length > 0 ? 'with-reserves' : 'conforming',
    version: visit.version,
  });
}

const hold =
  (reserve: boolean) =>
  async (scene: Scene): Promise<void> => {
    const { id } = await scene.filed();
    const dated = (await visitsOfCase(scene.services.db.read, id)).find(({ state }) => state === 'dated');
    await conclude(scene, mustExist(dated, 'visits.errors.unknown'), reserve);
  };
export const holdVisit = hold(false);
export const holdVisitWithReserve = hold(true);

const SHARE_WITH_RESERVES = 0.25;

/** Without an appointment of ours: agreed on the telephone, entered the same day. */
export async function visit(scene: Scene): Promise<void> {
  const ctx = await scene.as('officer');
  const { ref } = await scene.filed();
  const held = await holdNow(ctx, ref, { kind: 'conformity', startsAt: ctx.clock() });
  await conclude(scene, held, scene.chance('visit').chance(SHARE_WITH_RESERVES));
}
