import { and, desc, eq, inArray, lt, max, or, type SQL, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { AuditId, UnitId } from '../shared/ids.ts';
import type { Audit, AuditState } from './audit.ts';
import { auditLines } from './audit-line-table.ts';
import { audits } from './audit-table.ts';

type Row = typeof audits.$inferSelect;
type NewAudit = Omit<Audit, 'id' | 'version' | 'reviewedBy' | 'reviewedAt'>;
export type AuditChanges = Partial<Omit<Audit, 'id' | 'unitId' | 'number' | 'version'>>;

/** Rows are written by this room alone, from typed values (audit.ts): reading them back gives those types. */
const typed = (row: Row): Audit => row as unknown as Audit;

export async function findAudit(d: Reader, id: AuditId): Promise<Audit | undefined> {
  const row = d.select().from(audits).where(eq(audits.id, id)).get();
  return row && typed(row);
}

/** Every audit of a unit, the current one first. */
export async function auditsOfUnit(d: Reader, unitId: UnitId): Promise<Audit[]> {
  return d
    .select()
    .from(audits)
    .where(eq(audits.unitId, unitId))
    .orderBy(desc(audits.number))
    .all()
    .map(typed);
}

/** The current audit of a unit: that of the highest number. */
export async function latestAudit(d: Reader, unitId: UnitId): Promise<Audit | undefined> {
  const row = d
    .select()
    .from(audits)
    .where(eq(audits.unitId, unitId))
    .orderBy(desc(audits.number))
    .limit(1)
    .get();
  return row && typed(row);
}

export async function nextNumber(d: Reader, unitId: UnitId): Promise<number> {
  const row = d
    .select({ last: max(audits.number) })
    .from(audits)
    .where(eq(audits.unitId, unitId))
    .get();
  return (row?.last ?? 0) + 1;
}

export async function addAudit(d: Writer, audit: NewAudit): Promise<Audit> {
  return typed(
    d
      .insert(audits)
      .values(audit as typeof audits.$inferInsert)
      .returning()
      .get(),
  );
}

/** Saves over the version seen. @throws DomainError conflict when somebody else saved first */
export async function saveAudit(d: Writer, seen: Audit, changes: AuditChanges): Promise<Audit> {
  const version = seen.version + 1;
  mustHaveSaved(
    d
      .update(audits)
      .set({ ...(changes as Partial<Row>), version })
      .where(and(eq(audits.id, seen.id), eq(audits.version, seen.version)))
      .run(),
  );
  return { ...seen, ...changes, version };
}

export type AuditLine = Omit<
  Row,
  'answers' | 'provenance' | 'methodVersion' | 'version' | 'startedBy' | 'startedAt' | 'reviewedBy'
> &
  Pick<Audit, 'result' | 'scenario'> & {
    readonly address: string;
    readonly commune: string;
    readonly ownerName: string | null;
    readonly startedByKind: string | null;
    readonly reviewerName: string | null;
  };
export type AuditFilter = {
  readonly state: AuditState;
  /** Communes the reader may see; null = all. */
  readonly communes: readonly string[] | null;
};
/** A place in the list: the last line seen. */
export type AuditCursor = { readonly at: string; readonly id: number };

export const AUDITS_A_PAGE = 50;
const COUNT_UP_TO = 10_000;

const within = ({ state, communes }: AuditFilter): SQL | undefined =>
  and(
    eq(auditLines.state, state),
    communes === null ? undefined : inArray(auditLines.commune, [...communes]),
  );

/** The latest moved first, one more than a page holds when there are others after it. */
export async function listAuditLines(
  d: Reader,
  filter: AuditFilter,
  after: AuditCursor | null,
): Promise<AuditLine[]> {
  const { updatedAt, id } = auditLines;
  const beyond = after
    ? or(sql`${updatedAt} < ${after.at}`, and(sql`${updatedAt} = ${after.at}`, lt(id, after.id as AuditId)))
    : undefined;
  return d
    .select()
    .from(auditLines)
    .where(and(within(filter), beyond))
    .orderBy(desc(updatedAt), desc(id))
    .limit(AUDITS_A_PAGE + 1)
    .all() as unknown as AuditLine[];
}

/** How many there are, up to ten thousand. */
export async function countAuditLines(d: Reader, filter: AuditFilter): Promise<number> {
  const some = d
    .select({ id: auditLines.id })
    .from(auditLines)
    .where(within(filter))
    .limit(COUNT_UP_TO)
    .as('some');
  return d.select({ count: sql<number>`count(*)` }).from(some).get()?.count ?? 0;
}
