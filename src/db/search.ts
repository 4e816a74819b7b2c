import { type SQL, sql } from 'drizzle-orm';
import type { Reader, Writer } from './database.ts';
import { compiled } from './insert-many.ts';

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
 * What a person typed as a query: every word must be found, each as the beginning of a word. Null when there is
 * nothing to look for. Quotes and operators of the query language are letters like others. The beginnings of one
 * letter are in half of the register: such a word is looked for whole (`5 rue`), or waits while it is being typed.
 * `whole`: the words of the index that begin so, where they are known to be few.
 */
export function searchQuery(
  typed: string,
  whole: (beginning: string) => readonly string[] = () => [],
): string | null {
  const words = spellOut(typed.normalize('NFC')).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const asked = words
    .slice(0, MOST_WORDS)
    .filter((word, index) => word.length > 1 || index < words.length - 1);
  if (asked.every((word) => word.length === 1)) return null;
  return asked.map((word) => askedAs(word.slice(0, 60), whole)).join(' AND ');
}

function askedAs(word: string, whole: (beginning: string) => readonly string[]): string {
  if (word.length === 1) return `"${word}"`;
  const known = whole(word);
  return known.length === 0 ? `"${word}"*` : `(${known.map((one) => `"${one}"`).join(' OR ')})`;
}

/** The index knows the beginnings of so many letters by themselves. */
const INDEXED_BEGINNING = 3;
const MOST_WHOLE = 8;

/**
 * The words of the register’s index that begin so; none where there are many. A beginning longer than those that are
 * indexed is answered by putting together all that its words find, a million homes for the name of a town; words
 * themselves are read only as far as wanted.
 */
export function wordsBeginning(d: Reader, typed: string): readonly string[] {
  // As the index folds it; what is not plain letters and digits then is left to the index.
  const beginning = typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (beginning.length <= INDEXED_BEGINNING || !/^[a-z0-9]+$/.test(beginning)) return [];
  const words: string[] = [];
  for (let from = beginning; ; ) {
    const next = d.get<{ term: string } | undefined>(
      sql`SELECT term FROM unit_search_terms WHERE term >= ${from} AND term < ${`${beginning}\u{10ffff}`} LIMIT 1`,
    );
    if (next === undefined) return words;
    if (words.length === MOST_WHOLE) return [];
    words.push(next.term);
    // Nothing that a word is written with comes before this: the next word, and not the next place of this one.
    from = `${next.term}\u0001`;
  }
}

/** Units are put in theirs by the deeds that touch them; cases are kept in theirs by the database itself (migrations). */
export type SearchIndex = 'unit_search' | 'case_search';

/** The beginning of an identifier, as it is written in the register: digits first, alone. */
const IDENTIFIER = /^\d[0-9A-Za-z]{3,}$/;

/**
 * The beginning of an identifier of a dwelling or of a parcel in what was typed, in capitals; null when it is none.
 * Beginnings of identifiers are in hundreds of thousands of them: an ordered index stops at the first few thousand, full
 * text would gather them all first.
 */
export function identifierIn(typed: string): string | null {
  const text = typed.trim();
  return IDENTIFIER.test(text) ? text.toUpperCase() : null;
}

/** Ids of the units whose identifier begins so, at most `most` of them. */
export const idsByIdentifier = (beginning: string, most: number): SQL => {
  // After the last digit and the last letter that an identifier is written with.
  const beyond = `${beginning}\u{7f}`;
  const some = (column: SQL): SQL =>
    sql`SELECT id FROM (SELECT id FROM unit WHERE ${column} >= ${beginning} AND ${column} < ${beyond} LIMIT ${most})`;
  return sql`${some(sql`idlocal`)} UNION ${some(sql`parcel`)}`;
};

/** Ids the query finds, at most `most` of them in their order. */
export const idsBySearch = (query: string, most: number, index: SearchIndex = 'unit_search'): SQL => {
  // One of two words of the code, never what somebody typed.
  const table = sql.raw(index);
  return sql`SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ${query} LIMIT ${most}`;
};

/** Ids of units one of whose owners of today the query finds, at most `most` of them in their order. */
export const idsByOwnerName = (query: string, most: number): SQL =>
  sql`SELECT rowid AS id FROM unit_search WHERE unit_search MATCH ${`owner : (${query})`} LIMIT ${most}`;

/** Puts units in the index, in place of what it knew of them. `fresh`: it knows nothing of any yet. */
export function indexForSearch(
  d: Writer,
  entries: readonly SearchEntry[],
  { fresh = false }: { readonly fresh?: boolean } = {},
): void {
  const put = compiled(
    d,
    `INSERT ${fresh ? '' : 'OR REPLACE '}INTO unit_search (rowid, owner, address, ids) VALUES (?, ?, ?, ?)`,
  );
  for (const { id, owner, address, ids } of entries) put.run(id, spellOut(owner), spellOut(address), ids);
}

export const removeFromSearch = (d: Writer, id: number): void => {
  d.run(sql`DELETE FROM unit_search WHERE rowid = ${id}`);
};
