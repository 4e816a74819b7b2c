import type { EnergyEngine, EnergyResult } from '../engine/energy-engine.ts';
import { chosenEntries, evaluateScenario, type ScenarioInput } from '../scenario.ts';
import { measuresOf, type ProposalStage, type ProposalStep } from './proposal.ts';

/**
 * What each step gives once those before it are done: one call of the engine a step, each rebuilt from the answers.
 * @throws DomainError of chosenEntries (two steps may not do the same part) and of EnergyEngine.compute
 */
export async function evaluateProposal(
  engine: EnergyEngine,
  input: ScenarioInput,
  steps: readonly ProposalStep[],
  before: EnergyResult,
): Promise<ProposalStage[]> {
  chosenEntries(input, measuresOf({ steps }));
  return Promise.all(
    steps.map(async ({ year }, index) => {
      const done = measuresOf({ steps: steps.slice(0, index + 1) });
      return { year, soFar: await evaluateScenario(engine, input, done, before) };
    }),
  );
}
