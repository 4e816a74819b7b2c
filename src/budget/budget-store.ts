import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { EnvelopeId } from '../shared/ids.ts';
import { cents, NO_MONEY } from '../shared/money.ts';
import type { LedgerSums } from './budget.ts';
import { envelopes, ledger } from './budget-table.ts';

export type Envelope = typeof envelopes.$inferSelect;
export type Movement = typeof ledger.$inferInsert;
export type LedgerRow = typeof ledger.$inferSelect;

export async function listEnvelopes(d: Reader): Promise<Envelope[]> {
  return d.select().from(envelopes).orderBy(asc(envelopes.year), asc(envelopes.slug)).all();
}

export async function findEnvelope(d: Reader, slug: string): Promise<Envelope | undefined> {
  return d.select().from(envelopes).where(eq(envelopes.slug, slug)).get();
}

/** Opens an envelope unless it is there already. */
export async function openEnvelope(
  d: Writer,
  envelope: typeof envelopes.$inferInsert,
): Promise<Envelope | undefined> {
  return d.insert(envelopes).values(envelope).onConflictDoNothing().returning().get();
}

/** Sums by kind of movement; kinds without movement are zero. */
export async function ledgerSums(d: Reader, envelopeId: EnvelopeId): Promise<LedgerSums> {
  const rows = d
    .select({ kind: ledger.kind, total: sql<number>`sum(${ledger.amount})` })
    .from(ledger)
    .where(eq(ledger.envelopeId, envelopeId))
    .groupBy(ledger.kind)
    .all();
  const sums: Record<string, number> = Object.fromEntries(rows.map((row) => [row.kind, row.total]));
  const of = (kind: string) => (sums[kind] === undefined ? NO_MONEY : cents(sums[kind]));
  return {
    'vote-ap': of('vote-ap'),
    'vote-cp': of('vote-cp'),
    reserve: of('reserve'),
    unreserve: of('unreserve'),
    engage: of('engage'),
    release: of('release'),
    order: of('order'),
    pay: of('pay'),
    recover: of('recover'),
  };
}

/** Writes one movement. False when a movement of that key is already there: the same deed done twice counts once. */
export async function writeMovement(d: Writer, movement: Movement): Promise<boolean> {
  return d.insert(ledger).values(movement).onConflictDoNothing({ target: ledger.key }).run().changes === 1;
}

export async function movementsOfCase(d: Reader, caseId: number): Promise<LedgerRow[]> {
  return d
    .select()
    .from(ledger)
    .where(and(eq(ledger.caseId, caseId as never)))
    .orderBy(asc(ledger.id))
    .all();
}
