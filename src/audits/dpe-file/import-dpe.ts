import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { recordFile, storeFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { findAccount } from '../../people/people-queries.ts';
import type { AccountId, AuditId } from '../../shared/ids.ts';
import { type Audit, changedAnswers, isAnswered } from '../audit.ts';
import { keepDpe } from '../audit-evidence-store.ts';
import { completeAudit } from '../complete-audit.ts';
import { attempt } from '../compute-state.ts';
import { auditToChange, mustBeChangeable } from '../open-audit.ts';
import { keepAnswers, takeAnswers } from '../questionnaire/answer-question.ts';
import { anonymousDpe } from './anonymous-dpe.ts';
import { decodeXml } from './decode-xml.ts';
import { answersToTake } from './merge-dpe.ts';
import { readDpe } from './start-dpe-thread.ts';

/**
 * Fills an audit from the XML file of the dwelling's DPE, keeps the file and what it comes to when computed again, and
 * computes the audit where nothing is left to ask. Takes some seconds: reading is done before the transaction.
 * @returns how many answers it changed
 * @throws DomainError `audits.errors.dpe.*` why the file is not taken; as `saveAnswers` otherwise
 */
export async function importDpe(
  ctx: Context,
  id: AuditId,
  bytes: Uint8Array,
): Promise<{ audit: Audit; changed: number }> {
  const seen = await auditToChange(ctx.db.read, ctx, id);
  await mustBeChangeable(ctx.db.read, ctx, seen.audit);
  const reading = await readDpe(bytes);
  const kept = new TextEncoder().encode(anonymousDpe(decodeXml(bytes)));
  const file = await storeFile(ctx, kept, 'application/xml', { sensitive: true });
  const filled = await ctx.db.tx(async (d) => {
    const { audit, unit } = await auditToChange(d, ctx, id);
    await mustBeChangeable(d, ctx, audit);
    const read = { ...reading.answers, commune: unit.commune };
    const given = answersToTake(audit, read, await advisersOf(d, audit));
    // A value that contradicts an answer which stays is left out: the form shows what remains to be said.
    const { answers } = takeAnswers(audit.answers, given, true);
    const { number, date } = reading.facts;
    const saved = await keepAnswers(d, ctx, audit, answers, { dpe: { number, date } });
    await recordFile(d, ctx, file);
    const now = ctx.clock();
    const addedBy = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
    await keepDpe(d, { auditId: audit.id, hash: file.hash, reading, addedBy, addedAt: now });
    const changed = changedAnswers(audit.answers, answers).length;
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'audit.dpe-imported',
        subject: { kind: 'audit', id: audit.id },
        data: {
          unit: unit.id,
          number: audit.number,
          dpe: number,
          date,
          hash: file.hash,
          stated: reading.stated?.energyClass ?? null,
          recomputed: reading.recomputed.energyClass,
          answers: changed,
        },
      },
    );
    return { audit: saved, changed };
  });
  if (!isAnswered(filled.audit)) return filled;
  const computed = await attempt(() => completeAudit(ctx, id));
  return computed.ok ? { ...filled, audit: computed.result } : filled;
}

/** Whether an account that gave an answer is of the staff. */
async function advisersOf(d: Reader, { provenance }: Audit): Promise<(id: AccountId) => boolean> {
  const ids = new Set(Object.values(provenance).flatMap(({ by }) => (by === null ? [] : [by])));
  const kinds = await Promise.all(
    [...ids].map(async (id) => [id, (await findAccount(d, id))?.kind === 'staff'] as const),
  );
  const staff = new Map(kinds);
  return (id) => staff.get(id) ?? false;
}
