import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { AccountId, SimulationId } from '../../shared/ids.ts';
import { simulations } from '../scheme-table.ts';

export type SimulationRow = typeof simulations.$inferSelect;
export type SimulationLine = Omit<SimulationRow, 'result' | 'assumptions'>;

const LINE = {
  id: simulations.id,
  state: simulations.state,
  readOn: simulations.readOn,
  schemes: simulations.schemes,
  done: simulations.done,
  total: simulations.total,
  askedBy: simulations.askedBy,
  askedAt: simulations.askedAt,
  endedAt: simulations.endedAt,
};

export async function findSimulation(d: Reader, id: SimulationId): Promise<SimulationRow | undefined> {
  return d.select().from(simulations).where(eq(simulations.id, id)).get();
}

/** The latest simulations, without their results. */
export async function latestSimulations(d: Reader, most: number): Promise<SimulationLine[]> {
  return d.select(LINE).from(simulations).orderBy(desc(simulations.id)).limit(most).all();
}

/** The simulation that a person waits for, if any. */
export async function underWayOf(d: Reader, account: AccountId): Promise<SimulationId | null> {
  const row = d
    .select({ id: simulations.id })
    .from(simulations)
    .where(and(eq(simulations.askedBy, account), isNull(simulations.endedAt)))
    .get();
  return row?.id ?? null;
}

export async function addSimulation(d: Writer, row: typeof simulations.$inferInsert): Promise<SimulationRow> {
  return d.insert(simulations).values(row).returning().get();
}

/** Notes how far a simulation is, or how it ended. False once it has ended: a cancelled one stays so. */
export async function noteSimulation(
  d: Writer,
  id: SimulationId,
  changes: Partial<typeof simulations.$inferInsert>,
): Promise<boolean> {
  const open = and(eq(simulations.id, id), inArray(simulations.state, ['waiting', 'running']));
  return d.update(simulations).set(changes).where(open).run().changes > 0;
}
