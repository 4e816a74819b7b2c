import type { Award } from '../../incentives/award-payments.ts';
import { type Estimate, estimate } from '../../incentives/estimate.ts';
import type { EstimateInput } from '../../incentives/estimate-input.ts';
import type { LeverParameters } from '../../incentives/levers/lever-parameters.ts';
import { parseScheme, type SchemeVersion } from '../../incentives/scheme.ts';
import type { Instant } from '../../shared/dates.ts';
import { refused } from '../../shared/errors.ts';
import type { AuditId, SchemeVersionId } from '../../shared/ids.ts';
import { type CentsTTC, cents, sumCents } from '../../shared/money.ts';
import { type ProjectFacts, worksWithoutQuote } from '../case-facts.ts';

/**
 * What a decision rests on, frozen when the case is proposed: inputs, rules by their fingerprint, the whole trace, the
 * financing plan. Plain data, attached to the agreement as it is; never rewritten after the decision.
 */
export type Calculation = {
  readonly format: 'volets-calculation/1';
  readonly frozenAt: Instant;
  readonly scheme: {
    readonly code: string;
    readonly version: number;
    readonly versionId: SchemeVersionId;
    readonly contentHash: string;
  };
  readonly auditId: AuditId | null;
  /** Identifiers of the quotes that it counts. */
  readonly quotes: readonly number[];
  readonly input: EstimateInput;
  readonly estimate: Estimate;
  readonly award: Award;
};

/** The calculation as stored with a case; null before it is proposed. */
export const calculationOf = ({ calculation }: { readonly calculation: unknown }): Calculation | null =>
  whole(calculation as Calculation | null);

/** Calculations frozen before the plan told who pays when have no such part: they are shown without it, never redone. */
const whole = (frozen: Calculation | null): Calculation | null =>
  frozen && {
    ...frozen,
    estimate: { ...LATER_PARTS, ...frozen.estimate },
  };

const LATER_PARTS: Pick<Estimate, 'routes' | 'outlook' | 'further'> = {
  routes: [],
  outlook: {
    payments: [],
    toAdvance: cents(0),
    support: null,
    rents: [],
    yearly: [],
    breakEvenYear: 'unknown',
    vacancyTax: 'unknown',
  },
  further: [],
};

/** A stored version of a scheme as the rules read it. @throws DomainError `incentives.errors.badScheme` */
export const pinnedScheme = (row: {
  readonly rules: unknown;
  readonly contentHash: string;
}): SchemeVersion => ({
  definition: parseScheme(row.rules),
  contentHash: row.contentHash,
});

export type FreezeInput = {
  readonly input: EstimateInput;
  readonly works: ProjectFacts['works'];
  readonly scheme: SchemeVersion;
  readonly schemeVersionId: SchemeVersionId;
  readonly levers: LeverParameters;
  readonly auditId: AuditId | null;
  readonly quotes: readonly { readonly id: number; readonly totalTTC: CentsTTC }[];
  readonly now: Instant;
};

/**
 * Computes and freezes. Guards of the proposal: a quote per measure, the scheme says yes for certain, and the plan
 * balances (grants + loan + own money = cost TTC = the quotes).
 * @throws DomainError `cases.errors.measuresWithoutQuote`, `cases.errors.notEligible`, `cases.errors.planUnbalanced`
 */
export function freezeCalculation(from: FreezeInput): Calculation {
  const { input, works, scheme, schemeVersionId, levers, auditId, quotes, now } = from;
  const unquoted = worksWithoutQuote(works);
  if (unquoted.length > 0 || works.length === 0)
    throw refused('cases.errors.measuresWithoutQuote', { count: unquoted.length });
  if (input.on === undefined) throw new RangeError('the day of the rules is not set');
  const result = estimate(input, scheme, levers, input.on);
  const local = result.scheme;
  if (local?.status !== 'eligible' || !local.terms || local.amount === 0)
    throw refused('cases.errors.notEligible');
  mustBalance(result, quotes);
  const { code, version, contentHash } = local;
  return {
    format: 'volets-calculation/1',
    frozenAt: now,
    scheme: { code, version, contentHash, versionId: schemeVersionId },
    auditId,
    quotes: quotes.map(({ id }) => id),
    input,
    estimate: result,
    award: { amount: local.amount, base: local.base, terms: local.terms },
  };
}

/** Cents that rounding VAT line by line may put between a company's total and ours, for each item of works. */
const ROUNDING = 2;

function mustBalance({ plan }: Estimate, quotes: FreezeInput['quotes']): void {
  const funding = sumCents(plan.funding.map(({ amount }) => amount));
  const quoted = sumCents(quotes.map(({ totalTTC }) => totalTTC));
  const gap = Math.abs(quoted - plan.cost.ttc);
  if (funding !== Number(plan.cost.ttc) || gap > ROUNDING * Math.max(plan.costs.length, 1) * quotes.length)
    throw refused('cases.errors.planUnbalanced', { quotes: quoted / 100, plan: plan.cost.ttc / 100 });
}
