import type { AmendedTerms } from '../../cases/amended-terms.ts';
import type { WorksPlan } from '../../cases/case.ts';
import type { CaseState } from '../../cases/case-states.ts';
import type { SchemeDeadline, Undertaking } from '../../incentives/scheme-schema.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { Cents } from '../../shared/money.ts';

/** Proposed by one person, decided by another, then signed like the agreement. */
export const AMENDMENT_STATES = ['proposed', 'refused', 'to-sign', 'signed', 'abandoned'] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];
export const isOpen = (state: AmendmentState): boolean => state === 'proposed' || state === 'to-sign';

export type Term = { readonly count: number; readonly unit: 'days' | 'months' };
export type Party = {
  readonly ownerId: OwnerId;
  readonly name: string;
  /** Owner kind of the glossary (people room). */
  readonly kind: string;
  readonly siren: string | null;
  readonly address: readonly string[];
};

/** One thing changed, with what it was: an amendment names its articles and leaves the others alone. */
export type Change =
  | { readonly kind: 'amount'; readonly before: Cents; readonly after: Cents }
  | { readonly kind: 'works'; readonly before: WorksPlan; readonly after: WorksPlan }
  | {
      readonly kind: 'deadline';
      readonly code: SchemeDeadline['code'];
      readonly before: Term;
      readonly after: Term;
    }
  | { readonly kind: 'beneficiary'; readonly before: Party; readonly after: Party }
  | {
      readonly kind: 'undertaking';
      readonly undertaking: Undertaking['kind'];
      readonly before: number;
      readonly after: number;
    };
export type ChangeKind = Change['kind'];

/** Which article of the agreement each kind changes; the parties stand before the articles. */
export const ARTICLE_OF = {
  beneficiary: 'parties',
  works: 'a3',
  amount: 'a4',
  deadline: 'a6',
  undertaking: 'a8',
} as const satisfies Record<ChangeKind, string>;

/** Once an agreement is signed and until everything promised is over. */
const AMENDABLE: readonly CaseState[] = [
  'signed',
  'works-started',
  'works-done',
  'conformity',
  'balance',
  'monitoring',
];
export const isAmendable = (state: CaseState): boolean => AMENDABLE.includes(state);

/** What can still be changed in a state: no amount once the balance is ordered, no works once they are seen. */
export const CHANGEABLE_IN: Readonly<Record<ChangeKind, readonly CaseState[]>> = {
  amount: ['signed', 'works-started', 'works-done', 'conformity'],
  works: ['signed', 'works-started', 'works-done'],
  deadline: ['signed', 'works-started', 'works-done', 'conformity', 'balance'],
  beneficiary: AMENDABLE,
  undertaking: AMENDABLE,
};

export type Limits = {
  readonly state: CaseState;
  readonly paid: Cents;
  /** Smax of the decision; null: the scheme has none. */
  readonly cap: Cents | null;
  /** Cost of the works TTC. */
  readonly cost: Cents;
  readonly deadlines: readonly SchemeDeadline[];
};
export type ChangeFault =
  | { readonly fault: 'not-now' | 'same' | 'not-extendable' }
  | { readonly fault: 'below-paid' | 'above-cap' | 'above-cost'; readonly cents: Cents }
  | { readonly fault: 'too-long'; readonly most: number };

/** Why a change cannot be made; null when it can. Extensions keep within those that the scheme allows. */
export function faultOf(change: Change, limits: Limits): ChangeFault | null {
  if (!CHANGEABLE_IN[change.kind].includes(limits.state)) return { fault: 'not-now' };
  if (sameBeforeAndAfter(change)) return { fault: 'same' };
  if (change.kind === 'amount') return amountFault(change.after, limits);
  return change.kind === 'deadline' ? deadlineFault(change, limits) : null;
}

const sameBeforeAndAfter = ({ before, after }: Change): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

function amountFault(after: Cents, { paid, cap, cost }: Limits): ChangeFault | null {
  if (after < paid) return { fault: 'below-paid', cents: paid };
  if (cap !== null && after > cap) return { fault: 'above-cap', cents: cap };
  return after > cost ? { fault: 'above-cost', cents: cost } : null;
}

function deadlineFault(
  { code, after }: Extract<Change, { kind: 'deadline' }>,
  { deadlines }: Limits,
): ChangeFault | null {
  const delay = deadlines.find((known) => known.code === code);
  if (!delay?.extension || delay.extension.unit !== delay.unit || after.unit !== delay.unit)
    return { fault: 'not-extendable' };
  const most = delay.count + delay.extension.count * delay.extension.times;
  return after.count > most ? { fault: 'too-long', most } : null;
}

/** The terms in force once these changes are; what they do not name stays. */
export function amendedBy(terms: AmendedTerms, changes: readonly Change[]): AmendedTerms {
  const deadlines = changes.flatMap((change) =>
    change.kind === 'deadline' ? [{ code: change.code, ...change.after }] : [],
  );
  const undertakings = changes.flatMap((change) =>
    change.kind === 'undertaking' ? [{ kind: change.undertaking, years: change.after }] : [],
  );
  return {
    award: changeOf(changes, 'amount')?.after ?? terms.award,
    deadlines: [
      ...terms.deadlines.filter(({ code }) => !deadlines.some((changed) => changed.code === code)),
      ...deadlines,
    ],
    undertakings: [
      ...terms.undertakings.filter(({ kind }) => !undertakings.some((changed) => changed.kind === kind)),
      ...undertakings,
    ],
  };
}

/** What the award gains or loses, in cents. */
export const awardChange = (changes: readonly Change[]): number =>
  changes.reduce((sum, change) => (change.kind === 'amount' ? sum + change.after - change.before : sum), 0);

export const changeOf = <Kind extends ChangeKind>(
  changes: readonly Change[],
  kind: Kind,
): Extract<Change, { kind: Kind }> | undefined =>
  changes.find((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);
