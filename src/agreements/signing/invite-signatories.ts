import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { promiseMail, promiseWork } from '../../outbox/promise-work.ts';
import { addDays, dayOf, instant } from '../../shared/dates.ts';
import type { Act } from '../acts/act-store.ts';
import { invitationMail } from './signatory-mails.ts';
import { noteInvited, type Signatory, signatoriesOfAct } from './signatory-store.ts';

export const SIGNATURE_REMINDER = 'signature-reminder';
/** Days after the invitation: three months are given to sign (case-workflow). */
export const REMINDER_DAYS = [7, 21, 60] as const;

/** Once an act is made: each signatory who has a mailbox is invited, and reminders are promised. */
export async function inviteSignatories(d: Writer, ctx: Context, act: Act): Promise<void> {
  const signatories = await signatoriesOfAct(d, act.id);
  for (const signatory of signatories) await inviteTo(d, ctx, act, signatory);
  const now = ctx.clock();
  for (const days of REMINDER_DAYS)
    await promiseWork(d, now, {
      kind: SIGNATURE_REMINDER,
      payload: { act: act.id },
      dedupeKey: `act-${act.id}:signature-reminder-${days}`,
      dueAt: instant(`${addDays(dayOf(now), days)}T07:00:00Z`),
    });
}

/** Promises one invitation. Silent for a signatory without mailbox, who signs on paper. */
export async function inviteTo(d: Writer, ctx: Context, act: Act, signatory: Signatory): Promise<void> {
  const { email } = signatory;
  if (email === null) return;
  const now = ctx.clock();
  await noteInvited(d, signatory.id, { email, at: now });
  const mail = await invitationMail(d, ctx, act, { ...signatory, email });
  await promiseMail(d, now, mail, `act-${act.id}:invite-${signatory.id}:${now}`);
}
