import { and, asc, count, desc, eq, gt, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { insertMany } from '../../db/insert-many.ts';
import type { ImportId, UnitId } from '../../shared/ids.ts';
import { importChanges, importRejections, imports, units } from '../unit-table.ts';
import type { ImportState } from './import-report.ts';
import type { UnitTrace } from './import-trace.ts';

export type Import = typeof imports.$inferSelect;
export type NewImport = typeof imports.$inferInsert;
export type RejectedCell = typeof importRejections.$inferSelect;
export type ImportChange = {
  readonly unitId: UnitId;
  readonly before: UnitTrace | null;
  readonly after: UnitTrace;
};

export async function findImport(d: Reader, id: ImportId): Promise<Import | undefined> {
  return d.select().from(imports).where(eq(imports.id, id)).get();
}

export async function listImports(d: Reader, most: number): Promise<Import[]> {
  return d.select().from(imports).orderBy(desc(imports.id)).limit(most).all();
}

export async function addImport(d: Writer, row: NewImport): Promise<Import> {
  return d.insert(imports).values(row).returning().get();
}

/** Moves an import on from one of the states `from`. False when it is no longer in one of them. */
export async function moveImport(
  d: Writer,
  id: ImportId,
  from: readonly ImportState[],
  changes: Partial<NewImport> & { state: ImportState },
): Promise<boolean> {
  return (
    d
      .update(imports)
      .set({ ...changes, version: sql`${imports.version} + 1` })
      .where(and(eq(imports.id, id), inArray(imports.state, [...from])))
      .run().changes === 1
  );
}

export async function noteProgress(
  d: Writer,
  id: ImportId,
  progress: Partial<Pick<NewImport, 'linesDone' | 'linesTotal' | 'counts'>>,
): Promise<void> {
  d.update(imports).set(progress).where(eq(imports.id, id)).run();
}

/** Vintage of the newest file in the register; null when none was applied. */
export async function latestVintage(d: Reader): Promise<number | null> {
  return (
    d
      .select({ vintage: sql<number | null>`max(${imports.vintage})` })
      .from(imports)
      .where(eq(imports.state, 'applied'))
      .get()?.vintage ?? null
  );
}

/** An import applied after this one: it must be undone first. */
export async function laterApplied(d: Reader, id: ImportId): Promise<Import | undefined> {
  return d
    .select()
    .from(imports)
    .where(and(gt(imports.id, id), inArray(imports.state, ['applied', 'applying'])))
    .orderBy(desc(imports.id))
    .get();
}

/** Another import that has begun to change the register and has not ended: interrupted, it goes first. */
export async function halfWayThrough(d: Reader, id: ImportId): Promise<Import | undefined> {
  return d
    .select()
    .from(imports)
    .where(and(ne(imports.id, id), eq(imports.state, 'applying'), gt(imports.linesDone, 0)))
    .get();
}

/** The import that works before this one, oldest first; undefined when its turn has come. */
export async function importAhead(
  d: Reader,
  { id, state }: Pick<Import, 'id' | 'state'>,
): Promise<Import | undefined> {
  const busy = ['reading', 'applying', 'undoing'] as const;
  const queued = state === 'waiting' ? (['waiting'] as const) : [];
  return d
    .select()
    .from(imports)
    .where(
      and(
        ne(imports.id, id),
        or(
          and(inArray(imports.state, [...busy]), gt(imports.linesDone, 0)),
          and(lt(imports.id, id), inArray(imports.state, [...busy, ...queued])),
        ),
      ),
    )
    .orderBy(desc(imports.linesDone), asc(imports.id))
    .get();
}

export async function addRejections(d: Writer, rows: readonly RejectedCell[]): Promise<void> {
  if (rows.length === 0) return;
  d.insert(importRejections)
    .values([...rows])
    .onConflictDoNothing()
    .run();
}

export async function clearRejections(d: Writer, id: ImportId): Promise<void> {
  d.delete(importRejections).where(eq(importRejections.importId, id)).run();
}

/** Cells at fault in the order of the file; refused lines and lines kept without a value alike. */
export async function rejectionsOf(d: Reader, id: ImportId, most: number): Promise<RejectedCell[]> {
  return d
    .select()
    .from(importRejections)
    .where(eq(importRejections.importId, id))
    .orderBy(asc(importRejections.line), asc(importRejections.column))
    .limit(most)
    .all();
}

export async function addChanges(
  d: Writer,
  importId: ImportId,
  changes: readonly ImportChange[],
): Promise<void> {
  const rows = changes.map((change) => ({ importId, ...change }));
  insertMany(d, importChanges, rows, { skip: true });
}

/** What an import changed, by unit, the next `most` after a unit. */
export async function changesOfImport(
  d: Reader,
  id: ImportId,
  afterUnit: number,
  most: number,
): Promise<ImportChange[]> {
  return d
    .select()
    .from(importChanges)
    .where(and(eq(importChanges.importId, id), gt(importChanges.unitId, afterUnit as UnitId)))
    .orderBy(asc(importChanges.unitId))
    .limit(most)
    .all() as ImportChange[];
}

export async function countChanges(d: Reader, id: ImportId): Promise<number> {
  return d.select({ n: count() }).from(importChanges).where(eq(importChanges.importId, id)).get()?.n ?? 0;
}

export async function removeChange(d: Writer, importId: ImportId, unitId: UnitId): Promise<void> {
  d.delete(importChanges)
    .where(and(eq(importChanges.importId, importId), eq(importChanges.unitId, unitId)))
    .run();
}

/** Imports that created or changed a unit, newest first. */
export async function importsOfUnit(
  d: Reader,
  unitId: UnitId,
): Promise<(Pick<Import, 'id' | 'vintage' | 'endedAt' | 'madeBy' | 'fileName'> & ImportChange)[]> {
  return d
    .select({
      id: imports.id,
      vintage: imports.vintage,
      endedAt: imports.endedAt,
      madeBy: imports.madeBy,
      fileName: imports.fileName,
      unitId: importChanges.unitId,
      before: importChanges.before,
      after: importChanges.after,
    })
    .from(importChanges)
    .innerJoin(imports, eq(imports.id, importChanges.importId))
    .where(eq(importChanges.unitId, unitId))
    .orderBy(desc(imports.id))
    .all() as never;
}

/** Units vacant in the register, known from an earlier file than `vintage`, in these communes. */
export async function countNotSeenSince(
  d: Reader,
  vintage: number,
  communes: readonly string[],
): Promise<number> {
  if (communes.length === 0) return 0;
  return (
    d
      .select({ n: count() })
      .from(units)
      .where(
        and(
          inArray(units.commune, [...communes]),
          isNotNull(units.vacantSince),
          eq(units.source, 'lovac'),
          lt(units.lastVintage, vintage),
        ),
      )
      .get()?.n ?? 0
  );
}
