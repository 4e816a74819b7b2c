import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import type { Staff } from '../../shared/actor.ts';
import { type DomainError, isForForm } from '../../shared/errors.ts';
import type { EnvelopeId } from '../../shared/ids.ts';
import { type Cents, cents, sumCents } from '../../shared/money.ts';
import { commitmentOf, cpAvailable } from '../budget.ts';
import { ledgerSums, movementsOfCase } from '../budget-store.ts';
import { payingEnvelope } from '../draw-on-envelope.ts';
import { orderPayment } from '../payments/order-payment.ts';
import { type QueuedPayment, queuedPayment } from './payment-run-store.ts';

/** A request as it was on the screen of whoever chose it. */
export type Chosen = { readonly id: number; readonly version: number };
/** Texts `budget.finance.blocker.*`. */
export type Blocker = 'changed' | 'twoPeople' | 'noCredits' | 'notEnoughCredits';

export type Preflight = {
  readonly ready: readonly QueuedPayment[];
  readonly total: Cents;
  /** What cannot be ordered, grouped by reason. */
  readonly blocked: ReadonlyMap<Blocker, readonly QueuedPayment[]>;
};

/** What ordering those requests one after the other would do, the credits of the year going down as it goes. */
export async function preflightOrders(ctx: Context, chosen: readonly Chosen[]): Promise<Preflight> {
  const left = new Map<EnvelopeId, number>();
  const ready: QueuedPayment[] = [];
  const blocked = new Map<Blocker, QueuedPayment[]>();
  for (const { id, version } of chosen) {
    const payment = await queuedPayment(ctx.db.read, id);
    if (!payment) continue;
    const blocker = await blockerOf(ctx, payment, version, left);
    if (blocker) blocked.set(blocker, [...(blocked.get(blocker) ?? []), payment]);
    else ready.push(payment);
  }
  return { ready, total: sumCents(ready.map(({ amount }) => amount)), blocked };
}

async function blockerOf(
  ctx: Context,
  payment: QueuedPayment,
  version: number,
  left: Map<EnvelopeId, number>,
): Promise<Blocker | null> {
  if (payment.state !== 'certified' || payment.version !== version) return 'changed';
  if (payment.certifiedBy === (ctx.actor as Staff).accountId) return 'twoPeople';
  return payment.amount === 0 ? null : drawOn(ctx.db.read, ctx, payment, left);
}

async function drawOn(
  d: Reader,
  ctx: Context,
  { caseId, amount }: QueuedPayment,
  left: Map<EnvelopeId, number>,
): Promise<Blocker | null> {
  const held = commitmentOf(await movementsOfCase(d, caseId));
  const envelope = held && (await payingEnvelope(d, ctx, held.envelopeId));
  if (!envelope) return 'noCredits';
  const available = left.get(envelope.id) ?? cpAvailable(await ledgerSums(d, envelope.id));
  if (amount > available) return 'notEnoughCredits';
  left.set(envelope.id, available - amount);
  return null;
}

export type OrderedMany = {
  readonly ordered: number;
  readonly total: Cents;
  readonly failed: readonly { readonly ref: string; readonly error: DomainError }[];
};

/** Orders each request in a transaction of its own: one that no longer can be ordered leaves the others. */
export async function orderMany(ctx: Context, chosen: readonly Chosen[]): Promise<OrderedMany> {
  const done: Cents[] = [];
  const failed: { ref: string; error: DomainError }[] = [];
  for (const { id, version } of chosen) {
    const payment = await queuedPayment(ctx.db.read, id);
    if (!payment) continue;
    try {
      await orderPayment(ctx, { ref: payment.caseRef, id }, version);
      done.push(payment.amount);
    } catch (error) {
      if (!isForForm(error)) throw error;
      failed.push({ ref: payment.caseRef, error });
    }
  }
  return { ordered: done.length, total: done.length > 0 ? sumCents(done) : cents(0), failed };
}
