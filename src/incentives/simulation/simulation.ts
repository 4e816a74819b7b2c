import type { Day } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { schemeHash } from '../scheme.ts';
import { schemeCode } from '../scheme-code.ts';
import type { ReplayTally, SimulationOrder } from './replay.ts';
import {
  BANDS,
  type Band,
  type Changes,
  expected,
  remainderQuantile,
  type SchemeTally,
  type TakeUp,
} from './tally.ts';

/** How the result moves when the take-up is half, or half as much again, of what was assumed. */
const SENSITIVITY = [0.5, 1, 1.5] as const;

export type Outcome = {
  /** Homes expected to be renovated with a local grant, in a year. */
  readonly served: number;
  /** Local grants expected, cents. */
  readonly budget: Cents;
  /** Homes renovated that would not have been without the scheme. */
  readonly additional: number;
  /** Local money for each of them, cents; null when there are none. */
  readonly perAdditional: Cents | null;
};

export type SimulatedScheme = Outcome & {
  readonly code: string;
  readonly version: number;
  readonly contentHash: string;
  readonly name: { readonly fr: string; readonly en: string };
  readonly eligible: number;
  readonly nothingLeft: number;
  readonly refused: number;
  readonly open: number;
  /** Local grants if every eligible owner went ahead, cents. */
  readonly everyone: Cents;
  readonly averageGrant: Cents | null;
  readonly byBand: readonly {
    readonly band: Band;
    readonly eligible: number;
    readonly served: number;
    readonly budget: Cents;
    /** Remainders of expected projects, cents within 250 €. */
    readonly remainder: { readonly low: number; readonly median: number; readonly high: number } | null;
    readonly changes: Changes;
  }[];
  readonly byCommune: readonly {
    readonly commune: string;
    readonly eligible: number;
    readonly served: number;
    readonly budget: Cents;
  }[];
  /** Against the first scheme of the order. */
  readonly changes: Changes;
  readonly sensitivity: readonly (Outcome & { readonly factor: number; readonly takeUp: TakeUp })[];
};

export type Simulation = {
  readonly format: 'volets-simulation/1';
  readonly on: Day;
  readonly homes: number;
  /** Homes for which the assumptions foresee no works: left out. */
  readonly withoutWorks: number;
  readonly takeUp: TakeUp;
  readonly confirmed: boolean;
  readonly schemes: readonly SimulatedScheme[];
};

/** A tally in the words of a report, under the take-up of the order or any other: nothing is computed again for that. */
export function simulationOf(
  { on, schemes, assumptions }: Omit<SimulationOrder, 'levers'>,
  tally: ReplayTally,
  takeUp: TakeUp = assumptions.takeUp,
): Simulation {
  return {
    format: 'volets-simulation/1',
    on,
    homes: tally.homes,
    withoutWorks: tally.withoutWorks,
    takeUp,
    confirmed: assumptions.confirmed,
    schemes: schemes.map((definition, index) => ({
      code: schemeCode(definition),
      version: definition.version,
      contentHash: schemeHash(definition),
      name: definition.name,
      ...figuresOf(tally.schemes[index] as SchemeTally, takeUp),
    })),
  };
}

function figuresOf(tally: SchemeTally, takeUp: TakeUp) {
  const { eligible, nothingLeft, refused, open, everyone, changes } = tally;
  return {
    ...outcomeOf(tally, takeUp),
    eligible,
    nothingLeft,
    refused,
    open,
    everyone: cents(everyone),
    averageGrant: eligible === nothingLeft ? null : cents(Math.round(everyone / (eligible - nothingLeft))),
    byBand: BANDS.map((band) => {
      const own = tally.byBand[band];
      return {
        band,
        eligible: own.eligible,
        served: expected(own.served, takeUp),
        budget: cents(Math.round(expected(own.budget, takeUp))),
        remainder: remainderOf(tally, band, takeUp),
        changes: tally.changesByBand[band],
      };
    }),
    byCommune: Object.entries(tally.byCommune)
      .map(([commune, own]) => ({
        commune,
        eligible: own.eligible,
        served: expected(own.served, takeUp),
        budget: cents(Math.round(expected(own.budget, takeUp))),
      }))
      .toSorted((a, b) => b.budget - a.budget || a.commune.localeCompare(b.commune)),
    changes,
    sensitivity: SENSITIVITY.map((factor) => {
      const other = scaled(takeUp, factor);
      return { factor, takeUp: other, ...outcomeOf(tally, other) };
    }),
  };
}

function outcomeOf(tally: SchemeTally, takeUp: TakeUp): Outcome {
  const budget = expected(tally.budget, takeUp);
  const share = (takeUp.fullyPaid - takeUp.withoutAid) / 10_000;
  const additional = share * (tally.coverage - tally.coverageWithout);
  return {
    served: expected(tally.served, takeUp),
    budget: cents(Math.round(budget)),
    additional,
    perAdditional: additional > 0 ? cents(Math.round(budget / additional)) : null,
  };
}

function remainderOf({ byBand }: SchemeTally, band: Band, takeUp: TakeUp) {
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => remainderQuantile(byBand[band], takeUp, share));
  return typeof low === 'number' && typeof median === 'number' && typeof high === 'number'
    ? { low, median, high }
    : null;
}

const scaled = ({ withoutAid, fullyPaid }: TakeUp, factor: number): TakeUp => ({
  withoutAid: Math.min(10_000, Math.round(withoutAid * factor)) as TakeUp['withoutAid'],
  fullyPaid: Math.min(10_000, Math.round(fullyPaid * factor)) as TakeUp['fullyPaid'],
});
