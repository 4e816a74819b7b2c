import type { Writer } from '../../db/database.ts';
import type { Day } from '../../shared/dates.ts';
import { scoreOf } from './priority.ts';
import { monthsVacant, type Prioritised, priorityFacts } from './priority-facts.ts';
import { standingNow } from './priority-store.ts';

/** The score to keep beside a unit; null for one that is not vacant. */
export type Scorer = (unit: Prioritised) => number | null;

/**
 * Scores by the weights that stand now, for many units at once: what the triggers of the register would count for each.
 * Most homes of a file have been empty since one of a few days, so lengths are reckoned once a day.
 */
export async function scorer(d: Writer): Promise<Scorer> {
  const standing = await standingNow(d);
  if (standing === undefined) return () => null;
  const { countedOn, weights } = standing;
  const months = new Map<Day, number>();
  const monthsSince = (since: Day): number => {
    const known = months.get(since) ?? monthsVacant(since, countedOn);
    months.set(since, known);
    return known;
  };
  return (unit) =>
    unit.vacantSince === null ? null : scoreOf(priorityFacts(unit, countedOn, monthsSince), weights);
}
