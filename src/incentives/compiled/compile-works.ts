import type { AwardRule } from '../award-rule-schema.ts';
import { timesRoundedDown } from '../lookup-table.ts';
import type { Measure } from '../situation.ts';
import { MISSING } from './compile-table.ts';
import type { Project } from './project.ts';
import { onceForSituation } from './shared-parts.ts';

/** Works that a rule counts, in cents; refilled at the next project, so that nothing is allocated. */
export type CountedWorks = {
  /** Σ min(quote_i, cap_i). */
  total: number;
  /** False while the works, or a quantity that a ceiling needs, are not known. */
  known: boolean;
  eligibleHT: number;
  eligibleTTC: number;
};

export function compileWorks(
  base: Omit<AwardRule['base'], 'article' | 'ceiling'>,
): (project: Project) => CountedWorks {
  const into: CountedWorks = { total: 0, known: false, eligibleHT: 0, eligibleTTC: 0 };
  const posts = new Set<string>(base.posts);
  const excluded = new Set<string>(base.excludedMeasures);
  const ceilings = new Map(
    base.measureCeilings.flatMap((ceiling) =>
      ceiling.measures.map((slug) => [slug as string, ceiling] as const),
    ),
  );
  const counts = (measure: Measure): boolean =>
    posts.has(measure.post) &&
    !excluded.has(measure.slug) &&
    !(base.excludesFundedElsewhere && measure.fundedElsewhere);
  /** Cost of one item within its own ceiling; MISSING when the ceiling is by unit and the quantity unknown. */
  const countedCost = (measure: Measure, cost: number): number => {
    const ceiling = ceilings.get(measure.slug);
    if (ceiling === undefined) return cost;
    if (ceiling.per === 'measure') return Math.min(cost, ceiling.cents);
    return measure.quantity === null
      ? MISSING
      : Math.min(cost, timesRoundedDown(ceiling.cents, measure.quantity));
  };
  return onceForSituation(({ situation: { measures }, ttc }) => {
    into.total = 0;
    into.known = measures.length > 0;
    into.eligibleHT = 0;
    into.eligibleTTC = 0;
    measures.forEach((measure, index) => {
      if (!counts(measure)) return;
      const withVat = ttc[index] ?? 0;
      into.eligibleHT += measure.costHT;
      into.eligibleTTC += withVat;
      const counted = countedCost(measure, base.tax === 'HT' ? measure.costHT : withVat);
      if (counted === MISSING) into.known = false;
      else into.total += counted;
    });
    return into;
  }, into);
}
