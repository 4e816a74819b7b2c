import { quotesOfAudit } from '../../cases/bills/quotes-of-audit.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { type Cents, type CentsTTC, cents, centsTTC } from '../../shared/money.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { Audit } from '../audit.ts';
import { estimateWorks, type WorksEstimate } from '../works/estimate-works.ts';
import { type QuotedCosts, withQuotes } from '../works/quoted-costs.ts';
import { type ComputedProposal, firstStage, lastStage } from './proposal.ts';
import { projectOf } from './retain-proposal.ts';

/**
 * Who pays what. Aids are those of the first step alone (of everything, where all is done at once): nobody can promise
 * under which rules the later steps will fall.
 */
export type ProposalMoney = {
  readonly works: WorksEstimate;
  /** Cost of the whole at its likely price. */
  readonly cost: CentsTTC;
  /** Grants that are certain today. */
  readonly granted: Cents;
  /** The most that one of the aids still to be checked could add. */
  readonly potential: Cents;
  readonly remainder: CentsTTC;
};
export type ValuedProposal = { readonly proposal: ComputedProposal; readonly money: ProposalMoney };

/** Proposals at the price of the quotes, each with its aids under the rules in force. Calls no engine. */
export async function valueProposals(
  d: Reader,
  ctx: Context,
  unit: Unit,
  audit: Audit,
  proposals: readonly ComputedProposal[],
): Promise<ValuedProposal[]> {
  const quoted = await quotesOfAudit(d, audit.id);
  const project = projectOf(unit, audit);
  return Promise.all(
    proposals.map(async (estimated) => {
      const proposal = quotedProposal(estimated, quoted);
      const now = firstStage(proposal).soFar;
      const works = await estimateWorks(d, ctx, unit, audit.answers, now, project);
      return { proposal, money: moneyOf(proposal, works) };
    }),
  );
}

const quotedProposal = (proposal: ComputedProposal, quoted: QuotedCosts): ComputedProposal => ({
  ...proposal,
  stages: proposal.stages.map((stage) => ({ ...stage, soFar: withQuotes(stage.soFar, quoted) })),
});

function moneyOf(proposal: ComputedProposal, works: WorksEstimate): ProposalMoney {
  const cost = lastStage(proposal).soFar.costTTC.likely;
  const { plan, scheme, levers } = works.estimate;
  const grants = [...(scheme ? [scheme] : []), ...levers.filter(({ kind }) => kind === 'grant')];
  const unsure = grants.filter(({ status }) => status === 'unknown');
  // Aids exclude or cap each other: the largest alone is a promise that can be kept, and never more than is left to pay.
  const largest = Math.max(0, ...unsure.map((aid) => aid.potential ?? 0));
  const potential = Math.min(largest, plan.remainder);
  return {
    works,
    cost,
    granted: plan.totalGrants,
    potential: cents(potential),
    remainder: centsTTC(Math.max(0, cost - plan.totalGrants)),
  };
}
