import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRun } from '../../src/budget/finance/make-run.ts';
import { paymentReference, plainEuros } from '../../src/budget/finance/run-file.ts';
import { openRecovery } from '../../src/budget/recovery/open-recovery.ts';
import { documentsOf, saveDocument } from '../../src/cases/pieces/document-store.ts';
import { euros } from '../../src/shared/money.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { askBalance, certified, invoiced, lastPayment, ordered, today } from '../agreements/support/life.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { account } from './support/account.ts';

let test: TestApp;
let granted: Granted;
let manager: Browser;
let other: Browser;
let officer: Browser;
beforeAll(async () => {
  test = await startTestApp();
  granted = await grantedCase(test, 'conformity');
  manager = (await test.signInStaff('manager', 'Dominique Maes')).browser;
  other = (await test.signInStaff('manager', 'Lou Deroo')).browser;
  officer = (await test.signInStaff('officer')).browser;
});
afterAll(() => test.close());

describe('A change of envelopes on screen', () => {
  it('keeps what was typed on a mistake, then waits for a second person', async () => {
    const form = '/budget/changes/new/supplementary';
    const wrong = await manager.post(form, {
      envelope: 'vacance-2026',
      ap: '12 000,50',
      cp: 'dix',
      reason: '',
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="12 000,50"');
    expect(wrong.body).toContain('Écrivez le motif');
    const right = await manager.post(form, {
      envelope: 'vacance-2026',
      ap: '12 000,50',
      cp: '',
      reason: 'Décision modificative n° 2',
    });
    expect(right.statusCode).toBe(303);
    const change = String(right.headers.location);
    expect((await manager.get(change)).body).not.toContain('approve-change');
    expect((await officer.get(change)).body).not.toContain('approve-change');
    const page = await other.get(change);
    expect(page.body).toContain('id="approve-change"');
    expect(page.body).toContain('Décision modificative n° 2');
    const refused = await manager.post(`${change}/approve`, { version: '1' }, { from: form });
    expect(refused.statusCode).toBe(422);
    expect((await other.post(`${change}/approve`, { version: '1' }, { from: change })).statusCode).toBe(303);
    const envelope = await officer.get('/budget/vacance-2026?kind=vote-ap');
    expect(envelope.body).toContain('12\u202f000,50');
    expect(envelope.body).not.toContain('Réservation</strong>');
    expect((await officer.get('/budget/vacance-2026?case=VO-0')).body).toContain(
      'Aucun mouvement ne correspond',
    );
  });

  it('has a form for each kind, and shares stand on the envelope', async () => {
    for (const kind of ['initial', 'reduction', 'credits', 'transfer', 'carry-over', 'share'])
      expect((await manager.get(`/budget/changes/new/${kind}`)).statusCode).toBe(200);
    expect((await manager.get('/budget/changes/new/nonsense')).statusCode).toBe(404);
    const share = await manager.post('/budget/changes/new/share', {
      envelope: 'vacance-2026',
      commune: '59183',
      ap: '100 000',
      reason: 'Répartition votée',
    });
    const change = String(share.headers.location);
    await other.post(`${change}/approve`, { version: '1' }, { from: change });
    const { body } = await officer.get('/budget/vacance-2026');
    expect(body).toContain('Parts des communes');
    expect(body).toContain('Dunkerque');
    expect((await officer.get('/budget/changes')).body).toContain('Répartition votée');
  });
});

describe('Payments on screen', () => {
  it('wait in a list, are ordered by the batch, sent, answered and confirmed', async () => {
    await invoiced(test, granted);
    await askBalance(test, granted, account(77));
    await certified(test, granted);
    const { id, version, amount } = await lastPayment(test, granted);
    expect((await officer.get('/budget/payments')).body).not.toContain('id="orders"');
    expect((await manager.get('/budget/payments')).body).toContain(`value="${id}:${version}"`);
    const order = (fields: Record<string, string>) =>
      manager.post('/budget/payments/order', fields, { from: '/budget/payments' });
    expect((await order({ deed: 'preflight' })).statusCode).toBe(422);
    const preflight = await order({ deed: 'preflight', selected: `${id}:${version}` });
    expect(preflight.body).toContain('Prêts à être ordonnés');
    expect((await lastPayment(test, granted)).state).toBe('certified');
    const done = await order({ deed: 'order', selected: `${id}:${version}` });
    expect(done.body).toContain('1 paiement ordonné');
    expect((await manager.post('/budget/runs', {})).statusCode).toBe(303);
    const run = '/budget/runs/1';
    expect((await officer.get(run)).body).not.toContain('download-run');
    expect((await officer.get(`${run}/file.csv`)).statusCode).toBe(403);
    const file = await manager.get(`${run}/file.csv`);
    expect(file.body).toContain(account(77));
    expect((await manager.get(run)).body).not.toContain(account(77));
    const rows = [
      'reference_paiement;montant;numero_mandat;date_paiement;motif_rejet',
      `${paymentReference(id)};${plainEuros(amount)};M-7;${today(test)};`,
      'PAI-9;1,00;;;',
    ].join('\n');
    const sent = await manager.upload(
      '/budget/runs/confirmations',
      {},
      [{ field: 'file', name: 'retour.csv', content: rows }],
      '/budget/runs',
    );
    expect(sent.statusCode).toBe(200);
    expect(sent.body).toContain('Réponse enregistrée');
    expect(sent.body).toContain('Ni date de paiement');
    expect((await lastPayment(test, granted)).state).toBe('paid');
  });

  it('show the pieces that certifying accepts, and keep back a certificate when one is refused', async () => {
    const asking = await grantedCase(test, 'conformity', 'pieces@example.org');
    await invoiced(test, asking);
    await askBalance(test, asking, account(79));
    const { id } = await lastPayment(test, asking);
    const here = `/cases/${asking.row.ref}/payments/${id}`;
    const pieces = await documentsOf(test.services.db.read, asking.row.id);
    const rested = pieces.filter(({ type }) => type === 'invoice' || type === 'bank-details');
    expect(rested.map(({ state }) => state)).toEqual(rested.map(() => 'received'));
    const { body } = await officer.get(here);
    for (const piece of rested) expect(body).toContain(`documents?document=${piece.id}`);
    const [slip] = rested.filter(({ type }) => type === 'bank-details');
    if (!slip) throw new Error('no bank details were sent');
    const put = (state: 'refused' | 'received') =>
      test.services.db.tx((d) =>
        saveDocument(d, { ...slip, state: state === 'refused' ? 'received' : 'refused' }, { state }),
      );
    await put('refused');
    expect((await officer.get(here)).body).not.toContain('id="certify-payment"');
    await expect(certified(test, asking)).rejects.toMatchObject({ code: 'cases.errors.pieceRefused' });
    await put('received');
    await certified(test, asking);
    const after = await documentsOf(test.services.db.read, asking.row.id);
    for (const { id: piece } of rested)
      expect(after.find((one) => one.id === piece)).toMatchObject({
        state: 'accepted',
        checkedBy: asking.second.accountId,
      });
  });

  it('record by hand that the accountant rejected one: a reason, credits back, and the owner asks again', async () => {
    const asking = await grantedCase(test, 'conformity', 'rejected@example.org');
    await invoiced(test, asking);
    await askBalance(test, asking, account(80));
    const { id, version } = await ordered(test, asking);
    const here = `/cases/${asking.row.ref}/payments/${id}`;
    expect((await officer.get(here)).body).not.toContain('id="return-payment"');
    expect((await manager.get(here)).body).toContain('id="return-payment"');
    const back = (browser: Browser, reason: string) =>
      browser.post(`${here}/returned`, { version: String(version), reason }, { from: here });
    expect((await back(officer, 'Compte clos')).statusCode).toBe(403);
    const empty = await back(manager, ' ');
    expect(empty.statusCode).toBe(422);
    expect((await lastPayment(test, asking)).state).toBe('ordered');
    expect((await back(manager, 'Compte clos')).statusCode).toBe(303);
    expect(await lastPayment(test, asking)).toMatchObject({
      state: 'rejected',
      rejectedReason: 'Compte clos',
    });
    expect((await manager.get(here)).body).toContain('Compte clos');
    await test.work();
    const told = (await test.mails()).filter(({ recipient }) => recipient === 'rejected@example.org');
    expect(told.some(({ text }) => text.includes('Compte clos'))).toBe(true);
    const owner = await test.signInOwner('rejected@example.org');
    expect((await owner.get(`/my/cases/${asking.row.id}`)).body).toContain('/payments/balance');
  });

  it('say on the case what may be asked for and why not', async () => {
    const signed = await grantedCase(test, 'signed', 'terms@example.org');
    const { body } = await officer.get(`/cases/${signed.row.ref}`);
    expect(body).toContain('Ce qui peut être demandé');
    expect(body).toContain('avant les travaux');
  });
});

describe('A recovery on screen', () => {
  it('gains receipts and terms, and is given up by two people', async () => {
    const debtor = await grantedCase(test, 'conformity', 'debtor@example.org');
    await invoiced(test, debtor);
    await askBalance(test, debtor, account(78));
    await ordered(test, debtor);
    await makeRun(test.as(debtor.manager));
    const { id } = await openRecovery(test.as(debtor.manager), {
      caseId: debtor.row.id,
      cause: 'clawback',
      amount: euros(1_000),
      computation: {
        basis: { fr: 'Article 11 : engagement non tenu.', en: 'Article 11: undertaking not kept.' },
        lines: [{ label: { fr: 'Aide versée', en: 'Grant paid' }, amount: euros(1_000) }],
      },
    });
    await test.work();
    expect((await officer.get('/budget/recoveries')).body).toContain('TR-2026-00001');
    const here = `/budget/recoveries/${id}`;
    const post = (browser: Browser, deed: string, fields: Record<string, string>) =>
      browser.post(`${here}/${deed}`, fields, { from: here });
    const wrong = await post(officer, 'receipts', { amount: 'x', receivedOn: '', reference: 'P-1' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="P-1"');
    const receivedOn = today(test);
    expect(
      (await post(officer, 'receipts', { amount: '250,50', receivedOn, reference: 'P-1' })).statusCode,
    ).toBe(303);
    expect((await post(officer, 'terms', { version: '2', count: '3', firstOn: receivedOn })).statusCode).toBe(
      303,
    );
    const { body } = await officer.get(here);
    expect(body).toContain('749,50');
    expect(body).toContain('249,84');
    expect(body).toContain('Article 11');
    expect(body).toContain('/acts/');
    const owner = await test.signInOwner('debtor@example.org');
    const mine = `/my/cases/${debtor.row.id}`;
    const first = (await owner.get(mine)).body;
    expect(first).toContain('Voir comment payer');
    expect(first).toContain('749,50');
    expect(first).toContain('Prochaine échéance');
    expect(first).not.toContain('Payée');
    expect(first).not.toContain(here);
    await post(officer, 'receipts', { amount: '249,84', receivedOn, reference: 'P-2' });
    const second = (await owner.get(mine)).body;
    expect(second).toContain('499,66');
    expect(second.match(/>Payée</g)).toHaveLength(1);
    expect((await officer.get(`/cases/${debtor.row.ref}`)).body).toContain(here);
    await post(manager, 'ask-write-off', { version: '4', reason: 'Surendettement' });
    expect((await post(manager, 'write-off', { version: '5' })).statusCode).toBe(422);
    expect((await post(other, 'write-off', { version: '5' })).statusCode).toBe(303);
    expect((await other.get(here)).body).toContain('Remis ou annulé');
    expect((await owner.get(mine)).body).not.toContain('id="recovery"');
  });
});

describe('The budget', () => {
  it('shows totals, the forecast with its table, and gives its files', async () => {
    await grantedCase(test, 'signed', 'forecast@example.org');
    const { body } = await officer.get('/budget');
    expect(body).toContain('AP disponible en 2026');
    const forecast = await officer.get('/budget/forecast');
    expect(forecast.body).toContain('délais du règlement');
    expect(forecast.body).toContain('<svg');
    for (const file of ['/budget/forecast.xlsx', '/budget/vacance-2026/movements.xlsx']) {
      const sent = await officer.get(file);
      expect(sent.statusCode).toBe(200);
      expect(sent.rawPayload.subarray(0, 2).toString()).toBe('PK');
    }
    expect((await officer.get('/budget/vacance-2026/movements.csv?kind=pay')).body).toContain('12868');
  });
});
