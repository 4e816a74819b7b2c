import { createHash } from 'node:crypto';
import { issueAct } from '../../agreements/acts/issue-act.ts';
import { agreementNumberOf } from '../../agreements/agreements-queries.ts';
import { totalGiven } from '../../budget/payments/payment-queries.ts';
import { type CaseRow, findCaseById } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import { attachPiece } from '../../cases/pieces/attach-piece.ts';
import { type Context, contextFor, type Services } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { storeUpload } from '../../files/keep-file.ts';
import { endPlanned } from '../../follow-up/keep-tasks.ts';
import { translate } from '../../i18n/translate.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { system } from '../../shared/actor.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { handOver } from '../../units/holders/hand-over.ts';
import { boundOwner, mailboxOf } from '../bound-owner.ts';
import { openBreach } from '../breach/open-breach.ts';
import { openLink, useLink } from '../links/give-link.ts';
import { undertakingsOf } from '../return-store.ts';
import { transferTaskKey } from './announce-transfer.ts';
import type { Acceptance, TransferState } from './transfer.ts';
import { takenOverMail } from './transfer-mails.ts';
import { findTransfer, saveTransfer, silentTransfers, type Transfer } from './transfer-store.ts';

export type ShownPromise = { readonly kind: string; readonly startsOn: Day; readonly endsOn: Day };

/** What a taker is shown and binds themselves to: what runs today, to its term. */
export async function promisesToTake(d: Reader, caseId: CaseId): Promise<ShownPromise[]> {
  return (await undertakingsOf(d, caseId))
    .filter(({ state }) => state === 'running')
    .map(({ kind, startsOn, endsOn }) => ({ kind, startsOn, endsOn }));
}

/** Fingerprint of the undertakings as shown. */
export const shownHash = (promises: readonly ShownPromise[]): string =>
  createHash('sha256').update(canonicalJson(promises)).digest('hex');

/**
 * The taker answers from their link, once: accepts under the name they type the very undertakings that were shown, or
 * refuses, which opens a breach on the sale.
 * @throws DomainError `transfers.errors.*`
 */
export async function answerTransfer(
  ctx: Context,
  token: string,
  answer: { readonly accepts: boolean; readonly name: string; readonly shown: string },
): Promise<Transfer> {
  const { open } = await openLink(ctx.db.read, ctx, 'transfer', token);
  if (!open) throw refused('transfers.errors.linkDead');
  if (answer.accepts && answer.name.trim() === '') throw invalid('transfers.errors.nameNeeded');
  return ctx.db.tx(async (d) => {
    const id = await useLink(d, ctx, 'transfer', token);
    const transfer = mustExist(await findTransfer(d, id), 'transfers.errors.unknown');
    const row = mustExist(await findCaseById(d, transfer.caseId), 'cases.errors.unknown');
    if (transfer.state !== 'asked') throw conflict('transfers.errors.answered');
    if (!answer.accepts) return giveUp(d, ctx, row, transfer, 'refused');
    const hash = shownHash(await promisesToTake(d, row.id));
    if (hash !== answer.shown) throw conflict('transfers.errors.promisesChanged');
    const name = answer.name.trim();
    return accept(d, ctx, row, transfer, { method: 'link', name, shownHash: hash, at: ctx.clock() });
  });
}

/** The signed paper that came by post, kept among the pieces of the case. */
export async function acceptOnPaper(
  ctx: Context,
  ref: string,
  id: number,
  paper: {
    readonly version: number;
    readonly signedOn: Day;
    readonly file: { readonly name: string; readonly bytes: Uint8Array };
  },
): Promise<Transfer> {
  if (paper.signedOn > dayOf(ctx.clock())) throw invalid('transfers.errors.future');
  const stored = await storeUpload(ctx, paper.file.bytes);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const found = await findTransfer(d, id);
    const transfer = mustExist(found?.caseId === row.id ? found : null, 'transfers.errors.unknown');
    if (transfer.version !== paper.version || !['asked', 'silent'].includes(transfer.state))
      throw conflict('web.errors.changedMeanwhile');
    await attachPiece(d, ctx, row.id, { type: 'other', name: paper.file.name, file: stored });
    const kept = await saveTransfer(d, transfer, { paperHash: stored.hash });
    const acceptance = { method: 'paper' as const, name: transfer.takerName, signedOn: paper.signedOn };
    return accept(d, ctx, row, kept, acceptance);
  });
}

async function accept(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  transfer: Transfer,
  acceptance: Acceptance,
): Promise<Transfer> {
  const former = await boundOwner(d, row);
  const { cause, takerKind, takerName, takerEmail, takerAddress } = transfer;
  const newOwnerId = await handOver(
    d,
    ctx,
    row.unitId,
    { kind: takerKind, name: takerName, email: takerEmail, address: takerAddress },
    {
      source: transfer.announcedBy === 'notary' ? 'notary' : 'owner',
      deceased: cause === 'succession' ? former.id : null,
    },
  );
  const actId = await issueAct(
    d,
    ctx,
    { ...row, ownerId: newOwnerId },
    {
      kind: 'transfer-acceptance',
      cause,
      happenedOn: transfer.happenedOn,
      former: former.name,
      promises: await promisesToTake(d, row.id),
      paid: await totalGiven(d, row.id),
      agreementNumber: await agreementNumberOf(d, row.id),
      acceptance,
      mailbox: takerEmail ? { to: takerEmail, locale: 'fr' } : null,
    },
  );
  const saved = await saveTransfer(d, transfer, {
    state: 'accepted',
    acceptance,
    answeredAt: ctx.clock(),
    newOwnerId,
    actId,
  });
  await endPlanned(d, ctx, transferTaskKey(transfer));
  await note(d, ctx, row, saved, 'transfer.accepted', {
    method: acceptance.method,
    act: actId,
    owner: newOwnerId,
  });
  const box = cause === 'succession' ? null : await mailboxOf(d, former);
  if (box)
    await promiseMail(
      d,
      ctx.clock(),
      takenOverMail(ctx, box, { ref: row.ref ?? '' }),
      `transfer-${transfer.id}:accepted`,
    );
  return saved;
}

/** What a sale breaks first where nobody takes the undertakings over. */
const BROKEN_BY_SALE = ['no-resale', 'let-as-main-home', 'occupy-as-main-home'];

/** Refused, or no answer in time: the undertakings stay with whoever made them, and are broken by the sale. */
async function giveUp(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  transfer: Transfer,
  state: Extract<TransferState, 'refused' | 'silent'>,
): Promise<Transfer> {
  const saved = await saveTransfer(d, transfer, {
    state,
    ...(state === 'refused' ? { answeredAt: ctx.clock() } : {}),
  });
  const kinds = (await promisesToTake(d, row.id)).map(({ kind }) => kind);
  const undertaking = BROKEN_BY_SALE.find((kind) => kinds.includes(kind)) ?? kinds[0];
  await endPlanned(d, ctx, transferTaskKey(transfer));
  await note(d, ctx, row, saved, `transfer.${state}`, {});
  if (undertaking !== undefined)
    await openBreach(d, ctx, row, {
      undertaking,
      source: 'sale',
      checkId: null,
      brokenOn: transfer.happenedOn,
      facts: translate('fr', `transfers.breach.${state}`),
    });
  return saved;
}

/** Each morning: takers whose delay to answer is over. */
export async function endSilentTransfers(services: Services): Promise<void> {
  const ctx = contextFor(services, system('scheduler'));
  for (const { id } of await silentTransfers(ctx.db.read, dayOf(ctx.clock())))
    await ctx.db.tx(async (d) => {
      const transfer = await findTransfer(d, id);
      const row = transfer && (await findCaseById(d, transfer.caseId));
      if (transfer?.state !== 'asked' || !row) return;
      await giveUp(d, ctx, row, transfer, 'silent');
    });
}

const note = (
  d: Writer,
  ctx: Context,
  row: CaseRow,
  transfer: Transfer,
  action: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    { action, subject: { kind: 'case', id: row.id }, data: { ref: row.ref, transfer: transfer.id, ...data } },
  );
