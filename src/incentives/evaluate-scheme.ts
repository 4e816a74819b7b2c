import type { Localised } from '../shared/locale.ts';
import { evaluateCondition, type Reading } from './evaluate-condition.ts';
import { type Evaluation, evaluateRule, refusal } from './evaluate-rule.ts';
import { isInForce } from './in-force.ts';
import type { Source } from './schema-atoms.ts';
import type { SchemeVersion } from './scheme.ts';
import { schemeCode } from './scheme-code.ts';
import type { SchemeDefinition, Undertaking } from './scheme-schema.ts';
import type { OtherAid, Situation } from './situation.ts';
import { dayValue, type TraceLine } from './trace.ts';
import { every } from './truth.ts';
import type { Status } from './vocabulary.ts';
import { type Hint, whatWouldChange } from './what-would-change.ts';

/** What a scheme version gives in a situation, and why. */
export type SchemeResult = Evaluation & {
  readonly code: string;
  readonly version: number;
  readonly contentHash: string;
  readonly name: Localised;
  readonly example: boolean;
  readonly confirmed: boolean;
  readonly source: Source;
  readonly hints: readonly Hint[];
  /** Undertakings that this project would carry. */
  readonly undertakings: readonly Undertaking[];
};

/**
 * Evaluates one scheme version. `otherAid` lists the grants reckoned before this one: they count towards its
 * stacking ceiling, and an aid still unknown is counted at the most it could be.
 * Award: A0 = min(capTotal, Σ min(quote_i, cap_i)); S0 = min(rate·A0 + premiums, Smax, max(0, T·Cost − other aid)).
 */
export function evaluateScheme(
  situation: Situation,
  { definition, contentHash }: SchemeVersion,
  otherAid: readonly OtherAid[] = [],
): SchemeResult {
  const code = schemeCode(definition);
  const reading = readingOf(code, situation, otherAid);
  const { version, name, example, confirmed, source } = definition;
  const identity = { code, version, contentHash, name, example, confirmed, source };
  const inForce = isInForce(definition.validity, situation.on);
  const opening = inForceLine(inForce, situation, definition.deliberation);
  if (!inForce) return { ...identity, ...refusal([opening]), hints: [], undertakings: [] };
  const evaluated = evaluateRule(definition, reading);
  return {
    ...identity,
    ...evaluated,
    trace: [opening, ...evaluated.trace],
    hints: whatWouldChange(definition, reading, evaluated),
    undertakings: undertakingsOf(definition, reading, evaluated.status),
  };
}

const readingOf = (code: string, situation: Situation, otherAid: readonly OtherAid[]): Reading => ({
  situation,
  otherAid: otherAid.filter((aid) => aid.code !== code),
});

/** The money of evaluateScheme alone, without hints and undertakings: for those who compare thousands of projects. */
export function evaluateAward(
  situation: Situation,
  { definition }: SchemeVersion,
  otherAid: readonly OtherAid[],
): Evaluation & { readonly code: string } {
  const code = schemeCode(definition);
  const inForce = isInForce(definition.validity, situation.on);
  const evaluated = inForce
    ? evaluateRule(definition, readingOf(code, situation, otherAid))
    : refusal([inForceLine(false, situation, definition.deliberation)]);
  return { ...evaluated, code };
}

/** Once eligible, the undertakings that hold for certain; before that, all those that still could. */
const undertakingsOf = (definition: SchemeDefinition, reading: Reading, status: Status): Undertaking[] =>
  definition.undertakings.filter(({ when }) => {
    const { truth } = every(when.map((condition) => evaluateCondition(condition, reading)));
    return status === 'eligible' ? truth === 'yes' : truth !== 'no';
  });

const inForceLine = (inForce: boolean, situation: Situation, article: string | null): TraceLine => ({
  rule: 'in-force',
  article,
  outcome: inForce ? 'yes' : 'no',
  inputs: { on: dayValue(situation.on) },
  amount: null,
});
