import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { dayOf } from '../../shared/dates.ts';
import { DomainError } from '../../shared/errors.ts';
import { confirmPayment } from '../payments/confirm-payment.ts';
import { returnPayment } from '../payments/return-payment.ts';
import { type QueuedPayment, queuedPayment } from './payment-run-store.ts';
import { type Confirmation, type Fault, type LineFault, readConfirmations } from './read-confirmations.ts';

/** What an answer of the accountant changed. Lines in the order of the file. */
export type Entered = {
  readonly paid: number;
  readonly returned: number;
  /** Known before: the same answer sent again changes nothing. */
  readonly before: number;
  readonly wrong: readonly LineFault[];
};

/**
 * Enters the accountant's answer to one or several runs, whole or in part: paid on a day, or refused for a reason, which
 * sends the request back to its owner. Each line is a transaction of its own, so that a wrong one leaves the others, and
 * the same file can be sent again.
 * @throws DomainError `budget.finance.errors.{notThatFile,tooLong}`
 */
export async function enterConfirmations(ctx: Context, bytes: Uint8Array): Promise<Entered> {
  const { right, wrong } = readConfirmations(bytes);
  const faults = [...wrong];
  const counts = { paid: 0, returned: 0, before: 0 };
  for (const line of right) {
    const done = await enter(ctx, line);
    if (typeof done === 'string') counts[done] += 1;
    else faults.push(done);
  }
  await ctx.db.tx((d) =>
    appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'payment.run-confirmed',
        subject: { kind: 'payment-run', id: 'answer' },
        data: { ...counts, wrong: faults.length },
      },
    ),
  );
  return { ...counts, wrong: faults.toSorted((a, b) => a.line - b.line) };
}

async function enter(ctx: Context, line: Confirmation): Promise<'paid' | 'returned' | 'before' | LineFault> {
  const payment = await queuedPayment(ctx.db.read, line.payment);
  const fault = faultOf(ctx, line, payment);
  if (fault) return { line: line.line, ...fault };
  if (!payment || isBefore(line, payment)) return 'before';
  const key = { ref: payment.caseRef, id: payment.id };
  const { version } = payment;
  try {
    if (line.paidOn !== null) {
      await confirmPayment(ctx, key, { paidOn: line.paidOn, version, mandate: line.mandate });
      return 'paid';
    }
    await returnPayment(ctx, key, { reason: line.reason ?? '', version, mandate: line.mandate });
    return 'returned';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { line: line.line, column: 'reference', fault: 'failed' };
  }
}

/** The same answer entered earlier. */
const isBefore = (line: Confirmation, { state, paidAt }: QueuedPayment): boolean =>
  line.paidOn === null
    ? state === 'rejected'
    : state === 'paid' && paidAt !== null && dayOf(paidAt) === line.paidOn;

function faultOf(
  ctx: Context,
  line: Confirmation,
  payment: QueuedPayment | undefined,
): Omit<LineFault, 'line'> | null {
  const wrong = (column: LineFault['column'], fault: Fault) => ({ column, fault });
  if (!payment) return wrong('reference', 'unknown');
  if (payment.runId === null || payment.orderedAt === null) return wrong('reference', 'notSent');
  if (payment.amount !== line.amount) return wrong('amount', 'otherAmount');
  if (isBefore(line, payment)) return null;
  if (payment.state !== 'ordered') return wrong(line.paidOn === null ? 'reason' : 'paidOn', 'otherAnswer');
  if (line.paidOn !== null && line.paidOn > dayOf(ctx.clock())) return wrong('paidOn', 'future');
  if (line.paidOn !== null && line.paidOn < dayOf(payment.orderedAt)) return wrong('paidOn', 'beforeOrder');
  return null;
}
