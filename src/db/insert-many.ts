import type BetterSqlite from 'better-sqlite3';
import { type Column, getTableColumns, getTableName, is, SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Writer } from './database.ts';

type Row = Readonly<Record<string, unknown>>;
type Named = readonly [key: string, column: Column];
const prepared = new WeakMap<BetterSqlite.Database, Map<string, BetterSqlite.Statement>>();

/** Rows of one statement: more of them share what each statement costs (its journal, its place in the sequence of ids). */
const TOGETHER = 16;

/**
 * Inserts rows through statements that are compiled once and kept, several rows in each: composing the text of a wide
 * insert anew costs ten times the insert itself. Returns the ids of a table that numbers its rows, in the order given;
 * they follow each other without a gap. `skip`: rows already there are left as they are, and no ids are told.
 */
export function insertMany<Table extends SQLiteTable>(
  d: Writer,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  { skip = false }: { readonly skip?: boolean } = {},
): number[] {
  if (rows.length === 0) return [];
  const columns = columnsOf(table, rows);
  const numbered: readonly Row[] = skip ? rows : withIds(d, table, rows);
  const cells = columns.map(cellOf);
  const inserter = (count: number) => {
    const statement = compiled(d, insertOf(table, columns, count, skip));
    return (from: number): void => {
      const values: unknown[] = [];
      for (const row of numbered.slice(from, from + count)) for (const cell of cells) values.push(cell(row));
      statement.run(values);
    };
  };
  const whole = numbered.length - (numbered.length % TOGETHER);
  const [several, one] = [inserter(whole > 0 ? TOGETHER : 1), inserter(1)];
  for (let at = 0; at < whole; at += TOGETHER) several(at);
  for (let at = whole; at < numbered.length; at += 1) one(at);
  return skip ? [] : numbered.map((row) => row.id as number);
}

/** Those that some row gives, and the id; the others take what the table says. */
function columnsOf(table: SQLiteTable, rows: readonly Row[]): Named[] {
  return Object.entries(getTableColumns(table)).filter(
    ([key, column]) =>
      !column.generated && ((key === 'id' && column.primary) || rows.some((row) => row[key] !== undefined)),
  );
}

/** Nobody else writes during the transaction: the ids that the table would give are known beforehand. */
function withIds(d: Writer, table: SQLiteTable, rows: readonly Row[]): readonly Row[] {
  if (!getTableColumns(table).id?.primary) return rows;
  const last = compiled(d, 'SELECT seq FROM sqlite_sequence WHERE name = ?').get(getTableName(table)) as
    | { readonly seq: number }
    | undefined;
  let next = last?.seq ?? 0;
  return rows.map((row) => {
    const id = (row.id as number | undefined) ?? next + 1;
    next = Math.max(next, id);
    return { ...row, id };
  });
}

function insertOf(table: SQLiteTable, columns: readonly Named[], count: number, skip: boolean): string {
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const places = `(${columns.map(() => '?').join(', ')})`;
  const all = Array.from({ length: count }, () => places).join(', ');
  return `INSERT INTO "${getTableName(table)}" (${names}) VALUES ${all}${skip ? ' ON CONFLICT DO NOTHING' : ''}`;
}

/** A column that a row leaves out while others give it takes its default. */
function cellOf([key, column]: Named): (row: Row) => unknown {
  const asItIs = column.dataType === 'string' || column.dataType === 'number';
  return (row) => {
    const value = row[key] === undefined ? (column.default ?? null) : row[key];
    if (value === null || (asItIs && typeof value !== 'object')) return value;
    if (is(value, SQL)) throw new Error(`${column.name}: only plain values can be inserted together`);
    return column.mapToDriverValue(value);
  };
}

/** A statement of this connection, compiled the first time it is asked for. Its text must come from the code alone. */
export function compiled(d: Writer, text: string): BetterSqlite.Statement {
  const client = (d as unknown as { readonly $client: BetterSqlite.Database }).$client;
  const known = prepared.get(client) ?? new Map<string, BetterSqlite.Statement>();
  prepared.set(client, known);
  const statement = known.get(text) ?? client.prepare(text);
  known.set(text, statement);
  return statement;
}
