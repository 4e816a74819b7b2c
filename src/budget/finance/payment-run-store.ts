import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { PaymentRequestId, PaymentRunId } from '../../shared/ids.ts';
import { NO_MONEY } from '../../shared/money.ts';
import { paymentRequests } from '../budget-table.ts';
import type { PaymentRequest } from '../payments/payment-store.ts';
import { paymentQueue } from './ordered-payment-table.ts';
import { paymentRuns } from './payment-run-table.ts';

export type PaymentRun = typeof paymentRuns.$inferSelect;
export type QueuedPayment = PaymentRequest & {
  readonly caseRef: string;
  readonly ownerName: string;
  readonly siren: string | null;
  readonly address: string;
  readonly commune: string;
};

const MOST_LISTED = 500;

/** Requests in some states, oldest first; `communes` null = everywhere. */
export async function queuedPayments(
  d: Reader,
  states: readonly PaymentRequest['state'][],
  communes: readonly string[] | null,
): Promise<QueuedPayment[]> {
  return d
    .select()
    .from(paymentQueue)
    .where(
      and(
        inArray(paymentQueue.state, [...states]),
        communes ? inArray(paymentQueue.commune, [...communes]) : undefined,
      ),
    )
    .orderBy(asc(paymentQueue.requestedAt), asc(paymentQueue.id))
    .limit(MOST_LISTED)
    .all() as unknown as QueuedPayment[];
}

/** Ordered, with money to send, and in no run yet. */
export async function paymentsToSend(d: Reader): Promise<QueuedPayment[]> {
  return d
    .select()
    .from(paymentQueue)
    .where(
      and(eq(paymentQueue.state, 'ordered'), isNull(paymentQueue.runId), gt(paymentQueue.amount, NO_MONEY)),
    )
    .orderBy(asc(paymentQueue.orderedAt), asc(paymentQueue.id))
    .limit(MOST_LISTED)
    .all() as unknown as QueuedPayment[];
}

export async function paymentsOfRun(d: Reader, runId: PaymentRunId): Promise<QueuedPayment[]> {
  return d
    .select()
    .from(paymentQueue)
    .where(eq(paymentQueue.runId, runId))
    .orderBy(asc(paymentQueue.orderedAt), asc(paymentQueue.id))
    .all() as unknown as QueuedPayment[];
}

export async function queuedPayment(d: Reader, id: number): Promise<QueuedPayment | undefined> {
  return d
    .select()
    .from(paymentQueue)
    .where(eq(paymentQueue.id, id as PaymentRequestId))
    .get() as unknown as QueuedPayment | undefined;
}

export async function addRun(d: Writer, run: typeof paymentRuns.$inferInsert): Promise<PaymentRun> {
  return d.insert(paymentRuns).values(run).returning().get();
}

/** Puts requests in a run; gives how many were in none before. */
export async function putInRun(
  d: Writer,
  runId: PaymentRunId,
  ids: readonly PaymentRequestId[],
): Promise<number> {
  return d
    .update(paymentRequests)
    .set({ runId })
    .where(and(inArray(paymentRequests.id, [...ids]), isNull(paymentRequests.runId)))
    .run().changes;
}

export async function listRuns(d: Reader): Promise<PaymentRun[]> {
  return d.select().from(paymentRuns).orderBy(desc(paymentRuns.id)).limit(MOST_LISTED).all();
}

export async function findRun(d: Reader, id: PaymentRunId): Promise<PaymentRun | undefined> {
  return d.select().from(paymentRuns).where(eq(paymentRuns.id, id)).get();
}
