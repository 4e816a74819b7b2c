import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, invalid, notFound } from '../../shared/errors.ts';
import type { SignatoryId } from '../../shared/ids.ts';
import { findAct, signaturesOf } from '../acts/act-store.ts';
import { inviteTo } from './invite-signatories.ts';
import { findSignatory } from './signatory-store.ts';
import { standings } from './standing.ts';

/**
 * Invites a signatory again, or for the first time at a mailbox that staff have learnt since.
 * @throws DomainError `signing.errors.emailNeeded`, `agreements.errors.alreadySigned`, not-found
 */
export async function inviteSignatory(
  ctx: Context,
  ref: string,
  { signatory: id, email }: { readonly signatory: SignatoryId; readonly email: string },
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const signatory = await findSignatory(d, id);
    const act = signatory && (await findAct(d, signatory.actId));
    if (!signatory || act?.caseId !== row.id) throw notFound('agreements.errors.unknownAct');
    const [standing] = standings([signatory], await signaturesOf(d, act.id));
    if (standing?.signature) throw conflict('agreements.errors.alreadySigned');
    if (email === '') throw invalid('signing.errors.emailNeeded');
    await inviteTo(d, ctx, act, { ...signatory, email });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'agreement.signatory-invited',
        subject: { kind: 'act', id: act.id },
        data: { number: act.number, signatory: signatory.id },
      },
    );
  });
}
