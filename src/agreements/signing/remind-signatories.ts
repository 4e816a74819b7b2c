import { findCaseById } from '../../cases/cases-queries.ts';
import { type Context, contextFor, type Services } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { system } from '../../shared/actor.ts';
import type { ActId } from '../../shared/ids.ts';
import { type Act, findAct, signaturesOf } from '../acts/act-store.ts';
import { invitationMail } from './signatory-mails.ts';
import { noteReminded, signatoriesOfAct } from './signatory-store.ts';
import { authoritySigned, standings } from './standing.ts';

/** Outbox work, some days after the invitations: one more mail to each owner who has still not signed. */
export async function remindSignatories(services: Services, row: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('worker'));
  const { act: id } = row.payload as { readonly act: ActId };
  await ctx.db.tx(async (d) => {
    const act = await findAct(d, id);
    if (!act || !(await stillWaits(d, act))) return;
    await remindEach(d, ctx, act, row.id);
  });
}

/** An agreement whose case has lapsed or was withdrawn is not to be signed any more; nor is one that is signed. */
async function stillWaits(d: Writer, act: Act): Promise<boolean> {
  if (authoritySigned(await signaturesOf(d, act.id))) return false;
  return act.kind !== 'agreement' || (await findCaseById(d, act.caseId))?.state === 'to-sign';
}

async function remindEach(d: Writer, ctx: Context, act: Act, job: number): Promise<void> {
  const waiting = standings(await signatoriesOfAct(d, act.id), await signaturesOf(d, act.id)).filter(
    ({ signature }) => signature === null,
  );
  for (const { signatory } of waiting) {
    const { email } = signatory;
    if (email === null) continue;
    await noteReminded(d, signatory.id);
    const mail = await invitationMail(d, ctx, act, { ...signatory, email }, true);
    await promiseMail(d, ctx.clock(), mail, `outbox-${job}:${signatory.id}`);
  }
}
