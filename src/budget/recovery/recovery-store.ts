import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { CaseId, RecoveryId } from '../../shared/ids.ts';
import type { RecoveryComputation, RepaymentTerm } from './recovery.ts';
import { recoveryLines } from './recovery-line-table.ts';
import { recoveries, recoveryReceipts } from './recovery-table.ts';

type Stored = typeof recoveries.$inferSelect;
type Frozen = { readonly computation: RecoveryComputation; readonly terms: readonly RepaymentTerm[] };
export type Recovery = Omit<Stored, 'computation' | 'terms'> & Frozen;
export type NewRecovery = Omit<typeof recoveries.$inferInsert, 'computation' | 'terms'> & Frozen;
export type Receipt = typeof recoveryReceipts.$inferSelect;

export async function addRecovery(d: Writer, row: NewRecovery): Promise<Recovery> {
  return d.insert(recoveries).values(row).returning().get() as Recovery;
}

export async function findRecovery(d: Reader, id: RecoveryId): Promise<Recovery | undefined> {
  return d.select().from(recoveries).where(eq(recoveries.id, id)).get() as Recovery | undefined;
}

export async function recoveryOfDeed(d: Reader, caseId: CaseId, deed: string): Promise<Recovery | undefined> {
  return d
    .select()
    .from(recoveries)
    .where(and(eq(recoveries.caseId, caseId), eq(recoveries.deed, deed)))
    .get() as Recovery | undefined;
}

/** Recoveries of a case, oldest first. */
export async function recoveriesOf(d: Reader, caseId: CaseId): Promise<Recovery[]> {
  return d
    .select()
    .from(recoveries)
    .where(eq(recoveries.caseId, caseId))
    .orderBy(asc(recoveries.id))
    .all() as Recovery[];
}

/** Saves over the version seen; somebody else's change in between is a conflict. */
export async function saveRecovery(
  d: Writer,
  seen: Recovery,
  changes: Partial<NewRecovery>,
): Promise<Recovery> {
  const version = seen.version + 1;
  mustHaveSaved(
    d
      .update(recoveries)
      .set({ ...changes, version })
      .where(and(eq(recoveries.id, seen.id), eq(recoveries.version, seen.version)))
      .run(),
    'budget.recovery.errors.changed',
  );
  return { ...seen, ...changes, version } as Recovery;
}

export async function receiptsOf(d: Reader, id: RecoveryId): Promise<Receipt[]> {
  return d
    .select()
    .from(recoveryReceipts)
    .where(eq(recoveryReceipts.recoveryId, id))
    .orderBy(asc(recoveryReceipts.receivedOn), asc(recoveryReceipts.id))
    .all();
}

/** Enters a sum received. False when its reference is already there. */
export async function addReceipt(d: Writer, row: typeof recoveryReceipts.$inferInsert): Promise<boolean> {
  return d.insert(recoveryReceipts).values(row).onConflictDoNothing().run().changes === 1;
}

export type RecoveryLine = Recovery & {
  readonly caseRef: string | null;
  readonly ownerName: string;
  readonly commune: string;
};

const MOST_LISTED = 500;

/** Recoveries of the programme, those still owed first, then the latest; `communes` null = everywhere. */
export async function listRecoveries(d: Reader, communes: readonly string[] | null): Promise<RecoveryLine[]> {
  return d
    .select()
    .from(recoveryLines)
    .where(communes ? inArray(recoveryLines.commune, [...communes]) : undefined)
    .orderBy(asc(recoveryLines.settled), asc(recoveryLines.dueOn), desc(recoveryLines.id))
    .limit(MOST_LISTED)
    .all() as unknown as RecoveryLine[];
}
