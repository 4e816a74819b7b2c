import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { finishWorks, startWorks } from '../../src/agreements/works/declare-works.ts';
import { recordInvoice } from '../../src/agreements/works/record-invoice.ts';
import { worksOf } from '../../src/cases/case.ts';
import type { CaseState } from '../../src/cases/case-states.ts';
import { billsOf, documentsOf } from '../../src/cases/pieces/document-store.ts';
import { addDays } from '../../src/shared/dates.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { billTotals, type Granted, grantedCase, linesFor } from './support/granted-case.ts';
import { invoice, paper, today } from './support/life.ts';

let test: TestServices;
let granted: Granted;
let owners = 0;
beforeAll(async () => {
  test = await startTestServices();
});
beforeEach(async () => {
  granted = await grantedCase(test, 'granted', `works-${++owners}@example.org`);
});
afterAll(() => test.close());

/** The test’s case in another state, without the papers that lead there. */
const setDown = async (state: CaseState) => {
  granted = await grantedCase(test, state, `works-${++owners}@example.org`);
};
const owner = () => test.as(granted.owner);
const version = async () => (await granted.reload()).version;

describe('works', () => {
  it('are declared started by the owner once the agreement is signed, and the officer is told', async () => {
    await setDown('signed');
    const on = today(test);
    await startWorks(owner(), granted.row.id, { on, version: await version() });
    expect(await granted.reload()).toMatchObject({ state: 'works-started', worksStartedOn: on });
    await test.work();
    expect((await test.mails())[0]?.subject).toContain('travaux commencés');
  });

  it('cannot start before the agreement is signed, in the future, or before the application', async () => {
    await expect(
      startWorks(owner(), granted.row.id, { on: today(test), version: granted.row.version }),
    ).rejects.toMatchObject({ kind: 'conflict' });
    await setDown('signed');
    const start = async (days: number) =>
      startWorks(owner(), granted.row.id, { on: addDays(today(test), days), version: await version() });
    await expect(start(1)).rejects.toMatchObject({ code: 'agreements.errors.future' });
    await expect(start(-1)).rejects.toMatchObject({ code: 'agreements.errors.beforeApplication' });
    expect((await granted.reload()).state).toBe('signed');
  });

  it('end after they started, and a second click changes nothing', async () => {
    await setDown('works-started');
    const { worksStartedOn, version: seen } = await granted.reload();
    const finish = (on: typeof worksStartedOn) =>
      finishWorks(owner(), granted.row.id, { on: on ?? today(test), version: seen });
    await expect(finish(addDays(worksStartedOn ?? today(test), -1))).rejects.toMatchObject({
      code: 'agreements.errors.beforeStart',
    });
    expect((await finish(today(test))).done).toBe('now');
    expect((await finish(today(test))).done).toBe('before');
  });

  it('of one owner are declared by nobody else', async () => {
    await setDown('signed');
    const stranger = { ...granted.owner, accountId: (granted.owner.accountId + 99) as never };
    await expect(
      startWorks(test.as(stranger), granted.row.id, { on: today(test), version: await version() }),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('invoices', () => {
  it('are kept with their lines and their file', async () => {
    await setDown('conformity');
    await invoice(test, granted, linesFor(worksOf(granted.row)));
    const [bill] = await billsOf(test.services.db.read, granted.row.id, 'invoice');
    expect(bill).toMatchObject({ company: 'Rénov’Opale', totalHT: 4_820_000, totalTTC: 5_107_600 });
    const documents = await documentsOf(test.services.db.read, granted.row.id);
    expect(documents.find(({ id }) => id === bill?.documentId)?.type).toBe('invoice');
  });

  it('entered twice are entered once, and nothing of the second stays', async () => {
    await setDown('conformity');
    await invoice(test, granted, linesFor(worksOf(granted.row)));
    const documents = (await documentsOf(test.services.db.read, granted.row.id)).length;
    await expect(invoice(test, granted, linesFor(worksOf(granted.row)))).rejects.toMatchObject({
      code: 'agreements.errors.invoiceKnown',
    });
    expect(await documentsOf(test.services.db.read, granted.row.id)).toHaveLength(documents);
  });

  it('come with the works, not before the signature', async () => {
    const lines = linesFor(worksOf(granted.row));
    const facts = {
      company: 'Rénov’Opale',
      siret: null,
      rgeNumber: null,
      number: 'F-0',
      datedOn: today(test),
      lines,
      totalTTC: billTotals(lines).totalTTC,
    };
    await expect(
      recordInvoice(test.as(granted.officer), { ref: granted.row.ref ?? '' }, facts, await paper(test, 'f0')),
    ).rejects.toMatchObject({ code: 'agreements.errors.invoicesClosed' });
  });
});
