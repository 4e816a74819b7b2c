import { type SQL, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { referencesTo } from '../../db/references.ts';
import type { CaseId, FileHash, OwnerId } from '../../shared/ids.ts';
import {
  type Category,
  ERASED_NAME,
  ERASED_TEXT,
  ERASED_TRACE,
  type Eraser,
  type Holding,
} from './holding.ts';
import { HOLDINGS } from './holdings.ts';

export type Cell = string | number | null;
export type FoundRow = Readonly<Record<string, Cell>> & { readonly __row: number };
/** What is held, by table. */
export type Found = ReadonlyMap<string, readonly FoundRow[]>;

/** Whose data: persons with all that hangs on them, less some of their cases; or single cases. */
export type Scope = {
  readonly owners?: readonly OwnerId[];
  readonly cases?: readonly CaseId[];
  /** Cases that are not part of it, with all that hangs on them. */
  readonly withoutCases?: readonly CaseId[];
  /** Who they are, and their homes, are not part of it: a case that is kept needs them. */
  readonly withoutIdentity?: boolean;
};

/** What stays as long as a case needs to know whose it is. */
const IDENTITY: readonly Category[] = ['identity', 'account', 'home', 'audit', 'reading'];

const name = (text: string): SQL => sql.raw(`"${text.replaceAll('"', '""')}"`);
const among = (column: SQL, values: readonly Cell[]): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Every row held about somebody: the list of holdings walked from parents to children. */
export function gather(d: Reader, scope: Scope): Found {
  const found = new Map<string, readonly FoundRow[]>();
  for (const holding of HOLDINGS) {
    found.set(holding.table, rowsOf(d, holding, found, scope));
    if (holding.table === 'unit_owner')
      found.set('sole', scope.withoutIdentity ? [] : soleHomes(d, scope.owners ?? []));
  }
  found.delete('sole');
  return found;
}

function rowsOf(d: Reader, holding: Holding, found: Found, scope: Scope): readonly FoundRow[] {
  const seeds: Readonly<Record<string, readonly number[] | undefined>> = {
    owner: scope.owners,
    case_file: scope.cases,
  };
  const conditions = holding.hangs.flatMap(([column, parent]) => {
    const [table = '', field = ''] = parent.split('.');
    const values = (found.get(table) ?? [])
      .map((row) => row[field] ?? null)
      .filter((value) => value !== null);
    return values.length > 0 ? [among(name(column), values)] : [];
  });
  const seed = seeds[holding.table];
  if (seed !== undefined && seed.length > 0) conditions.push(among(sql`id`, seed));
  if (conditions.length === 0) return [];
  const rows = d.all<FoundRow>(
    sql`SELECT rowid AS __row, * FROM ${name(holding.table)} WHERE ${sql.join(conditions, sql` OR `)} ORDER BY rowid`,
  );
  const meant = rows.filter((row) => !hangsOnKept(d, holding, row, scope));
  if (holding.table === 'account') return meant.filter((row) => !speaksForOthers(d, row, scope));
  return meant.filter((row) => !standsForOthers(d, holding, row, found));
}

/** A case that is not part of it, or something of it that also hangs elsewhere: a co-owner's own line in it, say. */
function hangsOnKept(d: Reader, { table }: Holding, row: FoundRow, { withoutCases = [] }: Scope): boolean {
  if (withoutCases.length === 0) return false;
  const without = new Set<Cell>(withoutCases);
  if (table === 'case_file') return without.has(row.id ?? null);
  if (row.act_id === undefined || row.act_id === null) return without.has(row.case_id ?? null);
  const act = d.get<{ case_id: number }>(sql`SELECT case_id FROM act WHERE id = ${row.act_id}`);
  return without.has(act?.case_id ?? null);
}

/** A paper that names somebody else too, whose data is not going. */
function standsForOthers(d: Reader, { lastOf }: Holding, row: FoundRow, found: Found): boolean {
  if (lastOf === undefined) return false;
  const going = (found.get(lastOf.table) ?? []).map(({ __row }) => __row);
  return (
    d.get(
      sql`SELECT 1 FROM ${name(lastOf.table)} WHERE ${name(lastOf.column)} = ${row.__row} AND ${sql.raw(lastOf.stands)}
          AND rowid NOT IN (SELECT value FROM json_each(${JSON.stringify(going)})) LIMIT 1`,
    ) !== undefined
  );
}

/** An account through which somebody else, a company say, still deals with the service. */
const speaksForOthers = (d: Reader, account: FoundRow, scope: Scope): boolean =>
  d.get(
    sql`SELECT 1 FROM owner WHERE account_id = ${account.__row}
        AND id NOT IN (SELECT value FROM json_each(${JSON.stringify(scope.owners ?? [])})) LIMIT 1`,
  ) !== undefined;

/** Homes that nobody else was ever noted as an owner of: what is written of them can only be about these persons. */
function soleHomes(d: Reader, owners: readonly OwnerId[]): FoundRow[] {
  if (owners.length === 0) return [];
  const own = JSON.stringify(owners);
  return d.all<FoundRow>(
    sql`SELECT DISTINCT l.unit_id AS __row, l.unit_id AS id FROM unit_owner l
        WHERE l.owner_id IN (SELECT value FROM json_each(${own}))
          AND NOT EXISTS (SELECT 1 FROM unit_owner k WHERE k.unit_id = l.unit_id
                          AND k.owner_id NOT IN (SELECT value FROM json_each(${own})))`,
  );
}

const erases = ({ erase }: Holding): boolean => erase === 'row' || Object.keys(erase).length > 0;
const isInScope = ({ category }: Holding, scope: Scope): boolean =>
  !(scope.withoutIdentity && IDENTITY.includes(category));

/** How many rows erasing would touch, by category. */
export function countErasable(found: Found, scope: Scope): Partial<Record<Category, number>> {
  const counts: Partial<Record<Category, number>> = {};
  for (const holding of HOLDINGS) {
    const rows = found.get(holding.table)?.length ?? 0;
    if (rows > 0 && erases(holding) && isInScope(holding, scope))
      counts[holding.category] = (counts[holding.category] ?? 0) + rows;
  }
  return counts;
}

export type Erased = {
  readonly counts: Partial<Record<Category, number>>;
  /** Contents that no row names any more: to be taken off the disk once this is committed. */
  readonly files: readonly FileHash[];
};

/** Erases what `gather` found: personal columns first, then whole rows, children before parents. */
export function eraseScope(d: Writer, scope: Scope): Erased {
  const found = gather(d, scope);
  const holdings = HOLDINGS.filter((holding) => erases(holding) && isInScope(holding, scope));
  return eraseFound(d, holdings, found, countErasable(found, scope));
}

/** Erases rows that have simply grown old, of one table. */
export function eraseRows(d: Writer, holdings: readonly Holding[], found: Found): Erased {
  const counts: Partial<Record<Category, number>> = {};
  for (const { table, category } of holdings)
    counts[category] = (counts[category] ?? 0) + (found.get(table)?.length ?? 0);
  return eraseFound(d, holdings, found, counts);
}

function eraseFound(d: Writer, holdings: readonly Holding[], found: Found, counts: Erased['counts']): Erased {
  const rowsOfTable = ({ table }: Holding) => found.get(table) ?? [];
  const named = new Set(holdings.flatMap((holding) => namedFiles(d, holding, rowsOfTable(holding))));
  for (const holding of holdings)
    if (holding.erase !== 'row')
      for (const row of rowsOfTable(holding)) blank(d, holding.table, holding.erase, row);
  for (const holding of holdings.toReversed())
    if (holding.erase === 'row')
      for (const row of rowsOfTable(holding))
        d.run(sql`DELETE FROM ${name(holding.table)} WHERE rowid = ${row.__row}`);
  return { counts, files: dropUnnamedFiles(d, [...named]) };
}

/** The files that these rows name and will no more. */
function namedFiles(d: Reader, { table, erase }: Holding, rows: readonly FoundRow[]): FileHash[] {
  const columns = filesNamedBy(d).filter((file) => file.table === table);
  const going = columns.filter(({ column }) => erase === 'row' || column in erase);
  const named = rows.flatMap((row) =>
    going.flatMap(({ column }) => (row[column] ? [row[column] as FileHash] : [])),
  );
  return table === 'act_scan' ? [...named, ...rows.flatMap(stackFiles)] : named;
}

/** The files of a scanned stack, which are named in a list. */
const stackFiles = ({ sources }: FoundRow): FileHash[] =>
  (JSON.parse(String(sources)) as { hash: FileHash }[]).map(({ hash }) => hash);

/** What a scanner said of a content names it too, but keeps it for nobody. */
const filesNamedBy = (d: Reader) => referencesTo(d, 'file').filter(({ table }) => table !== 'file_scan');

function blank(d: Writer, table: string, erase: Readonly<Record<string, Eraser>>, row: FoundRow): void {
  const changes = Object.entries(erase)
    // What was never known stays unknown.
    .filter(([column]) => row[column] !== null)
    .map(([column, eraser]) => sql`${name(column)} = ${leftBy(eraser, column, row)}`);
  if (changes.length === 0) return;
  d.run(sql`UPDATE ${name(table)} SET ${sql.join(changes, sql`, `)} WHERE rowid = ${row.__row}`);
}

function leftBy(eraser: Eraser, column: string, row: FoundRow): Cell {
  switch (eraser) {
    case 'null':
      return null;
    case 'null-unless-opposed':
      return row.do_not_contact === 1 ? (row[column] ?? null) : null;
    case 'empty':
      return '';
    case 'text':
      return ERASED_TEXT;
    case 'name':
      return ERASED_NAME;
    case 'mailbox':
      return `efface-${row.__row}@invalid`;
    case 'object':
      return '{}';
    case 'list':
      return '[]';
    case 'zero':
      return 0;
    case 'trace':
      return ERASED_TRACE;
  }
}

/** Forgets the files that no row of any table names any more; the others are still somebody's. */
export function dropUnnamedFiles(d: Writer, hashes: readonly FileHash[]): FileHash[] {
  const columns = filesNamedBy(d);
  return hashes.filter((hash) => {
    const named = columns.some(
      ({ table, column }) =>
        d.get(sql`SELECT 1 FROM ${name(table)} WHERE ${name(column)} = ${hash} LIMIT 1`) !== undefined,
    );
    if (named || isInStack(d, hash)) return false;
    d.run(sql`DELETE FROM file_scan WHERE hash = ${hash}`);
    return d.run(sql`DELETE FROM file WHERE hash = ${hash}`).changes === 1;
  });
}

const isInStack = (d: Reader, hash: FileHash): boolean =>
  d.get(
    sql`SELECT 1 FROM act_scan, json_each(act_scan.sources) AS source
        WHERE json_extract(source.value, '$.hash') = ${hash} LIMIT 1`,
  ) !== undefined;
