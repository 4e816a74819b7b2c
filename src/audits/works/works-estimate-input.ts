import type { EstimateInput } from '../../incentives/estimate-input.ts';
import { type Day, wholeMonthsBetween } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Unit } from '../../units/units-queries.ts';
import { type AuditAnswers, known } from '../audit-answers.ts';
import type { EnergyClass } from '../energy-class.ts';
import type { Scenario } from '../scenario.ts';
import { asQuotedMeasure, type MeasureEstimate } from './measures.ts';
import type { ProjectAnswers } from './retained-scenario.ts';

export type UnitFacts = Pick<Unit, 'commune' | 'vacantSince'>;

/** What incentive rules read of the energy of works, before and after. */
export type EnergyChange = {
  readonly before: { readonly energyClass: EnergyClass; readonly ep: number };
  readonly after: { readonly energyClass: EnergyClass; readonly ep: number };
  readonly gainPercent: number;
};

/**
 * The project as the incentive rules read it, from the audit and the register. What nobody has said stays unknown.
 * Vacancy counts in whole months up to `on`.
 */
export const worksEstimateInput = (
  unit: UnitFacts,
  answers: AuditAnswers,
  scenario: Scenario,
  project: ProjectAnswers,
  on: Day,
): EstimateInput => ({
  ...projectInput(unit, answers, project, on),
  ...energyInput(scenario),
  yearlySavings: scenario.bills.savings.conventional,
  measures: scenario.measures.map(measureInput),
});

/** The part that is the same whatever works are chosen. */
export function projectInput(
  { commune, vacantSince }: UnitFacts,
  answers: AuditAnswers,
  project: ProjectAnswers,
  on: Day,
): EstimateInput {
  const { tenureAfter, rentLevel, worksNotStarted, referenceIncome } = project;
  return {
    on,
    commune,
    kind: known(answers, 'kind') ?? null,
    livingArea: known(answers, 'livingArea') ?? null,
    yearBuilt: known(answers, 'yearBuilt') ?? null,
    vacancyMonths: vacantSince === null ? null : Math.max(0, wholeMonthsBetween(vacantSince, on)),
    ownerKind: project.ownerKind,
    householdSize: project.householdSize,
    referenceIncome: referenceIncome === null ? null : cents(referenceIncome * 100),
    tenureAfter,
    rentLevel: tenureAfter === 'let' ? rentLevel : null,
    facts: worksNotStarted === null ? {} : { 'works-not-started': worksNotStarted },
  };
}

export const energyInput = ({ before, after, gainPercent }: EnergyChange) => ({
  classBefore: before.energyClass,
  classAfter: after.energyClass,
  gainPercent,
  epBefore: before.ep,
  epAfter: after.ep,
});

export function measureInput(estimate: MeasureEstimate) {
  const { slug, post, quantity, unit, costHT, vat, performance } = asQuotedMeasure(estimate);
  return { slug, post, quantity, unit, costHT: cents(costHT), vat, performance };
}
