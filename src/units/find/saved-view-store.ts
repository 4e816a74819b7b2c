import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import type { AccountId, SavedViewId } from '../../shared/ids.ts';
import { listTastes, savedViews } from '../saved-view-table.ts';

export type SavedView = typeof savedViews.$inferSelect;
export type Taste = Pick<typeof listTastes.$inferSelect, 'columns' | 'viewId'>;

/** Views a person may open: their own and the team's. */
export async function viewsFor(d: Reader, accountId: AccountId): Promise<SavedView[]> {
  return d
    .select()
    .from(savedViews)
    .where(or(eq(savedViews.madeBy, accountId), eq(savedViews.shared, true)))
    .orderBy(asc(savedViews.name), asc(savedViews.id))
    .all();
}

export async function findView(d: Reader, id: SavedViewId): Promise<SavedView | undefined> {
  return d.select().from(savedViews).where(eq(savedViews.id, id)).get();
}

export async function countOwnViews(d: Reader, accountId: AccountId): Promise<number> {
  const own = d.select({ n: sql<number>`count(*)` }).from(savedViews).where(eq(savedViews.madeBy, accountId));
  return own.get()?.n ?? 0;
}

export async function addView(d: Writer, view: typeof savedViews.$inferInsert): Promise<SavedViewId> {
  return d.insert(savedViews).values(view).returning({ id: savedViews.id }).get().id;
}

export async function changeView(
  d: Writer,
  id: SavedViewId,
  changes: Partial<Pick<SavedView, 'name' | 'shared'>>,
): Promise<void> {
  d.update(savedViews).set(changes).where(eq(savedViews.id, id)).run();
  // Nobody opens on a view they no longer see.
  if (changes.shared === false)
    d.update(listTastes)
      .set({ viewId: null })
      .where(
        and(
          eq(listTastes.viewId, id),
          sql`${listTastes.accountId} <> (SELECT made_by FROM saved_view WHERE id = ${id})`,
        ),
      )
      .run();
}

export async function deleteView(d: Writer, id: SavedViewId): Promise<void> {
  d.delete(savedViews).where(eq(savedViews.id, id)).run();
}

export async function tasteOf(d: Reader, accountId: AccountId): Promise<Taste> {
  const found = d
    .select({ columns: listTastes.columns, viewId: listTastes.viewId })
    .from(listTastes)
    .where(eq(listTastes.accountId, accountId))
    .get();
  return found ?? { columns: null, viewId: null };
}

export async function setTaste(d: Writer, accountId: AccountId, taste: Partial<Taste>): Promise<void> {
  d.insert(listTastes)
    .values({ accountId, ...taste })
    .onConflictDoUpdate({ target: listTastes.accountId, set: taste })
    .run();
}
