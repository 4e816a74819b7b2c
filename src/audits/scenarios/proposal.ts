import { invalid } from '../../shared/errors.ts';
import type { AuditId } from '../../shared/ids.ts';
import type { Scenario } from '../scenario.ts';
import type { WorkRef } from '../works/measure-catalogue.ts';

/** A scenario of works as people compare them: everything at once, or step after step. */
export const PROPOSAL_KINDS = ['at-once', 'in-steps'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** More could not be read side by side. */
export const MOST_PROPOSALS = 6;
/** Beyond, works are spread so thin that ventilation and heating never match the envelope. */
export const MOST_STEPS = 4;
export const NAME_LENGTH = 60;
export const JUSTIFICATION_LENGTH = 1500;

export type ProposalId = number & { readonly brand: 'ProposalId' };

/** Works done together. `year`: when the owner means to do them, null while open. */
export type ProposalStep = { readonly measures: readonly WorkRef[]; readonly year: number | null };

/** What people choose of a proposal; the rest is computed. */
export type ProposalChoice = {
  readonly name: string;
  readonly kind: ProposalKind;
  /** In order; one for works at once. */
  readonly steps: readonly ProposalStep[];
  /** Why the adviser accepts what the rules of the audit do not find; null when nothing is said. */
  readonly justification: string | null;
};

/**
 * The dwelling once this step and those before it are done, against the dwelling as it is: measures and costs are those
 * of all steps so far. Plain data, as it is stored.
 */
export type ProposalStage = { readonly year: number | null; readonly soFar: Scenario };

export type Proposal = ProposalChoice & {
  readonly id: ProposalId;
  readonly auditId: AuditId;
  /** One for each step; null where the works no longer suit the answers. */
  readonly stages: readonly ProposalStage[] | null;
  readonly version: number;
};

/** A proposal that could be computed. */
export type ComputedProposal = Proposal & { readonly stages: readonly ProposalStage[] };
export const isComputed = (proposal: Proposal): proposal is ComputedProposal =>
  proposal.stages !== null && proposal.stages.length > 0;

export const measuresOf = ({ steps }: Pick<ProposalChoice, 'steps'>): WorkRef[] =>
  steps.flatMap(({ measures }) => measures);

const stageAt = ({ stages }: Pick<ComputedProposal, 'stages'>, at: number): ProposalStage => {
  const stage = stages.at(at);
  if (!stage) throw new RangeError('a proposal without stage');
  return stage;
};
/** What an application may be filed for now: all of it, or the first step. */
export const firstStage = (proposal: Pick<ComputedProposal, 'stages'>): ProposalStage => stageAt(proposal, 0);
/** When all is done. */
export const lastStage = (proposal: Pick<ComputedProposal, 'stages'>): ProposalStage => stageAt(proposal, -1);

/**
 * Puts a choice right: empty steps go, works at once have one step.
 * @throws DomainError `auditScenarios.errors.{noMeasure,oneStep,yearsOutOfOrder}`
 */
export function settleChoice(choice: ProposalChoice): ProposalChoice {
  const filled = choice.steps.filter(({ measures }) => measures.length > 0);
  if (filled.length === 0) throw invalid('auditScenarios.errors.noMeasure');
  if (choice.kind === 'at-once') {
    const year = filled.find((step) => step.year !== null)?.year ?? null;
    return { ...choice, steps: [{ measures: measuresOf({ steps: filled }), year }] };
  }
  if (filled.length === 1) throw invalid('auditScenarios.errors.oneStep');
  const years = filled.flatMap(({ year }) => year ?? []);
  if (years.some((year, index) => year < (years[index - 1] ?? year)))
    throw invalid('auditScenarios.errors.yearsOutOfOrder');
  return { ...choice, steps: filled };
}
