import type { Scenario } from '../audits/scenario.ts';
import type { EstimateInput } from '../incentives/estimate-input.ts';
import { MEASURE_SLUGS, type MeasureSlug, type MeasureUnit } from '../incentives/vocabulary.ts';
import { type Day, wholeMonthsBetween } from '../shared/dates.ts';
import { cents } from '../shared/money.ts';
import type { BillLine, Declaration, PlannedWork, WorksPlan } from './case.ts';

/** What the audit says of the dwelling, before and after the works retained. Null where it does not say. */
export type AuditFacts = {
  readonly livingArea: number | null;
  readonly yearBuilt: number | null;
  readonly kind: 'house' | 'flat' | null;
  readonly scenario: Scenario | null;
};

/** What the register says of it: used only where the audit is silent. */
export type DwellingFacts = {
  readonly commune: string;
  readonly kind: string;
  readonly livingArea: number | null;
  readonly yearBuilt: number | null;
};

export type ProjectFacts = {
  readonly dwelling: DwellingFacts;
  readonly audit: AuditFacts | null;
  readonly declaration: Declaration;
  readonly works: WorksPlan;
  /** Day on which rules are read: that of the application. */
  readonly on: Day;
};

/**
 * The case as the incentive rules read it. What nobody has answered stays out: a missing income is unknown, never 0.
 * Vacancy counts in whole months up to the application.
 */
export function estimateInputOf({ dwelling, audit, declaration, works, on }: ProjectFacts): EstimateInput {
  const { vacantSince, tenureAfter, rentLevel, ownerKind, worksNotStarted } = declaration;
  const scenario = audit?.scenario ?? null;
  return {
    on,
    commune: dwelling.commune,
    kind: audit?.kind ?? (dwelling.kind === 'house' || dwelling.kind === 'flat' ? dwelling.kind : null),
    livingArea: audit?.livingArea ?? dwelling.livingArea,
    yearBuilt: audit?.yearBuilt ?? dwelling.yearBuilt,
    vacancyMonths: vacantSince === null ? null : Math.max(0, wholeMonthsBetween(vacantSince, on)),
    classBefore: scenario?.before.energyClass ?? null,
    classAfter: scenario?.after.energyClass ?? null,
    gainPercent: scenario ? scenario.gainPercent : null,
    epBefore: scenario?.before.ep ?? null,
    epAfter: scenario?.after.ep ?? null,
    ownerKind,
    ...income(declaration),
    tenureAfter,
    rentLevel: tenureAfter === 'let' ? rentLevel : null,
    facts: worksNotStarted === null ? {} : { 'works-not-started': worksNotStarted },
    yearlySavings: scenario ? scenario.bills.savings.conventional : null,
    measures: works.map((work) => ({
      slug: measureSlug(work.measure),
      quantity: work.quantity,
      unit: work.unit as MeasureUnit,
      costHT: cents(work.costHT),
      vat: work.vat,
      performance: work.performance,
    })),
  };
}

const income = ({ income: answer, householdSize, referenceIncome }: Declaration) =>
  answer === 'given' && referenceIncome !== null
    ? { householdSize, referenceIncome: cents(referenceIncome * 100) }
    : { householdSize, referenceIncome: null };

const isMeasureSlug = (text: string): text is MeasureSlug =>
  (MEASURE_SLUGS as readonly string[]).includes(text);
const measureSlug = (text: string): MeasureSlug => (isMeasureSlug(text) ? text : 'other-works');

/** Works as the audit's scenario estimates them, at their likely cost: they stand until there is a quote. */
export const worksOfScenario = ({ measures }: Scenario): WorksPlan =>
  measures.map(
    (measure): PlannedWork => ({
      measure: measure.slug,
      quantity: measure.quantity,
      unit: measure.unit,
      costHT: measure.costHT.likely,
      vat: measure.vat,
      performance: measure.performance,
      source: 'estimate',
    }),
  );

/**
 * Works with quotes in place of estimates: a measure that has quote lines takes their sum, works quoted beyond the
 * scenario are added. One measure has one unit and one rate of VAT (quote.ts sees to it), so that its ceiling counts once.
 */
export function worksWithQuotes(estimated: WorksPlan, lines: readonly BillLine[]): WorksPlan {
  const left = estimated.filter(({ measure }) => !lines.some((line) => line.measure === measure));
  const groups = Map.groupBy(lines, ({ measure }) => measure);
  return [...[...groups.values()].map(quoted), ...left];
}

function quoted(lines: readonly BillLine[]): PlannedWork {
  const [first] = lines;
  if (!first) throw new RangeError('no line');
  const quantities = lines.map(({ quantity }) => quantity);
  return {
    measure: first.measure,
    quantity: quantities.includes(null) ? null : quantities.reduce((a, b) => (a ?? 0) + (b ?? 0), 0),
    unit: first.unit,
    costHT: lines.reduce((sum, line) => sum + line.costHT, 0) as PlannedWork['costHT'],
    vat: first.vat,
    performance: lines.map(({ performance }) => performance).find((value) => value !== null) ?? null,
    source: 'quote',
  };
}

/** Works retained that no quote covers yet. */
export const worksWithoutQuote = (works: WorksPlan): WorksPlan =>
  works.filter(({ source }) => source === 'estimate');
