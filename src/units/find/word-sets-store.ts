import { sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { chunkIn, chunkOf, emptySet, type IdSet, put, setOf, take, unpackInto } from '../../shared/id-set.ts';

/**
 * For each group of words the homes that bear any of them, as they are at this moment: what the sets hold, and what
 * changed since (`unit_touched`), both of one statement so that nobody puts one into the other in between. Other readers
 * are given the same sets: they are copied before they are changed.
 */
export function homesBearing(d: Reader, groups: readonly (readonly string[])[]): IdSet[] {
  const chunks = chunksOf(d);
  const mind = mindOf(d, chunks);
  const missing = groups.filter((words) => !mind.sets.has(keyOf(words)));
  const { version, bits, touched } = readNow(d, [...new Set(missing.flat())], chunks);
  if (mind.version !== version) {
    // Sets were written since: what is in mind holds no longer.
    minds.set(clientOf(d), { version, chunks, sets: new Map() });
    return homesBearing(d, groups);
  }
  const sets = groups.map((words) => mind.sets.get(keyOf(words)) ?? together(words, bits, chunks));
  for (const [group, words] of groups.entries()) keepInMind(mind, words, sets[group] as IdSet);
  return touched.length === 0 ? sets : followed(sets, groups, touched);
}

const keyOf = (words: readonly string[]): string => words.join(' ');

function together(
  words: readonly string[],
  bits: ReadonlyMap<string, readonly Bits[]>,
  chunks: number,
): IdSet {
  const set = emptySet(chunks);
  for (const word of words)
    for (const { at, bits: kept } of bits.get(word) ?? []) unpackInto(chunkIn(set, at), kept);
  return set;
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
function followed(
  sets: readonly IdSet[],
  groups: readonly (readonly string[])[],
  touched: readonly Touched[],
): IdSet[] {
  const asked = groups.map((words) => words.map((word) => ` ${word} `));
  const own = sets.map((set) => set.slice());
  for (const { id, words } of touched)
    for (const [group, set] of own.entries())
      if (asked[group]?.some((word) => words.includes(word))) put(set, id);
      else take(set, id);
  return own;
}

/** Sets that a connection read lately, as long as nobody wrote any: the same few words are asked for all day. */
type Mind = { readonly version: number; readonly chunks: number; readonly sets: Map<string, IdSet> };
const minds = new WeakMap<object, Mind>();
const MOST_IN_MIND = 64 * 1024 ** 2;

/** The connection itself, which outlives the readers made of it. */
const clientOf = (d: Reader): object => (d as unknown as { readonly $client: object }).$client;

function mindOf(d: Reader, chunks: number): Mind {
  const known = minds.get(clientOf(d));
  return known?.chunks === chunks ? known : { version: Number.NaN, chunks, sets: new Map() };
}

function keepInMind({ sets }: Mind, words: readonly string[], set: IdSet): void {
  // The one asked for last is the last to go.
  sets.delete(keyOf(words));
  sets.set(keyOf(words), set);
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
