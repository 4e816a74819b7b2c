/** One vacancy spell as the evaluation sees it, in months since vacancy began. */
export type Spell = {
  /** Age of the spell when the register first saw it: spells that ended earlier could not be seen (left truncation). */
  readonly enteredAt: number;
  /** Age at the end, or at the last day of observation. */
  readonly leftAt: number;
  /** Kind of exit; null when still vacant on that last day (right censoring). */
  readonly exit: string | null;
};

export type SurvivalStep = {
  readonly months: number;
  readonly atRisk: number;
  readonly exits: number;
  /** Share still vacant just after `months`. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

const Z95 = 1.959964;

/**
 * Kaplan–Meier estimate of the share still vacant, any exit, with left truncation (a spell counts at risk only from
 * the age at which the register saw it) and 95 % bands on the log–log scale (Greenwood's variance). Spells seen for no
 * time at all bring nothing and are left out.
 *
 * With left truncation few are seen at the youngest and oldest ages, and one exit among two would halve the curve for
 * ever: it starts at the first exit with `least` spells at risk (share of those still vacant then) and ends when fewer
 * are left.
 */
export function kaplanMeier(spells: readonly Spell[], least = 1): SurvivalStep[] {
  const seen = spells.filter((spell) => spell.leftAt > spell.enteredAt);
  const atRiskAt = riskSets(seen);
  const exitsAt = countBy(seen.filter((spell) => spell.exit !== null).map((spell) => spell.leftAt));
  const steps: SurvivalStep[] = [];
  let share = 1;
  let greenwood = 0;
  for (const [months, exits] of exitsAt) {
    const atRisk = atRiskAt(months);
    if (atRisk < least && steps.length > 0) break;
    if (atRisk < least) continue;
    share *= 1 - exits / atRisk;
    greenwood += atRisk > exits ? exits / (atRisk * (atRisk - exits)) : 0;
    steps.push({ months, atRisk, exits, share, ...band(share, greenwood) });
  }
  return steps;
}

/** How many are at risk at an age: entered before it, and not left before it. Sorted once, then found by halving. */
function riskSets(spells: readonly Spell[]): (months: number) => number {
  const entered = spells.map((spell) => spell.enteredAt).sort((a, b) => a - b);
  const left = spells.map((spell) => spell.leftAt).sort((a, b) => a - b);
  return (months) => countBelow(entered, months) - countBelow(left, months);
}

/** Items of a sorted list strictly below `bound`. */
function countBelow(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many times each value occurs, in ascending order of value. */
function countBy(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of [...values].sort((a, b) => a - b)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function band(share: number, greenwood: number): { low: number; high: number } {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const spread = (Z95 * Math.sqrt(greenwood)) / Math.log(share);
  return { low: share ** Math.exp(-spread), high: share ** Math.exp(spread) };
}

export type IncidenceStep = { readonly months: number; readonly incidence: number };

/**
 * Aalen–Johansen cumulative incidence of one kind of exit among competing ones: the share that will have left that
 * way by each age. Never one minus Kaplan–Meier per cause, which counts homes that left otherwise as still to leave.
 */
export function cumulativeIncidence(spells: readonly Spell[], kind: string, least = 1): IncidenceStep[] {
  const ofKindAt = countBy(
    spells
      .filter((spell) => spell.exit === kind && spell.leftAt > spell.enteredAt)
      .map((spell) => spell.leftAt),
  );
  const steps: IncidenceStep[] = [];
  let before = 1;
  let incidence = 0;
  for (const { months, atRisk, share } of kaplanMeier(spells, least)) {
    const ofKind = ofKindAt.get(months) ?? 0;
    incidence += (before * ofKind) / atRisk;
    if (ofKind > 0) steps.push({ months, incidence });
    before = share;
  }
  return steps;
}

/** Age by which half have left; null while more than half are still vacant. */
export const medianMonths = (steps: readonly SurvivalStep[]): number | null =>
  steps.find((step) => step.share <= 0.5)?.months ?? null;
