import type { CaseAction } from '../cases/case-workflow.ts';
import { type CaseRow, stepsOf } from '../cases/cases-queries.ts';
import { moveCase } from '../cases/move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../cases/open-case.ts';
import { attachPiece } from '../cases/pieces/attach-piece.ts';
import type { Context } from '../context.ts';
import type { Reader, Writer } from '../db/database.ts';
import { recordFile, type StoredFile, storeUpload } from '../files/keep-file.ts';
import { appendJournal } from '../journal/append-journal.ts';
import type { Staff } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { invalid } from '../shared/errors.ts';
import { endVacancySpell } from '../units/spells/end-vacancy.ts';
import { type FoundReturn, returnFaults } from './check-return.ts';
import { faultWords } from './explain-fault.ts';
import { promisedBy } from './promised.ts';
import { promiseReturnedMail } from './return-mails.ts';
import { addReturn, addUndertakings } from './return-store.ts';
import { type EventDays, undertakingSpans } from './undertaking.ts';

export type RecordedReturn = FoundReturn & {
  readonly version: number;
  readonly proof: { readonly name: string; readonly bytes: Uint8Array };
};

/**
 * Records that the dwelling is lived in again, on evidence: the vacancy spell ends, the follow-up of the unit is
 * completed, what was promised starts to run and the case goes under monitoring.
 * @throws DomainError `returns.errors.*` (check-return.ts), `register.errors.notVacant`, `documents.errors.*`, those of readyFor
 */
export async function recordReturn(ctx: Context, ref: string, found: RecordedReturn): Promise<Outcome> {
  await caseForStaff(ctx.db.read, ctx, ref);
  const proof = await storeUpload(ctx, found.proof.bytes);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'record-return', found.version)) === 'before')
      return { done: 'before', case: row };
    const [fault] = returnFaults(found, promisedBy(row), dayOf(ctx.clock()));
    if (fault) throw invalid(`returns.errors.${fault.fault}`, faultWords(found, promisedBy(row), ctx.locale));
    const saved = await moveCase(d, ctx, row, 'record-return', {
      data: { exit: found.exitKind, evidence: found.evidence, occupiedOn: found.occupiedOn },
    });
    await keep(d, ctx, saved, found, proof);
    return { done: 'now', case: saved };
  });
}

async function keep(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  found: RecordedReturn,
  proof: StoredFile,
): Promise<void> {
  const { exitKind, evidence, occupiedOn, monthlyRent, rentCeiling } = found;
  await recordFile(d, ctx, proof);
  const type = evidence === 'lease' || evidence === 'deed' ? evidence : 'other';
  await attachPiece(d, ctx, row.id, { type, name: found.proof.name, file: proof });
  const spellId = await endVacancySpell(d, ctx, row.unitId, { endedOn: occupiedOn, exitKind });
  const kept = await addReturn(d, {
    unitId: row.unitId,
    spellId,
    caseId: row.id,
    exitKind,
    evidence,
    hash: proof.hash,
    occupiedOn,
    monthlyRent,
    rentCeiling,
    help: 'aided',
    recordedBy: (ctx.actor as Staff).accountId,
    recordedAt: ctx.clock(),
  });
  const spans = undertakingSpans(promisedBy(row).undertakings, await eventDays(d, row, found), occupiedOn);
  await addUndertakings(
    d,
    spans.map((span) => ({ ...span, caseId: row.id, state: 'running' as const })),
  );
  await appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: 'return.recorded',
      subject: { kind: 'unit', id: row.unitId },
      data: { case: row.ref, return: kept.id, exit: exitKind, evidence, occupiedOn, undertakings: spans },
    },
  );
  await promiseReturnedMail(d, ctx, row, occupiedOn, spans);
}

/** When the events that start a promise happened, from the case's own history. */
async function eventDays(
  d: Reader,
  row: CaseRow,
  { occupiedOn }: Pick<FoundReturn, 'occupiedOn'>,
): Promise<EventDays> {
  const steps = await stepsOf(d, row.id);
  const dayOfAction = (action: CaseAction) => {
    const step = steps.findLast((taken) => taken.action === action);
    return step ? dayOf(step.at) : null;
  };
  return {
    application: row.submittedAt === null ? null : dayOf(row.submittedAt),
    decision: row.decidedAt === null ? null : dayOf(row.decidedAt),
    'agreement-signed': dayOfAction('sign-last'),
    'works-started': row.worksStartedOn,
    'works-done': row.worksDoneOn,
    'balance-paid': dayOfAction('order-balance'),
    'return-to-market': occupiedOn,
  };
}
