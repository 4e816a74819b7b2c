import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { OwnerId } from '../shared/ids.ts';
import { contactRefusals } from './refusal-table.ts';

export type KeptRefusal = typeof contactRefusals.$inferSelect;

/** Every refusal of an owner, the latest first. */
export async function refusalsOf(d: Reader, ownerId: OwnerId): Promise<KeptRefusal[]> {
  return d
    .select()
    .from(contactRefusals)
    .where(eq(contactRefusals.ownerId, ownerId))
    .orderBy(desc(contactRefusals.id))
    .all();
}

/** The refusals that hold now, one at most for each owner. */
export async function openRefusalsOf(
  d: Reader,
  ids: readonly OwnerId[],
): Promise<ReadonlyMap<OwnerId, KeptRefusal>> {
  if (ids.length === 0) return new Map();
  const rows = d
    .select()
    .from(contactRefusals)
    .where(and(inArray(contactRefusals.ownerId, [...ids]), isNull(contactRefusals.endedAt)))
    .all();
  return new Map(rows.map((row) => [row.ownerId, row]));
}

export async function addRefusal(d: Writer, row: typeof contactRefusals.$inferInsert): Promise<number> {
  return d.insert(contactRefusals).values(row).returning({ id: contactRefusals.id }).get().id;
}

/** False when it had ended already. */
export async function endRefusal(
  d: Writer,
  id: number,
  end: Pick<KeptRefusal, 'endedHow' | 'endedAt' | 'endedBy' | 'endReason'>,
): Promise<boolean> {
  const open = and(eq(contactRefusals.id, id), isNull(contactRefusals.endedAt));
  return d.update(contactRefusals).set(end).where(open).run().changes === 1;
}

export async function moveRefusals(d: Writer, from: OwnerId, to: OwnerId): Promise<void> {
  d.update(contactRefusals).set({ ownerId: to }).where(eq(contactRefusals.ownerId, from)).run();
}
