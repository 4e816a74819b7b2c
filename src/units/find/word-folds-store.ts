import { sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/database.ts';
import { compiled } from '../../db/insert-many.ts';
import { CHUNK_IDS, emptySet, has, type IdSet, packed, put, unpackInto } from '../../shared/id-set.ts';

/** Chunks of ids that hold at least so many homes whose words are not in the sets yet. */
export const touchedChunks = (d: Reader, atLeast: number): number[] =>
  d
    .all<{ chunk: number }>(
      sql`SELECT id / ${sql.raw(String(CHUNK_IDS))} AS chunk FROM unit_touched GROUP BY chunk HAVING count(*) >= ${atLeast} ORDER BY chunk`,
    )
    .map(({ chunk }) => chunk);

export const touchedHomes = (d: Reader): number =>
  d.get<{ n: number }>(sql`SELECT count(*) AS n FROM unit_touched`).n;

type Touched = { readonly id: number; readonly words: string };

/** Puts the words of the homes touched in one chunk into its sets. */
export function foldChunk(d: Writer, chunk: number): void {
  const [first, last] = [chunk * CHUNK_IDS, (chunk + 1) * CHUNK_IDS - 1];
  const span = sql`BETWEEN ${first} AND ${last}`;
  const touched = d.all<Touched>(sql`SELECT id, words FROM unit_touched WHERE id ${span}`);
  const moved = emptySet(1);
  for (const { id } of touched) put(moved, id - first);
  const bearing = idsByWord(touched, first);
  const kept = d.all<{ word: string; bits: Uint8Array }>(
    sql`SELECT word, bits FROM unit_bits WHERE chunk = ${chunk}`,
  );
  const keep = compiled(
    d,
    'INSERT INTO unit_bits (chunk, word, bits) VALUES (?, ?, ?) ON CONFLICT (chunk, word) DO UPDATE SET bits = excluded.bits',
  );
  const write = (word: string, bits: IdSet): void => {
    const all = packed(bits);
    if (all === null) d.run(sql`DELETE FROM unit_bits WHERE chunk = ${chunk} AND word = ${word}`);
    else keep.run(chunk, word, all);
  };
  for (const { word, bits } of kept) {
    const set = emptySet(1);
    unpackInto(set, bits);
    if (changed(set, moved, bearing.get(word) ?? [])) write(word, set);
    bearing.delete(word);
  }
  for (const [word, ids] of bearing) {
    const set = emptySet(1);
    for (const id of ids) put(set, id);
    write(word, set);
  }
  d.run(sql`DELETE FROM unit_touched WHERE id ${span}`);
  d.run(sql`UPDATE unit_fold SET version = abs(random() % 9007199254740991)`);
}

function idsByWord(touched: readonly Touched[], first: number): Map<string, number[]> {
  const bearing = new Map<string, number[]>();
  for (const { id, words } of touched)
    for (const word of words.split(' ')) {
      if (word === '') continue;
      const ids = bearing.get(word);
      if (ids) ids.push(id - first);
      else bearing.set(word, [id - first]);
    }
  return bearing;
}

/** Lets a set hold of the homes moved those that bear its word; says whether that changes it. */
function changed(set: IdSet, moved: IdSet, bearing: readonly number[]): boolean {
  let gone = 0;
  let stayed = 0;
  for (const id of bearing) if (has(set, id)) stayed += 1;
  for (let at = 0; at < set.length; at += 1) {
    const out = (set[at] as number) & (moved[at] as number);
    if (out === 0) continue;
    for (let rest = out; rest !== 0; rest &= rest - 1) gone += 1;
    set[at] = (set[at] as number) & ~out;
  }
  for (const id of bearing) put(set, id);
  return gone !== stayed || stayed !== bearing.length;
}
