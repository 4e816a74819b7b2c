import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { communeFacts } from '../programme/programme.ts';
import { refused } from '../shared/errors.ts';
import type { AuditId, UnitId } from '../shared/ids.ts';
import type { Unit } from '../units/units-queries.ts';
import { type Audit, isFrozen, signedAnswers } from './audit.ts';
import { copyEvidence } from './audit-evidence-store.ts';
import { addAudit, latestAudit, nextNumber } from './audit-store.ts';
import { auditToChange, dwellingForStaff, dwellingOfOwner } from './open-audit.ts';
import { registerAnswers } from './questionnaire/register-answers.ts';
import { addProposal, proposalsOf } from './scenarios/proposal-store.ts';

/** Opens the audit of a dwelling for its owner; asked again, the one under way (or the reviewed one) is given back. */
export async function startAudit(ctx: Context, unitId: number): Promise<Audit> {
  return ctx.db.tx(async (d) => {
    const unit = await dwellingOfOwner(d, ctx, unitId);
    return (await latestAudit(d, unit.id)) ?? openNumber(d, ctx, unit, {});
  });
}

/**
 * Opens the audit of a dwelling for an adviser on site, from what the register and the programme say of it; the one under
 * way is given back. Nobody has answered yet: the adviser confirms each fact.
 */
export async function startAuditForStaff(ctx: Context, unitId: UnitId): Promise<Audit> {
  return ctx.db.tx(async (d) => {
    const unit = await dwellingForStaff(d, ctx, unitId);
    const latest = await latestAudit(d, unit.id);
    if (latest) return latest;
    const { altitude } = communeFacts(ctx.programme, unit.commune);
    const answers = registerAnswers(unit, { altitude });
    const by = { by: null, at: ctx.clock() };
    return openNumber(d, ctx, unit, signedAnswers({ answers: {}, provenance: {} }, answers, by));
  });
}

/**
 * A reviewed audit stays as it is: its correction is the next number, with the same answers, who gave them, their evidence and the
 * scenarios.
 * @throws DomainError `auditScreens.errors.notFrozen` when the audit can still be edited
 */
export async function correctAudit(ctx: Context, id: AuditId): Promise<Audit> {
  return ctx.db.tx(async (d) => {
    const { audit, unit } = await auditToChange(d, ctx, id);
    const latest = await latestAudit(d, unit.id);
    if (latest && !isFrozen(latest)) return latest;
    if (!isFrozen(audit)) throw refused('auditScreens.errors.notFrozen');
    const corrected = latest ?? audit;
    const { answers, provenance } = corrected;
    const next = await openNumber(d, ctx, unit, { answers, provenance });
    // Computed again with the answers, once they are corrected.
    for (const { name, kind, steps, justification } of await proposalsOf(d, corrected.id))
      await addProposal(d, { auditId: next.id, name, kind, steps, justification, stages: null });
    await copyEvidence(d, corrected.id, next.id);
    return next;
  });
}

async function openNumber(
  d: Writer,
  ctx: Context,
  unit: Unit,
  copied: Partial<Pick<Audit, 'answers' | 'provenance'>>,
): Promise<Audit> {
  const now = ctx.clock();
  const by = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  const audit = await addAudit(d, {
    unitId: unit.id,
    number: await nextNumber(d, unit.id),
    state: 'draft',
    answers: {},
    provenance: {},
    ...copied,
    result: null,
    scenario: null,
    methodVersion: null,
    startedBy: by,
    startedAt: now,
    updatedAt: now,
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'audit.started',
      subject: { kind: 'audit', id: audit.id },
      data: { unit: unit.id, number: audit.number },
    },
  );
  return audit;
}
