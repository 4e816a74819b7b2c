import { and, desc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { leverVintages } from '../lever-vintage-table.ts';

export type VintageRow = typeof leverVintages.$inferSelect;

/** Published vintages, the latest first. */
export async function publishedVintages(d: Reader): Promise<VintageRow[]> {
  return d
    .select()
    .from(leverVintages)
    .where(eq(leverVintages.state, 'published'))
    .orderBy(desc(leverVintages.id))
    .all();
}

export async function draftVintages(d: Reader): Promise<VintageRow[]> {
  return d
    .select()
    .from(leverVintages)
    .where(eq(leverVintages.state, 'draft'))
    .orderBy(desc(leverVintages.id))
    .all();
}

export async function findVintage(d: Reader, id: number): Promise<VintageRow | undefined> {
  return d.select().from(leverVintages).where(eq(leverVintages.id, id)).get();
}

export async function addVintage(d: Writer, row: typeof leverVintages.$inferInsert): Promise<VintageRow> {
  return d.insert(leverVintages).values(row).returning().get();
}

/** False when the draft is no longer the one seen: written again, published or thrown away. */
export async function changeDraft(
  d: Writer,
  seen: { readonly id: number; readonly revision: number },
  changes: Partial<typeof leverVintages.$inferInsert>,
): Promise<boolean> {
  const { changes: count } = d
    .update(leverVintages)
    .set({ ...changes, revision: seen.revision + 1 })
    .where(theDraft(seen))
    .run();
  return count === 1;
}

export async function removeDraft(
  d: Writer,
  seen: { readonly id: number; readonly revision: number },
): Promise<boolean> {
  return d.delete(leverVintages).where(theDraft(seen)).run().changes === 1;
}

const theDraft = ({ id, revision }: { readonly id: number; readonly revision: number }) =>
  and(eq(leverVintages.id, id), eq(leverVintages.revision, revision), eq(leverVintages.state, 'draft'));
