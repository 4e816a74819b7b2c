import { issueAct } from '../../agreements/acts/issue-act.ts';
import { engageAward, freeAward } from '../../budget/draw-on-envelope.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { refused } from '../../shared/errors.ts';
import { staffOf } from '../acting.ts';
import { moveCase } from '../move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../open-case.ts';

type Refusal = { readonly version: number; readonly reason: string };
/** The session of the committee that decided; null when the manager decides alone. */
type Sitting = { readonly committee: string | null };
const ALONE: Sitting = { committee: null };

/**
 * The manager grants what was validated: the reservation becomes a commitment, the amount is fixed, and the decision
 * letter is issued, all in one transaction.
 * @throws DomainError `cases.errors.needsCommittee`, `budget.errors.nothingReserved`, and those of readyFor
 */
export const grantCase = (ctx: Context, ref: string, version: number): Promise<Outcome> =>
  ctx.db.tx((d) => grantIn(d, ctx, ref, version));

/**
 * The manager refuses, with the reason that the letter gives word for word; what was set aside is freed.
 * @throws DomainError those of readyFor
 */
export const refuseCase = (ctx: Context, ref: string, refusal: Refusal): Promise<Outcome> =>
  ctx.db.tx((d) => refuseIn(d, ctx, ref, refusal));

/** The same inside the transaction of a session's decision. @throws DomainError those of grantCase */
export async function grantIn(
  d: Writer,
  ctx: Context,
  ref: string,
  version: number,
  { committee }: Sitting = ALONE,
): Promise<Outcome> {
  const row = await caseForStaff(d, ctx, ref);
  if ((await readyFor(d, ctx, row, 'grant', version)) === 'before') return { done: 'before', case: row };
  if (committee === null && !ctx.programme.decision.withoutSession)
    throw refused('cases.errors.needsCommittee');
  const awarded = await engageAward(d, ctx, row.id, `v${row.version}`);
  const granted = await moveCase(d, ctx, row, 'grant', {
    changes: { awarded, decidedBy: staffOf(ctx).accountId, decidedAt: ctx.clock() },
    data: { awarded, ...(committee === null ? {} : { committee }) },
  });
  await issueAct(d, ctx, granted, 'decision-grant');
  return { done: 'now', case: granted };
}

/** The same inside the transaction of a session's decision. @throws DomainError those of refuseCase */
export async function refuseIn(
  d: Writer,
  ctx: Context,
  ref: string,
  { version, reason }: Refusal,
  { committee }: Sitting = ALONE,
): Promise<Outcome> {
  const row = await caseForStaff(d, ctx, ref);
  if ((await readyFor(d, ctx, row, 'refuse', version)) === 'before') return { done: 'before', case: row };
  await freeAward(d, ctx, row.id, `v${row.version}`);
  const decided = await moveCase(d, ctx, row, 'refuse', {
    changes: { decisionReason: reason, decidedBy: staffOf(ctx).accountId, decidedAt: ctx.clock() },
    note: reason,
    ...(committee === null ? {} : { data: { committee } }),
  });
  await issueAct(d, ctx, decided, 'decision-refusal');
  return { done: 'now', case: decided };
}
