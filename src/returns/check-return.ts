import type { Undertaking } from '../incentives/scheme-schema.ts';
import type { RentLevel, Tenure } from '../incentives/vocabulary.ts';
import type { Day } from '../shared/dates.ts';
import type { Cents } from '../shared/money.ts';
import {
  EVIDENCE_FOR,
  type EvidenceKind,
  EXIT_KINDS,
  type ExitKind,
  isReturn,
} from '../units/spells/exit.ts';
import { asksTenantBand, fitsLevel, type TenantBand } from './tenant-band.ts';

/** What an officer found, before it is checked. Rent and ceiling: cents a month, without charges. */
export type FoundReturn = {
  readonly exitKind: ExitKind;
  readonly evidence: EvidenceKind;
  readonly occupiedOn: Day;
  readonly monthlyRent: Cents | null;
  readonly rentCeiling: Cents | null;
  /** Income band of the tenant, as their tax notice shows it; null or left out while it has not been seen. */
  readonly tenantBand?: TenantBand | null;
  /** Why the home is not used as promised, where it is not. */
  readonly difference?: string | null;
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
  'let-furnished': ['let'],
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
/** Uses that bring somebody to live there all year, but not the one promised: recorded with an explanation only. */
export const otherExits = (promised: Promised): readonly ExitKind[] =>
  EXIT_KINDS.filter((kind) => isReturn(kind) && !exitsOf(promised).includes(kind));
export const isAsPromised = (exit: ExitKind, promised: Promised): boolean => exitsOf(promised).includes(exit);
export const isRentCapped = ({ undertakings }: Promised): boolean =>
  undertakings.some(({ kind }) => kind === 'rent-ceiling');

export type ReturnFault = {
  readonly field: 'exitKind' | 'evidence' | 'occupiedOn' | 'rent' | 'ceiling' | 'tenantBand' | 'difference';
  /** Texts `returns.errors.*`. */
  readonly fault:
    | 'notReturn'
    | 'notAsPromised'
    | 'weakEvidence'
    | 'future'
    | 'rentNeeded'
    | 'ceilingNeeded'
    | 'rentTooHigh'
    | 'tenantAbove';
};

/** What stands in the way of recording the return; the rent of a capped dwelling is set against its ceiling. */
export function returnFaults(found: FoundReturn, promised: Promised, today: Day): ReturnFault[] {
  const faults: ReturnFault[] = [];
  const { exitKind, evidence } = found;
  if (!isReturn(exitKind)) faults.push({ field: 'exitKind', fault: 'notReturn' });
  else if (!isAsPromised(exitKind, promised) && !found.difference?.trim())
    faults.push({ field: 'difference', fault: 'notAsPromised' });
  if (!EVIDENCE_FOR[exitKind].includes(evidence)) faults.push({ field: 'evidence', fault: 'weakEvidence' });
  if (found.occupiedOn > today) faults.push({ field: 'occupiedOn', fault: 'future' });
  return LET_EXITS.includes(exitKind) ? [...faults, ...lettingFaults(found, promised)] : faults;
}

function lettingFaults(found: FoundReturn, promised: Promised): ReturnFault[] {
  const { tenantBand } = found;
  const { rentLevel } = promised;
  const above =
    tenantBand && rentLevel !== null && asksTenantBand(rentLevel) && !fitsLevel(tenantBand, rentLevel);
  return [
    ...rentFaults(found, promised),
    ...(above ? [{ field: 'tenantBand' as const, fault: 'tenantAbove' as const }] : []),
  ];
}

function rentFaults({ monthlyRent, rentCeiling }: FoundReturn, promised: Promised): ReturnFault[] {
  if (monthlyRent === null) return [{ field: 'rent', fault: 'rentNeeded' }];
  if (!isRentCapped(promised)) return [];
  if (rentCeiling === null) return [{ field: 'ceiling', fault: 'ceilingNeeded' }];
  return monthlyRent > rentCeiling ? [{ field: 'rent', fault: 'rentTooHigh' }] : [];
}
