import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movementsOfCase } from '../../src/budget/budget-store.ts';
import { caseForStaff } from '../../src/cases/open-case.ts';
import { verifyJournal } from '../../src/journal/journal-store.ts';
import { openArchive } from '../../src/privacy/archive/open-archive.ts';
import { ERASED_NAME } from '../../src/privacy/holdings/holding.ts';
import { confirmBatch } from '../../src/privacy/retention/confirm-batch.ts';
import { listDue } from '../../src/privacy/retention/list-due.ts';
import {
  destructionsPage,
  findBatch,
  itemsOf,
  listedBatch,
} from '../../src/privacy/retention/retention-store.ts';
import { checksOf } from '../../src/returns/checks/check-store.ts';
import { settleCheck } from '../../src/returns/checks/settle-check.ts';
import { closeCase } from '../../src/returns/close-case.ts';
import { recordReturn } from '../../src/returns/record-return.ts';
import { verifyUndertakings } from '../../src/returns/verify-undertakings.ts';
import { addYears, dayOf, instant } from '../../src/shared/dates.ts';
import type { FileHash } from '../../src/shared/ids.ts';
import { euros } from '../../src/shared/money.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { balanceOrdered, paper, today } from '../agreements/support/life.ts';
import { staff } from '../support/staff.ts';
import { DAY, startTestServices, type TestServices } from '../support/test-services.ts';

let test: TestServices;
let granted: Granted;
let movements: unknown[];
let hashes: FileHash[];
const read = () => test.services.db.read;
const rows = <Row>(query: ReturnType<typeof sql>): Row[] => read().all<Row>(query);
const ref = () => granted.row.ref ?? '';
const jump = (years: number) => {
  test.clock.now = instant(`${addYears(dayOf(test.clock.now), years)}T09:00:00Z`);
};

beforeAll(async () => {
  test = await startTestServices();
  granted = await grantedCase(test);
  await balanceOrdered(test, granted);
  test.clock.advance(10 * DAY);
  await recordReturn(test.as(granted.officer), ref(), {
    exitKind: 'let',
    evidence: 'lease',
    occupiedOn: today(test),
    monthlyRent: euros(650),
    rentCeiling: euros(700),
    version: (await granted.reload()).version,
    proof: await paper(test, 'bail'),
  });
  jump(10);
  await settleChecks();
  await verifyUndertakings(test.as(granted.officer), ref(), (await granted.reload()).version);
  await closeCase(test.as(granted.second), ref(), (await granted.reload()).version);
  await test.work();
  movements = await movementsOfCase(read(), granted.row.id);
  hashes = rows<{ hash: FileHash }>(sql`SELECT hash FROM file`).map(({ hash }) => hash);
});
afterAll(() => test.close());

/** Each question put since the return is answered: still lived in. */
async function settleChecks(): Promise<void> {
  const answer = {
    outcome: 'persisted',
    basis: 'declared',
    emptySince: null,
    findings: '',
    proof: null,
  } as const;
  for (const { id, version } of await checksOf(read(), granted.row.id))
    await settleCheck(test.as(granted.officer), ref(), id, { ...answer, version });
}

const confirmAll = async () => {
  const batch = await listedBatch(read());
  if (!batch) throw new Error('nothing is listed');
  const items = (await itemsOf(read(), batch.id)).map(({ id }) => id);
  await confirmBatch(test.as(granted.manager), { version: batch.version, items });
  return batch.id;
};

describe('a closed case', () => {
  it('goes to intermediate archive by itself, and nothing of it is erased', async () => {
    await listDue(test.services);
    await expect(caseForStaff(read(), test.as(granted.officer), ref())).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'privacy.errors.archived',
    });
    expect(rows(sql`SELECT action FROM journal WHERE action = 'case.archived'`)).toHaveLength(1);
    expect(rows<{ name: string }>(sql`SELECT name FROM owner`).map(({ name }) => name)).toEqual([
      'Vanhoutte Jeanne',
    ]);
  });

  it('opens to a manager who says why, for the day, and to nobody else', async () => {
    await expect(caseForStaff(read(), test.as(granted.manager), ref())).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await openArchive(test.as(granted.manager), ref(), 'Contrôle de la chambre régionale des comptes');
    expect((await caseForStaff(read(), test.as(granted.manager), ref())).id).toBe(granted.row.id);
    await expect(caseForStaff(read(), test.as(granted.officer), ref())).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const [line] = rows<{ data: string }>(sql`SELECT data FROM journal WHERE action = 'case.archive-opened'`);
    expect(line?.data).not.toContain('chambre');
    test.clock.advance(9 * 60 * 60_000);
    await expect(caseForStaff(read(), test.as(granted.manager), ref())).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('ten years later', () => {
  beforeAll(async () => {
    jump(10);
    test.clock.advance(DAY);
    await listDue(test.services);
  });

  it('is put before a manager with its rule and its day, and nothing is erased before', async () => {
    const batch = await listedBatch(read());
    const items = await itemsOf(read(), batch?.id ?? 0);
    expect(items.find(({ kind }) => kind === 'case')).toMatchObject({
      rule: 'granted',
      subjectId: granted.row.id,
    });
    await test.work();
    expect(rows(sql`SELECT 1 FROM act WHERE facts = '{"erased":true}'`)).toEqual([]);
  });

  it('is not erased on a list that changed meanwhile, nor when nothing is ticked', async () => {
    const batch = await listedBatch(read());
    const confirm = (version: number, items: number[]) =>
      confirmBatch(test.as(granted.manager), { version, items });
    const items = (await itemsOf(read(), batch?.id ?? 0)).map(({ id }) => id);
    await expect(confirm(99, items)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(confirm(batch?.version ?? 0, [])).rejects.toMatchObject({
      code: 'privacy.errors.nothingTicked',
    });
  });

  it('is erased once confirmed: contents, papers on the disk, and the frozen facts of its acts', async () => {
    const before = await verifyJournal(read());
    expect(before.whole).toBe(true);
    const acts = rows<{ number: string; verification_code: string }>(
      sql`SELECT number, verification_code FROM act ORDER BY id`,
    );
    expect(acts.length).toBeGreaterThan(3);
    const batch = await confirmAll();
    await test.work();
    expect(await findBatch(read(), batch)).toMatchObject({ state: 'done' });
    expect(rows(sql`SELECT number, verification_code FROM act ORDER BY id`)).toEqual(acts);
    expect(rows(sql`SELECT DISTINCT facts, file_hash, signed_file_hash FROM act`)).toEqual([
      { facts: '{"erased":true}', file_hash: null, signed_file_hash: null },
    ]);
    expect(rows(sql`SELECT DISTINCT proof FROM signature`)).toEqual([{ proof: '{"erased":true}' }]);
    expect(rows(sql`SELECT iban, liquidation FROM payment_request`)).toEqual([
      { iban: '', liquidation: '{}' },
    ]);
    expect(rows(sql`SELECT 1 FROM case_document UNION ALL SELECT 1 FROM case_bill`)).toEqual([]);
    expect(rows(sql`SELECT declaration, calculation FROM case_file`)).toEqual([
      { declaration: '{}', calculation: null },
    ]);
    const still = await Promise.all(hashes.map((hash) => test.services.files.has(hash)));
    expect(hashes.length).toBeGreaterThan(5);
    expect(still.filter(Boolean)).toEqual([]);
  });

  it('leaves the ledger as it was and the journal whole, and no name in either', async () => {
    expect(await movementsOfCase(read(), granted.row.id)).toEqual(movements);
    expect((await verifyJournal(read())).whole).toBe(true);
    const journal = JSON.stringify(rows(sql`SELECT data FROM journal`));
    expect(journal).not.toContain('Vanhoutte');
  });

  it('does not open any more', async () => {
    await expect(caseForStaff(read(), test.as(granted.manager), ref())).rejects.toMatchObject({
      kind: 'not-found',
      code: 'privacy.errors.erased',
    });
  });

  it('is entered in the register of destruction, with counts and no name', async () => {
    const lines = await destructionsPage(read(), null, 50);
    const line = lines.find(({ rule }) => rule === 'granted');
    expect(line).toMatchObject({ origin: 'retention', subjects: 1, confirmedBy: granted.manager.accountId });
    expect(line?.counts.act).toBeGreaterThan(3);
    expect(line?.files).toBeGreaterThan(3);
    expect(JSON.stringify(lines)).not.toContain('Vanhoutte');
    await expect(test.services.db.tx(async (d) => d.run(sql`DELETE FROM destruction`))).rejects.toMatchObject(
      { cause: { message: expect.stringContaining('append-only') } },
    );
  });

  it('lets the person go with the next list: nobody waits for a case any more', async () => {
    await listDue(test.services);
    const batch = await listedBatch(read());
    expect(await itemsOf(read(), batch?.id ?? 0)).toMatchObject([{ kind: 'person', rule: 'prospect' }]);
    await confirmAll();
    await test.work();
    expect(rows(sql`SELECT name, email, address FROM owner`)).toEqual([
      { name: ERASED_NAME, email: null, address: null },
    ]);
    expect(rows<{ email: string }>(sql`SELECT email FROM account WHERE kind = 'owner'`)[0]?.email).toMatch(
      /^efface-\d+@invalid$/,
    );
    const everything = rows<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    ).flatMap(({ name }) => rows(sql`SELECT * FROM ${sql.identifier(name)}`));
    expect(JSON.stringify(everything)).not.toMatch(/Vanhoutte|proprietaire@example|Oyats/);
  });

  it('lists nothing twice', async () => {
    await listDue(test.services);
    expect(await listedBatch(read())).toBeUndefined();
  });
});

describe('what a manager sets aside', () => {
  it('stays, and comes back with the next list', async () => {
    const manager = await staff(test, 'manager', 'Lou Responsable');
    const other = await grantedCase(test, 'refused', 'autre@example.org');
    test.clock.now = instant('2030-05-04T09:00:00Z');
    await listDue(test.services);
    const batch = await listedBatch(read());
    const items = await itemsOf(read(), batch?.id ?? 0);
    const mine = items.find(({ kind, subjectId }) => kind === 'case' && subjectId === other.row.id);
    expect(mine).toMatchObject({ rule: 'refused' });
    // A dispute: everything but this case goes. There is nothing else, so nothing is confirmed.
    await expect(
      confirmBatch(test.as(manager), {
        version: batch?.version ?? 0,
        items: items.filter((one) => one !== mine).map(({ id }) => id),
      }),
    ).rejects.toMatchObject({ code: 'privacy.errors.nothingTicked' });
    expect((await other.reload()).declaration).not.toEqual({});
  });
});
