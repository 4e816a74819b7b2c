import type { Undertaking } from '../incentives/scheme-schema.ts';
import type { RentLevel, Tenure } from '../incentives/vocabulary.ts';
import type { Day } from '../shared/dates.ts';
import type { Cents } from '../shared/money.ts';
import { EVIDENCE_FOR, type EvidenceKind, type ExitKind, isReturn } from '../units/spells/exit.ts';

/** What an officer found, before it is checked. Rent and ceiling: cents a month, without charges. */
export type FoundReturn = {
  readonly exitKind: ExitKind;
  readonly evidence: EvidenceKind;
  readonly occupiedOn: Day;
  readonly monthlyRent: Cents | null;
  readonly rentCeiling: Cents | null;
};

/** What the agreement promised of the dwelling's future. */
export type Promised = {
  readonly tenureAfter: Tenure | null;
  readonly rentLevel: RentLevel | null;
  readonly undertakings: readonly Pick<Undertaking, 'kind'>[];
};

/** Exits that keep the promise of each tenure. */
const KEEPS: Readonly<Record<Tenure, readonly ExitKind[]>> = {
  let: ['let', 'let-under-agreement'],
  'owner-occupied': ['owner-occupied'],
  lent: ['lent'],
  sold: ['sold'],
  'second-home': ['second-home'],
};

export const LET_EXITS: readonly ExitKind[] = ['let', 'let-under-agreement'];
export const exitsOf = ({ tenureAfter }: Promised): readonly ExitKind[] =>
  tenureAfter === null
    ? ['let', 'let-under-agreement', 'owner-occupied', 'lent', 'sold']
    : KEEPS[tenureAfter];
export const isRentCapped = ({ undertakings }: Promised): boolean =>
  undertakings.some(({ kind }) => kind === 'rent-ceiling');

export type ReturnFault = {
  readonly field: 'exitKind' | 'evidence' | 'occupiedOn' | 'rent' | 'ceiling';
  /** Texts `returns.errors.*`. */
  readonly fault:
    | 'notReturn'
    | 'notAsPromised'
    | 'weakEvidence'
    | 'future'
    | 'rentNeeded'
    | 'ceilingNeeded'
    | 'rentTooHigh';
};

/** What stands in the way of recording the return; the rent of a capped dwelling is set against its ceiling. */
export function returnFaults(found: FoundReturn, promised: Promised, today: Day): ReturnFault[] {
  const faults: ReturnFault[] = [];
  const { exitKind, evidence } = found;
  if (!isReturn(exitKind)) faults.push({ field: 'exitKind', fault: 'notReturn' });
  else if (!exitsOf(promised).includes(exitKind)) faults.push({ field: 'exitKind', fault: 'notAsPromised' });
  if (!EVIDENCE_FOR[exitKind].includes(evidence)) faults.push({ field: 'evidence', fault: 'weakEvidence' });
  if (found.occupiedOn > today) faults.push({ field: 'occupiedOn', fault: 'future' });
  return LET_EXITS.includes(exitKind) ? [...faults, ...rentFaults(found, promised)] : faults;
}

function rentFaults({ monthlyRent, rentCeiling }: FoundReturn, promised: Promised): ReturnFault[] {
  if (monthlyRent === null) return [{ field: 'rent', fault: 'rentNeeded' }];
  if (!isRentCapped(promised)) return [];
  if (rentCeiling === null) return [{ field: 'ceiling', fault: 'ceilingNeeded' }];
  return monthlyRent > rentCeiling ? [{ field: 'rent', fault: 'rentTooHigh' }] : [];
}
