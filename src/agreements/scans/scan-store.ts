import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { mustHaveSaved } from '../../db/saved.ts';
import type { ActId, ScanId } from '../../shared/ids.ts';
import type { ScanState } from './scan.ts';
import { actPaperCopies, actScanPages, actScans } from './scan-table.ts';

export type Scan = typeof actScans.$inferSelect;
export type ScanPage = typeof actScanPages.$inferSelect;
export type NewScanPage = Omit<typeof actScanPages.$inferInsert, 'id'>;
export type PaperCopy = typeof actPaperCopies.$inferSelect;

export async function addScan(d: Writer, row: Omit<typeof actScans.$inferInsert, 'id'>): Promise<ScanId> {
  return d.insert(actScans).values(row).returning({ id: actScans.id }).get().id;
}

export async function findScan(d: Reader, id: ScanId): Promise<Scan | undefined> {
  return d.select().from(actScans).where(eq(actScans.id, id)).get();
}

const RECENT = 50;
/** Stacks, latest first. */
export async function recentScans(d: Reader): Promise<Scan[]> {
  return d.select().from(actScans).orderBy(desc(actScans.id)).limit(RECENT).all();
}

/** Moves a stack on from the version seen. @throws DomainError conflict when somebody was first */
export async function moveScan(
  d: Writer,
  seen: Pick<Scan, 'id' | 'version'>,
  state: ScanState,
): Promise<void> {
  mustHaveSaved(
    d
      .update(actScans)
      .set({ state, version: seen.version + 1 })
      .where(and(eq(actScans.id, seen.id), eq(actScans.version, seen.version)))
      .run(),
  );
}

/** Notes what was read of a page; a page read before is left as it is. */
export async function addScanPage(d: Writer, page: NewScanPage): Promise<void> {
  d.insert(actScanPages).values(page).onConflictDoNothing().run();
}

/** Pages of a stack, in its order. */
export async function pagesOfScan(d: Reader, id: ScanId): Promise<ScanPage[]> {
  return d
    .select()
    .from(actScanPages)
    .where(eq(actScanPages.scanId, id))
    .orderBy(asc(actScanPages.place))
    .all();
}

/** Keeps a signed paper beside its act. False when that stack was confirmed for it before. */
export async function addPaperCopy(
  d: Writer,
  row: Omit<typeof actPaperCopies.$inferInsert, 'id'>,
): Promise<boolean> {
  return d.insert(actPaperCopies).values(row).onConflictDoNothing().run().changes === 1;
}

/** Signed papers kept beside an act, latest first. */
export async function paperCopiesOf(d: Reader, actId: ActId): Promise<PaperCopy[]> {
  return d
    .select()
    .from(actPaperCopies)
    .where(eq(actPaperCopies.actId, actId))
    .orderBy(desc(actPaperCopies.id))
    .all();
}

export async function paperCopiesOfScans(d: Reader, ids: readonly ScanId[]): Promise<PaperCopy[]> {
  if (ids.length === 0) return [];
  return d
    .select()
    .from(actPaperCopies)
    .where(inArray(actPaperCopies.scanId, [...ids]))
    .all();
}
