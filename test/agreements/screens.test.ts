import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestAct } from '../../src/agreements/acts/act-store.ts';
import { billsOf } from '../../src/cases/pieces/document-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
import { mailedCode, paper, shownAgreement, today } from './support/life.ts';

let test: TestApp;
let granted: Granted;
let officer: Browser;
let manager: Browser;
let adviser: Browser;
let owner: Browser;
let stranger: Browser;
let staffUrl: string;
let ownerUrl: string;

beforeAll(async () => {
  test = await startTestApp();
  granted = await grantedCase(test);
  officer = (await test.signInStaff('officer')).browser;
  manager = (await test.signInStaff('manager')).browser;
  adviser = (await test.signInStaff('adviser')).browser;
  owner = await test.signInOwner(granted.owner.email);
  stranger = await test.signInOwner('stranger@example.org');
  staffUrl = `/cases/${granted.row.ref}`;
  ownerUrl = `/my/cases/${granted.row.id}`;
});
afterAll(() => test.close());

const hidden = (body: string, name: string): string =>
  body.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

describe('the agreement on screen', () => {
  it('is read before it is issued, by those who may', async () => {
    const shown = await officer.get(`${staffUrl}/agreement`);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('Article 16');
    expect(shown.body).toContain('Émettre la convention');
    const preview = await officer.get(`${staffUrl}/agreement/preview`);
    expect(preview.headers['content-type']).toBe('application/pdf');
    expect(preview.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await adviser.get(`${staffUrl}/agreement`)).body).not.toContain('Émettre la convention');
    expect((await adviser.post(`${staffUrl}/agreement/issue`, { version: '1' })).statusCode).toBe(403);
    expect((await owner.get(`${ownerUrl}/agreement`)).statusCode).toBe(404);
  });

  it('is issued by the officer', async () => {
    const version = hidden((await officer.get(`${staffUrl}/agreement`)).body, 'version');
    const answer = await officer.post(
      `${staffUrl}/agreement/issue`,
      { version },
      { from: `${staffUrl}/agreement` },
    );
    expect(answer.statusCode).toBe(303);
    await test.work();
    expect((await officer.get(`${staffUrl}/agreement`)).body).toContain('CONV-2026-00001');
  });

  it('is the owner’s alone', async () => {
    const { id } = await shownAgreement(test, granted);
    for (const url of [`${ownerUrl}/agreement`, `${ownerUrl}/acts/${id}`, `${ownerUrl}/works/start`])
      expect((await stranger.get(url)).statusCode).toBe(404);
    expect((await test.visitor().get(`${ownerUrl}/acts/${id}`)).statusCode).toBe(303);
    const file = await owner.get(`${ownerUrl}/acts/${id}`);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.headers['content-disposition']).toContain('convention-CONV-2026-00001.pdf');
    // An act of another case under this case’s address does not exist.
    const other = await grantedCase(test, 'granted', 'other@example.org');
    expect((await officer.get(`/cases/${other.row.ref}/acts/${id}`)).statusCode).toBe(404);
  });

  it('is signed by the owner with the code of the mail; mistakes keep what was given', async () => {
    const from = { from: `${ownerUrl}/agreement` };
    const sent = await owner.post(`${ownerUrl}/agreement/code`, {}, from);
    expect(sent.statusCode).toBe(303);
    const code = await mailedCode(test, granted);
    const page = (await owner.get(`${ownerUrl}/agreement`)).body;
    expect(page).not.toContain(code);
    const shownHash = hidden(page, 'shownHash');

    const unread = await owner.post(`${ownerUrl}/agreement/sign`, { code, shownHash }, from);
    expect(unread.statusCode).toBe(422);
    expect(unread.body).toContain('Cochez la case');
    const wrong = code === '123456' ? '654321' : '123456';
    const refused = await owner.post(
      `${ownerUrl}/agreement/sign`,
      { code: wrong, shownHash, read: 'yes' },
      from,
    );
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('4 essais');
    expect(refused.body).toMatch(/name="read"[^>]*checked/);
    const soon = await owner.post(`${ownerUrl}/agreement/code`, {}, from);
    expect(soon.statusCode).toBe(422);
    expect(soon.body).toContain('Attendez quelques minutes');

    const signed = await owner.post(`${ownerUrl}/agreement/sign`, { code, shownHash, read: 'yes' }, from);
    expect(signed.statusCode).toBe(303);
    expect((await owner.get(`${ownerUrl}/agreement`)).body).toContain(
      'Il reste la signature de la collectivité',
    );
  });

  it('is signed last by a manager, not by an officer', async () => {
    const page = (await manager.get(`${staffUrl}/agreement`)).body;
    const fields = { version: hidden(page, 'version'), shownHash: hidden(page, 'shownHash'), read: 'yes' };
    const from = { from: `${staffUrl}/agreement` };
    expect((await officer.get(`${staffUrl}/agreement`)).body).not.toContain('countersign');
    expect((await officer.post(`${staffUrl}/agreement/sign`, fields, from)).statusCode).toBe(403);
    const unticked = await manager.post(`${staffUrl}/agreement/sign`, { ...fields, read: '' }, from);
    expect(unticked.statusCode).toBe(422);
    expect((await manager.post(`${staffUrl}/agreement/sign`, fields, from)).statusCode).toBe(303);
    await test.work();
    const act = await latestAct(test.services.db.read, granted.row.id, 'agreement');
    const signed = await owner.get(`${ownerUrl}/acts/${act?.id}/signed`);
    expect(signed.headers['content-disposition']).toContain('-signee.pdf');
    expect((await granted.reload()).state).toBe('signed');
  });
});

describe('works on screen', () => {
  const declare = async (which: 'start' | 'finish', on: string) => {
    const url = `${ownerUrl}/works/${which}`;
    const version = hidden((await owner.get(url)).body, 'version');
    return owner.post(url, { version, on });
  };

  it('start and end with a date that exists and is past', async () => {
    for (const on of ['', '2026-02-30', '2031-01-01', 'yesterday'])
      expect((await declare('start', on)).statusCode).toBe(422);
    expect((await declare('start', today(test))).statusCode).toBe(303);
    expect((await declare('finish', today(test))).statusCode).toBe(303);
    expect((await granted.reload()).state).toBe('works-done');
  });

  it('are visited with the checklist, also without an appointment; the former report leads there', async () => {
    const former = await officer.get(`${staffUrl}/conformity`);
    expect(former.headers.location).toBe(`${staffUrl}/visits`);
    const url = `${staffUrl}/visits/held`;
    const from = { from: `${staffUrl}/visits` };
    const held = { 'held-kind': 'conformity', 'held-day': today(test), 'held-time': '00:10' };
    const ahead = await officer.post(url, { ...held, 'held-day': '2031-01-01' }, from);
    expect(ahead.statusCode).toBe(422);
    expect(ahead.body).toContain('ne peut pas être à venir');
    expect(ahead.body).toContain('value="2031-01-01"');
    const opened = await officer.post(url, held, from);
    const visit = String(opened.headers.location);
    const version = hidden((await officer.get(visit)).body, 'version');
    const report = { version, findings: 'Vu sur place.', outcome: 'with-reserves' };
    const silent = await officer.post(`${visit}/conclude`, report, { from: visit });
    expect(silent.statusCode).toBe(422);
    expect(silent.body).toContain('Vu sur place.');
    const conforming = { ...report, outcome: 'conforming' };
    expect((await adviser.post(`${visit}/conclude`, conforming, { from: visit })).statusCode).not.toBe(303);
    expect((await officer.post(`${visit}/conclude`, conforming, { from: visit })).statusCode).toBe(303);
    expect((await granted.reload()).state).toBe('conformity');
  });

  it('are invoiced line by line, arithmetic checked, nothing typed lost', async () => {
    const url = `${ownerUrl}/invoices`;
    const fields = {
      company: 'Rénov’Opale',
      number: 'F-7',
      datedOn: today(test),
      'line-0-quantity': '100',
      'line-0-ht': '18 000',
      'line-0-vat': '550',
      'line-0-ttc': '18 000',
      totalTTC: '18 000',
    };
    const bytes = await paper(test, 'facture');
    const file = { field: 'file', name: bytes.name, content: bytes.bytes };
    const wrong = await owner.upload(url, fields, [file]);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('18\u202f990,00');
    expect(wrong.body).toContain('value="F-7"');
    const right = { ...fields, 'line-0-ttc': '18 990', totalTTC: '18990,00' };
    expect((await owner.upload(url, right, [])).body).toContain('Joignez la facture');
    const script = { ...file, content: Buffer.from('<html><script>alert(1)</script></html>') };
    expect((await owner.upload(url, right, [script])).statusCode).toBe(422);
    expect((await owner.upload(url, right, [file])).statusCode).toBe(303);
    expect((await owner.upload(url, right, [file])).statusCode).toBe(422);
    expect(await billsOf(test.services.db.read, granted.row.id, 'invoice')).toHaveLength(1);
    expect((await stranger.get(url)).statusCode).toBe(404);
    expect((await officer.get(`${staffUrl}/invoices`)).body).toContain('F-7');
  });

  it('are asked for the quantity that an invoice leaves out, flagged to both sides without it, given by an officer', async () => {
    const url = `${ownerUrl}/invoices`;
    const fields = {
      company: 'Rénov’Opale',
      number: 'F-8',
      datedOn: today(test),
      'line-0-ht': '1 000',
      'line-0-vat': '550',
      'line-0-ttc': '1 055',
      totalTTC: '1 055',
    };
    const bytes = await paper(test, 'facture-8');
    const file = { field: 'file', name: bytes.name, content: bytes.bytes };
    const asked = await owner.upload(url, fields, [file]);
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('cochez la case');
    expect(asked.body).toContain('name="line-0-unsaid"');
    expect((await owner.upload(url, { ...fields, 'line-0-unsaid': 'yes' }, [file])).statusCode).toBe(303);
    expect((await owner.get(url)).body).toContain('quantité non indiquée');
    expect((await owner.get(url)).body).not.toContain('/quantity"');
    const shown = (await officer.get(`${staffUrl}/invoices`)).body;
    expect(shown).toContain('quantité non indiquée');
    const given = shown.match(/\/cases\/[^"]*\/bills\/\d+\/quantity/)?.[0] ?? '';
    const measure = hidden(shown.slice(shown.indexOf(given)), 'measure');
    const from = { from: `${staffUrl}/invoices` };
    const silent = await officer.post(given, { measure, quantity: '12,5', reason: '' }, from);
    expect(silent.statusCode).toBe(422);
    expect(
      (await adviser.post(given, { measure, quantity: '12,5', reason: 'Bon vu' }, from)).statusCode,
    ).toBe(403);
    const why = { measure, quantity: '12,5', reason: 'Lu sur le bon de livraison' };
    expect((await officer.post(given, why, from)).statusCode).toBe(303);
    const bills = await billsOf(test.services.db.read, granted.row.id, 'invoice');
    const bill = bills.find(({ number }) => number === 'F-8');
    expect(bill?.lines[0]).toMatchObject({ quantity: 12.5, costHT: 100_000 });
    const noted = (await journalOf(test.services.db.read, 'case', granted.row.id)).find(
      ({ action }) => action === 'case.invoice-quantity-given',
    );
    expect(noted?.data).toMatchObject({
      bill: bill?.id,
      quantity: 12.5,
      reason: 'Lu sur le bon de livraison',
    });
    expect((await owner.get(url)).body).not.toContain('quantité non indiquée');
    expect((await officer.post(given, why, from)).statusCode).toBe(404);
  });
});
