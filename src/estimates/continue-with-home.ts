import type { QuestionSlug } from '../audits/answer-kinds.ts';
import { saveAnswers } from '../audits/questionnaire/answer-question.ts';
import { parseAnswer } from '../audits/questionnaire/parse-answer.ts';
import { startAudit } from '../audits/start-audit.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { sendSignInLink } from '../people/owner-links.ts';
import { hashToken } from '../people/token.ts';
import type { OwnerActor } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { forbidden, mustExist, notFound } from '../shared/errors.ts';
import type { PublicEstimateId, UnitId } from '../shared/ids.ts';
import { fingerprint } from '../shared/secret-box.ts';
import { findUnit, ownsUnit } from '../units/units-queries.ts';
import type { EstimateAnswers } from './estimate-answers.ts';
import { addToTally, changeKept, findByToken, findKept, type KeptEstimate } from './estimate-store.ts';
import { myEstimatePath } from './estimates-paths.ts';
import { answersForAudit } from './typical-home.ts';

const claimOf = (ctx: Context, email: string): string =>
  fingerprint(ctx.config.dataKey, 'estimate-claim', email.trim().toLowerCase());

/**
 * "Continue with this home": the mailbox may open the estimate from now on, and receives the link that makes its account
 * and leads there. The address of the estimate itself goes into no table.
 */
export async function askToContinue(ctx: Context, token: string, email: string): Promise<void> {
  const id = await claim(ctx, token, email);
  await sendSignInLink(ctx, email, myEstimatePath({ estimate: id }));
}

/** The same for an owner who is signed in already. */
export const continueSignedIn = (ctx: Context, token: string, actor: OwnerActor): Promise<PublicEstimateId> =>
  claim(ctx, token, actor.email);

async function claim(ctx: Context, token: string, email: string): Promise<PublicEstimateId> {
  return ctx.db.tx(async (d) => {
    const kept = mustExist(await findByToken(d, hashToken(token), ctx.clock()), 'estimates.errors.gone');
    await changeKept(d, kept, { claimHash: claimOf(ctx, email) });
    await addToTally(d, dayOf(ctx.clock()), ['continued']);
    return kept.id;
  });
}

/** An estimate as the account that asked to continue opens it. Anybody else’s does not exist. */
export async function estimateOfOwner(d: Reader, ctx: Context, id: number): Promise<KeptEstimate> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw forbidden('web.errors.forbidden');
  const kept = Number.isSafeInteger(id) ? await findKept(d, id as PublicEstimateId, ctx.clock()) : undefined;
  if (!kept || kept.claimHash !== claimOf(ctx, actor.email)) throw notFound('estimates.errors.gone');
  return kept;
}

/**
 * Goes on with one of the owner’s homes: its audit is opened and receives what the estimate answered, each marked as
 * from there. An answer that the audit has already, or would refuse, is left alone. Done twice, nothing more happens.
 */
export async function carryToHome(ctx: Context, id: number, unitId: UnitId): Promise<void> {
  const { actor } = ctx;
  const unit = await findUnit(ctx.db.read, unitId);
  if (actor.kind !== 'owner' || !unit || !(await ownsUnit(ctx.db.read, actor.accountId, unitId)))
    throw notFound('estimates.errors.notYourHome');
  const kept = await ctx.db.tx(async (d) => {
    const found = await estimateOfOwner(d, ctx, id);
    if (found.unitId === unitId) return found;
    await changeKept(d, found, { unitId });
    await addToTally(d, dayOf(ctx.clock()), ['home-chosen']);
    await appendJournal(
      d,
      { actor, now: ctx.clock() },
      { action: 'estimate.carried', subject: { kind: 'unit', id: unitId }, data: { estimate: found.id } },
    );
    return found;
  });
  await carryToAudit(ctx, kept.answers, unit);
}

async function carryToAudit(
  ctx: Context,
  answers: EstimateAnswers,
  unit: { readonly id: UnitId; readonly commune: string },
): Promise<void> {
  const audit = await startAudit(ctx, unit.id);
  if (audit.state !== 'draft') return;
  const said = Object.entries(answersForAudit(answers)).filter(
    ([slug, value]) =>
      audit.answers[slug as QuestionSlug] === undefined &&
      (slug !== 'commune' || value === unit.commune) &&
      parseAnswer(slug as QuestionSlug, value).ok,
  );
  const given = Object.fromEntries(said);
  const saved = await saveAnswers(ctx, audit.id, given, undefined, 'estimate');
  if (saved.ok) return;
  for (const { slug } of saved.problems) delete given[slug];
  await saveAnswers(ctx, audit.id, given, undefined, 'estimate');
}
