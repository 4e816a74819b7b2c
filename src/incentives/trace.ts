import type { Day } from '../shared/dates.ts';
import type { Localised } from '../shared/locale.ts';
import type { BasisPoints, Cents } from '../shared/money.ts';
import type { ConditionKind } from './condition-schema.ts';
import type {
  Degradation,
  DwellingKind,
  EnergyClass,
  Fact,
  IncomeBand,
  MeasureSlug,
  OwnerKind,
  Post,
  RentLevel,
  Tenure,
} from './vocabulary.ts';

/** Steps of a computation that are not conditions. Each has its sentence under `incentives.trace.*`. */
export const STEP_RULES = [
  'in-force',
  'eligible-works',
  'works-floor',
  'works-deductible',
  'base-ceiling',
  'rate',
  'no-rate',
  'share-cap',
  'premium',
  'premium-not-kept',
  'cap',
  'own-contribution',
  'own-contribution-waived',
  'stacking',
  'excluded-aid',
  'never-above-cost',
  'award',
  'aid-capped',
  'income-band',
  'cee-no-mpr',
  'cee-lump',
  'cee-area-factor',
  'cee-measure',
  'eco-ptz-ceiling',
  'eco-ptz-remaining',
  'gesture',
  'gesture-limit',
  'gestures-cap',
  'works-case',
  'vacancy-premium',
  'mpr-support',
  'not-together',
  'rent-ceiling',
  'rent-kept',
  'loc-rate',
  'yearly-cap',
  'iml-premium',
  'works-share',
  'denormandie-base',
  'denormandie-rate',
  'relief-vote',
  'relief-works',
  'property-tax-relief',
  'reduced-vat',
  'letting-ban',
  'vacancy-tax',
  'vacancy-tax-rate',
  'advance',
  'instalment',
  'final-award',
  'balance',
  'recovery',
  'released',
  'clawback-step',
  'clawback-over',
  'clawback-pro-rata',
  'clawback-exempt',
  'clawback-fraud',
] as const;
export type TraceRule = (typeof STEP_RULES)[number] | ConditionKind;

/** Lists of words with labels in i18n under `incentives.terms.<list>`. */
export type Term =
  | { readonly list: 'energyClass'; readonly value: EnergyClass }
  | { readonly list: 'kind'; readonly value: DwellingKind }
  | { readonly list: 'ownerKind'; readonly value: OwnerKind }
  | { readonly list: 'incomeBand'; readonly value: IncomeBand }
  | { readonly list: 'tenure'; readonly value: Tenure }
  | { readonly list: 'rentLevel'; readonly value: RentLevel }
  | { readonly list: 'post'; readonly value: Post }
  | { readonly list: 'measure'; readonly value: MeasureSlug }
  | { readonly list: 'degradation'; readonly value: Degradation }
  | { readonly list: 'fact'; readonly value: Fact };

export const NUMBER_UNITS = [
  'months',
  'years',
  'year',
  'm2',
  'percent',
  'classes',
  'persons',
  'items',
  'count',
  'kwhc',
  'factor',
] as const;
export type NumberUnit = (typeof NUMBER_UNITS)[number];

/** An input of a rule, kept typed so that each language writes it in its own way. */
export type TraceValue =
  | { readonly type: 'money'; readonly cents: number }
  | { readonly type: 'rate'; readonly rate: BasisPoints }
  | { readonly type: 'number'; readonly value: number; readonly unit: NumberUnit }
  | { readonly type: 'day'; readonly day: Day }
  | { readonly type: 'terms'; readonly terms: readonly Term[] }
  | { readonly type: 'yes-no'; readonly value: boolean }
  | { readonly type: 'words'; readonly words: Localised }
  | { readonly type: 'text'; readonly text: string }
  /** Codes of levers or schemes. */
  | { readonly type: 'aids'; readonly codes: readonly string[] }
  | { readonly type: 'tax'; readonly tax: 'HT' | 'TTC' }
  | { readonly type: 'unknown' };

export type Truth = 'yes' | 'no' | 'unknown';

/** One line of the explanation: which rule, where it is written, from what, and what it gave. */
export type TraceLine = {
  readonly rule: TraceRule;
  /** Where the rule is written; null for a step that only adds up. */
  readonly article: string | null;
  /** For a condition; null for a computation. */
  readonly outcome: Truth | null;
  readonly inputs: Readonly<Record<string, TraceValue>>;
  /** What the line gave: a base, a share, a premium, the amount after a ceiling. Null when it gave no sum. */
  readonly amount: Cents | null;
};

export const moneyValue = (cents: number): TraceValue => ({ type: 'money', cents });
export const rateValue = (rate: BasisPoints): TraceValue => ({ type: 'rate', rate });
export const numberValue = (value: number, unit: NumberUnit): TraceValue => ({ type: 'number', value, unit });
export const wordsValue = (words: Localised): TraceValue => ({ type: 'words', words });
export const textValue = (text: string): TraceValue => ({ type: 'text', text });
export const aidsValue = (...codes: readonly string[]): TraceValue => ({ type: 'aids', codes });
export const dayValue = (day: Day): TraceValue => ({ type: 'day', day });
export const termsValue = (list: Term['list'], values: readonly string[]): TraceValue => ({
  type: 'terms',
  terms: values.map((value) => ({ list, value }) as Term),
});
export const UNKNOWN_VALUE: TraceValue = { type: 'unknown' };

export const step = (
  rule: TraceRule,
  article: string | null,
  inputs: Readonly<Record<string, TraceValue>>,
  amount: number | null,
): TraceLine => ({ rule, article, outcome: null, inputs, amount: amount as Cents | null });
