import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { AuditId } from '../../shared/ids.ts';
import type { Audit } from '../audit.ts';
import { findAudit } from '../audit-store.ts';
import { auditToChange, mustBeChangeable, siteOf } from '../open-audit.ts';
import { scenarioInput } from '../works/works-choice.ts';
import { evaluateProposal } from './evaluate-proposal.ts';
import {
  MOST_PROPOSALS,
  type Proposal,
  type ProposalChoice,
  type ProposalId,
  type ProposalStage,
  settleChoice,
} from './proposal.ts';
import { addProposal, findProposal, proposalsOf, removeProposal, saveProposal } from './proposal-store.ts';

/**
 * Keeps a scenario for comparison, computed step by step.
 * @throws DomainError of settleChoice, evaluateProposal and openForProposals, `auditScenarios.errors.tooMany`
 */
export async function keepProposal(ctx: Context, id: AuditId, given: ProposalChoice): Promise<void> {
  await keepProposals(ctx, id, [given]);
}

/** The same for several at once: all of them or none. */
export async function keepProposals(
  ctx: Context,
  id: AuditId,
  given: readonly ProposalChoice[],
): Promise<void> {
  const computed = await computeChoices(ctx, id, given);
  await ctx.db.tx(async (d) => {
    await mustBeUnchanged(d, ctx, computed.audit);
    const there = await proposalsOf(d, id);
    if (there.length + given.length > MOST_PROPOSALS)
      throw refused('auditScenarios.errors.tooMany', { count: MOST_PROPOSALS });
    for (const { choice, stages } of computed.choices) {
      const kept = await addProposal(d, { ...choice, auditId: id, stages });
      await journal(d, ctx, id, 'audit.proposal-kept', { ...kept, stages });
    }
  });
}

/** @throws DomainError the same, not-found for a proposal of another audit, conflict if somebody saved first */
export async function changeProposal(
  ctx: Context,
  id: AuditId,
  proposal: ProposalId,
  version: number,
  given: ProposalChoice,
): Promise<void> {
  const computed = await computeChoices(ctx, id, [given]);
  await ctx.db.tx(async (d) => {
    await mustBeUnchanged(d, ctx, computed.audit);
    const seen = await mustFind(d, id, proposal);
    for (const { choice, stages } of computed.choices) {
      await saveProposal(d, { ...seen, version }, { ...choice, stages });
      await journal(d, ctx, id, 'audit.proposal-changed', { ...seen, ...choice, stages });
    }
  });
}

/** @throws DomainError not-found, and those of openForProposals */
export async function dropProposal(ctx: Context, id: AuditId, proposal: ProposalId): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { audit } = await auditToChange(d, ctx, id);
    await mustBeChangeable(d, ctx, audit);
    const seen = await mustFind(d, id, proposal);
    await removeProposal(d, seen);
    await journal(d, ctx, id, 'audit.proposal-dropped', seen);
  });
}

const mustFind = async (d: Writer, id: AuditId, proposal: ProposalId): Promise<Proposal> =>
  mustExist(await findProposal(d, id, proposal), 'auditScenarios.errors.unknown');

type Computed = { readonly choice: ProposalChoice; readonly stages: readonly ProposalStage[] };

/** The engine works outside of any transaction. */
async function computeChoices(
  ctx: Context,
  id: AuditId,
  given: readonly ProposalChoice[],
): Promise<{ audit: Audit; choices: Computed[] }> {
  const { audit, unit } = await auditToChange(ctx.db.read, ctx, id);
  await mustBeChangeable(ctx.db.read, ctx, audit);
  const { result } = audit;
  if (audit.state !== 'completed' || result === null) throw refused('auditScreens.errors.notComputed');
  const input = scenarioInput(ctx, audit, siteOf(ctx, unit, audit));
  const choices = await Promise.all(
    given.map(async (raw) => {
      const choice = settleChoice(raw);
      return { choice, stages: await evaluateProposal(ctx.engine, input, choice.steps, result.likely) };
    }),
  );
  return { audit, choices };
}

/** An answer changed, a review or an application may have come while the engine worked. */
async function mustBeUnchanged(d: Writer, ctx: Context, seen: Audit): Promise<void> {
  const now = mustExist(await findAudit(d, seen.id), 'auditScreens.errors.unknownAudit');
  await mustBeChangeable(d, ctx, now);
  if (now.result?.computedAt !== seen.result?.computedAt)
    throw refused('auditScreens.errors.changedMeanwhile');
}

const journal = (d: Writer, ctx: Context, id: AuditId, action: string, proposal: Proposal): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action,
      subject: { kind: 'audit', id },
      data: {
        proposal: proposal.id,
        name: proposal.name,
        kind: proposal.kind,
        steps: proposal.steps,
        justification: proposal.justification,
        after: proposal.stages?.at(-1)?.soFar.after.energyClass ?? null,
      },
    },
  );
