import { describe, expect, it } from 'vitest';
import { checkChain, entryHash, FIRST_HASH, type JournalFacts } from '../../src/journal/journal-chain.ts';
import { instant } from '../../src/shared/dates.ts';

type Entry = JournalFacts & { seq: number; hash: string };

function chainOf(length: number): Entry[] {
  const entries: Entry[] = [];
  let previousHash = FIRST_HASH;
  for (let seq = 1; seq <= length; seq += 1) {
    const facts: JournalFacts = {
      at: instant(1_700_000_000_000 + seq * 1000),
      actorKind: 'system',
      actorId: null,
      action: 'unit.imported',
      subjectKind: 'unit',
      subjectId: String(seq),
      data: { line: seq, nested: { b: 1, a: 'é' } },
      previousHash,
    };
    const hash = entryHash(facts);
    entries.push({ ...facts, seq, hash });
    previousHash = hash;
  }
  return entries;
}

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
};

describe('The chain of the journal', () => {
  it('is whole when nothing was touched, and empty is whole', () => {
    expect(checkChain(chainOf(50), 50)).toMatchObject({ whole: true, entries: 50 });
    expect(checkChain([], 0)).toEqual({ whole: true, entries: 0, head: FIRST_HASH });
  });

  it('shows every altered row', () => {
    for (let i = 0; i < 1000; i += 1) {
      const entries = chainOf(20);
      const index = i % 20;
      const victim = at(entries, index);
      const altered = [
        { ...victim, subjectId: `${victim.subjectId}0` },
        { ...victim, data: { ...victim.data, line: -1 } },
        { ...victim, at: instant(0) },
        { ...victim, action: 'unit.forged', hash: entryHash({ ...victim, action: 'unit.forged' }) },
      ];
      entries[index] = at(altered, i % altered.length);
      const report = checkChain(entries, 20);
      // An entry rewritten with its own new hash breaks at the next one; at the very end nothing follows it.
      const rehashedLast = i % altered.length === 3 && index === 19;
      expect(report.whole, `row ${index + 1}, alteration ${i % altered.length}`).toBe(rehashedLast);
    }
  });

  it('shows every removed row, the last ones included', () => {
    for (let index = 0; index < 20; index += 1) {
      const entries = chainOf(20);
      entries.splice(index, 1);
      expect(checkChain(entries, 20).whole).toBe(false);
    }
  });

  it('shows two rows that changed places', () => {
    for (let index = 0; index < 19; index += 1) {
      const entries = chainOf(20);
      [entries[index], entries[index + 1]] = [at(entries, index + 1), at(entries, index)];
      expect(checkChain(entries, 20).whole).toBe(false);
    }
  });
});
