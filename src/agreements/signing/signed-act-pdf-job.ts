import { contextFor, type Services } from '../../context.ts';
import type { PdfDocument } from '../../documents/pdf-document.ts';
import { recordFile, storeFile } from '../../files/keep-file.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { system } from '../../shared/actor.ts';
import { mustExist } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import { journalFile } from '../acts/act-pdf-job.ts';
import { type Act, findAct, giveSignedFile, signaturesOf } from '../acts/act-store.ts';
import { agreementPdf } from '../acts/agreement-pdf.ts';
import { amendmentPdf } from '../amendments/amendment-pdf.ts';
import { promiseSignedMails } from './signatory-mails.ts';
import { signatoriesOfAct } from './signatory-store.ts';
import type { SignedCopy } from './signature-proof.ts';

/** Kind of promised work. */
export const SIGNED_ACT_PDF = 'signed-act-pdf';

/** After the last signature: the same agreement with its signatures and their proof, sealed once and for all. */
export async function makeSignedActPdf(services: Services, row: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('acts'));
  const id = (row.payload as { act: ActId }).act;
  const act = mustExist(await findAct(ctx.db.read, id), 'agreements.errors.unknownAct');
  if (act.signedFileHash !== null) return;
  const document = signedDocument(act, {
    shownHash: act.fileHash ?? '',
    signatories: await signatoriesOfAct(ctx.db.read, id),
    signatures: await signaturesOf(ctx.db.read, id),
  });
  const sealed = await ctx.seal(await ctx.pdf.render(document));
  const file = await storeFile(ctx, sealed, 'application/pdf');
  await ctx.db.tx(async (d) => {
    await recordFile(d, ctx, file);
    if (!(await giveSignedFile(d, id, file.hash))) return;
    await journalFile(d, ctx, act, file, 'act.sealed-signed');
    await promiseSignedMails(d, ctx, { ...act, signedFileHash: file.hash });
  });
}

function signedDocument({ facts }: Act, signed: SignedCopy): PdfDocument {
  const { detail } = facts;
  if (detail.kind === 'agreement') return agreementPdf(facts, detail, signed);
  if (detail.kind === 'amendment') return amendmentPdf(facts, detail, signed);
  throw new Error(`${detail.kind} is not signed by two parties`);
}
