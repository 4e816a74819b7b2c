import type { Context } from '../../context.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { AuditId } from '../../shared/ids.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { Audit } from '../audit.ts';
import { auditToChange } from '../open-audit.ts';
import { chooseMeasures } from '../works/choose-measures.ts';
import { ownerKindOf } from '../works/estimate-works.ts';
import { NO_PROJECT_ANSWERS, type ProjectAnswers } from '../works/retained-scenario.ts';
import type { Proposal, ProposalId } from './proposal.ts';
import { findProposal } from './proposal-store.ts';

/** What was said of the project while choosing works, else what the register says of the owner. */
export const projectOf = (
  unit: Pick<Unit, 'ownerKind'>,
  { scenario }: Pick<Audit, 'scenario'>,
): ProjectAnswers => scenario?.project ?? { ...NO_PROJECT_ANSWERS, ownerKind: ownerKindOf(unit) };

/**
 * Retains a scenario for the application: all of it, or its first step, since a grant pays the works to come and not
 * those of later years.
 * @throws DomainError not-found, and those of chooseMeasures
 */
export async function retainProposal(ctx: Context, id: AuditId, proposal: ProposalId): Promise<Audit> {
  const { audit, unit } = await auditToChange(ctx.db.read, ctx, id);
  const kept = mustExist(await findProposal(ctx.db.read, id, proposal), 'auditScenarios.errors.unknown');
  const [first] = kept.steps;
  if (!first) throw refused('auditScreens.errors.noMeasure');
  return chooseMeasures(ctx, id, { measures: first.measures, project: projectOf(unit, audit) });
}

/** Whether the works retained are those that this scenario begins with. */
export function isRetained(
  { scenario }: Pick<Audit, 'scenario'>,
  { steps }: Pick<Proposal, 'steps'>,
): boolean {
  const [first] = steps;
  if (!scenario || !first) return false;
  return [...scenario.chosen].toSorted().join() === [...first.measures].toSorted().join();
}
