import { moveCase } from '../../cases/move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import type { Staff } from '../../shared/actor.ts';
import { refused } from '../../shared/errors.ts';
import { addSignature } from '../acts/act-store.ts';
import { mustBeShown, signableAct } from './signable-act.ts';

/**
 * The authority signs last; the case is then signed and its final file promised (job `signed-act-pdf`).
 * @throws DomainError `agreements.errors.ownerFirst`, `agreements.errors.changedDocument`, or that of `readyFor`
 */
export async function countersignAgreement(
  ctx: Context,
  ref: string,
  given: { readonly version: number; readonly shownHash: string },
): Promise<Outcome> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'sign-last', given.version)) === 'before')
      return { done: 'before', case: row };
    const signable = await signableAct(d, row);
    const { act } = signable;
    if (!signable.signatures.some(({ party }) => party === 'owner'))
      throw refused('agreements.errors.ownerFirst');
    mustBeShown(signable, given.shownHash);
    const actor = ctx.actor as Staff;
    await addSignature(d, {
      actId: act.id,
      party: 'authority',
      accountId: actor.accountId,
      signedAt: now,
      proof: {
        method: 'staff-session',
        shownHash: act.fileHash,
        name: actor.name,
        signatory: act.facts.authority.identity.signatory.name,
      },
    });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'agreement.signed',
        subject: { kind: 'act', id: act.id },
        data: { number: act.number, party: 'authority', method: 'staff-session', sha256: act.fileHash },
      },
    );
    const saved = await moveCase(d, ctx, row, 'sign-last', { data: { agreement: act.number } });
    const work = { kind: 'signed-act-pdf', payload: { act: act.id }, dedupeKey: `act-${act.id}:signed-pdf` };
    await promiseWork(d, now, work);
    return { done: 'now', case: saved };
  });
}
