import { ownerOf, staffOf } from '../../cases/acting.ts';
import { officerMailbox, ownerMailbox } from '../../cases/case-mails.ts';
import { canDo } from '../../cases/case-workflow.ts';
import { findCaseLine } from '../../cases/cases-queries.ts';
import { caseForOwner, caseForStaff } from '../../cases/open-case.ts';
import { attachPiece } from '../../cases/pieces/attach-piece.ts';
import type { Context } from '../../context.ts';
import { storeUpload } from '../../files/keep-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { dayOf } from '../../shared/dates.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import { EVIDENCE_FOR } from '../../units/spells/exit.ts';
import { type FoundReturn, isAsPromised, LET_EXITS } from '../check-return.ts';
import { faultWords } from '../explain-fault.ts';
import { promisedBy } from '../promised.ts';
import { askedAgainMail, handedMail } from './handed-mails.ts';
import { addHanded, type Handed, handedWaiting, saveHanded } from './handed-store.ts';

export type HandedIn = Pick<FoundReturn, 'exitKind' | 'evidence' | 'occupiedOn' | 'monthlyRent'> & {
  readonly difference: string | null;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
};

/**
 * The owner hands in the proof that the home is lived in again; the officer of the case looks at it. What is sent anew
 * before that takes the place of what was sent. Another use than the one promised is explained.
 * @throws DomainError `returns.errors.*`, those of `storeUpload`
 */
export async function handInEvidence(ctx: Context, caseId: number, handed: HandedIn): Promise<Handed> {
  const { file, ...said } = handed;
  const { accountId } = ownerOf(ctx);
  const seen = await caseForOwner(ctx.db.read, ctx, caseId);
  if (!canDo(seen.state, 'record-return')) throw refused('returns.errors.notNow');
  const promised = promisedBy(seen);
  if (said.occupiedOn > dayOf(ctx.clock())) throw invalid('returns.errors.future');
  if (!EVIDENCE_FOR[said.exitKind].includes(said.evidence)) throw invalid('returns.errors.weakEvidence');
  if (LET_EXITS.includes(said.exitKind) && said.monthlyRent === null)
    throw invalid('returns.errors.rentNeeded');
  if (!isAsPromised(said.exitKind, promised) && !said.difference?.trim())
    throw invalid('returns.errors.notAsPromised', faultWords({ rentCeiling: null }, promised, ctx.locale));
  const stored = await storeUpload(ctx, file.bytes);
  return ctx.db.tx(async (d) => {
    const row = await caseForOwner(d, ctx, caseId);
    if (!canDo(row.state, 'record-return')) throw refused('returns.errors.notNow');
    const before = await handedWaiting(d, row.id);
    const now = ctx.clock();
    if (before) await saveHanded(d, before, { state: 'asked-again', checkedAt: now });
    const type = said.evidence === 'lease' || said.evidence === 'deed' ? said.evidence : 'other';
    await attachPiece(d, ctx, row.id, { type, name: file.name, file: stored });
    const kept = await addHanded(d, {
      ...said,
      caseId: row.id,
      hash: stored.hash,
      name: file.name,
      state: 'received',
      handedBy: accountId,
      handedAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'return.evidence-handed',
        subject: { kind: 'case', id: row.id },
        data: {
          ref: row.ref,
          handed: kept.id,
          exit: said.exitKind,
          evidence: said.evidence,
          hash: stored.hash,
        },
      },
    );
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    const box = officerMailbox(line);
    if (box) await promiseMail(d, now, handedMail(ctx, box, line), `handed-${kept.id}`);
    return kept;
  });
}

/** The officer asks for another proof, saying what is wrong with this one. @throws DomainError `returns.errors.messageNeeded` */
export async function askEvidenceAgain(
  ctx: Context,
  ref: string,
  { version, message }: { readonly version: number; readonly message: string },
): Promise<void> {
  if (message.trim() === '') throw invalid('returns.errors.messageNeeded');
  const { accountId } = staffOf(ctx);
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const handed = await handedWaiting(d, row.id);
    if (handed?.version !== version) throw conflict('web.errors.changedMeanwhile');
    const now = ctx.clock();
    await saveHanded(d, handed, { state: 'asked-again', message, checkedBy: accountId, checkedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'return.evidence-asked-again',
        subject: { kind: 'case', id: row.id },
        data: { ref: row.ref, handed: handed.id },
      },
    );
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    const box = ownerMailbox(line);
    if (box) await promiseMail(d, now, askedAgainMail(ctx, box, line, message), `handed-${handed.id}:again`);
  });
}
