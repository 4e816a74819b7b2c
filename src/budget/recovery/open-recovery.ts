import { issueAct } from '../../agreements/acts/issue-act.ts';
import { agreementNumberOf } from '../../agreements/agreements-queries.ts';
import { findCaseById } from '../../cases/cases-queries.ts';
import { takeNumber } from '../../cases/take-number.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { deadline } from '../../programme/programme.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import { conflict, mustExist, refused } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { type Cents, cents, sumCents } from '../../shared/money.ts';
import { commitmentOf } from '../budget.ts';
import { movementsOfCase } from '../budget-queries.ts';
import type { RecoveryCause, RecoveryComputation } from './recovery.ts';
import { addRecovery, type Recovery, recoveriesOf, recoveryOfDeed } from './recovery-store.ts';

export type RecoveryOpening = {
  readonly caseId: CaseId;
  readonly cause: RecoveryCause;
  /** Cents, above zero and never more than was ordered for the case, other recoveries taken off. */
  readonly amount: Cents;
  readonly computation: RecoveryComputation;
  /** The deed it comes from; the same one opens a single recovery. Left out: one for each case and cause. */
  readonly deed?: string;
};

/** Prefix of the numbers of recovery orders (titres de recette). */
const SERIES = 'TR';

/**
 * Opens a recovery order in a transaction of its own; `openRecoveryIn` does it inside the caller's.
 * @throws DomainError those of `openRecoveryIn`
 */
export const openRecovery = (ctx: Context, opening: RecoveryOpening): Promise<Recovery> =>
  ctx.db.tx((d) => openRecoveryIn(d, ctx, opening));

/**
 * Opens a recovery order: numbered without gaps, journalled, its letter with the routes of appeal issued and mailed
 * once made. Opened again for the same deed and amount, the first one is given back.
 * @throws DomainError `budget.recovery.errors.{nothing,moreThanPaid,otherAmount}`
 */
export async function openRecoveryIn(d: Writer, ctx: Context, opening: RecoveryOpening): Promise<Recovery> {
  const { caseId, cause, amount, deed = cause } = opening;
  if (amount <= 0) throw refused('budget.recovery.errors.nothing');
  const before = await recoveryOfDeed(d, caseId, deed);
  if (before) return asItWas(before, amount);
  await mustHaveBeenPaid(d, caseId, amount);
  return open(d, ctx, { ...opening, deed });
}

function asItWas(before: Recovery, amount: Cents): Recovery {
  if (before.amount !== amount) throw conflict('budget.recovery.errors.otherAmount');
  return before;
}

/** Never more comes back than went out: earlier recoveries of the case count. */
async function mustHaveBeenPaid(d: Writer, caseId: CaseId, amount: Cents): Promise<void> {
  const ordered = commitmentOf(await movementsOfCase(d, caseId))?.ordered ?? cents(0);
  const asked = sumCents((await recoveriesOf(d, caseId)).map((one) => one.amount));
  if (amount + asked > ordered)
    throw refused('budget.recovery.errors.moreThanPaid', { left: Math.max(0, ordered - asked) / 100 });
}

async function open(
  d: Writer,
  ctx: Context,
  { caseId, cause, amount, computation, deed }: RecoveryOpening & { readonly deed: string },
): Promise<Recovery> {
  const now = ctx.clock();
  const today = dayOf(now);
  const row = mustExist(await findCaseById(d, caseId), 'cases.errors.unknown');
  const recovery = await addRecovery(d, {
    ...{ caseId, cause, amount, computation, deed },
    number: await takeNumber(d, SERIES, yearOf(today)),
    dueOn: deadline(ctx.programme, 'repayment', today),
    terms: [],
    state: 'open',
    openedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    openedAt: now,
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'recovery.opened',
      subject: { kind: 'recovery', id: recovery.id },
      data: { case: row.ref, number: recovery.number, cause, amount, dueOn: recovery.dueOn },
    },
  );
  await issueAct(d, ctx, row, {
    kind: 'recovery-order',
    orderNumber: recovery.number,
    cause,
    amount,
    dueOn: recovery.dueOn,
    computation,
    agreementNumber: await agreementNumberOf(d, caseId),
  });
  return recovery;
}
