import { type SQL, sql } from 'drizzle-orm';
import type { Writer } from './database.ts';

type Cell = string | number | null;
/** One row that pointed at something and was made to point elsewhere, or was set aside where it could not. */
export type MovedRow = {
  readonly table: string;
  readonly column: string;
  readonly from: number;
  readonly to: number;
  /** Primary key, without the moved column. */
  readonly key: Readonly<Record<string, Cell>>;
  /** What else had to change, as it was. */
  readonly was?: Readonly<Record<string, Cell>>;
  /** The whole row, where the place it would take was taken: put back when the move is undone. */
  readonly aside?: Readonly<Record<string, Cell>>;
};
type Reference = { readonly table: string; readonly column: string };
export type MoveOptions = {
  /** Tables that the caller moves by rules of its own. */
  readonly except: readonly string[];
  /** Numbers that are unique for what they point at: given anew, after the last. */
  readonly numbered: Readonly<Record<string, string>>;
};

const name = (text: string): SQL => sql.raw(`"${text.replaceAll('"', '""')}"`);
const all = (parts: readonly SQL[]): SQL => sql.join([...parts], sql` AND `);
const matching = (row: Readonly<Record<string, Cell>>): SQL =>
  all(Object.entries(row).map(([column, value]) => sql`${name(column)} IS ${value}`));

/** Every column of the schema that points at `target`: read from the schema, so that no table is forgotten. */
export function referencesTo(d: Pick<Writer, 'all'>, target: string): Reference[] {
  return d.all<Reference>(
    sql`SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f."table" = ${target} ORDER BY m.name, f."from"`,
  );
}

const keyOf = (d: Writer, table: string): string[] =>
  d
    .all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table}) WHERE pk > 0 ORDER BY pk`)
    .map((column) => column.name);

/** Makes all that pointed at one row of `target` point at another, and says what it moved. */
export function moveReferences(
  d: Writer,
  target: string,
  from: number,
  to: number,
  { except, numbered }: MoveOptions,
): MovedRow[] {
  return referencesTo(d, target)
    .filter(({ table }) => !except.includes(table))
    .flatMap((reference) => moveTable(d, reference, from, to, numbered[reference.table]));
}

function moveTable(
  d: Writer,
  { table, column }: Reference,
  from: number,
  to: number,
  number: string | undefined,
): MovedRow[] {
  const keys = keyOf(d, table);
  const rows = d.all<Record<string, Cell>>(
    sql`SELECT * FROM ${name(table)} WHERE ${name(column)} = ${from} ORDER BY rowid`,
  );
  return rows.map((row) => {
    const key = Object.fromEntries(
      keys.filter((part) => part !== column).map((part) => [part, row[part] ?? null]),
    );
    const moved = { table, column, from, to, key };
    const here = sql`${matching(key)}${Object.keys(key).length > 0 ? sql` AND ` : sql``}${name(column)} = ${from}`;
    if (number !== undefined) {
      d.run(
        sql`UPDATE ${name(table)} SET ${name(column)} = ${to}, ${name(number)} = 1 + (SELECT coalesce(max(${name(number)}), 0) FROM ${name(table)} WHERE ${name(column)} = ${to}) WHERE ${here}`,
      );
      return { ...moved, was: { [number]: row[number] ?? null } };
    }
    const done = d.run(sql`UPDATE OR IGNORE ${name(table)} SET ${name(column)} = ${to} WHERE ${here}`);
    if (done.changes > 0) return moved;
    d.run(sql`DELETE FROM ${name(table)} WHERE ${here}`);
    return { ...moved, aside: row };
  });
}

/** Undoes `moveReferences`: what was moved points where it pointed, what was set aside is back. */
export function moveBack(d: Writer, moved: readonly MovedRow[]): void {
  for (const { table, column, from, to, key, was, aside } of moved.toReversed()) {
    if (aside !== undefined) putBack(d, table, aside);
    else {
      const changes = [
        sql`${name(column)} = ${from}`,
        ...Object.entries(was ?? {}).map(([field, value]) => sql`${name(field)} = ${value}`),
      ];
      const here = all([
        ...(Object.keys(key).length > 0 ? [matching(key)] : []),
        sql`${name(column)} = ${to}`,
      ]);
      d.run(sql`UPDATE ${name(table)} SET ${sql.join(changes, sql`, `)} WHERE ${here}`);
    }
  }
}

function putBack(d: Writer, table: string, row: Readonly<Record<string, Cell>>): void {
  const columns = Object.keys(row).map(name);
  const values = Object.values(row).map((value) => sql`${value}`);
  d.run(
    sql`INSERT INTO ${name(table)} (${sql.join(columns, sql`, `)}) VALUES (${sql.join(values, sql`, `)})`,
  );
}
