import type { Tenure } from '../../incentives/vocabulary.ts';
import { addMonths, addYears, type Day } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';

/** What is asked of a returned home, and when. Labels: `returnChecks.kind.*`. */
export const CHECK_KINDS = ['persistence-6', 'persistence-12', 'attestation', 'spot-check'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export const CHECK_OUTCOMES = ['persisted', 'vacant', 'unknown'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** What the outcome rests on: the owner's word, a document, somebody who went there. */
export const CHECK_BASES = ['declared', 'document', 'visit'] as const;
export type CheckBasis = (typeof CHECK_BASES)[number];

/** Who lives there. */
export const OCCUPANTS = ['tenant', 'owner', 'relative', 'tourists', 'nobody'] as const;
export type Occupant = (typeof OCCUPANTS)[number];

/** What an owner says of the home. Rent: cents a month without charges. */
export type CheckAnswer = {
  readonly occupant: Occupant;
  /** Asked of let homes only. */
  readonly tenantChanged: boolean | null;
  readonly monthlyRent: Cents | null;
  /** Since when nobody lives there. */
  readonly emptySince: Day | null;
};

export type PlannedCheck = { readonly kind: CheckKind; readonly dueOn: Day };

/**
 * Persistence at 6 and 12 months, then an attestation at each anniversary of the return up to the last term of what was
 * promised. The check at 12 months is the first attestation too: nobody is asked the same thing twice.
 */
export function plannedChecks(returnedOn: Day, lastTerm: Day | null): PlannedCheck[] {
  const planned: PlannedCheck[] = [
    { kind: 'persistence-6', dueOn: addMonths(returnedOn, 6) },
    { kind: 'persistence-12', dueOn: addMonths(returnedOn, 12) },
  ];
  for (let year = 2; lastTerm !== null && addYears(returnedOn, year) <= lastTerm; year += 1)
    planned.push({ kind: 'attestation', dueOn: addYears(returnedOn, year) });
  return planned;
}

/** Attestations rest on a document; a first look at 6 months on the owner's word. */
export const asksProof = (kind: CheckKind): boolean => kind !== 'persistence-6';

/** Occupants that keep the promise of each tenure. */
const KEEPS: Readonly<Record<Tenure, readonly Occupant[]>> = {
  let: ['tenant'],
  'let-furnished': ['tenant'],
  'owner-occupied': ['owner'],
  lent: ['relative'],
  sold: ['owner', 'tenant', 'relative'],
  'second-home': ['owner'],
};

/** What an answer leaves in doubt: an officer looks at it. Labels: `returnChecks.doubt.*`. */
export const DOUBTS = [
  'empty',
  'tourists',
  'notAsPromised',
  'rentTooHigh',
  'rentUnknown',
  'noProof',
] as const;
export type Doubt = (typeof DOUBTS)[number];

export type CheckedAgainst = {
  readonly kind: CheckKind;
  readonly tenure: Tenure | null;
  /** Highest monthly rent allowed; null when none is promised or known. */
  readonly rentCeiling: Cents | null;
  readonly proved: boolean;
};

/** Why an answer cannot be taken as it is; empty when it settles the check by itself. */
export function doubtsOf(answer: CheckAnswer, against: CheckedAgainst): Doubt[] {
  const { occupant, monthlyRent } = answer;
  if (occupant === 'nobody') return ['empty'];
  if (occupant === 'tourists') return ['tourists'];
  const { kind, tenure, rentCeiling, proved } = against;
  const doubts: Doubt[] = [];
  if (tenure !== null && !KEEPS[tenure].includes(occupant)) doubts.push('notAsPromised');
  if (occupant === 'tenant' && rentCeiling !== null) {
    if (monthlyRent === null) doubts.push('rentUnknown');
    else if (monthlyRent > rentCeiling) doubts.push('rentTooHigh');
  }
  if (asksProof(kind) && !proved) doubts.push('noProof');
  return doubts;
}

/** The undertaking that a doubt puts in question; null when it only lacks something. */
export function undertakingInDoubt(doubt: Doubt, running: readonly string[]): string | null {
  const wanted: Readonly<Partial<Record<Doubt, readonly string[]>>> = {
    empty: ['let-as-main-home', 'occupy-as-main-home'],
    notAsPromised: ['let-as-main-home', 'occupy-as-main-home'],
    tourists: ['no-tourist-letting', 'let-as-main-home', 'occupy-as-main-home'],
    rentTooHigh: ['rent-ceiling'],
  };
  return wanted[doubt]?.find((kind) => running.includes(kind)) ?? null;
}

/** Where a check stands. Labels: `returnChecks.state.*`. */
export const CHECK_STATES = ['planned', 'asked', 'overdue', 'to-look-at', 'settled'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export function checkState(check: {
  readonly dueOn: Day;
  readonly askedOn: Day | null;
  readonly remindedOn: Day | null;
  readonly escalatedOn: Day | null;
  readonly outcome: CheckOutcome | null;
}): CheckState {
  if (check.outcome !== null) return 'settled';
  if (check.escalatedOn !== null) return 'to-look-at';
  if (check.remindedOn !== null) return 'overdue';
  return check.askedOn === null ? 'planned' : 'asked';
}
