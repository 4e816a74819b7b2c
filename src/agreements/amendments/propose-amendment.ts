import { paymentBasis } from '../../budget/payments/payment-basis.ts';
import { staffOf } from '../../cases/acting.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { pinnedScheme } from '../../cases/decision/calculation.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Reader, Writer } from '../../db/database.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { AmendmentId } from '../../shared/ids.ts';
import { type Cents, cents, sumCents } from '../../shared/money.ts';
import { type Act, latestAct } from '../acts/act-store.ts';
import { type Change, type ChangeFault, faultOf, isAmendable, isOpen, type Limits } from './amendment.ts';
import { addAmendment, amendmentsOf, findAmendment, saveAmendment } from './amendment-store.ts';

export type Proposal = { readonly reason: string; readonly changes: readonly Change[] };

/**
 * Proposes to change named articles of a signed agreement. One amendment at a time; another person decides.
 * @throws DomainError `amendments.errors.*`
 */
export async function proposeAmendment(ctx: Context, ref: string, proposal: Proposal): Promise<AmendmentId> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const agreement = await agreementToAmend(d, row);
    if ((await amendmentsOf(d, row.id)).some(({ state }) => isOpen(state)))
      throw conflict('amendments.errors.oneAtATime');
    await check(d, row, proposal);
    const id = await addAmendment(d, {
      caseId: row.id,
      agreementId: agreement.id,
      state: 'proposed',
      ...written(ctx, proposal),
    });
    await journal(d, ctx, id, { case: row.ref, agreement: agreement.number, proposal });
    return id;
  });
}

/** Writes a proposal anew, over the version seen, while nobody has decided. */
export async function rewriteAmendment(
  ctx: Context,
  ref: string,
  { id, version }: { readonly id: AmendmentId; readonly version: number },
  proposal: Proposal,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const agreement = await agreementToAmend(d, row);
    const seen = mustExist(await findAmendment(d, id), 'amendments.errors.unknown');
    if (seen.caseId !== row.id || seen.state !== 'proposed') throw conflict('amendments.errors.decided');
    await check(d, row, proposal);
    await saveAmendment(d, { id, version }, written(ctx, proposal));
    await journal(d, ctx, id, { case: row.ref, agreement: agreement.number, proposal });
  });
}

const written = (ctx: Context, { reason, changes }: Proposal) => ({
  reason,
  changes: [...changes],
  draftedBy: staffOf(ctx).accountId,
  draftedAt: ctx.clock(),
});

/** The signed agreement of a case. @throws DomainError `amendments.errors.notSigned` */
export async function agreementToAmend(d: Reader, row: CaseRow): Promise<Act> {
  const agreement = await latestAct(d, row.id, 'agreement');
  if (!agreement || !isAmendable(row.state)) throw refused('amendments.errors.notSigned');
  return agreement;
}

async function check(d: Reader, row: CaseRow, { reason, changes }: Proposal): Promise<void> {
  if (reason.trim() === '') throw invalid('amendments.errors.reasonNeeded');
  if (changes.length === 0) throw invalid('amendments.errors.nothingChanged');
  const limits = await limitsOf(d, row);
  for (const change of changes) {
    const fault = faultOf(change, limits);
    if (fault) throw invalid(`amendments.errors.${fault.fault}`, { kind: change.kind, ...figures(fault) });
  }
}

const figures = (fault: ChangeFault): Record<string, number> => ({
  ...('cents' in fault ? { amount: fault.cents / 100 } : {}),
  ...('most' in fault ? { most: fault.most } : {}),
});

/** What bounds an amendment of this case today. */
export async function limitsOf(d: Reader, row: CaseRow): Promise<Limits> {
  const version = mustExist(await findSchemeVersion(d, row.schemeVersionId), 'cases.errors.noScheme');
  const { calculation, payments } = await paymentBasis(d, row);
  const running = payments.filter(({ state }) => state !== 'rejected').map(({ amount }) => amount);
  return {
    state: row.state,
    paid: sumCents(running),
    cap: calculation.award.terms.cap?.cents ?? null,
    cost: cents(calculation.estimate.plan.cost.ttc) as Cents,
    deadlines: pinnedScheme(version).definition.deadlines,
  };
}

const journal = (
  d: Writer,
  ctx: Context,
  id: AmendmentId,
  of: { readonly case: string | null; readonly agreement: string; readonly proposal: Proposal },
): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: 'amendment.proposed',
      subject: { kind: 'amendment', id },
      data: { case: of.case, agreement: of.agreement, changes: of.proposal.changes.map(({ kind }) => kind) },
    },
  );
