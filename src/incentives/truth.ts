import { isKnown, type Maybe } from './situation.ts';
import type { Truth } from './trace.ts';
import type { Question } from './vocabulary.ts';

/** A verdict with the answers it lacks: empty unless the verdict is `unknown`. */
export type Verdict = { readonly truth: Truth; readonly missing: readonly Question[] };

export const YES: Verdict = { truth: 'yes', missing: [] };
export const NO: Verdict = { truth: 'no', missing: [] };
export const unsure = (...missing: readonly Question[]): Verdict => ({ truth: 'unknown', missing });
export const verdict = (holds: boolean): Verdict => (holds ? YES : NO);

/** Tests a value if there is one; otherwise says which questions would give it. */
export const test = <T>(value: Maybe<T>, holds: (value: T) => boolean, ...questions: Question[]): Verdict =>
  isKnown(value) ? verdict(holds(value)) : unsure(...questions);

/** Kleene's logic: one `no` settles it, whatever else is unknown. */
export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some((v) => v.truth === 'no')) return NO;
  const unknown = verdicts.filter((v) => v.truth === 'unknown');
  return unknown.length === 0 ? YES : unsure(...distinct(unknown.flatMap((v) => v.missing)));
}

/** One `yes` settles it, whatever else is unknown. */
export function some(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some((v) => v.truth === 'yes')) return YES;
  const unknown = verdicts.filter((v) => v.truth === 'unknown');
  return unknown.length === 0 ? NO : unsure(...distinct(unknown.flatMap((v) => v.missing)));
}

export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
