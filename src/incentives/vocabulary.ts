/**
 * The closed words of the scheme language and of the situations it reads. Slugs are stored; their French
 * and English labels live in i18n under `incentives.terms.*`.
 */
export const ENERGY_CLASSES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type EnergyClass = (typeof ENERGY_CLASSES)[number];

export const DWELLING_KINDS = ['house', 'flat'] as const;
export type DwellingKind = (typeof DWELLING_KINDS)[number];
export const isDwellingKind = (text: string): text is DwellingKind =>
  (DWELLING_KINDS as readonly string[]).includes(text);

/** Superset of the owner kinds of the register: aid rules tell a joint ownership and an SCI from a person and a company. */
export const OWNER_KINDS = [
  'individual',
  'joint-ownership',
  'sci',
  'company',
  'developer',
  'public',
  'social-landlord',
  'other',
] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** Income bands of Anah, from the lowest income to the highest. */
export const INCOME_BANDS = ['very-modest', 'modest', 'intermediate', 'higher'] as const;
export type IncomeBand = (typeof INCOME_BANDS)[number];

/** What becomes of the dwelling once the works are done. */
/** Letting unfurnished (`let`) and furnished are taxed apart and open different aids. */
export const TENURES = ['owner-occupied', 'let', 'let-furnished', 'lent', 'sold', 'second-home'] as const;
export type Tenure = (typeof TENURES)[number];

/** `free` = market rent; the others are the levels of Loc'Avantages. */
export const RENT_LEVELS = ['free', 'loc1', 'loc2', 'loc3'] as const;
export type RentLevel = (typeof RENT_LEVELS)[number];

/** State of the dwelling before the works, as Anah's grid reads it: each has its rate of landlord works. */
export const DEGRADATIONS = ['very-degraded', 'unsafe', 'moderate', 'none'] as const;
export type Degradation = (typeof DEGRADATIONS)[number];

/** Whole years for which a landlord may undertake to let under Denormandie. */
export const LETTING_YEARS = [6, 9, 12] as const;
export type LettingYears = (typeof LETTING_YEARS)[number];

export const POSTS = ['insulation', 'ventilation', 'heating', 'hotWater', 'other'] as const;
export type Post = (typeof POSTS)[number];

/** Measures of the catalogue, shared with the audits, plus `other-works` for what is not an energy measure. */
export const MEASURE_SLUGS = [
  'external-wall-insulation',
  'internal-wall-insulation',
  'loft-insulation',
  'roof-slope-insulation',
  'flat-roof-insulation',
  'floor-insulation',
  'windows',
  'door',
  'ventilation-hygro-b',
  'ventilation-double-flow',
  'heat-pump-air-water',
  'heat-pump-geothermal',
  'pellet-boiler',
  'log-boiler',
  'pellet-stove',
  'log-stove',
  'heat-network',
  'water-heater-thermodynamic',
  'other-works',
] as const;
export type MeasureSlug = (typeof MEASURE_SLUGS)[number];

export const MEASURE_UNITS = ['m2', 'unit'] as const;
export type MeasureUnit = (typeof MEASURE_UNITS)[number];

/** Yes-or-no facts a scheme may ask for and that the software does not compute. */
export const FACTS = [
  'derelict',
  'on-vacancy-register',
  'first-time-buyer',
  'low-energy-label',
  'works-not-started',
  'hardship',
  'rental-intermediation',
  /** Let through an approved body that manages for the owner, rather than one that lets and sub-lets. */
  'rental-mandate',
] as const;
export type Fact = (typeof FACTS)[number];

/** Answers that a rule can be waiting for: the fields of a situation, in the order in which people are asked. */
export const QUESTIONS = [
  'commune',
  'kind',
  'yearBuilt',
  'livingArea',
  'bedrooms',
  'vacancyMonths',
  'ownerKind',
  'income',
  'tenureAfter',
  'rentLevel',
  'classBefore',
  'classAfter',
  'gainPercent',
  'measures',
  'windowArea',
  'otherAid',
  'degradation',
  'monthlyRent',
  'rentCeiling',
  'lettingYears',
  'purchasePrice',
  'supportCost',
  'propertyTax',
  'taxReliefVote',
  ...FACTS,
] as const;
export type Question = (typeof QUESTIONS)[number];

export const STATUSES = ['eligible', 'not-eligible', 'unknown'] as const;
/** Verdict of a rule: what is unknown is neither granted nor refused, it is asked for. */
export type Status = (typeof STATUSES)[number];
