import { and, asc, desc, eq, ne } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { CaseId, OwnerId, PaymentRequestId } from '../../shared/ids.ts';
import { paymentRequests } from '../budget-table.ts';
import { paymentLines } from './payment-line-table.ts';
import type { Liquidation } from './payment-liquidation.ts';

type Stored = typeof paymentRequests.$inferSelect;
export type PaymentRequest = Omit<Stored, 'liquidation'> & { readonly liquidation: Liquidation };
export type NewPaymentRequest = Omit<typeof paymentRequests.$inferInsert, 'liquidation'> & {
  readonly liquidation: Liquidation;
};

export async function addPayment(d: Writer, row: NewPaymentRequest): Promise<PaymentRequest> {
  return d.insert(paymentRequests).values(row).returning().get() as PaymentRequest;
}

/** Payment requests of a case, oldest first. */
export async function paymentsOf(d: Reader, caseId: CaseId): Promise<PaymentRequest[]> {
  return d
    .select()
    .from(paymentRequests)
    .where(eq(paymentRequests.caseId, caseId))
    .orderBy(asc(paymentRequests.id))
    .all() as PaymentRequest[];
}

export async function findPayment(
  d: Reader,
  caseId: CaseId,
  id: PaymentRequestId,
): Promise<PaymentRequest | undefined> {
  return d
    .select()
    .from(paymentRequests)
    .where(and(eq(paymentRequests.id, id), eq(paymentRequests.caseId, caseId)))
    .get() as PaymentRequest | undefined;
}

/** Saves over the version seen; somebody else's change in between is a conflict. */
export async function savePayment(
  d: Writer,
  seen: PaymentRequest,
  changes: Partial<NewPaymentRequest>,
): Promise<PaymentRequest> {
  const version = seen.version + 1;
  mustHaveSaved(
    d
      .update(paymentRequests)
      .set({ ...changes, version })
      .where(and(eq(paymentRequests.id, seen.id), eq(paymentRequests.version, seen.version)))
      .run(),
    'agreements.payment.errors.changed',
  );
  return { ...seen, ...changes, version } as PaymentRequest;
}

export type AccountUse = {
  readonly caseRef: string | null;
  readonly ownerId: OwnerId;
  readonly accountId: number | null;
};

/** Cases in which that bank account was given by somebody else, latest first. */
export async function otherUsesOfAccount(
  d: Reader,
  ibanFingerprint: string,
  ownerId: OwnerId,
): Promise<AccountUse[]> {
  return d
    .select()
    .from(paymentLines)
    .where(and(eq(paymentLines.ibanFingerprint, ibanFingerprint), ne(paymentLines.ownerId, ownerId)))
    .orderBy(desc(paymentLines.id))
    .all();
}

/** Accounts that an owner gave before and that were not sent back. */
export async function accountsOfOwner(
  d: Reader,
  ownerId: OwnerId,
): Promise<{ id: number; fingerprint: string }[]> {
  return d
    .select({ id: paymentLines.id, fingerprint: paymentLines.ibanFingerprint })
    .from(paymentLines)
    .where(and(eq(paymentLines.ownerId, ownerId), ne(paymentLines.state, 'rejected')))
    .orderBy(asc(paymentLines.id))
    .all();
}
