import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledgerSums, listEnvelopes, movementsOfCase } from '../../src/budget/budget-store.ts';
import { paymentRequests } from '../../src/budget/budget-table.ts';
import { certifyPayment } from '../../src/budget/payments/certify-payment.ts';
import { confirmPayment } from '../../src/budget/payments/confirm-payment.ts';
import { orderPayment } from '../../src/budget/payments/order-payment.ts';
import { paymentsOf } from '../../src/budget/payments/payment-store.ts';
import { rejectPayment } from '../../src/budget/payments/reject-payment.ts';
import { releaseAccount } from '../../src/budget/payments/release-account.ts';
import { requestPayment } from '../../src/budget/payments/request-payment.ts';
import { worksOf } from '../../src/cases/case.ts';
import { saveCase } from '../../src/cases/case-store.ts';
import { documentsOf } from '../../src/cases/pieces/document-store.ts';
import { journal } from '../../src/journal/journal-table.ts';
import type { Staff } from '../../src/shared/actor.ts';
import { addDays } from '../../src/shared/dates.ts';
import { euros } from '../../src/shared/money.ts';
import { type Granted, grantedCase, linesFor } from '../agreements/support/granted-case.ts';
import {
  actBytes,
  askBalance,
  certified,
  IBAN,
  invoice,
  invoiced,
  lastPayment,
  ordered,
  paper,
  today,
} from '../agreements/support/life.ts';
import { TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';

let test: TestServices;
let granted: Granted;
let owners = 0;
beforeAll(async () => {
  test = await startTestServices();
});
beforeEach(async () => {
  granted = await grantedCase(test, 'conformity', `payee-${++owners}@example.org`);
});
afterAll(() => test.close());

/** A right account number for each test: check digits reckoned for a made-up account. */
function account(number: number): string {
  const bban = `3000600001${String(number).padStart(11, '0')}89`;
  const digits = `${bban}152700`;
  const rest = Number(BigInt(digits) % 97n);
  return `FR${String(98 - rest).padStart(2, '0')}${bban}`;
}
const ownAccount = () => account(1000 + owners);
const key = async () => ({ ref: granted.row.ref ?? '', id: (await lastPayment(test, granted)).id });
const askAdvance = async (iban: string) =>
  requestPayment(test.as(granted.owner), granted.row.id, {
    kind: 'advance',
    iban,
    otherAid: [],
    slip: await paper(test, 'rib'),
  });
const movements = async () =>
  (await movementsOfCase(test.services.db.read, granted.row.id)).map(
    ({ kind, amount }) => [kind, amount] as const,
  );

describe('asking for the balance', () => {
  it('reckons it on the invoices and seals the account number', async () => {
    await invoiced(test, granted);
    const payment = await askBalance(test, granted, ownAccount());
    expect(payment).toMatchObject({ state: 'submitted', amount: euros(12_868) });
    const stored = test.services.db.read
      .select()
      .from(paymentRequests)
      .where(eq(paymentRequests.id, payment.id))
      .get();
    expect(JSON.stringify(stored)).not.toContain(ownAccount().slice(6, 20));
    const rib = (await documentsOf(test.services.db.read, granted.row.id)).find(
      ({ type }) => type === 'bank-details',
    );
    expect(rib).toBeDefined();
    await test.work();
    expect((await test.mails())[0]).toMatchObject({ subject: expect.stringContaining('solde à examiner') });
  });

  it('is refused with a wrong account, without invoices, before conformity, or twice', async () => {
    const ask = (iban = ownAccount()) => askBalance(test, granted, iban);
    await expect(ask('FR76 3000 6000 0112 3456 7890 188')).rejects.toMatchObject({
      code: 'agreements.payment.errors.badIban',
    });
    await expect(ask()).rejects.toMatchObject({ code: 'agreements.payment.errors.noInvoice' });
    await invoiced(test, granted);
    await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'agreements.payment.errors.running' });
    expect(await paymentsOf(test.services.db.read, granted.row.id)).toHaveLength(1);
    const early = await grantedCase(test, 'works-started', `payee-${++owners}@example.org`);
    await invoiced(test, early);
    await expect(askBalance(test, early, ownAccount())).rejects.toMatchObject({
      code: 'agreements.payment.errors.notNow',
    });
  });

  it('with an account that another owner gave is blocked until a second person releases it', async () => {
    await invoiced(test, granted);
    await askBalance(test, granted, IBAN);
    const other = await grantedCase(test, 'conformity', `payee-${++owners}@example.org`);
    await invoiced(test, other);
    const { id, version, amount } = await askBalance(test, other, IBAN.replaceAll(' ', ''));
    await test.work();
    const warning = (await test.mails()).find(({ subject }) =>
      subject.includes('compte bancaire déjà utilisé'),
    );
    expect(warning).toMatchObject({
      recipient: expect.stringMatching(/^officer/),
      text: expect.stringContaining(granted.row.ref ?? ''),
    });
    expect(warning?.text).not.toContain(IBAN);
    const at = { ref: other.row.ref ?? '', id };
    const certify = (who: Staff, seen: number) =>
      certifyPayment(test.as(who), at, { version: seen, shownAmount: amount });
    await expect(certify(other.second, version)).rejects.toMatchObject({
      code: 'agreements.payment.errors.accountBlocked',
    });
    const release = { version, reason: 'Compte joint des deux époux, livret de famille vu.' };
    await releaseAccount(test.as(other.officer), at, release);
    await releaseAccount(test.as(other.officer), at, release);
    await expect(certify(other.officer, version + 1)).rejects.toMatchObject({
      code: 'agreements.payment.errors.releasedByYou',
    });
    await certify(other.second, version + 1);
    expect(await lastPayment(test, other)).toMatchObject({
      state: 'certified',
      accountReleaseReason: release.reason,
    });
  });
});

describe('two people', () => {
  it('certify and order: never the same', async () => {
    await invoiced(test, granted);
    const { version, amount } = await askBalance(test, granted, ownAccount());
    const manager = test.as(granted.manager);
    await certifyPayment(manager, await key(), { version, shownAmount: amount });
    await expect(orderPayment(manager, await key(), version + 1)).rejects.toMatchObject({
      code: 'agreements.payment.errors.twoPeople',
    });
    // Even a slip of the software would meet the constraint of the table.
    const { id } = await lastPayment(test, granted);
    await expect(
      test.services.db.tx(
        async (d) =>
          void d
            .update(paymentRequests)
            .set({ orderedBy: granted.manager.accountId })
            .where(eq(paymentRequests.id, id))
            .run(),
      ),
    ).rejects.toThrow('payment_request_two_people');
    expect((await movements()).filter(([kind]) => kind === 'order')).toEqual([]);
  });
});

describe('certifying', () => {
  it('reckons again on the invoices of the day: an amount that moved must be read first', async () => {
    await invoiced(test, granted, 0.5);
    const { version, amount } = await askBalance(test, granted, ownAccount());
    await invoice(test, granted, linesFor(worksOf(granted.row), 0.2), 'F-2026-2');
    const absent = (shownAmount: number) =>
      certifyPayment(
        test.as(granted.second),
        { ref: granted.row.ref ?? '', id: 0 },
        {
          version,
          shownAmount,
        },
      );
    await expect(absent(amount)).rejects.toMatchObject({ code: 'agreements.payment.errors.unknown' });
    const { id } = await lastPayment(test, granted);
    const right = (shownAmount: number) =>
      certifyPayment(
        test.as(granted.second),
        { ref: granted.row.ref ?? '', id },
        {
          version,
          shownAmount,
        },
      );
    await expect(right(amount)).rejects.toMatchObject({ code: 'agreements.payment.errors.amountChanged' });
    // 70 % of 43 200 € × 30 % + 2 500 € = 11 572 €.
    await right(euros(11_572));
    expect(await lastPayment(test, granted)).toMatchObject({ state: 'certified', amount: euros(11_572) });
    await expect(
      invoice(test, granted, linesFor(worksOf(granted.row), 0.1), 'F-2026-3'),
    ).rejects.toMatchObject({ code: 'agreements.errors.invoicesClosed' });
  });

  it('wants a changed account to be checked with the owner', async () => {
    granted = await grantedCase(test, 'signed', `payee-${++owners}@example.org`);
    await askAdvance(ownAccount());
    await ordered(test, granted);
    // The works are done and found conforming; the balance is asked for on another account.
    await test.services.db.tx(async (d) => {
      const on = today(test);
      const seen = await granted.reload();
      await saveCase(d, seen, { state: 'conformity', worksStartedOn: on, worksDoneOn: on });
    });
    await invoiced(test, granted);
    const { version, amount } = await askBalance(test, granted, account(900_000 + owners));
    expect(amount).toBe(euros(12_868 - 4_350));
    const at = await key();
    const certify = (seen: number) =>
      certifyPayment(test.as(granted.second), at, { version: seen, shownAmount: amount });
    await expect(certify(version)).rejects.toMatchObject({
      code: 'agreements.payment.errors.accountBlocked',
    });
    await releaseAccount(test.as(granted.officer), at, { version, reason: 'Nouveau RIB vu au guichet.' });
    await certify(version + 1);
    expect((await lastPayment(test, granted)).state).toBe('certified');
  });

  it('sends a request back with its reason, and another may follow', async () => {
    await invoiced(test, granted);
    const { version } = await askBalance(test, granted, ownAccount());
    const reason = 'Le RIB n’est pas à votre nom.';
    await rejectPayment(test.as(granted.second), await key(), { version, reason });
    expect(await lastPayment(test, granted)).toMatchObject({ state: 'rejected', rejectedReason: reason });
    await test.work();
    expect((await test.mails())[0]).toMatchObject({
      recipient: granted.owner.email,
      text: expect.stringContaining(reason),
    });
    const second = await askBalance(test, granted, account(2000 + owners));
    expect(second.state).toBe('submitted');
  });
});

describe('ordering and paying', () => {
  it('draws the credits, frees the rest, moves the case and tells the owner with the sheet', async () => {
    await invoiced(test, granted);
    await askBalance(test, granted, ownAccount());
    await ordered(test, granted);
    expect((await granted.reload()).state).toBe('balance');
    expect(await movements()).toEqual([
      ['reserve', euros(14_500)],
      ['unreserve', euros(14_500)],
      ['engage', euros(14_500)],
      ['order', euros(12_868)],
      ['release', euros(1_632)],
    ]);
    const mail = (await test.mails()).find(({ subject }) => subject.startsWith('Paiement de'));
    expect(mail).toMatchObject({ recipient: granted.owner.email });
    const payment = await lastPayment(test, granted);
    const confirm = (days: number) =>
      confirmPayment(
        test.as(granted.manager),
        { ref: granted.row.ref ?? '', id: payment.id },
        { paidOn: addDays(today(test), days), version: payment.version },
      );
    await expect(confirm(1)).rejects.toMatchObject({ code: 'agreements.payment.errors.future' });
    await expect(confirm(-1)).rejects.toMatchObject({ code: 'agreements.payment.errors.beforeOrder' });
    await confirm(0);
    await confirm(0);
    expect((await movements()).filter(([kind]) => kind === 'pay')).toEqual([['pay', euros(12_868)]]);
    await test.work();
    const paid = (await test.mails())[0];
    expect(paid?.text).toContain('•••• ');
    expect(paid?.text).not.toContain(ownAccount());
  });

  it('twice at once pays once', async () => {
    await invoiced(test, granted);
    await askBalance(test, granted, ownAccount());
    const { id, version } = await certified(test, granted);
    const order = () => orderPayment(test.as(granted.manager), { ref: granted.row.ref ?? '', id }, version);
    await Promise.all(Array.from({ length: 20 }, order));
    expect((await movements()).filter(([kind]) => kind === 'order')).toHaveLength(1);
    const orders = (await test.services.db.read.select().from(journal).all()).filter(
      ({ action, subjectId }) => action === 'payment.ordered' && subjectId === String(id),
    );
    expect(orders).toHaveLength(1);
  });

  it('pays an advance once the agreement is signed, and only once', async () => {
    await expect(askAdvance(ownAccount())).rejects.toMatchObject({
      code: 'agreements.payment.errors.notNow',
    });
    granted = await grantedCase(test, 'signed', `payee-${++owners}@example.org`);
    expect((await askAdvance(ownAccount())).amount).toBe(euros(4_350));
    await ordered(test, granted);
    expect((await granted.reload()).state).toBe('signed');
    expect(await movements()).toContainEqual(['order', euros(4_350)]);
    await expect(askAdvance(ownAccount())).rejects.toMatchObject({
      code: 'agreements.payment.errors.notOffered',
    });
  });

  it('sums to what the envelope says, to the cent', async () => {
    const { read } = test.services.db;
    const [envelope] = await listEnvelopes(read);
    if (!envelope) throw new Error('no envelope');
    const sums = await ledgerSums(read, envelope.id);
    const payments = read.select().from(paymentRequests).all();
    const orderedTotal = payments
      .filter(({ state }) => state === 'ordered' || state === 'paid')
      .reduce((sum, { amount }) => sum + amount, 0);
    expect(sums.order).toBe(orderedTotal);
    expect(sums.engage - sums.release).toBeGreaterThanOrEqual(sums.order);
  });
});

describe.skipIf(!TOOLS.pdftotext)('the papers of a payment', () => {
  it('show the sum line by line, the account masked on the sheet and whole on the order alone', async () => {
    await invoiced(test, granted);
    await askBalance(test, granted, ownAccount());
    await ordered(test, granted);
    const sheet = textOf(await actBytes(test, granted, 'liquidation'));
    expect(sheet).toContain('Liquidation du solde');
    for (const words of ['12 868,00 €', '14 500,00 €', '1 632,00 €', 'F-2026-1', 'MaPrimeRénov’'])
      expect(sheet).toContain(words);
    expect(sheet).toContain(`•••• ${ownAccount().slice(-4)}`);
    expect(sheet.replace(/\s/g, '')).not.toContain(ownAccount());
    const order = textOf(await actBytes(test, granted, 'payment-order'));
    expect(order.replace(/\s/g, '')).toContain(ownAccount());
    expect(order).toContain('Sacha Instruction');
    expect(order).toContain('Dominique Responsable');
    expect(order).toContain('204-20422-552');
  });
});

describe('the journal of payments', () => {
  it('names no account and no person', () => {
    const entries = test.services.db.read
      .select()
      .from(journal)
      .all()
      .filter(({ action }) => action.startsWith('payment.'));
    expect(entries.length).toBeGreaterThan(10);
    const text = JSON.stringify(entries.map(({ data }) => data));
    expect(text).not.toMatch(/FR\d\d|Vanhoutte|@example/);
  });
});
