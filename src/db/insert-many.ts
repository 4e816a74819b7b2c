import type BetterSqlite from 'better-sqlite3';
import { getTableColumns, getTableName, is, SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Writer } from './database.ts';

type Insert = (row: Readonly<Record<string, unknown>>) => number;
const prepared = new WeakMap<BetterSqlite.Database, Map<string, BetterSqlite.Statement>>();

/**
 * Inserts rows through one statement that is compiled once and kept: composing the text of a wide insert anew costs
 * ten times the insert itself. Returns the row ids, in the order given. `skip`: rows already there are left as they are.
 */
export function insertMany<Table extends SQLiteTable>(
  d: Writer,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  { skip = false }: { readonly skip?: boolean } = {},
): number[] {
  if (rows.length === 0) return [];
  return rows.map(inserter(d, table, skip));
}

function inserter(d: Writer, table: SQLiteTable, skip: boolean): Insert {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated);
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const text = `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${places})${skip ? ' ON CONFLICT DO NOTHING' : ''}`;
  const statement = compiled(d, text);
  return (row) => {
    const values = columns.map(([key, column]) => {
      const value = row[key] === undefined ? (column.default ?? null) : row[key];
      if (is(value, SQL)) throw new Error(`${column.name}: only plain values can be inserted together`);
      return value === null ? null : column.mapToDriverValue(value);
    });
    return Number(statement.run(values).lastInsertRowid);
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
