import type { Context } from '../../context.ts';
import type { Audit } from '../audit.ts';
import { auditSettingsOf } from '../audit-settings.ts';
import type { EnergyResult } from '../engine/energy-engine.ts';
import { evaluateScenario, type Scenario, type ScenarioInput } from '../scenario.ts';
import type { SiteFacts } from '../site-facts.ts';
import type { WorkRef } from './measure-catalogue.ts';
import type { ProjectAnswers, RetainedScenario } from './retained-scenario.ts';

/** Works ticked on the page, with what was said of the project. */
export type WorksChoice = {
  readonly measures: readonly WorkRef[];
  readonly project: ProjectAnswers;
};

export function scenarioInput(ctx: Context, audit: Pick<Audit, 'answers'>, site: SiteFacts): ScenarioInput {
  const { catalogue, tariffs } = auditSettingsOf(ctx.programme);
  return { answers: audit.answers, site, catalogue, tariffs };
}

/**
 * What the works would do, from a state already computed: one call of the engine.
 * @throws DomainError of evaluateScenario
 */
export const tryWorks = (
  ctx: Context,
  audit: Pick<Audit, 'answers'>,
  site: SiteFacts,
  before: EnergyResult,
  measures: readonly WorkRef[],
): Promise<Scenario> => evaluateScenario(ctx.engine, scenarioInput(ctx, audit, site), measures, before);

/** The same as it is stored once retained. */
export function retained(
  ctx: Context,
  scenario: Scenario,
  { measures, project }: WorksChoice,
  chosen: Pick<RetainedScenario, 'chosenAt' | 'chosenBy'>,
): RetainedScenario {
  return {
    ...scenario,
    format: 'volets-scenario/1',
    chosen: measures,
    chosenAt: chosen.chosenAt,
    chosenBy: chosen.chosenBy,
    catalogue: auditSettingsOf(ctx.programme).catalogue.slug,
    project,
  };
}
