import type { AwardRule } from '../award-rule-schema.ts';
import { compileAmounts, compileRates, GAP, MISSING, type ReadTable } from './compile-table.ts';
import type { Project } from './project.ts';

/** Everything that the tables of a rule say of a project, in cents and basis points; infinite where they set no limit. */
export type Limits = {
  ceiling: number;
  /** Works below it are paid nothing. */
  threshold: number;
  /** Part of the works that does not count. */
  deductible: number;
  rate: number;
  shareCap: number;
  cap: number;
  stackingRate: number;
  /** No rate for this project: nothing is paid. */
  noRate: boolean;
  /** An answer is missing, and one of the above with it. */
  missing: boolean;
};

export const emptyLimits = (): Limits => ({
  ceiling: 0,
  threshold: 0,
  deductible: 0,
  rate: 0,
  shareCap: 0,
  cap: 0,
  stackingRate: 0,
  noRate: false,
  missing: false,
});

export function compileLimits(rule: AwardRule): (project: Project, into: Limits) => void {
  const ceiling = orElse(compileAmounts(rule.base.ceiling), Number.POSITIVE_INFINITY);
  const floor = orElse(rule.floor && compileAmounts(rule.floor.table), 0);
  const isThreshold = rule.floor?.effect === 'threshold';
  const rate = compileRates(rule.rate.table);
  const shareCap = orElse(rule.shareCap && compileAmounts(rule.shareCap.table), Number.POSITIVE_INFINITY);
  const cap = orElse(rule.cap && compileAmounts(rule.cap.table), Number.POSITIVE_INFINITY);
  const stacking = orElse(rule.stacking && compileRates(rule.stacking.table), 0);

  return (project, into) => {
    into.missing = false;
    const known = (value: number): number => {
      if (value === MISSING) into.missing = true;
      return Math.max(0, value);
    };
    const found = rate(project);
    into.noRate = found === GAP;
    into.rate = known(found);
    into.ceiling = known(ceiling(project));
    const least = known(floor(project));
    into.threshold = isThreshold ? least : 0;
    into.deductible = isThreshold ? 0 : least;
    into.shareCap = known(shareCap(project));
    into.cap = known(cap(project));
    // A stacking table without a row for the project leaves room for nothing.
    into.stackingRate = known(stacking(project));
  };
}

const orElse = (read: ReadTable | null, value: number): ReadTable => read ?? (() => value);
