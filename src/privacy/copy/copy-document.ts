import type { Category, Holding } from '../holdings/holding.ts';
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
  'report_hash',
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
  const own = theirsAmong(found);
  for (const holding of HOLDINGS) {
    const { table, category, secret = [] } = holding;
    const held = found.get(table) ?? [];
    const theirs = ownRows(holding, held, own);
    const told = toldRows(holding, theirs);
    const missing = { others: held.length - theirs.length, [whyNot(holding)]: theirs.length - told.length };
    for (const [why, rows] of Object.entries(missing)) if (rows > 0) leftOut.push({ table, why, rows });
    if (told.length > 0) tables.push({ table, category, rows: told.map((row) => toldRow(row, secret)) });
  }
  return { tables, leftOut };
}

type Rows = readonly Row[];

/** Rows that are theirs among those found, by table: what hangs on a note between members of staff is not. */
export function theirsAmong<R extends Row>(
  found: ReadonlyMap<string, readonly R[]>,
): Map<string, readonly R[]> {
  const own = new Map<string, readonly R[]>();
  for (const holding of HOLDINGS) {
    const theirs = ownRows(holding, found.get(holding.table) ?? [], own);
    own.set(holding.table, holding.told ? toldRows(holding, theirs) : theirs);
  }
  return own;
}

/** Where several persons have rows: those that hang on one of theirs, or on none, as what the authority signed. */
function ownRows<R extends Row>(
  { own: whose }: Holding,
  held: readonly R[],
  own: ReadonlyMap<string, Rows>,
): readonly R[] {
  if (whose === undefined) return held;
  const [column, parent] = whose;
  const [table = '', field = ''] = parent.split('.');
  const theirs = new Set((own.get(table) ?? []).map((row) => row[field]));
  return held.filter((row) => row[column] === null || theirs.has(row[column]));
}

function toldRows<R extends Row>({ leftOut, told }: Holding, rows: readonly R[]): readonly R[] {
  if (leftOut !== undefined) return [];
  return told ? rows.filter((row) => row[told[0]] === told[1]) : rows;
}

const whyNot = ({ leftOut = 'staff-notes' }: Holding): string => leftOut;

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
