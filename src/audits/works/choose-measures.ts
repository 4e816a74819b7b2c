import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { refused } from '../../shared/errors.ts';
import type { AuditId } from '../../shared/ids.ts';
import type { Audit } from '../audit.ts';
import { saveAudit } from '../audit-store.ts';
import { auditToChange, mustBeChangeable, siteOf } from '../open-audit.ts';
import { retained, tryWorks, type WorksChoice } from './works-choice.ts';

/**
 * Retains the works chosen, with the results before and after and what they cost as estimated.
 * @throws DomainError `auditScreens.errors.{noMeasure,notComputed,frozen,applied}`, those of chosenEntries, conflict
 */
export async function chooseMeasures(ctx: Context, id: AuditId, choice: WorksChoice): Promise<Audit> {
  const { audit, unit } = await auditToChange(ctx.db.read, ctx, id);
  await mustBeChangeable(ctx.db.read, ctx, audit);
  if (audit.state !== 'completed' || audit.result === null) throw refused('auditScreens.errors.notComputed');
  if (choice.measures.length === 0) throw refused('auditScreens.errors.noMeasure');
  const site = siteOf(ctx, unit, audit, choice.project.protectedFacade);
  const scenario = await tryWorks(ctx, audit, site, audit.result.likely, choice.measures);
  const now = ctx.clock();
  const chosenBy = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  return ctx.db.tx(async (d) => {
    // The application may have been filed while the engine worked.
    await mustBeChangeable(d, ctx, audit);
    const saved = await saveAudit(d, audit, {
      scenario: retained(ctx, scenario, choice, { chosenAt: now, chosenBy }),
      updatedAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'audit.works-chosen',
        subject: { kind: 'audit', id: audit.id },
        data: {
          measures: choice.measures,
          before: scenario.before.energyClass,
          after: scenario.after.energyClass,
          ep: scenario.after.ep,
          ges: scenario.after.ges,
          costTTC: scenario.costTTC.likely,
        },
      },
    );
    return saved;
  });
}
