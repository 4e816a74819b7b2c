import type { CaseState } from '../cases/case-states.ts';
import type { Day } from '../shared/dates.ts';
import type { Cents, CentsTTC } from '../shared/money.ts';

/** Energy of a dwelling as the 3CL method reckons it. */
export type EnergyFacts = {
  readonly energyClass: string;
  /** kWh of primary energy per m² and year. */
  readonly ep: number;
  /** kgCO2 per m² and year. */
  readonly ges: number;
  /** kWh of final energy per year, whole dwelling; null where it was not kept. */
  readonly finalEnergy: number | null;
};

/** Steps of the funnel, in order. */
export const FUNNEL = [
  'contacted',
  'answered',
  'audited',
  'applied',
  'eligible',
  'granted',
  'signed',
  'works-done',
  'paid',
  'returned',
] as const;
export type FunnelStep = (typeof FUNNEL)[number];

/** What the evaluation knows of one case; days are null where the step was not reached. */
export type CaseFacts = {
  readonly ref: string;
  readonly commune: string;
  readonly state: CaseState;
  readonly variant: string;
  readonly reached: Readonly<Partial<Record<FunnelStep, Day>>>;
  readonly awarded: Cents;
  readonly ordered: Cents;
  readonly cost: CentsTTC | null;
  readonly otherPublicAid: Cents;
  readonly livingArea: number | null;
  readonly before: EnergyFacts | null;
  readonly after: EnergyFacts | null;
  readonly exitKind: string | null;
  readonly monthlyRent: Cents | null;
};

/** Steps reached before any case is filed, counted in dwellings. */
export type UnitCounts = { readonly contacted: number; readonly answered: number; readonly audited: number };

export type ReturnFacts = {
  readonly exitKind: string;
  readonly help: 'aided' | 'advised' | 'spontaneous';
  readonly occupiedOn: Day;
  readonly persisted6: 'persisted' | 'vacant' | 'unknown' | null;
  readonly persisted12: 'persisted' | 'vacant' | 'unknown' | null;
};
