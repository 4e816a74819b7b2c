import type { Award } from '../incentives/award-payments.ts';
import type { Cents } from '../shared/money.ts';

/** Terms of the decision as signed amendments changed them. The decision and its calculation stay as they were. */
export type AmendedTerms = {
  /** S0 from now on; null while the decision's holds. */
  readonly award: Cents | null;
  readonly deadlines: readonly {
    readonly code: string;
    readonly count: number;
    readonly unit: 'days' | 'months';
  }[];
  readonly undertakings: readonly { readonly kind: string; readonly years: number }[];
};
type Amended = { readonly amendedTerms: AmendedTerms | null };

export const UNAMENDED: AmendedTerms = { award: null, deadlines: [], undertakings: [] };
export const amendedTermsOf = ({ amendedTerms }: Amended): AmendedTerms => amendedTerms ?? UNAMENDED;

type Delay = { readonly code: string; readonly count: number; readonly unit: 'days' | 'months' };

/** Delays of the scheme with those that an amendment prolonged. */
export const withAmendedDelays = <D extends Delay>(delays: readonly D[], row: Amended): D[] =>
  delays.map((delay) => ({
    ...delay,
    ...amendedTermsOf(row).deadlines.find(({ code }) => code === delay.code),
  }));

export const withAmendedUndertakings = <U extends { readonly kind: string; readonly years: number }>(
  undertakings: readonly U[],
  row: Amended,
): U[] =>
  undertakings.map((undertaking) => ({
    ...undertaking,
    ...amendedTermsOf(row).undertakings.find(({ kind }) => kind === undertaking.kind),
  }));

/** The calculation that payments are reckoned from: the decision's, under the ceiling in force. */
export function withAmendedAward<C extends { readonly award: Award }>(calculation: C, row: Amended): C {
  const { award } = amendedTermsOf(row);
  return award === null ? calculation : { ...calculation, award: { ...calculation.award, amount: award } };
}
