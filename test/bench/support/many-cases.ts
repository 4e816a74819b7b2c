import BetterSqlite from 'better-sqlite3';
import type { CaseState } from '../../../src/cases/case-states.ts';
import { hasEnded } from '../../../src/cases/case-workflow.ts';
import type { AccountId, CaseId } from '../../../src/shared/ids.ts';
import { seeded } from '../big-register.ts';

/** How cases stand in an office that has worked for years: most have ended, few are in hand. */
const SHARES: readonly (readonly [CaseState, number])[] = [
  ['closed', 34],
  ['monitoring', 24],
  ['refused', 8],
  ['dismissed', 5],
  ['withdrawn', 6],
  ['lapsed', 3],
  ['works-started', 5],
  ['works-done', 1],
  ['conformity', 1],
  ['balance', 2],
  ['signed', 2],
  ['to-sign', 1],
  ['granted', 0.5],
  ['committee', 0.7],
  ['validation', 0.5],
  ['plan', 1.2],
  ['audit', 1.3],
  ['eligibility', 1.5],
  ['to-complete', 1.3],
  ['submitted', 1],
  ['draft', 1],
];
const NUMBERED: readonly CaseState[] = ['draft', 'withdrawn'];
const DECIDED: readonly CaseState[] = [
  'closed',
  'monitoring',
  'lapsed',
  'works-started',
  'works-done',
  'conformity',
  'balance',
  'signed',
  'to-sign',
  'granted',
];
const STEPS = ['submit', 'take-up', 'confirm-eligibility', 'review-audit', 'propose', 'validate', 'grant'];
const YEARS = 8;
/** One decided case in so many carries the whole calculation, the others a part of its length: the disk is shared. */
const WITH_CALCULATION = 10;

export type ManyCases = {
  readonly count: number;
  readonly officers: readonly AccountId[];
  readonly template: CaseId;
};

/**
 * Puts `count` invented cases beside a real one (`template`), whose declaration, works and calculation they share: rows are long, as
 * real ones are. Each has its home of the register (ids 1 to `count`), its owner, steps, pieces, a quote, a message,
 * and money in the envelope of its year.
 */
export function fillCases(file: string, { count, officers, template }: ManyCases, seed = 1): void {
  const database = new BetterSqlite(file);
  // Out of WAL first: it is not left for OFF in one step. Nobody else has the file open.
  database.pragma('journal_mode = DELETE');
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -200000');
  database.exec('BEGIN');
  const first = (table: string) =>
    (database.prepare(`SELECT max(id) AS id FROM ${table}`).get() as { id: number }).id;
  const [cases, owners] = [first('case_file'), first('owner')];
  const enter = entering(database, template, openEnvelopes(database));
  const random = seeded(seed);
  for (let number = 1; number <= count; number += 1)
    enter({ number, id: cases + number, ownerId: owners + number, ...drawn(random, officers) });
  database.exec('COMMIT');
  database.exec('ANALYZE');
  database.close();
}

type Drawn = ReturnType<typeof drawn>;
type Entered = Drawn & { readonly number: number; readonly id: number; readonly ownerId: number };

/** A day of the years that the office has worked, counted from the first. */
const at = (day: number): string => new Date(Date.UTC(2018, 4, 4) + day * 86_400_000).toISOString();

function drawn(random: () => number, officers: readonly AccountId[]) {
  let left = random() * SHARES.reduce((sum, [, share]) => sum + share, 0);
  const [state] = SHARES.find(([, share]) => {
    left -= share;
    return left < 0;
  }) ?? ['closed' as const];
  const filed = Math.floor(random() ** 0.7 * YEARS * 364);
  const officer = officers[Math.floor(random() * officers.length)] ?? null;
  const isFree = state === 'draft' || (state === 'submitted' && random() < 0.6);
  return {
    state,
    filed,
    officer,
    assigned: isFree ? null : officer,
    decided: DECIDED.includes(state),
    since: Math.min(filed + Math.floor(random() * 300), YEARS * 365),
    due: hasNoDelay(state) ? null : at(YEARS * 365 - 60 + Math.floor(random() * 160)).slice(0, 10),
    year: Math.floor(filed / 365),
    amount: 400_000 + Math.floor(random() * 1_000_000),
  };
}

const hasNoDelay = (state: CaseState): boolean => state === 'monitoring' || hasEnded(state);

function openEnvelopes(database: BetterSqlite.Database): number[] {
  const open = database.prepare('INSERT INTO envelope (slug, label, year, budget_line) VALUES (?, ?, ?, ?)');
  return Array.from({ length: YEARS }, (_, index) => {
    const year = 2018 + index;
    return Number(open.run(`past-${year}`, `Envelope of ${year}`, year, '204-20422-552').lastInsertRowid);
  });
}

/** 0: nothing is decided; 1: the whole calculation; 2: a part of its length. */
const lengthOf = ({ decided, number }: Entered): number =>
  decided ? (number % WITH_CALCULATION === 0 ? 1 : 2) : 0;
const refOf = ({ state, year, number }: Entered): string | null =>
  NUMBERED.includes(state) ? null : `VO-${2018 + year}-${String(number).padStart(6, '0')}`;

/** Enters one case with all that hangs on it. */
function entering(database: BetterSqlite.Database, template: CaseId, envelopes: readonly number[]) {
  const owner = database.prepare(
    `INSERT INTO owner (id, kind, name, email, created_at)
     SELECT ?, 'individual', coalesce(owner_name, 'PERSON'), ?, '2018-01-01T00:00:00.000Z' FROM unit WHERE id = ?`,
  );
  const link = database.prepare('INSERT INTO unit_owner (unit_id, owner_id, rank) VALUES (?, ?, 1)');
  const row = database.prepare(
    `INSERT INTO case_file (id, ref, unit_id, owner_id, scheme_version_id, state, declaration, works, calculation, awarded_cents,
      assigned_to, proposed_by, submitted_at, state_since, due_on, decided_at, created_at, updated_at)
     SELECT ?, ?, ?, ?, scheme_version_id, ?, declaration, works,
      CASE ? WHEN 0 THEN NULL WHEN 1 THEN calculation ELSE json_object('padding', substr(calculation, 1, 6000)) END,
      ?, ?, ?, ?, ?, ?, ?, ?, ? FROM case_file WHERE id = ${template}`,
  );
  const step = database.prepare(
    'INSERT INTO case_step (case_id, action, from_state, to_state, actor_id, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const piece = database.prepare(
    `INSERT INTO case_document (case_id, type, hash, name, state, added_at)
     SELECT ?, type, hash, name, state, added_at FROM case_document WHERE case_id = ${template}`,
  );
  const quote = database.prepare(
    `INSERT INTO case_bill (case_id, kind, company, number, dated_on, lines, total_ht_cents, total_ttc_cents, added_at)
     SELECT ?, kind, company, number, dated_on, lines, total_ht_cents, total_ttc_cents, added_at FROM case_bill WHERE case_id = ${template}`,
  );
  const message = database.prepare(
    `INSERT INTO case_message (case_id, audience, body, at) VALUES (?, 'all', 'Bonjour, où en est mon dossier ?', ?)`,
  );
  const movement = database.prepare(
    'INSERT INTO ledger_entry (envelope_id, case_id, kind, amount_cents, movement_key, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const money = ({ id, state, year, amount, since }: Entered): void => {
    const kinds = ['reserve', 'unreserve', 'engage', ...(state === 'closed' ? ['order', 'pay'] : [])];
    for (const kind of kinds)
      movement.run(envelopes[year] ?? envelopes[0], id, kind, amount, `bench-${id}:${kind}`, at(since));
  };
  return (one: Entered): void => {
    const { number, id, ownerId, state, filed, officer, assigned, decided, since, due, amount } = one;
    const award = decided ? [amount, assigned, assigned] : [null, assigned, null];
    const decidedAt = decided ? at(since) : null;
    owner.run(ownerId, `owner.${number}@example.org`, number);
    link.run(number, ownerId);
    row.run(
      ...[id, refOf(one), number, ownerId, state, lengthOf(one), ...award],
      ...[at(filed), at(since), due, decidedAt, at(filed), at(since)],
    );
    for (const [place, action] of STEPS.slice(0, decided ? 7 : 2).entries())
      step.run(id, action, 'submitted', 'eligibility', officer, at(Math.min(filed + place * 9, since)));
    piece.run(id);
    quote.run(id);
    message.run(id, at(since));
    if (decided) money(one);
  };
}
