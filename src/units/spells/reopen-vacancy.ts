import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Day } from '../../shared/dates.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { SpellId, UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { changeUnit, findUnit } from '../unit-store.ts';
import { addSpells, spellsOfUnit } from './spell-store.ts';
import { lastPossibleDay, type Precision, type StartEvidence } from './vacancy-spell.ts';

/**
 * A home that had returned is empty again: a new spell opens after the last one, inside the transaction of the deed that
 * found it out. Its follow-up begins anew. Null when it is known as vacant already.
 * @throws DomainError `unitLife.errors.spellsOverlap` when it would begin before the last one ended
 */
export async function reopenVacancy(
  d: Writer,
  ctx: Pick<Context, 'actor' | 'clock' | 'territory'>,
  unitId: UnitId,
  start: {
    readonly startedOn: Day;
    readonly startPrecision: Precision;
    readonly startEvidence: StartEvidence;
  },
): Promise<SpellId | null> {
  const unit = mustExist(await findUnit(d, unitId), 'web.error.404.text');
  const spells = await spellsOfUnit(d, unitId);
  if (spells.some(({ endedOn }) => endedOn === null)) return null;
  const last = spells
    .flatMap(({ endedOn }) => endedOn ?? [])
    .sort()
    .at(-1);
  if (last !== undefined && lastPossibleDay(start.startedOn, start.startPrecision) < last)
    throw refused('unitLife.errors.spellsOverlap');
  const now = ctx.clock();
  const [spell] = await addSpells(d, [
    { ...start, unitId, vintage: null, definition: 'reported', createdAt: now },
  ]);
  await changeUnit(d, unitId, {
    occupancy: 'vacant',
    status: 'not-followed',
    substatus: null,
    updatedAt: now,
  });
  await refreshUnits(d, ctx.territory, [unitId]);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'unit.vacancy-opened',
      subject: { kind: 'unit', id: unitId },
      data: {
        spell,
        evidence: start.startEvidence,
        vacancy: { from: null, to: start.startedOn },
        occupancy: { from: unit.occupancy, to: 'vacant' },
        from: unit.status,
        to: 'not-followed',
      },
    },
  );
  return spell ?? null;
}
