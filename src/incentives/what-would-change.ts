import { type Cents, lessCents } from '../shared/money.ts';
import type { AwardRule } from './award-rule-schema.ts';
import type { Reading } from './evaluate-condition.ts';
import { type Evaluation, evaluateRule } from './evaluate-rule.ts';
import { energyGain, isKnown, type Situation } from './situation.ts';
import { ENERGY_CLASSES, type EnergyClass } from './vocabulary.ts';

/** One change of the project that would bring more, all else equal. */
export type Hint = {
  readonly change:
    | { readonly kind: 'class-after'; readonly to: EnergyClass }
    | { readonly kind: 'vacancy-months'; readonly more: number; readonly to: number }
    | { readonly kind: 'energy-gain'; readonly to: number };
  /** The grant after the change. */
  readonly amount: Cents;
  /** What the change adds, always more than 0. */
  readonly adds: Cents;
};

type Candidate = { readonly change: Hint['change']; readonly situation: Situation };

/**
 * Hints by trial: each candidate is evaluated for real, so a hint never promises what the rule would not give.
 * Silent while the result is unknown: missing answers come first.
 */
export function whatWouldChange(rule: AwardRule, reading: Reading, now: Evaluation): Hint[] {
  if (now.status === 'unknown') return [];
  return candidates(rule, reading.situation)
    .map(({ change, situation }) => {
      const { amount } = evaluateRule(rule, { ...reading, situation });
      return { change, amount, adds: lessCents(amount, now.amount) };
    })
    .filter(({ adds }) => adds > 0)
    .sort((a, b) => b.adds - a.adds);
}

function candidates(rule: AwardRule, situation: Situation): Candidate[] {
  const found: Candidate[] = [];
  const { classAfter, vacancyMonths } = situation;
  const better = isKnown(classAfter) ? ENERGY_CLASSES[ENERGY_CLASSES.indexOf(classAfter) - 1] : undefined;
  if (better !== undefined)
    found.push({
      change: { kind: 'class-after', to: better },
      situation: { ...situation, classAfter: better },
    });
  const months = isKnown(vacancyMonths) ? nextAfter(thresholds(rule, 'vacancy-months'), vacancyMonths) : null;
  if (months !== null && isKnown(vacancyMonths))
    found.push({
      change: { kind: 'vacancy-months', more: months - vacancyMonths, to: months },
      situation: { ...situation, vacancyMonths: months },
    });
  const gained = energyGain(situation);
  const gain = isKnown(gained) ? nextAfter(thresholds(rule, 'energy-gain'), gained) : null;
  if (gain !== null)
    found.push({ change: { kind: 'energy-gain', to: gain }, situation: { ...situation, gainPercent: gain } });
  return found;
}

const nextAfter = (steps: readonly number[], value: number): number | null => {
  const above = steps.filter((at) => at > value);
  return above.length === 0 ? null : Math.min(...above);
};

/** Every figure at which the rule changes its mind about one quantity, wherever it is written in the data. */
export function thresholds(rule: unknown, about: 'vacancy-months' | 'energy-gain'): number[] {
  if (Array.isArray(rule)) return rule.flatMap((item) => thresholds(item, about));
  if (rule === null || typeof rule !== 'object') return [];
  const node = rule as Record<string, unknown>;
  const here = [
    node.by === about ? node.from : null,
    node.by === about ? node.below : null,
    node.kind === 'vacancy-months-at-least' && about === 'vacancy-months' ? node.months : null,
    node.kind === 'energy-gain-at-least' && about === 'energy-gain' ? node.percent : null,
  ].filter((value) => typeof value === 'number');
  return [...here, ...Object.values(node).flatMap((value) => thresholds(value, about))];
}
