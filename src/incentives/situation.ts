import type { Day } from '../shared/dates.ts';
import {
  type BasisPoints,
  type Cents,
  type CentsHT,
  type CentsTTC,
  sumCents,
  withVat,
} from '../shared/money.ts';
import {
  type Degradation,
  type DwellingKind,
  ENERGY_CLASSES,
  type EnergyClass,
  type Fact,
  type IncomeBand,
  type LettingYears,
  type MeasureSlug,
  type MeasureUnit,
  type OwnerKind,
  type Post,
  type Question,
  type RentLevel,
  type Status,
  type Tenure,
} from './vocabulary.ts';

export const UNKNOWN = 'unknown';
/** A value, or the plain fact that nobody has answered yet. Never replaced by a default. */
export type Maybe<T> = T | typeof UNKNOWN;
export const isKnown = <T>(value: Maybe<T>): value is T => value !== UNKNOWN;

/** One item of works as quoted, estimated or invoiced. */
export type Measure = {
  readonly slug: MeasureSlug;
  readonly post: Post;
  /** In `unit`; null where the whole job is one lump. */
  readonly quantity: number | null;
  readonly unit: MeasureUnit;
  readonly costHT: CentsHT;
  readonly vat: BasisPoints;
  /** R (m²K/W), Uw, Etas (%)… according to the measure; null when not stated. */
  readonly performance: number | null;
  /** True when another public aid already pays for this very item: some schemes then leave it out. */
  readonly fundedElsewhere: boolean;
};

/** What is known about a dwelling, its owner and the project on a given day. Costs are cents, areas m². */
export type Situation = {
  /** The day the rules are read: it decides the vintage and the age of the building. */
  readonly on: Day;
  readonly commune: Maybe<string>;
  readonly kind: Maybe<DwellingKind>;
  readonly livingArea: Maybe<number>;
  readonly bedrooms: Maybe<number>;
  readonly yearBuilt: Maybe<number>;
  readonly vacancyMonths: Maybe<number>;
  readonly classBefore: Maybe<EnergyClass>;
  readonly classAfter: Maybe<EnergyClass>;
  /** Saving of conventional primary energy, percent. */
  readonly gainPercent: Maybe<number>;
  /** Primary energy, kWhEP/m²·year. */
  readonly epBefore: Maybe<number>;
  readonly epAfter: Maybe<number>;
  readonly ownerKind: Maybe<OwnerKind>;
  readonly incomeBand: Maybe<IncomeBand>;
  readonly tenureAfter: Maybe<Tenure>;
  readonly rentLevel: Maybe<RentLevel>;
  /** State of the dwelling before the works, as assessed on the spot. */
  readonly degradation: Maybe<Degradation>;
  /** Rent hoped for, charges left out, cents a month. */
  readonly monthlyRent: Maybe<Cents>;
  /** Years of letting that the landlord is ready to promise. */
  readonly lettingYears: Maybe<LettingYears>;
  /** Price paid or to be paid for the dwelling with its costs, cents. */
  readonly purchasePrice: Maybe<Cents>;
  /** Property tax of the year, cents. */
  readonly propertyTax: Maybe<Cents>;
  /** Cadastral rental value (valeur locative), base of the tax on vacancy, cents a year. */
  readonly rentalValue: Maybe<Cents>;
  readonly facts: Readonly<Partial<Record<Fact, boolean>>>;
  readonly measures: readonly Measure[];
};

/** DPE classes won by the works: F → C is 3; negative when the works make things worse. */
export function classesGained({ classBefore, classAfter }: Situation): Maybe<number> {
  if (!isKnown(classBefore) || !isKnown(classAfter)) return UNKNOWN;
  return ENERGY_CLASSES.indexOf(classBefore) - ENERGY_CLASSES.indexOf(classAfter);
}

/** Percent of primary energy saved: as stated, else from the two consumptions. */
export function energyGain({ gainPercent, epBefore, epAfter }: Situation): Maybe<number> {
  if (isKnown(gainPercent)) return gainPercent;
  if (!isKnown(epBefore) || !isKnown(epAfter) || epBefore <= 0) return UNKNOWN;
  return ((epBefore - epAfter) / epBefore) * 100;
}

export const factOf = (situation: Situation, fact: Fact): Maybe<boolean> => situation.facts[fact] ?? UNKNOWN;

export const costTTC = (measure: Measure): CentsTTC => withVat(measure.costHT, measure.vat);
export const totalHT = (measures: readonly Measure[]): CentsHT => sumCents(measures.map((m) => m.costHT));
/** VAT is rounded on each item, as on an invoice, then summed. */
export const totalTTC = (measures: readonly Measure[]): CentsTTC => sumCents(measures.map(costTTC));

export const AID_KINDS = ['grant', 'bonus', 'loan', 'tax', 'flow', 'notice'] as const;
/**
 * Grants, loans, tax reductions and yearly flows are never summed together; a notice carries no money. A bonus pays for
 * something beside the works (the letting, the accompaniment): it is no part of what pays for them.
 */
export type AidKind = (typeof AID_KINDS)[number];

/** A grant already reckoned, seen by the rule that comes after it. */
export type OtherAid = {
  readonly code: string;
  /** Public money; energy-saving certificates (CEE) are paid by suppliers and are not. */
  readonly public: boolean;
  readonly status: Status;
  /** What it pays for certain; 0 while unknown. */
  readonly amount: Cents;
  /** What it could pay once the missing answers are known; null when nobody can tell. */
  readonly atMost: Cents | null;
  readonly missing: readonly Question[];
};
