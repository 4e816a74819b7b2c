import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { SpellId, UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { changeUnit, findUnit } from '../unit-store.ts';
import { isReturn, OCCUPANCY_AFTER } from './exit.ts';
import { asVacancySpell, endOpenSpell, findOpenSpell } from './spell-store.ts';
import { endSpell, type SpellEnd } from './vacancy-spell.ts';

/**
 * Ends the open vacancy of a unit, on evidence that the caller has checked and keeps. The follow-up is completed:
 * “returned” where somebody lives there now, another goal reached otherwise. Returns the spell that ended.
 * @throws DomainError `register.errors.notVacant`, `units.errors.endBeforeStart`
 */
export async function endVacancySpell(
  d: Writer,
  ctx: Pick<Context, 'actor' | 'clock' | 'territory'>,
  unitId: UnitId,
  end: SpellEnd,
  proof: Readonly<Record<string, unknown>> = {},
): Promise<SpellId> {
  const unit = mustExist(await findUnit(d, unitId), 'web.error.404.text');
  const spell = await findOpenSpell(d, unitId);
  if (!spell) throw refused('register.errors.notVacant');
  endSpell(asVacancySpell(spell), end);
  if (!(await endOpenSpell(d, spell.id, end))) throw refused('register.errors.notVacant');
  const now = ctx.clock();
  await changeUnit(d, unitId, {
    status: 'completed',
    substatus: isReturn(end.exitKind) ? 'returned' : 'other-goal-reached',
    occupancy: OCCUPANCY_AFTER[end.exitKind],
    updatedAt: now,
  });
  await refreshUnits(d, ctx.territory, [unitId]);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'unit.vacancy-ended',
      subject: { kind: 'unit', id: unitId },
      data: {
        ...end,
        ...proof,
        spell: spell.id,
        from: unit.status,
        to: 'completed',
        occupancy: { from: unit.occupancy, to: OCCUPANCY_AFTER[end.exitKind] },
      },
    },
  );
  return spell.id;
}
