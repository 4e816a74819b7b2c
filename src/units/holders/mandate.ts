import type { Day } from '../../shared/dates.ts';
import type { UnitId } from '../../shared/ids.ts';

/** Who acts for an owner. Labels: `owners.mandate.kinds.*`. */
export const REPRESENTATIVE_KINDS = [
  'notary',
  'relative',
  'amo',
  'property-manager',
  'lawyer',
  'guardian',
  'other',
] as const;
export type RepresentativeKind = (typeof REPRESENTATIVE_KINDS)[number];

/** What a mandate covers: letters and mails, the audit and the case, the money. Labels: `owners.mandate.scopes.*`. */
export const MANDATE_SCOPES = ['contact', 'apply', 'payments'] as const;
export type MandateScope = (typeof MANDATE_SCOPES)[number];

export type MandateTerm = {
  readonly startsOn: Day;
  /** Last day; null while no end is agreed. */
  readonly endsOn: Day | null;
  /** Day from which it no longer holds, whatever was agreed. */
  readonly revokedOn: Day | null;
};

export const MANDATE_STATES = ['future', 'in-force', 'over', 'revoked'] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

/** Where a mandate stands that day; its last day counts, the day it is revoked does not. */
export function mandateState({ startsOn, endsOn, revokedOn }: MandateTerm, on: Day): MandateState {
  if (revokedOn !== null && revokedOn <= on) return 'revoked';
  if (on < startsOn) return 'future';
  return endsOn !== null && endsOn < on ? 'over' : 'in-force';
}

/** Whether a mandate holds for a home: its own, or every home of the owner. */
export const coversHome = ({ unitId }: { readonly unitId: UnitId | null }, home: UnitId): boolean =>
  unitId === null || unitId === home;

type Scoped = MandateTerm & {
  readonly id: number;
  /** The home it was given for; null: every home of the owner. */
  readonly unitId: UnitId | null;
  readonly scope: readonly MandateScope[];
};

/**
 * Who stands that day for one owner of these homes: to whom letters go, or (`payments`) who receives the money. A letter
 * is one, so the mandate must cover every home in it. Of several, the latest appointed. Null: the owner.
 */
export function representativeFor<M extends Scoped>(
  mandates: readonly M[],
  homes: readonly UnitId[],
  on: Day,
  scope: MandateScope = 'contact',
): M | null {
  const able = mandates.filter(
    (mandate) =>
      mandate.scope.includes(scope) &&
      mandateState(mandate, on) === 'in-force' &&
      homes.every((home) => coversHome(mandate, home)),
  );
  const latest = able.toSorted((a, b) =>
    a.startsOn === b.startsOn ? b.id - a.id : a.startsOn < b.startsOn ? 1 : -1,
  );
  return latest[0] ?? null;
}
