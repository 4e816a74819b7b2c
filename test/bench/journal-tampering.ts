import { randomInt } from 'node:crypto';
import { checkChain, entryHash, FIRST_HASH, type JournalFacts } from '../../src/journal/journal-chain.ts';
import { instant } from '../../src/shared/dates.ts';
import type { AccountId } from '../../src/shared/ids.ts';
import { type Bench, exactly, roundsOf, told } from './support/bench.ts';

type Row = JournalFacts & { seq: number; hash: string };
const ROUNDS = { quick: 1000, full: 1000 };
const ENTRIES = 400;

/** A journal of 400 entries; each tampering is done to a copy of it, at a place drawn anew. */
export const journalTampering: Bench = {
  name: 'journal',
  check: 'C17',
  title: 'altered, deleted and moved rows of the journal',
  run: async (settings) => {
    const rounds = roundsOf(settings, ROUNDS);
    const rows = journalOf(ENTRIES);
    const detected = (tamper: (copy: Row[]) => Row[]): number => {
      let found = 0;
      for (let round = 0; round < rounds; round += 1)
        if (!checkChain(tamper(rows.map((row) => ({ ...row }))), ENTRIES).whole) found += 1;
      return found;
    };
    return [
      told('entries', rows.length),
      exactly('the journal itself is whole', checkChain(rows, ENTRIES).whole ? 'yes' : 'no', 'yes'),
      exactly('rows altered, detected', detected(alterOne), rounds),
      exactly('rows altered and hashed again, detected', detected(alterAndHash), rounds),
      exactly('rows deleted, detected', detected(deleteOne), rounds),
      exactly('rows moved, detected', detected(moveOne), rounds),
      exactly('rows invented, detected', detected(inventOne), rounds),
    ];
  },
};

function journalOf(count: number): Row[] {
  const rows: Row[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const facts: JournalFacts = {
      at: instant(Date.UTC(2026, 0, 1) + seq * 60_000),
      actorKind: seq % 3 === 0 ? 'owner' : 'staff',
      actorId: (1 + (seq % 5)) as AccountId,
      action: seq % 2 === 0 ? 'unit.described' : 'case.granted',
      subjectKind: seq % 2 === 0 ? 'unit' : 'case',
      subjectId: String(seq % 37),
      data: { from: seq, to: seq + 1 },
      previousHash: rows.at(-1)?.hash ?? FIRST_HASH,
    };
    rows.push({ ...facts, seq, hash: entryHash(facts) });
  }
  return rows;
}

const ALTERATIONS: readonly ((row: Row) => Row)[] = [
  (row) => ({ ...row, at: instant(Date.parse(row.at) + 1000) }),
  (row) => ({ ...row, actorKind: 'system' }),
  (row) => ({ ...row, actorId: 99 as AccountId }),
  (row) => ({ ...row, action: 'case.refused' }),
  (row) => ({ ...row, subjectKind: 'payment' }),
  (row) => ({ ...row, subjectId: `${row.subjectId}0` }),
  (row) => ({ ...row, data: { ...row.data, to: -1 } }),
  (row) => ({ ...row, previousHash: 'f'.repeat(64) }),
  (row) => ({ ...row, hash: 'f'.repeat(64) }),
];

const anAlteration = (row: Row): Row => (ALTERATIONS[randomInt(ALTERATIONS.length)] ?? ((same) => same))(row);

function alterOne(rows: Row[]): Row[] {
  const at = randomInt(rows.length);
  return rows.map((row, index) => (index === at ? anAlteration(row) : row));
}

/** Whoever alters a row and its hash must alter all later ones; the last row has none, and its hash is published. */
function alterAndHash(rows: Row[]): Row[] {
  const at = randomInt(rows.length - 1);
  return rows.map((row, index) => {
    if (index !== at) return row;
    const altered = { ...row, data: { ...row.data, to: -1 } };
    return { ...altered, hash: entryHash(altered) };
  });
}

const deleteOne = (rows: Row[]): Row[] => rows.toSpliced(randomInt(rows.length), 1);

/** The sequence numbers stay in order: only the contents change places. */
function moveOne(rows: Row[]): Row[] {
  const from = randomInt(rows.length);
  const to = (from + 1 + randomInt(rows.length - 1)) % rows.length;
  const [moved] = rows.splice(from, 1);
  if (moved) rows.splice(to, 0, moved);
  return rows.map((row, index) => ({ ...row, seq: index + 1 }));
}

function inventOne(rows: Row[]): Row[] {
  const at = randomInt(rows.length);
  const before = rows[at] as Row;
  const facts = { ...before, action: 'payment.ordered', previousHash: before.hash };
  return rows
    .toSpliced(at + 1, 0, { ...facts, hash: entryHash(facts) })
    .map((row, index) => ({ ...row, seq: index + 1 }));
}
