import {
  type ClassLimits,
  classWithin,
  ENERGY_CLASSES,
  type EnergyClass,
  rankOf,
  worseOf,
} from '../energy-class.ts';

/** Primary energy (kWh per m² and year) and climate (kgCO2e per m² and year), whole numbers as on a label. */
export type Outcome = { readonly ep: number; readonly ges: number };

/** Outcomes between which no incentive changes its mind: one class, one step of energy gain. */
export type Regime = {
  readonly key: string;
  /** The least energy and climate that an outcome of this regime can have here. */
  readonly low: Outcome;
  readonly energyClass: EnergyClass;
};

export type Regimes = {
  of(outcome: Outcome): Regime;
  /** Those that an outcome between the two can be in; `high` is null when nothing bounds it from above. */
  between(low: Outcome, high: Outcome | null): Regime[];
};

/** What the regimes of a dwelling depend on. */
export type RegimeFacts = {
  readonly epBefore: number;
  readonly epLimits: ClassLimits;
  readonly gesLimits: ClassLimits;
  /** Gains, percent, at which some incentive may change. */
  readonly gainSteps: readonly number[];
};

/** Saving of primary energy, percent, as scenarios count it. */
export const gainOf = (epBefore: number, ep: number): number =>
  epBefore > 0 ? ((epBefore - ep) / epBefore) * 100 : 0;

export function incentiveRegimes({ epBefore, epLimits, gesLimits, gainSteps }: RegimeFacts): Regimes {
  const classOf = ({ ep, ges }: Outcome): EnergyClass =>
    worseOf(classWithin(epLimits, ep), classWithin(gesLimits, ges));
  const stepOf = (ep: number): number => gainSteps.filter((step) => gainOf(epBefore, ep) >= step).length;
  const regime = (low: Outcome, energyClass: EnergyClass): Regime => ({
    key: `${stepOf(low.ep)}${energyClass}`,
    low,
    energyClass,
  });
  /** Whole energies at which a new step of gain begins, from above: more energy is less gain. */
  const edges = gainSteps.map((step) => firstBeyond(epBefore, step)).toSorted((a, b) => a - b);
  return {
    of: (outcome) => regime(outcome, classOf(outcome)),
    between(low, high) {
      const most = high?.ep ?? Number.POSITIVE_INFINITY;
      const starts = [low.ep, ...edges.filter((edge) => edge > low.ep && edge <= most)];
      return starts.flatMap((ep, index) => {
        const from = { ep, ges: low.ges };
        const last = Math.min(most, (starts[index + 1] ?? Number.POSITIVE_INFINITY) - 1);
        const worst = classOf({ ep: last, ges: high?.ges ?? Number.POSITIVE_INFINITY });
        return ENERGY_CLASSES.slice(rankOf(classOf(from)), rankOf(worst) + 1).map((energyClass) =>
          regime(from, energyClass),
        );
      });
    },
  };
}

/** The least whole energy whose gain falls short of `step`. */
function firstBeyond(epBefore: number, step: number): number {
  let ep = Math.max(0, Math.floor(epBefore * (1 - step / 100)) - 1);
  while (gainOf(epBefore, ep) >= step && ep <= epBefore + 1) ep += 1;
  return ep;
}
