import { estimateGrants, type GrantTotals, gainSteps } from '../../incentives/estimate.ts';
import type { LeverParameters } from '../../incentives/levers/lever-parameters.ts';
import type { SchemeVersion } from '../../incentives/scheme.ts';
import type { Day } from '../../shared/dates.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import type { EnergyClass } from '../energy-class.ts';
import type { MeasureEstimate } from '../works/measures.ts';
import type { ProjectAnswers } from '../works/retained-scenario.ts';
import { energyInput, measureInput, projectInput, type UnitFacts } from '../works/works-estimate-input.ts';
import { gainOf } from './incentive-regimes.ts';

export type EnergyReached = { readonly energyClass: EnergyClass; readonly ep: number };

/** What works leave to pay if they bring a dwelling to a class and a primary energy. */
export type BundleMoney = {
  readonly of: (works: readonly MeasureEstimate[], reached: EnergyReached) => GrantTotals;
  /** Gains, percent, at which `of` may jump; between two of them, and in one class, it does not change. */
  readonly gainSteps: readonly number[];
};

/** The rules of a day and what the owner has said: the incentives that a search weighs. */
export type Project = {
  readonly unit: UnitFacts;
  readonly answers: AuditAnswers;
  readonly project: ProjectAnswers;
  readonly scheme: SchemeVersion | null;
  readonly levers: LeverParameters;
  /** Day on which the rules are read. */
  readonly on: Day;
};

export function bundleMoney(
  { unit, answers, project, scheme, levers, on }: Project,
  before: EnergyReached,
): BundleMoney {
  const common = projectInput(unit, answers, project, on);
  return {
    of(works, after) {
      const gainPercent = gainOf(before.ep, after.ep);
      const energy = energyInput({ before, after, gainPercent });
      return estimateGrants({ ...common, ...energy, measures: works.map(measureInput) }, scheme, levers, on);
    },
    gainSteps: gainSteps(scheme, levers),
  };
}
