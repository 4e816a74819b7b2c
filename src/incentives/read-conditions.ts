import type { Condition } from './condition-schema.ts';
import { evaluateCondition, type Reading } from './evaluate-condition.ts';
import type { Situation } from './situation.ts';
import type { TraceLine } from './trace.ts';
import { every, type Verdict } from './truth.ts';

/** Reads conditions one by one: the verdict of all, and a line for each. */
export function readConditions(
  conditions: readonly Condition[],
  situation: Situation,
  otherAid: Reading['otherAid'] = [],
): Verdict & { readonly lines: readonly TraceLine[] } {
  const results = conditions.map((condition) => evaluateCondition(condition, { situation, otherAid }));
  return { ...every(results), lines: results.map(({ line }) => line) };
}
