import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Writer } from './database.ts';

/** What full-text search knows of one unit. Accents and case are folded by the index, ligatures here. */
export type SearchEntry = {
  readonly id: number;
  readonly owner: string;
  readonly address: string;
  readonly ids: string;
};

const MOST_WORDS = 8;
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', ß: 'ss' };
const spellOut = (text: string): string => text.replace(/[œŒæÆß]/g, (letter) => LIGATURES[letter] ?? letter);

/**
 * What a person typed as a query: every word must be found, each as the beginning of a word. Null when there is no
 * letter or digit in it. Quotes and operators of the query language are letters like others.
 */
export function searchQuery(typed: string): string | null {
  const words = spellOut(typed.normalize('NFC')).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (words.length === 0) return null;
  return words
    .slice(0, MOST_WORDS)
    .map((word) => `"${word.slice(0, 60)}"*`)
    .join(' ');
}

/** Units are put in theirs by the deeds that touch them; cases are kept in theirs by the database itself (migrations). */
export type SearchIndex = 'unit_search' | 'case_search';

/** Rows whose `id` the query finds, at most `most` of them in the order of their ids. */
export const foundBySearch = (
  id: SQLWrapper,
  query: string,
  most: number,
  index: SearchIndex = 'unit_search',
): SQL => {
  const table = sql.identifier(index);
  return sql`${id} IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ${query} LIMIT ${most})`;
};

/** How many rows the query finds, counted no further than `most`. */
export const countFound = (query: string, most: number): SQL =>
  sql`SELECT count(*) AS n FROM (SELECT 1 FROM unit_search WHERE unit_search MATCH ${query} LIMIT ${most})`;

/** Puts units in the index, in place of what it knew of them. */
export function indexForSearch(d: Writer, entries: readonly SearchEntry[]): void {
  for (const { id, owner, address, ids } of entries)
    d.run(
      sql`INSERT OR REPLACE INTO unit_search (rowid, owner, address, ids) VALUES (${id}, ${spellOut(owner)}, ${spellOut(address)}, ${ids})`,
    );
}

export const removeFromSearch = (d: Writer, id: number): void => {
  d.run(sql`DELETE FROM unit_search WHERE rowid = ${id}`);
};
