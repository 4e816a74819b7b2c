import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmPayment } from '../../src/budget/payments/confirm-payment.ts';
import { rejectPayment } from '../../src/budget/payments/reject-payment.ts';
import { day, dayOf } from '../../src/shared/dates.ts';
import { addMandate } from '../../src/units/holders/mandate-store.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import {
  certified,
  conforming,
  IBAN,
  invoiced,
  lastPayment,
  ordered,
  paper,
} from '../agreements/support/life.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

const PAYEE = 'etude@example.org';
let test: TestApp;
let granted: Granted;
let payee: Browser;
let ask: string;
beforeAll(async () => {
  test = await startTestApp();
  granted = await grantedCase(test);
  await entrust(PAYEE, ['payments']);
  await entrust('lettres@example.org', ['contact']);
  ask = `/my/cases/${granted.row.id}/payments/balance`;
  await conforming(test, granted);
  await invoiced(test, granted);
  payee = await test.signInOwner(PAYEE);
});
afterAll(() => test.close());

const entrust = (
  email: string,
  scope: ('contact' | 'payments')[],
  changes: Partial<Parameters<typeof addMandate>[1]> = {},
) =>
  test.services.db.tx((d) =>
    addMandate(d, {
      ownerId: granted.row.ownerId,
      unitId: granted.row.unitId,
      name: 'Étude Deroo',
      kind: 'notary',
      email,
      scope,
      startsOn: day('2026-01-01'),
      createdAt: test.clock.now,
      ...changes,
    }),
  );
const mailsTo = async (recipient: string) => {
  await test.work();
  return (await test.mails()).filter(
    (mail) => mail.recipient === recipient && !mail.subject.includes('lien de connexion'),
  );
};
const askedByPayee = async () => {
  const { name, bytes } = await paper(test, 'rib');
  const aid = (await payee.get(ask)).body.match(/name="([^"]*mpr-accompanied[^"]*)"/)?.[1] ?? '';
  return payee.upload(ask, { [aid]: '20 000', iban: IBAN, truth: 'yes' }, [
    { field: 'slip', name, content: bytes },
  ]);
};

describe('Whoever receives the payments for an owner under a mandate', () => {
  it('is asked to which account the balance goes once the works conform, and nobody else is', async () => {
    const [mail] = await mailsTo(PAYEE);
    expect(mail?.subject).toContain('Le solde peut être demandé');
    expect(mail?.text).toContain(ask);
    expect(mail?.text).toContain('Vanhoutte Jeanne');
    expect(await mailsTo('lettres@example.org')).toEqual([]);
    const told = (await mailsTo(granted.owner.email)).map(({ subject }) => subject);
    expect(told).toContainEqual(expect.stringContaining('Vos travaux sont conformes'));
    expect(told).not.toContainEqual(expect.stringContaining('Le solde peut être demandé'));
  });

  it('asks for the payment and gives the account, and opens nothing else of the case', async () => {
    expect((await payee.get(ask)).statusCode).toBe(200);
    expect((await payee.get(`/my/cases/${granted.row.id}`)).statusCode).toBe(404);
    expect((await (await test.signInOwner('lettres@example.org')).get(ask)).statusCode).toBe(404);
    const sent = await askedByPayee();
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/my']);
    expect(await lastPayment(test, granted)).toMatchObject({ kind: 'balance', state: 'submitted' });
  });

  it('hears why a request comes back, in place of the owner, and asks again', async () => {
    const before = (await mailsTo(granted.owner.email)).length;
    const { id, version } = await lastPayment(test, granted);
    const reason = 'Le RIB n’est pas lisible.';
    await rejectPayment(test.as(granted.second), { ref: granted.row.ref ?? '', id }, { version, reason });
    const [mail] = await mailsTo(PAYEE);
    expect(mail?.text).toContain(reason);
    expect(mail?.text).toContain(ask);
    expect(await mailsTo(granted.owner.email)).toHaveLength(before);
    expect((await askedByPayee()).statusCode).toBe(303);
  });

  it('is told of the money with the owner, who is never left out of it', async () => {
    await certified(test, granted);
    await ordered(test, granted);
    const { id, version } = await lastPayment(test, granted);
    await confirmPayment(
      test.as(granted.manager),
      { ref: granted.row.ref ?? '', id },
      { paidOn: dayOf(test.clock.now), version },
    );
    for (const recipient of [PAYEE, granted.owner.email]) {
      const [mail] = await mailsTo(recipient);
      expect(mail?.subject).toContain('versé');
      expect(mail?.text).toContain('••••');
    }
  });

  it('no longer does once the mandate is over', async () => {
    const other = await grantedCase(test, 'conformity', 'autre@example.org');
    await test.services.db.tx((d) =>
      addMandate(d, {
        ownerId: other.row.ownerId,
        name: 'Étude Deroo',
        kind: 'notary',
        email: PAYEE,
        scope: ['payments'],
        startsOn: day('2025-01-01'),
        endsOn: day('2026-02-01'),
        createdAt: test.clock.now,
      }),
    );
    expect((await payee.get(`/my/cases/${other.row.id}/payments/balance`)).statusCode).toBe(404);
  });
});
