import { type Day, wholeMonthsBetween } from '../../shared/dates.ts';
import type { OwnerKind } from '../ownership.ts';
import { type EnergyLabel, knownClass, type Status, type UnitKind } from '../unit.ts';
import type { PriorityFacts } from './priority.ts';

/** A unit as far as the score looks at it; what is left out is unknown. */
export type Prioritised = {
  readonly vacantSince: Day | null;
  readonly auditedClass?: EnergyLabel | null | undefined;
  readonly estimatedClass?: EnergyLabel | null | undefined;
  readonly declaredClass?: EnergyLabel | null | undefined;
  readonly cadastralCategory?: number | null | undefined;
  readonly ownerKind: OwnerKind | null;
  readonly heldBack: boolean;
  readonly status: Status;
  readonly kind: UnitKind;
  readonly livingArea?: number | null | undefined;
};

/** Whole months; none for a vacancy that begins after the day counted to. */
export const monthsVacant = (since: Day, countedOn: Day): number =>
  Math.max(0, wholeMonthsBetween(since, countedOn));

/** What the score looks at in a unit that is vacant, its vacancy counted to a day. */
export const priorityFacts = (
  unit: Prioritised,
  countedOn: Day,
  monthsOf: typeof monthsVacant = monthsVacant,
): PriorityFacts => ({
  monthsVacant: unit.vacantSince === null ? null : monthsOf(unit.vacantSince, countedOn),
  energyClass:
    knownClass({
      auditedClass: unit.auditedClass ?? null,
      estimatedClass: unit.estimatedClass ?? null,
      declaredClass: unit.declaredClass ?? null,
    })?.energyClass ?? null,
  cadastralCategory: unit.cadastralCategory ?? null,
  ownerKind: unit.ownerKind,
  canBeContacted: !unit.heldBack,
  status: unit.status,
  kind: unit.kind,
  livingArea: unit.livingArea ?? null,
});
