import { inArray } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { billWaivers } from './waiver-table.ts';

export type NewWaiver = typeof billWaivers.$inferInsert;
export type WaiverRow = typeof billWaivers.$inferSelect;

/** What was let pass in some bills. */
export async function waiversOf(d: Reader, bills: readonly number[]): Promise<WaiverRow[]> {
  if (bills.length === 0) return [];
  return d
    .select()
    .from(billWaivers)
    .where(inArray(billWaivers.billId, [...bills]))
    .all();
}

/** False when it was let pass before. */
export async function addWaiver(d: Writer, row: NewWaiver): Promise<boolean> {
  return d.insert(billWaivers).values(row).onConflictDoNothing().run().changes === 1;
}
