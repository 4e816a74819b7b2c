import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeRunFile } from '../../src/budget/finance/make-run.ts';
import { listRuns } from '../../src/budget/finance/payment-run-store.ts';
import { recordFile, storeFile } from '../../src/files/keep-file.ts';
import { copyDocument } from '../../src/privacy/copy/copy-document.ts';
import { eraseCase } from '../../src/privacy/erasure/erase-rows.ts';
import { seeErasure } from '../../src/privacy/erasure/see-erasure.ts';
import { ERASED_NAME, ERASED_TEXT } from '../../src/privacy/holdings/holding.ts';
import { gather } from '../../src/privacy/holdings/holdings-store.ts';
import { personOf } from '../../src/privacy/person-of.ts';
import { findCaseWithClock, findPersonWithClock } from '../../src/privacy/retention/clock-store.ts';
import type { FileHash, OwnerId } from '../../src/shared/ids.ts';
import { coOwner } from '../agreements/support/co-owners.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { ownerSigned } from '../agreements/support/life.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';

/** Words that only the persons of the first case could have left. */
const MARK = 'Mot-de-Jeanne';
let test: TestServices;
let granted: Granted;
let other: Granted;
let sister: OwnerId;
let act: number;
let stack: FileHash;
let copy: FileHash;
let minutes: FileHash;
const read = () => test.services.db.read;
const rows = <Row>(query: ReturnType<typeof sql>): Row[] => read().all<Row>(query);
const change = (query: ReturnType<typeof sql>) => test.services.db.tx(async (d) => d.run(query));
type Values = Readonly<Record<string, string | number | null>>;

/** Writes one row as it is; gives its number. */
const insert = (table: string, values: Values): Promise<number> => {
  const columns = Object.keys(values).map((column) => sql.identifier(column));
  const cells = Object.values(values).map((value) => sql`${value}`);
  return test.services.db.tx(async (d) =>
    Number(
      d.run(
        sql`INSERT INTO ${sql.identifier(table)} (${sql.join(columns, sql`, `)}) VALUES (${sql.join(cells, sql`, `)})`,
      ).lastInsertRowid,
    ),
  );
};

async function stored(text: string): Promise<FileHash> {
  const ctx = test.as(granted.officer);
  const file = await storeFile(ctx, Buffer.from(`%PDF-1.4 ${text}`), 'application/pdf');
  await ctx.db.tx((d) => recordFile(d, ctx, file));
  return file.hash;
}

beforeAll(async () => {
  test = await startTestServices();
  other = await grantedCase(test, 'granted', 'autre@example.org');
  granted = await grantedCase(test);
  sister = await coOwner(test, granted, { name: 'Vanhoutte Claire', email: 'claire@example.org' });
  act = (await ownerSigned(test, granted)).id;
  await writeEverything();
});
afterAll(() => test.close());

async function writeEverything(): Promise<void> {
  const now = test.clock.now;
  const today = now.slice(0, 10);
  const case_id = granted.row.id;
  const by = granted.officer.accountId;
  [stack, copy, minutes] = [await stored('stack'), await stored('copy'), await stored('minutes')];
  const page = await stored('page');
  const [document] = rows<{ id: number }>(
    sql`SELECT id FROM case_document WHERE case_id = ${case_id} LIMIT 1`,
  );
  const applicant = await insert('case_applicant', {
    ...{ case_id, owner_id: sister, standing: 'holds', source: 'applicant', created_at: now, version: 1 },
    ...{ undivided: 1, email: `${MARK}@example.org`, legal_representative: MARK },
  });
  await insert('case_consent', {
    ...{ applicant_id: applicant, sent_to: `${MARK}@example.org`, mark: 'm', asked_at: now, answer: 'no' },
    ...{ answered_at: now, reason: MARK, document_id: document?.id ?? null },
  });
  await insert('case_filing', {
    case_id,
    way: 'officer',
    filed_by: by,
    paper: 'heard',
    kept_where: MARK,
    at: now,
  });
  await insert('kept_typing', {
    ...{ case_id, question: 'project', account_id: granted.owner.accountId, at: now },
    typed: JSON.stringify({ text: MARK }),
  });
  await insert('case_pause', {
    case_id,
    cause: 'other',
    reason: MARK,
    started_at: now,
    ended_at: now,
    end_reason: MARK,
  });
  await insert('case_extension', {
    ...{
      case_id,
      what: 'start-works',
      from_day: today,
      to_day: '2099-01-01',
      reason: MARK,
      state: 'refused',
    },
    ...{ requested_at: now, decision_reason: MARK, version: 1 },
  });
  await insert('case_appeal', {
    ...{ case_id, kind: 'gracious', contested: 'grant', notified_on: today, received_on: today, version: 1 },
    ...{ arguments: MARK, reply_due: '2026-07-04', state: 'rejected', reason: MARK, registered_by: by },
    ...{ registered_at: now, decided_at: '2026-06-20T09:00:00.000Z' },
  });
  const session = await insert('committee_session', {
    ...{ number: 'COM-2026-00001', state: 'planned', held_on: today, place: 'Salle', planned_by: by },
    ...{ planned_at: now, minutes_hash: minutes, version: 1 },
  });
  const item = {
    session_id: session,
    provisional: 'undecided',
    seen_since: now,
    amount_cents: 1,
    outcome: 'waiting',
  };
  await insert('committee_item', { ...item, case_id, rank: 1, reason: MARK });
  await insert('committee_item', { ...item, case_id: other.row.id, rank: 2, reason: 'Autre' });
  const scan = await insert('act_scan', {
    ...{ state: 'read', uploaded_by: by, uploaded_at: now, version: 1 },
    sources: JSON.stringify([{ hash: stack, name: `${MARK}.pdf` }]),
  });
  await insert('act_scan_page', {
    ...{
      scan_id: scan,
      place: 1,
      source: stack,
      source_page: 1,
      image_hash: page,
      act_id: act,
      page: 1,
      pages: 1,
    },
  });
  await insert('file_scan', { hash: copy, state: 'clean', asked_at: now, answered_at: now });
  await insert('act_paper_copy', {
    ...{ act_id: act, scan_id: scan, hash: copy, pages: 1, confirmed_by: by, confirmed_at: now },
  });
  await insert('amendment', {
    ...{ case_id, agreement_id: act, state: 'refused', reason: MARK, decision_note: MARK, version: 1 },
    ...{ changes: JSON.stringify([{ text: MARK }]), drafted_by: by, drafted_at: now },
  });
  const visit = await insert('visit', {
    ...{
      case_id,
      kind: 'conformity',
      state: 'proposed',
      slots: '[]',
      minutes: 60,
      visitor_id: by,
      version: 1,
    },
    ...{ note: MARK, uid: 'u', created_by: by, created_at: now, findings: MARK, sequence: 0 },
  });
  await insert('visit_answer', {
    ...{ visit_id: visit, point: 'roof', verdict: 'reserve', note: MARK, typed_at: now, saved_by: by },
    ...{ saved_at: now, lifted_on: today, lifted_how: MARK, lifted_document: document?.id ?? null },
  });
  await insert('recovery_order', {
    ...{ case_id, number: 'TR-2026-00001', cause: 'overpayment', deed: 'payment-1', amount_cents: 100_00 },
    ...{ computation: '{}', due_on: today, terms: '[]', state: 'open', opened_at: now, version: 1 },
    write_off_reason: MARK,
  });
  await insert('breach', {
    ...{ case_id, undertaking: 'occupy', source: 'officer', broken_on: today, facts: MARK, state: 'found' },
    ...{ found_at: now, reply: MARK, reply_pieces: '[1]', version: 1 },
    decision: JSON.stringify({ reasons: MARK }),
  });
  await insert('handed_evidence', {
    ...{ case_id, exit_kind: 'let', evidence: 'lease', occupied_on: today, hash: await stored('lease') },
    ...{ name: MARK, state: 'received', handed_by: granted.owner.accountId, handed_at: now, version: 1 },
  });
  await insert('ownership_transfer', {
    ...{ case_id, cause: 'sale', announced_by: 'owner', announced_at: now, happened_on: today, version: 1 },
    ...{ taker_kind: 'individual', taker_name: MARK, taker_email: `${MARK}@x.org`, taker_address: MARK },
    ...{ answer_by: today, state: 'silent' },
  });
  const payment = {
    kind: 'advance',
    state: 'paid',
    liquidation: '{}',
    amount_cents: 1,
    iban_fingerprint: 'f',
  };
  const file = await insert('payment_run', {
    ...{
      number: 'BORD-2026-00001',
      payments: 2,
      total_cents: 2,
      content: MARK,
      sha256: 's',
      made_by: by,
      made_at: now,
    },
  });
  for (const id of [case_id, other.row.id])
    await insert('payment_request', {
      ...payment,
      ...{ case_id: id, iban: `iban-${id}`, requested_at: now, run_id: file, version: 1 },
      account_release_reason: id === case_id ? MARK : null,
    });
}

/** Tables in which these words stand. */
const saying = (words: string): string[] =>
  rows<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('sent_mail', 'outbox')`,
  )
    .map(({ name }) => name)
    .filter((name) => JSON.stringify(rows(sql`SELECT * FROM ${sql.identifier(name)}`)).includes(words));

describe('somebody who signs a case of another', () => {
  it('is kept with it, and never listed as a prospect that nobody wrote to', async () => {
    const plan = await seeErasure(read(), test.as(granted.manager), await personOf(read(), sister));
    expect(plan).toMatchObject({ identityKept: true, keptCases: [{ ref: granted.row.ref }] });
    // Only a mail that the demonstration keeps to be read again would go: nothing of the case.
    expect(plan.counts).toEqual({ mail: 1 });
    expect(await findPersonWithClock(read(), sister)).toMatchObject({ casesKept: 1 });
  });

  it('receives their own lines, and the applicant none of theirs', () => {
    const theirs = copyDocument(gather(read(), { owners: [sister] }));
    const names = (document: typeof theirs) =>
      document.tables.find(({ table }) => table === 'act_signatory')?.rows.map(({ name }) => name);
    expect(names(theirs)).toEqual(['Vanhoutte Claire']);
    expect(JSON.stringify(theirs.tables)).not.toContain('Jeanne Vanhoutte');
    const applicants = copyDocument(gather(read(), { owners: [granted.row.ownerId] }));
    expect(names(applicants)).toEqual(['Vanhoutte Jeanne']);
    expect(JSON.stringify(applicants.tables)).not.toContain('claire@example.org');
    expect(applicants.leftOut).toContainEqual({ table: 'act_signatory', why: 'others', rows: 1 });
  });
});

describe('an appeal', () => {
  it('is what the clock of the case follows, by its answer', async () => {
    expect(await findCaseWithClock(read(), granted.row.id)).toMatchObject({ appealEnded: '2026-06-20' });
    expect(await findCaseWithClock(read(), other.row.id)).toMatchObject({ appealEnded: null });
  });
  it('that nobody answers ends on the day silence rejects it', async () => {
    await change(sql`UPDATE case_appeal SET state = 'open', decided_at = NULL`);
    expect(await findCaseWithClock(read(), granted.row.id)).toMatchObject({ appealEnded: '2026-07-04' });
  });
});

describe('what a case holds', () => {
  it('does not change while its act stands, whatever is written in the place of a name', async () => {
    const refusals = [
      sql`UPDATE act_signatory SET name = 'Quelqu’un' WHERE act_id = ${act}`,
      sql`UPDATE act_signatory SET name = ${ERASED_NAME}, capacity = 'heir' WHERE act_id = ${act}`,
      sql`DELETE FROM act_paper_copy`,
      sql`UPDATE amendment SET reason = ${ERASED_TEXT}, changes = '[]'`,
      sql`UPDATE signature SET proof = '{"erased":true}', signatory_id = NULL`,
    ];
    for (const refusal of refusals)
      await expect(change(refusal)).rejects.toMatchObject({
        cause: { message: expect.stringMatching(/never changes?/) },
      });
  });

  it('goes with it: names, mailboxes, free texts and papers, of whoever had a part in it', async () => {
    expect(saying(MARK).length).toBeGreaterThan(15);
    await test.services.db.tx((d) => eraseCase(d, test.as(granted.manager), granted.row.id));
    await test.work();
    // The run pays somebody else too: it waits for the last of them.
    expect(saying(MARK)).toEqual(['payment_run']);
    expect(rows(sql`SELECT DISTINCT name, email FROM act_signatory WHERE act_id = ${act}`)).toEqual([
      { name: ERASED_NAME, email: null },
    ]);
    expect(rows(sql`SELECT 1 FROM act_paper_copy UNION ALL SELECT 1 FROM act_scan_page`)).toEqual([]);
    const there = await Promise.all([stack, copy, minutes].map((hash) => test.services.files.has(hash)));
    expect(there).toEqual([false, false, true]);
    expect(rows(sql`SELECT 1 FROM file_scan`)).toEqual([]);
  });

  it('leaves the accounts and what law decided on as they were', () => {
    expect(rows(sql`SELECT number, amount_cents, state FROM recovery_order`)).toEqual([
      { number: 'TR-2026-00001', amount_cents: 100_00, state: 'open' },
    ]);
    expect(rows(sql`SELECT kind, contested, arguments FROM case_appeal`)).toEqual([
      { kind: 'gracious', contested: 'grant', arguments: ERASED_TEXT },
    ]);
    expect(rows(sql`SELECT state, reason, changes FROM amendment`)).toEqual([
      { state: 'refused', reason: ERASED_TEXT, changes: '[]' },
    ]);
  });

  it('lets the papers of several go with the last of them', async () => {
    await test.services.db.tx((d) => eraseCase(d, test.as(granted.manager), other.row.id));
    await test.work();
    expect(rows(sql`SELECT number, content FROM payment_run`)).toEqual([
      { number: 'BORD-2026-00001', content: '' },
    ]);
    const [file] = await listRuns(read());
    await expect(takeRunFile(test.as(granted.manager), file as never)).rejects.toMatchObject({
      code: 'budget.finance.errors.erased',
    });
    expect(rows(sql`SELECT minutes_hash FROM committee_session`)).toEqual([{ minutes_hash: null }]);
    expect(await test.services.files.has(minutes)).toBe(false);
  });
});
