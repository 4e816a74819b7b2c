import { type Day, wholeMonthsBetween } from '../../shared/dates.ts';
import { knownClass } from '../unit.ts';
import type { Unit } from '../unit-store.ts';
import type { PriorityFacts } from './priority.ts';

/** What the score looks at in a unit that is vacant, its vacancy counted to a day. */
export const priorityFacts = (unit: Unit, countedOn: Day): PriorityFacts => ({
  monthsVacant:
    unit.vacantSince === null ? null : Math.max(0, wholeMonthsBetween(unit.vacantSince, countedOn)),
  energyClass: knownClass(unit)?.energyClass ?? null,
  cadastralCategory: unit.cadastralCategory,
  ownerKind: unit.ownerKind,
  canBeContacted: !unit.heldBack,
  status: unit.status,
  kind: unit.kind,
  livingArea: unit.livingArea,
});
