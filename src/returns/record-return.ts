import type { CaseAction } from '../cases/case-workflow.ts';
import { type CaseRow, stepsOf } from '../cases/cases-queries.ts';
import { moveCase } from '../cases/move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../cases/open-case.ts';
import { attachPiece } from '../cases/pieces/attach-piece.ts';
import type { Context } from '../context.ts';
import type { Reader, Writer } from '../db/database.ts';
import { type StoredFile, storeUpload } from '../files/keep-file.ts';
import { appendJournal } from '../journal/append-journal.ts';
import type { Staff } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { invalid } from '../shared/errors.ts';
import { endVacancySpell } from '../units/spells/end-vacancy.ts';
import { openBreach } from './breach/open-breach.ts';
import { type FoundReturn, isAsPromised, returnFaults } from './check-return.ts';
import { planChecks } from './checks/plan-checks.ts';
import { faultWords } from './explain-fault.ts';
import { type Handed, handedWaiting, saveHanded } from './handed/handed-store.ts';
import { promisedBy } from './promised.ts';
import { promiseReturnedMail } from './return-mails.ts';
import { addFinding, addReturn, addUndertakings } from './return-store.ts';
import { type EventDays, undertakingSpans } from './undertaking.ts';

export type RecordedReturn = FoundReturn & {
  readonly version: number;
  /** The document, or null to take the one that the owner handed in. */
  readonly proof: { readonly name: string; readonly bytes: Uint8Array } | null;
};

/**
 * Records that the dwelling is lived in again, on evidence: the vacancy spell ends, the follow-up of the unit is
 * completed, what was promised starts to run and the case goes under monitoring.
 * @throws DomainError `returns.errors.*` (check-return.ts), `register.errors.notVacant`, `documents.errors.*`, those of readyFor
 */
export async function recordReturn(ctx: Context, ref: string, found: RecordedReturn): Promise<Outcome> {
  await caseForStaff(ctx.db.read, ctx, ref);
  const sent = found.proof && {
    name: found.proof.name,
    file: await storeUpload(ctx, found.proof.bytes),
  };
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'record-return', found.version)) === 'before')
      return { done: 'before', case: row };
    const [fault] = returnFaults(found, promisedBy(row), dayOf(ctx.clock()));
    if (fault) throw invalid(`returns.errors.${fault.fault}`, faultWords(found, promisedBy(row), ctx.locale));
    const saved = await moveCase(d, ctx, row, 'record-return', {
      data: { exit: found.exitKind, evidence: found.evidence, occupiedOn: found.occupiedOn },
    });
    await keep(d, ctx, saved, found, sent);
    return { done: 'now', case: saved };
  });
}

async function keep(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  found: RecordedReturn,
  sent: { readonly name: string; readonly file: StoredFile } | null,
): Promise<void> {
  const { exitKind, evidence, occupiedOn, monthlyRent, rentCeiling } = found;
  const handed = await handedWaiting(d, row.id);
  if (sent) await attachProof(d, ctx, row, evidence, sent);
  const hash = sent?.file.hash ?? handed?.hash;
  if (hash === undefined) throw invalid('returns.errors.fileNeeded');
  const spellId = await endVacancySpell(d, ctx, row.unitId, { endedOn: occupiedOn, exitKind });
  const kept = await addReturn(d, {
    unitId: row.unitId,
    spellId,
    caseId: row.id,
    exitKind,
    evidence,
    hash,
    occupiedOn,
    monthlyRent,
    rentCeiling,
    help: 'aided',
    recordedBy: (ctx.actor as Staff).accountId,
    recordedAt: ctx.clock(),
  });
  await addFinding(d, {
    returnId: kept.id,
    difference: found.difference?.trim() || null,
    ...tenantSeen(ctx, found),
  });
  if (handed) await acceptHanded(d, ctx, handed);
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
  await planChecks(d, { id: kept.id, caseId: row.id, occupiedOn });
  await holdToPromise(d, ctx, row, found);
  await promiseReturnedMail(d, ctx, row, occupiedOn, spans);
}

async function attachProof(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  evidence: FoundReturn['evidence'],
  { name, file }: { readonly name: string; readonly file: StoredFile },
): Promise<void> {
  const type = evidence === 'lease' || evidence === 'deed' ? evidence : 'other';
  await attachPiece(d, ctx, row.id, { type, name, file, read: true });
}

const acceptHanded = (d: Writer, ctx: Context, handed: Handed): Promise<void> =>
  saveHanded(d, handed, {
    state: 'accepted',
    checkedBy: (ctx.actor as Staff).accountId,
    checkedAt: ctx.clock(),
  });

/** The band alone is kept, with who saw the notice and when: no paper of the tenant. */
const tenantSeen = (ctx: Context, { tenantBand = null }: FoundReturn) =>
  tenantBand === null
    ? {}
    : {
        tenantBand,
        tenantSeenOn: dayOf(ctx.clock()),
        tenantSeenBy: (ctx.actor as Staff).accountId,
      };

/** Another use than the one promised ends the vacancy all the same, and is looked at as a possible breach. */
async function holdToPromise(d: Writer, ctx: Context, row: CaseRow, found: FoundReturn): Promise<void> {
  const promised = promisedBy(row);
  if (isAsPromised(found.exitKind, promised)) return;
  const undertaking = promised.undertakings.find(({ kind }) => OF_USE.includes(kind))?.kind;
  if (undertaking === undefined) return;
  await openBreach(d, ctx, row, {
    undertaking,
    source: 'return',
    checkId: null,
    brokenOn: found.occupiedOn,
    facts: found.difference ?? '',
  });
}

const OF_USE: readonly string[] = ['let-as-main-home', 'occupy-as-main-home'];

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
