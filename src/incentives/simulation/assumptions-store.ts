import { desc } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { simulationAssumptions } from './assumptions-table.ts';

export type SavedAssumptions = typeof simulationAssumptions.$inferSelect;

/** The last that the service saved; undefined while it supposes what its programme does. */
export async function latestAssumptions(d: Reader): Promise<SavedAssumptions | undefined> {
  return d.select().from(simulationAssumptions).orderBy(desc(simulationAssumptions.id)).limit(1).get();
}

export async function addAssumptions(
  d: Writer,
  row: typeof simulationAssumptions.$inferInsert,
): Promise<SavedAssumptions> {
  return d.insert(simulationAssumptions).values(row).returning().get();
}
