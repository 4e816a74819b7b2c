import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { refused } from '../shared/errors.ts';
import type { AuditId } from '../shared/ids.ts';
import { recordEstimatedClass } from '../units/record-audited-class.ts';
import type { Audit, AuditResult } from './audit.ts';
import { isAnswered } from './audit.ts';
import { auditsOfUnit, saveAudit } from './audit-store.ts';
import { attempt, computeState } from './compute-state.ts';
import { auditToChange, mustBeOpen, siteOf } from './open-audit.ts';
import { evaluateProposal } from './scenarios/evaluate-proposal.ts';
import type { Proposal, ProposalStage } from './scenarios/proposal.ts';
import { proposalsOf, saveProposal } from './scenarios/proposal-store.ts';
import type { SiteFacts } from './site-facts.ts';
import type { RetainedScenario } from './works/retained-scenario.ts';
import { retained, scenarioInput, tryWorks } from './works/works-choice.ts';

/**
 * Computes an audit whose questions are all answered, and stores the result with it. Works retained before are
 * computed again on the new state; those that no longer suit the dwelling are dropped. Done already: nothing changes.
 * @throws DomainError `auditScreens.errors.incomplete`, what the method refuses by name, conflict if an answer changed meanwhile
 */
export async function completeAudit(ctx: Context, id: AuditId): Promise<Audit> {
  const { audit, unit } = await auditToChange(ctx.db.read, ctx, id);
  if (audit.state !== 'draft') return audit;
  mustBeOpen(audit);
  if (!isAnswered(audit)) throw refused('auditScreens.errors.incomplete');
  const site = siteOf(ctx, unit, audit);
  const result = await computeState(ctx, audit.answers, site);
  const scenario = await worksAgain(ctx, audit, site, result);
  const proposals = await proposalsAgain(ctx, audit, site, result);
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const { likely, low, high } = result;
    const saved = await saveAudit(d, audit, {
      state: 'completed',
      result,
      scenario,
      methodVersion: `${likely.method} – ${likely.engine}`,
      updatedAt: now,
    });
    for (const { seen, stages } of proposals) await saveProposal(d, seen, { stages });
    await recordEstimatedClass(d, unit.id, likely.energyClass);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'audit.completed',
        subject: { kind: 'audit', id: audit.id },
        data: {
          unit: unit.id,
          number: audit.number,
          method: saved.methodVersion,
          electricityFactor: likely.electricityFactor,
          energyClass: likely.energyClass,
          between: [low.energyClass, high.energyClass],
          ep: likely.ep,
          ges: likely.ges,
        },
      },
    );
    return saved;
  });
}

/** Works retained on this audit, or on the one that it corrects. */
async function worksAgain(
  ctx: Context,
  audit: Audit,
  site: SiteFacts,
  { likely }: AuditResult,
): Promise<RetainedScenario | null> {
  const earlier = await auditsOfUnit(ctx.db.read, audit.unitId);
  const kept = audit.scenario ?? earlier.find(({ scenario }) => scenario !== null)?.scenario;
  if (!kept) return null;
  const heritage = { ...site, heritage: kept.project.protectedFacade };
  const again = await attempt(() => tryWorks(ctx, audit, heritage, likely, kept.chosen));
  return again.ok
    ? retained(ctx, again.result, { measures: kept.chosen, project: kept.project }, kept)
    : null;
}

type Again = { readonly seen: Proposal; readonly stages: readonly ProposalStage[] | null };

/** Scenarios kept for comparison, on the new state; one whose works no longer suit stays, without figures, to be put right. */
async function proposalsAgain(
  ctx: Context,
  audit: Audit,
  site: SiteFacts,
  { likely }: AuditResult,
): Promise<Again[]> {
  const kept = await proposalsOf(ctx.db.read, audit.id);
  const input = scenarioInput(ctx, audit, site);
  return Promise.all(
    kept.map(async (seen) => {
      const again = await attempt(() => evaluateProposal(ctx.engine, input, seen.steps, likely));
      return { seen, stages: again.ok ? again.result : null };
    }),
  );
}
