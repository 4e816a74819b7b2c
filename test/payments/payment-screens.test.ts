import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestAct } from '../../src/agreements/acts/act-store.ts';
import type { CaseState } from '../../src/cases/case-states.ts';
import { euros } from '../../src/shared/money.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { IBAN, invoiced, lastPayment, paper, today } from '../agreements/support/life.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
let granted: Granted;
let owner: Browser;
let stranger: Browser;
let officer: Browser;
let manager: Browser;
let adviser: Browser;
let ask: string;
let slip: { field: string; name: string; content: Buffer };

beforeAll(async () => {
  test = await startTestApp();
  granted = await grantedCase(test, 'conformity');
  owner = await test.signInOwner(granted.owner.email);
  stranger = await test.signInOwner('stranger@example.org');
  officer = (await test.signInStaff('officer')).browser;
  manager = (await test.signInStaff('manager')).browser;
  adviser = (await test.signInStaff('adviser')).browser;
  ask = `/my/cases/${granted.row.id}/payments/balance`;
  const { name, bytes } = await paper(test, 'rib');
  slip = { field: 'slip', name, content: bytes };
});
afterAll(() => test.close());

const hidden = (body: string, name: string): string =>
  body.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const aidField = (body: string): string => body.match(/name="([^"]*mpr-accompanied[^"]*)"/)?.[1] ?? '';

describe('what an owner may ask for', () => {
  const asked = async (state: CaseState, email: string) => {
    const other = await grantedCase(test, state, email);
    const { body } = await (await test.signInOwner(email)).get(`/my/cases/${other.row.id}`);
    return [...body.matchAll(/\/payments\/(advance|instalment|balance)/g)].map(([, kind]) => kind);
  };

  it('is offered by a button at its time: the advance once signed, instalments during works, then the balance', async () => {
    expect(await asked('granted', 'a@example.org')).toEqual([]);
    expect(new Set(await asked('signed', 'b@example.org'))).toEqual(new Set(['advance']));
    expect(new Set(await asked('works-started', 'c@example.org'))).toEqual(
      new Set(['advance', 'instalment']),
    );
    expect(new Set(await asked('conformity', 'd@example.org'))).toEqual(new Set(['balance']));
  });
});

describe('a payment on screen', () => {
  it('asks for invoices first, then shows what there is to receive', async () => {
    expect((await owner.get(ask)).body).toContain('Saisissez les factures');
    await invoiced(test, granted);
    expect((await owner.get(ask)).body).toContain('12\u202f774,72');
    expect((await stranger.get(ask)).statusCode).toBe(404);
    expect((await owner.get(ask.replace('balance', 'nonsense'))).statusCode).toBe(404);
  });

  it('is asked for with a right account, what was typed kept on a mistake', async () => {
    const aid = aidField((await owner.get(ask)).body);
    const fields = { [aid]: '20 000', iban: `${IBAN.slice(0, -1)}8`, truth: 'yes' };
    const again = await owner.upload(ask, { ...fields, deed: 'recompute' }, []);
    expect(again.statusCode).toBe(200);
    expect(again.body).toContain('12\u202f868');
    const wrong = await owner.upload(ask, fields, [slip]);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Cet IBAN n’est pas exact');
    expect(wrong.body).toContain('value="20 000"');
    expect((await owner.upload(ask, { ...fields, iban: IBAN }, [])).statusCode).toBe(422);
    expect((await owner.upload(ask, { ...fields, iban: IBAN, truth: '' }, [slip])).statusCode).toBe(422);
    expect((await owner.upload(ask, { ...fields, iban: IBAN }, [slip])).statusCode).toBe(303);
    expect((await lastPayment(test, granted)).amount).toBe(euros(12_868));
  });

  it('is certified by an officer, ordered by a manager, confirmed on a day; the account stays masked', async () => {
    const { id } = await lastPayment(test, granted);
    const url = `/cases/${granted.row.ref}/payments/${id}`;
    const deed = async (who: Browser, which: string, more: Record<string, string> = {}) => {
      const page = (await who.get(url)).body;
      const fields = { version: hidden(page, 'version'), shownAmount: hidden(page, 'shownAmount'), ...more };
      return (await who.post(`${url}/${which}`, fields, { from: url })).statusCode;
    };
    const { body } = await officer.get(url);
    expect(body).toContain('•••• 0189');
    expect(body.replace(/\s/g, '')).not.toContain(IBAN.replaceAll(' ', ''));
    expect(await deed(adviser, 'certify')).toBe(403);
    expect(await deed(officer, 'order')).toBe(403);
    expect(await deed(officer, 'certify')).toBe(303);
    await test.work();
    expect(await deed(manager, 'order')).toBe(303);
    await test.work();
    expect(await deed(manager, 'paid', { paidOn: '2031-01-01' })).toBe(422);
    expect(await deed(manager, 'paid', { paidOn: today(test) })).toBe(303);
    expect((await lastPayment(test, granted)).state).toBe('paid');
  });

  it('leaves an order with the account in clear, for those who keep the budget alone', async () => {
    const order = await latestAct(test.services.db.read, granted.row.id, 'payment-order');
    const url = `/cases/${granted.row.ref}/acts/${order?.id}`;
    expect((await manager.get(url)).headers['content-type']).toBe('application/pdf');
    expect((await adviser.get(url)).statusCode).toBe(404);
    expect((await owner.get(`/my/cases/${granted.row.id}/acts/${order?.id}`)).statusCode).toBe(404);
    expect((await adviser.get(`/cases/${granted.row.ref}`)).body).not.toContain(order?.number ?? '·');
  });
});
