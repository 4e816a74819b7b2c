import { createHash } from 'node:crypto';
import type { Actor } from '../shared/actor.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { Instant } from '../shared/dates.ts';
import type { AccountId } from '../shared/ids.ts';

export type JournalFacts = {
  readonly at: Instant;
  readonly actorKind: Actor['kind'];
  readonly actorId: AccountId | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly data: Record<string, unknown>;
  readonly previousHash: string;
};

export const FIRST_HASH = '0'.repeat(64);

/** SHA-256 of the entry's facts and the hash before it: altering, removing or moving any row breaks every later one. */
export const entryHash = (facts: JournalFacts): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        at: facts.at,
        actorKind: facts.actorKind,
        actorId: facts.actorId,
        action: facts.action,
        subjectKind: facts.subjectKind,
        subjectId: facts.subjectId,
        data: facts.data,
        previousHash: facts.previousHash,
      }),
    )
    .digest('hex');

export type ChainReport =
  | { readonly whole: true; readonly entries: number; readonly head: string }
  | { readonly whole: false; readonly entries: number; readonly brokenAt: number };

/**
 * Walks entries in order. `lastGiven` is the highest sequence number the database ever gave out: a tail cut off
 * leaves the chain sound but the count short.
 */
export function checkChain(
  entries: Iterable<JournalFacts & { seq: number; hash: string }>,
  lastGiven: number,
): ChainReport {
  let previous = FIRST_HASH;
  let expected = 1;
  for (const entry of entries) {
    const sound =
      entry.seq === expected && entry.previousHash === previous && entryHash(entry) === entry.hash;
    if (!sound) return { whole: false, entries: expected - 1, brokenAt: expected };
    previous = entry.hash;
    expected += 1;
  }
  const count = expected - 1;
  return count === lastGiven
    ? { whole: true, entries: count, head: previous }
    : { whole: false, entries: count, brokenAt: expected };
}
