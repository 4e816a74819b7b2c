import { issueAct } from '../../agreements/acts/issue-act.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { deadline } from '../../programme/programme.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, mustExist } from '../../shared/errors.ts';
import { boundOwner, mailboxOf } from '../bound-owner.ts';
import { giveLink } from '../links/give-link.ts';
import { computeBreach } from './breach.ts';
import { breachGround } from './breach-basis.ts';
import { noticeMail } from './breach-mails.ts';
import { type Breach, findBreach, saveBreach } from './breach-store.ts';
import { endBreachTask } from './open-breach.ts';

/** A breach of that very case, as it was on the officer's screen. @throws DomainError not-found, conflict */
export async function breachSeen(d: Writer, row: CaseRow, id: number, version: number): Promise<Breach> {
  const found = await findBreach(d, id);
  const breach = mustExist(found?.caseId === row.id ? found : null, 'breaches.errors.unknown');
  if (breach.version !== version) throw conflict('web.errors.changedMeanwhile');
  return breach;
}

/**
 * Formal notice: tells whoever is bound what is held against them, what it may cost, and until when they may answer or
 * put things right, on line or on paper, helped by whom they wish (CRPA art. L. 121-1 and L. 122-1).
 */
export async function noticeBreach(ctx: Context, ref: string, id: number, version: number): Promise<Breach> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const breach = await breachSeen(d, row, id, version);
    if (breach.state !== 'found') throw conflict('web.errors.changedMeanwhile');
    const today = dayOf(ctx.clock());
    const replyBy = deadline(ctx.programme, 'breachReply', today);
    const noticeId = await issueNotice(d, ctx, row, breach, replyBy);
    const saved = await saveBreach(d, breach, { state: 'noticed', noticeId, noticedOn: today, replyBy });
    await mailNotice(d, ctx, row, saved, replyBy);
    await endBreachTask(d, ctx, id);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'breach.noticed',
        subject: { kind: 'case', id: row.id },
        data: { ref: row.ref, breach: id, act: noticeId, replyBy },
      },
    );
    return saved;
  });
}

async function issueNotice(d: Writer, ctx: Context, row: CaseRow, breach: Breach, replyBy: Day) {
  const { basis, paid, undertaking, agreementNumber } = await breachGround(d, row, breach);
  const most = { outcome: 'whole' as const, exemption: null, fraud: false, share: null };
  const owner = await boundOwner(d, row);
  // The letter goes to whoever is bound today: the home may have changed hands.
  return issueAct(
    d,
    ctx,
    { ...row, ownerId: owner.id },
    {
      kind: 'breach-notice',
      undertaking,
      brokenOn: breach.brokenOn,
      found: breach.facts,
      replyBy,
      paid,
      atStake: basis && computeBreach(basis, most).amount,
      rule: basis?.rule ?? null,
      agreementNumber,
    },
  );
}

async function mailNotice(d: Writer, ctx: Context, row: CaseRow, breach: Breach, until: Day): Promise<void> {
  const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
  const box = await mailboxOf(d, await boundOwner(d, row));
  if (!box) return;
  const url = await giveLink(d, ctx, { purpose: 'breach', subject: breach.id, until });
  const mail = noticeMail(ctx, box, { ref: row.ref, address: line.address, url, until });
  await promiseMail(d, ctx.clock(), mail, `breach-${breach.id}:notice`);
}
