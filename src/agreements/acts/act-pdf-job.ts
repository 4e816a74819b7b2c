import { IBAN_BOX, spacedIban } from '../../budget/payments/payment-iban.ts';
import { type Context, contextFor, type Services } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { recordFile, type StoredFile, storeFile } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { system } from '../../shared/actor.ts';
import { mustExist } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import { openSecret } from '../../shared/secret-box.ts';
import { promiseActMail } from './act-mails.ts';
import { actPdf } from './act-pdf.ts';
import { type Act, findAct, giveFile } from './act-store.ts';

/** Kind of promised work. */
export const ACT_PDF = 'act-pdf';

/**
 * Makes the document of an issued act: draws it from the frozen facts, seals it, keeps it by its hash, gives it to the
 * act once and promises the mail that carries it. Called again after a failure it does no harm: an act that has its
 * document is left as it is.
 */
export async function makeActPdf(services: Services, row: OutboxRow): Promise<void> {
  await drawAct(services, (row.payload as { act: ActId }).act);
}

/** The same for an act that somebody waits for: the promise finds it done. */
export async function drawAct(services: Services, id: ActId): Promise<void> {
  const ctx = contextFor(services, system('acts'));
  const act = mustExist(await findAct(ctx.db.read, id), 'agreements.errors.unknownAct');
  if (act.fileHash !== null) return;
  const file = await drawAndSeal(ctx, act);
  await ctx.db.tx(async (d) => {
    await recordFile(d, ctx, file);
    if (!(await giveFile(d, act.id, file.hash))) return;
    await journalFile(d, ctx, act, file, 'act.made');
    await promiseActMail(d, ctx, { ...act, fileHash: file.hash });
  });
}

async function drawAndSeal(ctx: Context, act: Act): Promise<StoredFile> {
  const document = actPdf(act.facts, (box) => spacedIban(openSecret(ctx.config.dataKey, IBAN_BOX, box)));
  const sealed = await ctx.seal(await ctx.pdf.render(document));
  // A payment order bears an account number: it is kept encrypted (data protection).
  return storeFile(ctx, sealed, 'application/pdf', { sensitive: act.kind === 'payment-order' });
}

export const journalFile = (
  d: Writer,
  ctx: Context,
  act: Act,
  file: StoredFile,
  action: 'act.made' | 'act.sealed-signed',
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    { action, subject: { kind: 'act', id: act.id }, data: { number: act.number, sha256: file.hash } },
  );
