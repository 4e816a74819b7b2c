import { staffOf } from '../../cases/acting.ts';
import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { coversCommune } from '../../shared/actor.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { invalid, refused } from '../../shared/errors.ts';
import type { BasisPoints } from '../../shared/money.ts';
import { addChecks, addDraw, checksOf, returnsFollowed, type SpotDraw, visitsDrawn } from './check-store.ts';
import { drawHomes } from './draw-homes.ts';
import { planCheckTask } from './hand-to-officer.ts';

/**
 * Draws homes to visit among those whose undertakings run: the seed and the share are recorded with the draw, so that
 * nobody can be said to have chosen. Each visit goes to the officer of its case.
 * @throws DomainError `returnChecks.errors.nothingToDraw`, `returnChecks.errors.past`
 */
export async function drawVisits(
  ctx: Context,
  wanted: { readonly share: BasisPoints; readonly seed: string; readonly visitBy: Day },
): Promise<{ readonly draw: SpotDraw; readonly drawn: number }> {
  const staff = staffOf(ctx);
  const { share, seed, visitBy } = wanted;
  if (visitBy < dayOf(ctx.clock())) throw invalid('returnChecks.errors.past');
  return ctx.db.tx(async (d) => {
    // A home whose visit is still to be made is not drawn a second time.
    const waiting = new Set(
      (await visitsDrawn(d)).flatMap(({ caseId, outcome }) => (outcome ? [] : [caseId])),
    );
    const followed = (await returnsFollowed(d)).filter(
      ({ commune, caseId }) => coversCommune(staff, commune) && !waiting.has(caseId),
    );
    if (followed.length === 0) throw refused('returnChecks.errors.nothingToDraw');
    const chosen = new Set(
      drawHomes(
        followed.map(({ id }) => id),
        share,
        seed,
      ),
    );
    const now = ctx.clock();
    const population = followed.length;
    const draw = await addDraw(d, {
      seed,
      share,
      population,
      visitBy,
      drawnBy: staff.accountId,
      drawnAt: now,
    });
    const drawn = followed.filter(({ id }) => chosen.has(id));
    await addChecks(
      d,
      drawn.map(({ id, caseId }) => ({
        caseId,
        returnId: id,
        kind: 'spot-check' as const,
        dueOn: visitBy,
        drawId: draw.id,
      })),
    );
    for (const { caseId } of drawn) {
      const check = (await checksOf(d, caseId)).find(({ drawId }) => drawId === draw.id);
      if (check) await planCheckTask(d, ctx, check, visitBy);
    }
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'check.drawn',
        subject: { kind: 'draw', id: draw.id },
        data: { seed, share, population, drawn: drawn.map(({ id }) => id) },
      },
    );
    return { draw, drawn: drawn.length };
  });
}
