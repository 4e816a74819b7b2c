import type { Day } from '../../shared/dates.ts';
import { day } from '../../shared/dates.ts';
import { estimate } from '../estimate.ts';
import type { EstimateInput } from '../estimate-input.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { schemeVersion } from '../scheme.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import type { Status } from '../vocabulary.ts';

/** A case already decided: what was known of it then, frozen, and what it was granted, cents. */
export type DecidedCase = { readonly ref: string; readonly input: EstimateInput; readonly granted: number };

/** What each scheme would have answered to a case: one for each scheme, in order. */
export type ReplayedCase = {
  readonly ref: string;
  readonly on: Day | null;
  readonly granted: number;
  readonly would: readonly { readonly status: Status; readonly amount: number }[];
};

const ALWAYS = { from: day('1900-01-01'), to: null };

/** The same rules without their dates: schemes are compared as if each were in force on the day of the reading. */
export const asIfInForce = (definition: SchemeDefinition): SchemeDefinition => ({
  ...definition,
  validity: ALWAYS,
});

/** Replays decided cases from their frozen situations, with the national levers of their own day. */
export function replayCases(
  cases: readonly DecidedCase[],
  schemes: readonly SchemeDefinition[],
  levers: LeverParameters,
  today: Day,
): ReplayedCase[] {
  const versions = schemes.map((definition) => schemeVersion(asIfInForce(definition)));
  return cases.map(({ ref, input, granted }) => ({
    ref,
    on: input.on ?? null,
    granted,
    would: versions.map((version) => {
      const { scheme } = estimate(input, version, levers, today);
      return scheme?.status === 'eligible'
        ? { status: scheme.status, amount: Number(scheme.amount) }
        : { status: scheme?.status ?? 'unknown', amount: 0 };
    }),
  }));
}
