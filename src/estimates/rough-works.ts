import type { Range } from '../audits/bills.ts';
import {
  type ClassLimits,
  classWithin,
  ENERGY_CLASSES,
  type EnergyClass,
  rankOf,
  worseOf,
} from '../audits/energy-class.ts';
import type { EnergyResult } from '../audits/engine/energy-engine.ts';
import type { Scenario } from '../audits/scenario.ts';
import type { MeasureSlug } from '../audits/works/measure-catalogue.ts';
import type { EstimateInput } from '../incentives/estimate-input.ts';
import { cents } from '../shared/money.ts';
import type { Variant } from './typical-home.ts';

/** What works would do to one of the usual homes, in what aid rules read. */
export type RoughWorks = {
  readonly variant: Variant;
  readonly classBefore: EnergyClass;
  readonly classAfter: EnergyClass;
  /** Saving of primary energy, percent. */
  readonly gainPercent: number;
  readonly epBefore: number;
  readonly epAfter: number;
  readonly costTTC: Range<number>;
  readonly billSavings: number;
  readonly measures: readonly {
    readonly slug: MeasureSlug;
    readonly quantity: number;
    readonly unit: 'm2' | 'unit';
    readonly vat: Scenario['measures'][number]['vat'];
    readonly costHT: Range<number>;
    readonly performance: number | null;
  }[];
};

/**
 * The scenario of a usual home, brought to the class of the DPE that the person holds: energy after works falls in the
 * proportion that the method finds, from the middle of the class stated. The climate class stays the method's.
 */
export function roughWorks(variant: Variant, scenario: Scenario, stated: EnergyClass | null): RoughWorks {
  const { before, after, gainPercent, measures, costTTC, bills } = scenario;
  const epBefore = stated === null ? before.ep : middleOf(before.epLimits, stated, before.ep);
  const epAfter = stated === null ? after.ep : epBefore * (after.ep / Math.max(1, before.ep));
  const classAfter = stated === null ? after.energyClass : classAfterFrom(after, epAfter, stated);
  return {
    variant,
    classBefore: stated ?? before.energyClass,
    classAfter,
    gainPercent,
    epBefore,
    epAfter,
    costTTC,
    billSavings: bills.savings.conventional,
    measures: measures.map(({ slug, quantity, unit, vat, costHT, performance }) => ({
      slug,
      quantity,
      unit,
      vat,
      costHT,
      performance,
    })),
  };
}

/** kWh/m²·year in the middle of a class; a G has no upper limit: the computed value where it is one, else a tenth above. */
function middleOf(limits: ClassLimits, energyClass: EnergyClass, computed: number): number {
  const rank = rankOf(energyClass);
  const from = limits[rank - 1] ?? 0;
  const to = limits[rank];
  return to === undefined ? Math.max(computed, from * 1.1) : (from + to) / 2;
}

/** Never worse than before: works of the catalogue do not lower a class, and the climate class is only guessed. */
function classAfterFrom(after: EnergyResult, ep: number, stated: EnergyClass): EnergyClass {
  const reached = worseOf(classWithin(after.epLimits, ep), classWithin(after.gesLimits, after.ges));
  return ENERGY_CLASSES[Math.min(rankOf(reached), rankOf(stated))] ?? stated;
}

/** Which end of the price range a reckoning takes. */
export type PriceEnd = keyof Range<number>;

/** The works as the incentive rules read them. */
export const asEstimateInput = (works: RoughWorks, end: PriceEnd): EstimateInput => ({
  classBefore: works.classBefore,
  classAfter: works.classAfter,
  gainPercent: Math.max(-100, Math.min(100, works.gainPercent)),
  epBefore: works.epBefore,
  epAfter: works.epAfter,
  yearlySavings: works.billSavings,
  measures: works.measures.map(({ slug, quantity, unit, vat, costHT, performance }) => ({
    slug,
    quantity,
    unit,
    vat,
    performance,
    costHT: cents(costHT[end]),
  })),
});
