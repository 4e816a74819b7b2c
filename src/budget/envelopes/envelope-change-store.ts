import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { EnvelopeChangeId, EnvelopeId } from '../../shared/ids.ts';
import { type Cents, cents, NO_MONEY } from '../../shared/money.ts';
import { apUsed } from '../budget.ts';
import { communeMovements } from './commune-movement-table.ts';
import type { Opening } from './envelope-change.ts';
import { envelopeChanges, envelopeShares } from './envelope-change-table.ts';

type Stored = typeof envelopeChanges.$inferSelect;
export type EnvelopeChange = Omit<Stored, 'opening'> & { readonly opening: Opening | null };
export type NewEnvelopeChange = Omit<typeof envelopeChanges.$inferInsert, 'opening'> & {
  readonly opening: Opening | null;
};
export type Share = { readonly commune: string; readonly amount: Cents };

export async function addChange(d: Writer, row: NewEnvelopeChange): Promise<EnvelopeChange> {
  return d.insert(envelopeChanges).values(row).returning().get() as EnvelopeChange;
}

export async function findChange(d: Reader, id: EnvelopeChangeId): Promise<EnvelopeChange | undefined> {
  return d.select().from(envelopeChanges).where(eq(envelopeChanges.id, id)).get() as
    | EnvelopeChange
    | undefined;
}

export async function saveChange(
  d: Writer,
  seen: EnvelopeChange,
  changes: Partial<NewEnvelopeChange>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(envelopeChanges)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(envelopeChanges.id, seen.id), eq(envelopeChanges.version, seen.version)))
      .run(),
    'budget.change.errors.changed',
  );
}

const MOST_LISTED = 100;

/** Changes that wait for approval, oldest first. */
export async function waitingChanges(d: Reader): Promise<EnvelopeChange[]> {
  return d
    .select()
    .from(envelopeChanges)
    .where(eq(envelopeChanges.state, 'proposed'))
    .orderBy(asc(envelopeChanges.id))
    .limit(MOST_LISTED)
    .all() as EnvelopeChange[];
}

/** Changes that were decided, latest first. */
export async function decidedChanges(d: Reader): Promise<EnvelopeChange[]> {
  return d
    .select()
    .from(envelopeChanges)
    .where(sql`${envelopeChanges.state} <> 'proposed'`)
    .orderBy(desc(envelopeChanges.id))
    .limit(MOST_LISTED)
    .all() as EnvelopeChange[];
}

/** Shares of an envelope by commune. */
export async function sharesOf(d: Reader, envelopeId: EnvelopeId): Promise<Share[]> {
  return d
    .select({ commune: envelopeShares.commune, amount: envelopeShares.amount })
    .from(envelopeShares)
    .where(eq(envelopeShares.envelopeId, envelopeId))
    .orderBy(asc(envelopeShares.commune))
    .all();
}

export async function setShare(d: Writer, envelopeId: EnvelopeId, share: Share): Promise<void> {
  d.insert(envelopeShares)
    .values({ envelopeId, ...share })
    .onConflictDoUpdate({
      target: [envelopeShares.envelopeId, envelopeShares.commune],
      set: { amount: share.amount },
    })
    .run();
}

/** AP that the dwellings of one commune use in an envelope. */
export async function usedBy(d: Reader, envelopeId: EnvelopeId, commune: string): Promise<Cents> {
  const rows = d
    .select({ kind: communeMovements.kind, total: sql<number>`sum(${communeMovements.amount})` })
    .from(communeMovements)
    .where(and(eq(communeMovements.envelopeId, envelopeId), eq(communeMovements.commune, commune)))
    .groupBy(communeMovements.kind)
    .all();
  const sums = { reserve: NO_MONEY, unreserve: NO_MONEY, engage: NO_MONEY, release: NO_MONEY };
  for (const { kind, total } of rows) if (kind in sums) sums[kind as keyof typeof sums] = cents(total);
  return apUsed(sums);
}
