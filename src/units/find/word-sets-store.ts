import { sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { chunkIn, chunkOf, emptySet, type IdSet, put, setOf, take, unpackInto } from '../../shared/id-set.ts';

/**
 * For each group of words the homes that bear any of them, as they are at this moment: what the sets hold, and what
 * changed since (`unit_touched`), both of one statement so that nobody puts one into the other in between.
 */
export function homesBearing(d: Reader, groups: readonly (readonly string[])[]): IdSet[] {
  const chunks = chunksOf(d);
  const sets = groups.map(() => emptySet(chunks));
  const asked = groupsByWord(groups);
  const words = [...asked.keys()];
  const rows = d.all<{ at: number; word: string; bits: Uint8Array | null }>(
    sql`SELECT b.chunk AS at, b.word AS word, b.bits AS bits
      FROM json_each(${JSON.stringify(Array.from({ length: chunks }, (_, chunk) => chunk))}) c
        CROSS JOIN json_each(${JSON.stringify(words)}) w CROSS JOIN unit_bits b ON b.chunk = c.value AND b.word = w.value
      UNION ALL SELECT id, words, NULL FROM unit_touched`,
  );
  for (const { at, word, bits } of rows) {
    if (bits === null) continue;
    for (const group of asked.get(word) ?? []) unpackInto(chunkIn(sets[group] as IdSet, at), bits);
  }
  const searched = words.map((word) => ({ text: ` ${word} `, groups: asked.get(word) ?? [] }));
  for (const { at, word, bits } of rows) if (bits === null) follow(sets, searched, at, word);
  return sets;
}

/** A home that changed is where its words of today say, and nowhere else. */
function follow(
  sets: readonly IdSet[],
  searched: readonly { readonly text: string; readonly groups: readonly number[] }[],
  id: number,
  words: string,
): void {
  for (const set of sets) take(set, id);
  for (const { text, groups } of searched)
    if (words.includes(text)) for (const group of groups) put(sets[group] as IdSet, id);
}

function groupsByWord(groups: readonly (readonly string[])[]): ReadonlyMap<string, number[]> {
  const asked = new Map<string, number[]>();
  for (const [group, words] of groups.entries())
    for (const word of words) asked.set(word, [...(asked.get(word) ?? []), group]);
  return asked;
}

/** Chunks that hold the ids of the register. */
function chunksOf(d: Reader): number {
  const { last } = d.get<{ last: number | null }>(
    sql`SELECT max(coalesce((SELECT max(id) FROM unit), 0), coalesce((SELECT max(id) FROM unit_touched), 0)) AS last`,
  );
  return chunkOf(last ?? 0) + 1;
}

export const homesOf = (d: Reader, ids: readonly number[]): IdSet => setOf(ids, chunksOf(d));
