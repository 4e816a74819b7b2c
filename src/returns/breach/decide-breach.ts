import { issueAct } from '../../agreements/acts/issue-act.ts';
import { latestAct } from '../../agreements/agreements-queries.ts';
import { staffOf } from '../../cases/acting.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { moveCase } from '../../cases/move-case.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail, promiseWork } from '../../outbox/promise-work.ts';
import { deadline } from '../../programme/programme.ts';
import { dayOf } from '../../shared/dates.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import { boundOwner, mailboxOf } from '../bound-owner.ts';
import { endUndertakings } from '../return-store.ts';
import { asksBack, type BreachDecision, type Computed, computeBreach, decisionFault } from './breach.ts';
import { type BreachGround, breachGround } from './breach-basis.ts';
import { noFollowUpMail } from './breach-mails.ts';
import { type Breach, saveBreach } from './breach-store.ts';
import { breachSeen } from './notice-breach.ts';
import { endBreachTask } from './open-breach.ts';

export const OPEN_RECOVERY = 'open-breach-recovery';

/**
 * The officer proposes how the breach ends. Before the notice only “there was none” can be proposed; after it, once the
 * owner has answered or the delay is over: nobody is judged unheard.
 * @throws DomainError `breaches.errors.*`
 */
export async function proposeDecision(
  ctx: Context,
  ref: string,
  id: number,
  version: number,
  proposal: BreachDecision,
): Promise<Breach> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const breach = await breachSeen(d, row, id, version);
    mustBeHeard(breach, proposal, dayOf(ctx.clock()));
    mustHold(proposal, await breachGround(d, row, breach));
    const proposedBy = staffOf(ctx).accountId;
    const now = ctx.clock();
    const saved = await saveBreach(d, breach, { state: 'proposed', proposal, proposedBy, proposedAt: now });
    await note(d, ctx, row, saved, 'breach.proposed', { outcome: proposal.outcome });
    return saved;
  });
}

function mustBeHeard({ state, replyBy }: Breach, { outcome }: BreachDecision, today: string): void {
  if (state === 'decided' || state === 'proposed') throw conflict('web.errors.changedMeanwhile');
  if (outcome === 'no-breach' || state === 'replied') return;
  if (state === 'found') throw refused('breaches.errors.noticeFirst');
  // What is put right before the term needs no waiting.
  if (outcome !== 'put-right' && replyBy !== null && today <= replyBy)
    throw refused('breaches.errors.stillTime');
}

function mustHold(decision: BreachDecision, { basis }: BreachGround): void {
  if (decision.reasons.trim() === '') throw invalid('breaches.errors.reasonsNeeded');
  const fault = decisionFault(decision, basis);
  if (fault) throw invalid(`breaches.errors.${fault}`);
}

/** Sent back to the officer with a word why; the file stands where it stood. */
export async function sendProposalBack(
  ctx: Context,
  ref: string,
  id: number,
  version: number,
): Promise<Breach> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const breach = await breachSeen(d, row, id, version);
    if (breach.state !== 'proposed') throw conflict('web.errors.changedMeanwhile');
    const state = breach.repliedAt ? 'replied' : breach.noticedOn ? 'noticed' : 'found';
    const saved = await saveBreach(d, breach, { state });
    await note(d, ctx, row, saved, 'breach.sent-back', {});
    return saved;
  });
}

/**
 * Another person than the one who proposed decides, with reasons. What is asked back is reckoned by the rule of the
 * pinned version; the whole of it ends the case, a part leaves the undertakings running.
 * @throws DomainError `breaches.errors.secondPerson`, those of `decisionFault`, conflict
 */
export async function decideBreach(
  ctx: Context,
  ref: string,
  id: number,
  version: number,
  decision: BreachDecision,
): Promise<Breach> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const breach = await breachSeen(d, row, id, version);
    const decidedBy = staffOf(ctx).accountId;
    if (breach.state !== 'proposed') throw conflict('web.errors.changedMeanwhile');
    if (breach.proposedBy === decidedBy) throw refused('breaches.errors.secondPerson');
    const ground = await breachGround(d, row, breach);
    mustHold(decision, ground);
    if (asksBack(decision.outcome) && breach.noticedOn === null) throw refused('breaches.errors.noticeFirst');
    const computed = ground.basis && computeBreach(ground.basis, decision);
    const { outcome } = decision;
    const asked = asksBack(outcome) && computed ? computed : null;
    const decisionId = asked ? await issueDecision(d, ctx, row, breach, decision, asked, ground) : null;
    const saved = await saveBreach(d, breach, {
      state: 'decided',
      outcome,
      decision,
      computed,
      amount: asked?.amount ?? null,
      decidedBy,
      decidedAt: ctx.clock(),
      decisionId,
    });
    await note(d, ctx, row, saved, 'breach.decided', { outcome, amount: saved.amount, act: decisionId });
    await follow(d, ctx, row, saved);
    return saved;
  });
}

/** What a decision brings with it: the recovery, the end of the case, or a word to the owner. */
async function follow(d: Writer, ctx: Context, row: CaseRow, breach: Breach): Promise<void> {
  await endBreachTask(d, ctx, breach.id);
  if (breach.amount === null) {
    const box = await mailboxOf(d, await boundOwner(d, row));
    if (box && breach.noticedOn !== null && breach.decision)
      await promiseMail(
        d,
        ctx.clock(),
        noFollowUpMail(ctx, box, { ref: row.ref, decision: breach.decision }),
        `breach-${breach.id}:decided`,
      );
    return;
  }
  await promiseWork(d, ctx.clock(), {
    kind: OPEN_RECOVERY,
    payload: { breach: breach.id },
    dedupeKey: `breach-${breach.id}:recovery`,
  });
  if (breach.outcome !== 'whole') return;
  await endUndertakings(d, row.id, breach.undertaking);
  await moveCase(d, ctx, row, 'claw-back', { data: { breach: breach.id, amount: breach.amount } });
}

async function issueDecision(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  breach: Breach,
  decision: BreachDecision,
  computed: Computed,
  ground: BreachGround,
): Promise<ActId> {
  const owner = await boundOwner(d, row);
  const today = dayOf(ctx.clock());
  const rule = mustExist(ground.basis, 'breaches.errors.noRule').rule;
  return issueAct(
    d,
    ctx,
    { ...row, ownerId: owner.id },
    {
      kind: 'recovery-decision',
      undertaking: ground.undertaking,
      found: breach.facts,
      whole: decision.outcome === 'whole',
      fraud: decision.fraud,
      reasons: decision.reasons,
      noticeNumber: (await latestAct(d, row.id, 'breach-notice'))?.number ?? null,
      noticedOn: breach.noticedOn,
      repliedOn: breach.repliedAt && dayOf(breach.repliedAt),
      computed,
      rule,
      repayBy: deadline(ctx.programme, 'repayment', today),
      agreementNumber: ground.agreementNumber,
      mailbox: await mailboxOf(d, owner),
    },
  );
}

const note = (
  d: Writer,
  ctx: Context,
  row: CaseRow,
  breach: Breach,
  action: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action,
      subject: { kind: 'case', id: row.id },
      data: { ref: row.ref, breach: breach.id, undertaking: breach.undertaking, ...data },
    },
  );
