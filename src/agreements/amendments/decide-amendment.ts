import { dropReserve, reserveMore } from '../../budget/draw-on-envelope.ts';
import { staffOf } from '../../cases/acting.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { AmendmentId } from '../../shared/ids.ts';
import { cents } from '../../shared/money.ts';
import { issueAct } from '../acts/issue-act.ts';
import { awardChange } from './amendment.ts';
import { amendmentDetail } from './amendment-detail.ts';
import { type Amendment, findAmendment, saveAmendment } from './amendment-store.ts';

export type AmendmentDecision =
  | { readonly verdict: 'accept'; readonly version: number }
  | { readonly verdict: 'refuse'; readonly version: number; readonly note: string };

/**
 * A second person accepts an amendment, which then has its number and its document and is to be signed, or refuses it
 * with a reason. More money is set aside at once: what is signed later is certain to be there.
 * @throws DomainError `amendments.errors.{ownProposal,decided,noteNeeded}`, `budget.errors.notEnough`
 */
export async function decideAmendment(
  ctx: Context,
  ref: string,
  id: AmendmentId,
  decision: AmendmentDecision,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { row, amendment } = await amendmentForStaff(d, ctx, ref, id);
    if (amendment.state !== 'proposed') throw conflict('amendments.errors.decided');
    const actor = staffOf(ctx);
    if (amendment.draftedBy === actor.accountId) throw refused('amendments.errors.ownProposal');
    if (decision.verdict === 'refuse' && decision.note.trim() === '')
      throw invalid('amendments.errors.noteNeeded');
    const seen = { ...amendment, version: decision.version };
    const decided = { decidedBy: actor.accountId, decidedAt: ctx.clock() };
    if (decision.verdict === 'refuse')
      await saveAmendment(d, seen, { ...decided, state: 'refused', decisionNote: decision.note });
    else await accept(d, ctx, row, seen, decided);
    await journal(d, ctx, amendment, row, decision.verdict === 'accept' ? 'accepted' : 'refused');
  });
}

type Decided = Pick<Amendment, 'decidedBy' | 'decidedAt'>;

async function accept(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  amendment: Amendment,
  decided: Decided,
): Promise<void> {
  const more = awardChange(amendment.changes);
  if (more > 0) await reserveMore(d, ctx, { caseId: row.id, amount: cents(more), deed: deedOf(amendment) });
  const actId = await issueAct(d, ctx, row, await amendmentDetail(d, ctx, amendment));
  await saveAmendment(d, amendment, { ...decided, state: 'to-sign', actId });
}

/** The name of the money moved for an amendment: the same deed done twice moves it once. */
export const deedOf = ({ id }: Pick<Amendment, 'id'>): string => `amendment-${id}`;

/** Gives up an amendment before its last signature; what was set aside for it is free again. */
export async function abandonAmendment(
  ctx: Context,
  ref: string,
  id: AmendmentId,
  version: number,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { row, amendment } = await amendmentForStaff(d, ctx, ref, id);
    if (amendment.state !== 'proposed' && amendment.state !== 'to-sign')
      throw conflict('amendments.errors.decided');
    if (amendment.state === 'to-sign') await dropReserve(d, ctx, row.id, deedOf(amendment));
    await saveAmendment(d, { id, version }, { state: 'abandoned' });
    await journal(d, ctx, amendment, row, 'abandoned');
  });
}

/** An amendment of that very case, which this member of staff may open. */
export async function amendmentForStaff(
  d: Writer | Context['db']['read'],
  ctx: Context,
  ref: string,
  id: AmendmentId,
): Promise<{ readonly row: CaseRow; readonly amendment: Amendment }> {
  const row = await caseForStaff(d, ctx, ref);
  const amendment = await findAmendment(d, id);
  return {
    row,
    amendment: mustExist(amendment?.caseId === row.id ? amendment : null, 'amendments.errors.unknown'),
  };
}

const journal = (
  d: Writer,
  ctx: Context,
  { id, changes }: Amendment,
  { ref }: CaseRow,
  what: 'accepted' | 'refused' | 'abandoned',
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: `amendment.${what}`,
      subject: { kind: 'amendment', id },
      data: { case: ref, changes: changes.map(({ kind }) => kind) },
    },
  );
