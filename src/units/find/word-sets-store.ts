import { sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import {
  chunkIn,
  chunkOf,
  emptySet,
  type IdSet,
  put,
  putAll,
  setOf,
  take,
  unpackInto,
} from '../../shared/id-set.ts';

/**
 * For each group of words the homes that bear any of them, as they are at this moment: what the sets hold, and what
 * changed since (`unit_touched`), both of one statement so that nobody puts one into the other in between.
 */
export function homesBearing(d: Reader, groups: readonly (readonly string[])[]): IdSet[] {
  const chunks = chunksOf(d);
  const mind = mindOf(d, chunks);
  const words = [...new Set(groups.flat())];
  const { version, bits, touched } = readNow(
    d,
    words.filter((word) => !mind.sets.has(word)),
    chunks,
  );
  if (mind.version !== version) {
    // Sets were written since: what is in mind holds no longer.
    minds.set(clientOf(d), { version, chunks, sets: new Map() });
    return homesBearing(d, groups);
  }
  const sets = groups.map((asked) => {
    const set = emptySet(chunks);
    for (const word of asked) {
      const known = mind.sets.get(word);
      if (known) putAll(set, known);
      for (const { at, bits: kept } of bits.get(word) ?? []) unpackInto(chunkIn(set, at), kept);
    }
    return set;
  });
  for (const word of words) keepInMind(mind, word, bits.get(word) ?? []);
  follow(sets, groups, touched);
  return sets;
}

type Bits = { readonly at: number; readonly bits: Uint8Array };
type Touched = { readonly id: number; readonly words: string };

function readNow(d: Reader, words: readonly string[], chunks: number) {
  const numbers = Array.from({ length: chunks }, (_, chunk) => chunk);
  const rows = d.all<{ at: number; word: string | null; bits: Uint8Array | null }>(
    sql`SELECT version AS at, NULL AS word, NULL AS bits FROM unit_fold
      UNION ALL SELECT b.chunk, b.word, b.bits FROM json_each(${JSON.stringify(words)}) w
        CROSS JOIN json_each(${JSON.stringify(numbers)}) c CROSS JOIN unit_bits b ON b.chunk = c.value AND b.word = w.value
      UNION ALL SELECT id, words, NULL FROM unit_touched`,
  );
  const bits = new Map<string, Bits[]>();
  const touched: Touched[] = [];
  let version = 0;
  for (const { at, word, bits: kept } of rows) {
    if (word === null) version = at;
    else if (kept === null) touched.push({ id: at, words: word });
    else if (bits.get(word)?.push({ at, bits: kept }) === undefined) bits.set(word, [{ at, bits: kept }]);
  }
  return { version, bits, touched };
}

/** A home that changed is where its words of today say, and nowhere else. */
function follow(
  sets: readonly IdSet[],
  groups: readonly (readonly string[])[],
  touched: readonly Touched[],
): void {
  const asked = groups.map((words) => words.map((word) => ` ${word} `));
  for (const { id, words } of touched)
    for (const [group, set] of sets.entries())
      if (asked[group]?.some((word) => words.includes(word))) put(set, id);
      else take(set, id);
}

/** Sets that a connection read lately, as long as nobody wrote any: the same few words are asked for all day. */
type Mind = { readonly version: number; readonly chunks: number; readonly sets: Map<string, IdSet> };
const minds = new WeakMap<object, Mind>();
const MOST_IN_MIND = 32 * 1024 ** 2;

/** The connection itself, which outlives the readers made of it. */
const clientOf = (d: Reader): object => (d as unknown as { readonly $client: object }).$client;

function mindOf(d: Reader, chunks: number): Mind {
  const known = minds.get(clientOf(d));
  return known?.chunks === chunks ? known : { version: Number.NaN, chunks, sets: new Map() };
}

/** Those of cells are many and small, and another part of the map asks for others. */
const isCell = (word: string): boolean => word.startsWith('p_');

function keepInMind({ sets, chunks }: Mind, word: string, bits: readonly Bits[]): void {
  if (isCell(word)) return;
  const set = sets.get(word) ?? emptySet(chunks);
  if (!sets.has(word)) for (const { at, bits: kept } of bits) unpackInto(chunkIn(set, at), kept);
  // The one asked for last is the last to go.
  sets.delete(word);
  sets.set(word, set);
  const [oldest] = sets.keys();
  if (oldest !== undefined && sets.size * set.byteLength > MOST_IN_MIND) sets.delete(oldest);
}

/** Chunks that hold the ids of the register. */
function chunksOf(d: Reader): number {
  const { last } = d.get<{ last: number }>(
    sql`SELECT max(coalesce((SELECT max(id) FROM unit), 0), coalesce((SELECT max(id) FROM unit_touched), 0)) AS last`,
  );
  return chunkOf(last) + 1;
}

export const homesOf = (d: Reader, ids: readonly number[]): IdSet => setOf(ids, chunksOf(d));
