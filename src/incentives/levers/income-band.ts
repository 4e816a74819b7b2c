import type { Day } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { vintageOn } from '../in-force.ts';
import { isKnown, type Maybe, UNKNOWN } from '../situation.ts';
import { moneyValue, numberValue, step, type TraceLine, termsValue } from '../trace.ts';
import type { IncomeBand } from '../vocabulary.ts';
import type { IncomeLadder, LeverParameters } from './lever-parameters.ts';

/** Household as its tax notice describes it: persons, and reference income (RFR) in cents. */
export type Household = { readonly size: Maybe<number>; readonly referenceIncome: Maybe<Cents> };

export type IncomeBandResult = {
  readonly band: Maybe<IncomeBand>;
  readonly confirmed: boolean;
  readonly trace: readonly TraceLine[];
};

/**
 * Income band of a household outside Île-de-France. A missing size or income is unknown and stays so: it is never
 * read as an income of zero, which would give the highest grant.
 */
export function incomeBand(parameters: LeverParameters, household: Household, on: Day): IncomeBandResult {
  const vintage = vintageOn(parameters.incomeBands, on);
  const { size, referenceIncome } = household;
  if (!vintage || !isKnown(size) || !isKnown(referenceIncome))
    return { band: UNKNOWN, confirmed: vintage?.confirmed ?? false, trace: [] };
  const { value } = vintage;
  const band = (['very-modest', 'modest', 'intermediate'] as const).find(
    (name) => referenceIncome <= ceilingFor(value[name], size),
  );
  const found: IncomeBand = band ?? 'higher';
  const inputs = {
    persons: numberValue(size, 'persons'),
    income: moneyValue(referenceIncome),
    ceiling: moneyValue(ceilingFor(value[band ?? 'intermediate'], size)),
    band: termsValue('incomeBand', [found]),
  };
  const line = step('income-band', value.article, inputs, null);
  return { band: found, confirmed: vintage.confirmed, trace: [line] };
}

/** Ceiling for a household: five are listed, each further person adds the same. */
export function ceilingFor(ladder: IncomeLadder, persons: number): Cents {
  const listed = Math.min(Math.max(1, persons), 5);
  const extra = Math.max(0, persons - 5);
  return cents((ladder.persons[listed - 1] ?? 0) + extra * ladder.perExtra);
}
