import type { Category } from '../holdings/holding.ts';
import { HOLDINGS } from '../holdings/holdings.ts';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;
/** One row as it is told: JSON columns unfolded, secrets and who of the service did it left out. */
export type ToldRow = Readonly<Record<string, unknown>>;
export type ToldTable = {
  readonly table: string;
  readonly category: Category;
  readonly rows: readonly ToldRow[];
};
export type CopyDocument = {
  readonly tables: readonly ToldTable[];
  /** Tables whose content is not given, with why. */
  readonly leftOut: readonly { readonly table: string; readonly why: string; readonly rows: number }[];
};

/** Columns that say which member of staff did something: staff are told as categories, not by name. */
const STAFF = /(^|_)by$|^(author|actor_id|assigned_to|account_id|asked_by)$/;
const PLUMBING = new Set([
  '__row',
  'version',
  'hash',
  'file_hash',
  'signed_file_hash',
  'thumbnail',
  'form_key',
]);

/**
 * Everything held about a person, as the list of holdings says: what is told, and what is left out and why (GDPR art.
 * 15(4): the rights of others).
 */
export function copyDocument(found: ReadonlyMap<string, readonly Row[]>): CopyDocument {
  const tables: ToldTable[] = [];
  const leftOut: { table: string; why: string; rows: number }[] = [];
  for (const { table, category, leftOut: why, secret = [], told: only } of HOLDINGS) {
    const rows = found.get(table) ?? [];
    if (rows.length === 0) continue;
    if (why !== undefined) {
      leftOut.push({ table, why, rows: rows.length });
      continue;
    }
    const told = only ? rows.filter((row) => row[only[0]] === only[1]) : rows;
    if (told.length < rows.length)
      leftOut.push({ table, why: 'staff-notes', rows: rows.length - told.length });
    if (told.length > 0) tables.push({ table, category, rows: told.map((row) => toldRow(row, secret)) });
  }
  return { tables, leftOut };
}

function toldRow(row: Row, secret: readonly string[]): ToldRow {
  const kept = Object.entries(row).filter(
    ([column, value]) =>
      value !== null && !secret.includes(column) && !PLUMBING.has(column) && !STAFF.test(column),
  );
  return Object.fromEntries(kept.map(([column, value]) => [column, unfolded(value)]));
}

function unfolded(value: Cell): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
