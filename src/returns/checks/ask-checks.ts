import { findCaseById, findCaseLine } from '../../cases/cases-queries.ts';
import { type Context, contextFor, type Services } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { deadline } from '../../programme/programme.ts';
import { system } from '../../shared/actor.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { boundOwner, mailboxOf } from '../bound-owner.ts';
import { giveLink } from '../links/give-link.ts';
import { checkMail } from './check-mails.ts';
import { dueChecks, findCheck, type HomeCheck, saveCheck } from './check-store.ts';
import { handToOfficer } from './hand-to-officer.ts';
import { planMissingChecks } from './plan-checks.ts';

/**
 * Every morning: asks what has come due, reminds once those who are silent, then hands the check to the officer of the
 * case. An owner without a mailbox goes to the officer straight away.
 */
export async function askChecks(services: Services): Promise<void> {
  const ctx = contextFor(services, system('scheduler'));
  await planMissingChecks(ctx);
  const today = dayOf(ctx.clock());
  for (const { id } of await dueChecks(ctx.db.read, today)) await ctx.db.tx((d) => step(d, ctx, id, today));
}

/** The next step of one check, read again in its transaction. */
async function step(d: Writer, ctx: Context, id: number, today: Day): Promise<void> {
  const check = await findCheck(d, id);
  if (!check || check.outcome !== null || check.escalatedOn !== null || check.kind === 'spot-check') return;
  const { askedOn, remindedOn } = check;
  const { programme } = ctx;
  if (askedOn === null) await ask(d, ctx, check, 'asked');
  else if (deadline(programme, 'checkEscalation', askedOn) <= today) await handToOfficer(d, ctx, check);
  else if (remindedOn === null && deadline(programme, 'checkReminder', askedOn) <= today)
    await ask(d, ctx, check, 'reminded');
}

/** Mails the question with a new link; the officer gets it where there is no mailbox. */
export async function ask(
  d: Writer,
  ctx: Context,
  check: HomeCheck,
  occasion: 'asked' | 'reminded',
): Promise<void> {
  const row = mustExist(await findCaseById(d, check.caseId), 'cases.errors.unknown');
  const line = mustExist(await findCaseLine(d, check.caseId), 'cases.errors.unknown');
  const owner = await boundOwner(d, row);
  const box = await mailboxOf(d, owner);
  const today = dayOf(ctx.clock());
  if (!box) return handToOfficer(d, ctx, check);
  const until = deadline(ctx.programme, 'checkEscalation', check.askedOn ?? today);
  // What is asked again by hand has the whole delay once more.
  const last = until > today ? until : deadline(ctx.programme, 'checkReminder', today);
  const url = await giveLink(d, ctx, { purpose: 'check', subject: check.id, until: last });
  const saved = await saveCheck(
    d,
    check,
    occasion === 'asked' ? { askedOn: today } : { askedOn: check.askedOn ?? today, remindedOn: today },
  );
  const facts = { kind: check.kind, ref: line.ref, address: line.address, url, until: last, occasion };
  await promiseMail(d, ctx.clock(), checkMail(ctx, box, facts), `home-check-${check.id}:${saved.version}`);
  await appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: `check.${occasion}`,
      subject: { kind: 'case', id: check.caseId },
      data: { check: check.id, kind: check.kind, dueOn: check.dueOn, until: last },
    },
  );
}
