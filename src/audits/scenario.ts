import type { Day } from '../shared/dates.ts';
import { invalid, refused } from '../shared/errors.ts';
import { type CentsHT, type CentsTTC, sumCents } from '../shared/money.ts';
import type { AuditAnswers } from './audit-answers.ts';
import {
  type Bills,
  billsOf,
  type Range,
  type Savings,
  savingsOf,
  type TariffTable,
  totals,
} from './bills.ts';
import { gainOf } from './bundles/incentive-regimes.ts';
import { rankOf } from './energy-class.ts';
import type { EnergyEngine, EnergyResult } from './engine/energy-engine.ts';
import { lettingBanDate } from './letting-ban.ts';
import type { SiteFacts } from './site-facts.ts';
import { applyMeasures } from './works/apply-measure.ts';
import {
  entryOf,
  type MeasureCatalogue,
  type MeasureEntry,
  slugOf,
  type WorkRef,
} from './works/measure-catalogue.ts';
import { type Advice, adviceFor, incompatiblePair, measureRefusal } from './works/measure-rules.ts';
import { estimateMeasure, type MeasureEstimate } from './works/measures.ts';

/** A dwelling and what is needed to say what works on it would do. */
export type ScenarioInput = {
  readonly answers: AuditAnswers;
  readonly site: SiteFacts;
  readonly catalogue: MeasureCatalogue;
  readonly tariffs: TariffTable;
};

/** Before and after a set of measures. Plain data: can be stored as it is. */
export type Scenario = {
  readonly measures: readonly MeasureEstimate[];
  readonly before: EnergyResult;
  readonly after: EnergyResult;
  /** Saving of primary energy, percent; negative when works make things worse. */
  readonly gainPercent: number;
  /** F to C is 3. */
  readonly classesGained: number;
  /** Walls, roof, floor and joinery treated: what "two insulation posts" counts. */
  readonly insulationPosts: number;
  readonly costHT: Range<CentsHT>;
  readonly costTTC: Range<CentsTTC>;
  readonly bills: { readonly before: Bills; readonly after: Bills; readonly savings: Savings };
  /** kgCO2e saved per year. */
  readonly gesSaved: number;
  /** Energy-saving certificates of all measures, kWh cumac. */
  readonly certificates: { readonly low: number; readonly high: number };
  readonly lettingBan: { readonly before: Day | null; readonly after: Day | null };
  readonly advice: readonly Advice[];
};

/**
 * The entries of chosen measures, checked against the dwelling and each other.
 * @throws DomainError `audits.errors.measures.{unknown,refused,incompatible}` with the measures' slugs
 */
export function chosenEntries(input: ScenarioInput, refs: readonly WorkRef[]): MeasureEntry[] {
  const chosen = [...new Set(refs)];
  const slugs = chosen.map(slugOf);
  const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
  const pair = twice ? [twice, twice] : incompatiblePair(slugs);
  if (pair) throw invalid('audits.errors.measures.incompatible', { first: pair[0], second: pair[1] });
  return chosen.map((ref) => {
    const slug = slugOf(ref);
    const entry = entryOf(input.catalogue, ref);
    if (entry === undefined) throw invalid('audits.errors.measures.unknown', { measure: slug });
    const reason = measureRefusal(input.answers, input.site, slug);
    if (reason !== null) throw refused('audits.errors.measures.refused', { measure: slug, reason });
    return entry;
  });
}

/**
 * What a set of measures does to a dwelling: two calls of the engine, one when `known` gives the state before.
 * @throws DomainError of chosenEntries and of EnergyEngine.compute
 */
export async function evaluateScenario(
  engine: EnergyEngine,
  input: ScenarioInput,
  refs: readonly WorkRef[],
  known?: EnergyResult,
): Promise<Scenario> {
  const entries = chosenEntries(input, refs);
  const [before, after] = await Promise.all([
    known ?? engine.compute(input.answers, input.site),
    engine.compute(applyMeasures(input.answers, entries), input.site),
  ]);
  return compareScenario(input, entries, before, after);
}

/** The same from two results already computed: pure. */
export function compareScenario(
  { answers, tariffs }: ScenarioInput,
  entries: readonly MeasureEntry[],
  before: EnergyResult,
  after: EnergyResult,
): Scenario {
  const measures = entries.map((entry) => estimateMeasure(answers, entry));
  const billsBefore = billsOf(before, tariffs);
  const billsAfter = billsOf(after, tariffs);
  return {
    measures,
    before,
    after,
    gainPercent: gainOf(before.ep, after.ep),
    classesGained: rankOf(before.energyClass) - rankOf(after.energyClass),
    insulationPosts: insulationPosts(measures),
    costHT: {
      low: sumCents(measures.map(({ costHT }) => costHT.low)),
      likely: sumCents(measures.map(({ costHT }) => costHT.likely)),
      high: sumCents(measures.map(({ costHT }) => costHT.high)),
    },
    costTTC: totals(measures.map(({ costTTC }) => costTTC)),
    bills: {
      before: billsBefore,
      after: billsAfter,
      savings: savingsOf(billsBefore, billsAfter, tariffs),
    },
    gesSaved: before.gesTotal - after.gesTotal,
    certificates: {
      low: measures.reduce((sum, { certificate }) => sum + (certificate?.low ?? 0), 0),
      high: measures.reduce((sum, { certificate }) => sum + (certificate?.high ?? 0), 0),
    },
    lettingBan: { before: lettingBanDate(before.energyClass), after: lettingBanDate(after.energyClass) },
    advice: adviceFor(
      answers,
      entries.map(({ slug }) => slug),
    ),
  };
}

/** Windows and door are one post; the others count one each. */
function insulationPosts(measures: readonly MeasureEstimate[]): number {
  const parts = measures
    .filter(({ post }) => post === 'insulation')
    .map(({ part }) => (part === 'door' ? 'windows' : part));
  return new Set(parts).size;
}
