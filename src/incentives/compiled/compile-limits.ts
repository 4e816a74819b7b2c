import type { AwardRule } from '../award-rule-schema.ts';
import type { AmountTable, RateTable } from '../table-schema.ts';
import { compileAmounts, compileRates, GAP, MISSING, type ReadTable } from './compile-table.ts';
import type { Project } from './project.ts';
import { onceForSituation, part, type SharedParts } from './shared-parts.ts';

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

export function compileLimits(rule: AwardRule, parts: SharedParts): (project: Project, into: Limits) => void {
  const amounts = (table: AmountTable | undefined, none: number): ReadTable =>
    part(parts, `amounts, else ${none}`, table ?? [], () => onceFor(compileAmounts(table ?? []), none));
  const rates = (table: RateTable): ReadTable =>
    part(parts, 'rates', table, () => onceForSituation(compileRates(table), 0));
  const ceiling = amounts(rule.base.ceiling, Number.POSITIVE_INFINITY);
  const floor = amounts(rule.floor?.table, 0);
  const isThreshold = rule.floor?.effect === 'threshold';
  const rate = rates(rule.rate.table);
  const shareCap = amounts(rule.shareCap?.table, Number.POSITIVE_INFINITY);
  const cap = amounts(rule.cap?.table, Number.POSITIVE_INFINITY);
  const stacking = rule.stacking ? rates(rule.stacking.table) : () => 0;

  return (project, into) => {
    const found = rate(project);
    const most = ceiling(project);
    const least = floor(project);
    const share = shareCap(project);
    const whole = cap(project);
    // A stacking table without a row for the project leaves room for nothing.
    const stacked = stacking(project);
    into.noRate = found === GAP;
    into.missing = isOneMissing(found, most, least) || isOneMissing(share, whole, stacked);
    into.rate = Math.max(0, found);
    into.ceiling = Math.max(0, most);
    into.threshold = isThreshold ? Math.max(0, least) : 0;
    into.deductible = isThreshold ? 0 : Math.max(0, least);
    into.shareCap = Math.max(0, share);
    into.cap = Math.max(0, whole);
    into.stackingRate = Math.max(0, stacked);
  };
}

const onceFor = (read: ReadTable | null, none: number): ReadTable =>
  read === null ? () => none : onceForSituation(read, 0);

/** Written out: a list made for it would be made a million times. */
const isOneMissing = (a: number, b: number, c: number): boolean =>
  a === MISSING || b === MISSING || c === MISSING;
