import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { type Estimate, estimate } from '../../incentives/estimate.ts';
import type { AidNames } from '../../incentives/explain-trace.ts';
import { listSchemeVersions, versionInForce } from '../../incentives/incentives-queries.ts';
import { parseScheme, type SchemeVersion } from '../../incentives/scheme.ts';
import { schemeCode } from '../../incentives/scheme-code.ts';
import { leversInForce } from '../../incentives/vintages/levers-in-force.ts';
import type { OwnerKind } from '../../incentives/vocabulary.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import type { Scenario } from '../scenario.ts';
import type { ProjectAnswers } from './retained-scenario.ts';
import { worksEstimateInput } from './works-estimate-input.ts';

/** The money of a choice of works on a day: local scheme, national levers, plan. */
export type WorksEstimate = {
  readonly estimate: Estimate;
  /** Names of local schemes by code, for the explanations. */
  readonly names: AidNames;
  /** First day of the rules, when they are not in force yet; null when they are. */
  readonly from: Day | null;
  /** Energy gain that the scheme asks for, percent; null where it asks for none. */
  readonly gainGoal: number | null;
};

/** What the register says of the owner, in the words of aid rules; a company may be an SCI, so that one is asked. */
export const ownerKindOf = ({ ownerKind }: Pick<Unit, 'ownerKind'>): OwnerKind | null =>
  ownerKind === 'individual' ? 'individual' : null;

/** Every aid of the works chosen, each with its explanation, under the rules in force. */
export async function estimateWorks(
  d: Reader,
  ctx: Context,
  unit: Unit,
  answers: AuditAnswers,
  scenario: Scenario,
  project: ProjectAnswers,
): Promise<WorksEstimate> {
  const today = dayOf(ctx.clock());
  const { scheme, from } = await mainScheme(d, ctx, today);
  const input = worksEstimateInput(unit, answers, scenario, project, from ?? today);
  return {
    estimate: estimate(input, scheme, await leversInForce(d, ctx), from ?? today),
    names: scheme ? { [schemeCode(scheme.definition)]: scheme.definition.name } : {},
    from,
    gainGoal: scheme ? gainGoalOf(scheme) : null,
  };
}

export function gainGoalOf({ definition }: SchemeVersion): number | null {
  const condition = definition.conditions.find(({ kind }) => kind === 'energy-gain-at-least');
  return condition?.kind === 'energy-gain-at-least' ? condition.percent : null;
}

/** The programme's main scheme in force that day; else the next to come, so that an owner sees what is voted. */
export async function mainScheme(
  d: Reader,
  ctx: Context,
  today: Day,
): Promise<{ scheme: SchemeVersion | null; from: Day | null }> {
  const main = ctx.programme.schemes.find(({ variant }) => variant === null) ?? ctx.programme.schemes[0];
  if (!main) return { scheme: null, from: null };
  const code = schemeCode(main);
  const current = await versionInForce(d, code, today);
  const coming = (await listSchemeVersions(d)).find(
    ({ scheme, state, effectiveFrom }) => scheme === code && state === 'published' && effectiveFrom > today,
  );
  const row = current ?? coming;
  if (!row) return { scheme: null, from: null };
  const scheme = { definition: parseScheme(row.rules), contentHash: row.contentHash };
  return { scheme, from: current ? null : row.effectiveFrom };
}
