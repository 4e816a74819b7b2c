import { beforeAll, describe, expect, it } from 'vitest';
import { latestAct } from '../../src/agreements/acts/act-store.ts';
import { movementsOfCase } from '../../src/budget/budget-store.ts';
import { paymentReference } from '../../src/budget/finance/run-file.ts';
import { paymentsOf } from '../../src/budget/payments/payment-store.ts';
import { worksOf } from '../../src/cases/case.ts';
import { sampleIban } from '../../src/demonstration/year/sample-bills.ts';
import { advanced, TO_AUDIT } from '../../src/demonstration/year/stretches.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { dayOf, instant } from '../../src/shared/dates.ts';
import { withVat } from '../../src/shared/money.ts';
import { DAY } from '../support/test-services.ts';
import { actsOnFile, allDone } from './acts-on-file.ts';
import { file } from './apply.ts';
import { company } from './company.ts';
import { download, press, send, wordsOf } from './gestures.ts';
import { exactEuros } from './money-words.ts';
import { signByCode } from './sign-by-code.ts';
import { type Stage, setStage } from './stage.ts';
import { journalIsWhole, ledgerOf, movesOf } from './what-was-done.ts';

const CAMILLE = 'camille.instruction@example.org';
const SACHA = 'sacha.instruction@example.org';
const DOMINIQUE = 'dominique.responsable@example.org';

let stage: Stage;
const { complaints, faults, look, sit, staff } = company(() => stage);

beforeAll(async () => {
  stage = await setStage(instant('2026-11-16T07:30:00Z'), [
    { slug: 'works', count: 1, age: [40, 40], profiles: ['landlord'], steps: advanced(TO_AUDIT) },
  ]);
});
const works = () => stage.told('works-1');
const plainEuros = (amount: number): string => (amount / 100).toFixed(2).replace('.', ',');
const sumOf = async (kind: string): Promise<number> =>
  (await movementsOfCase(stage.services.db.read, (await works().row()).id))
    .filter((movement) => movement.kind === kind)
    .reduce((sum, { amount }) => sum + amount, 0);

describe('A landlord whose works are paid as they go', () => {
  let advance: number;

  it('1. is given more time by an amendment, which changes one article and leaves the agreement as it was', async () => {
    const { id, ref } = await works().filed();
    const { read } = stage.services.db;
    const before = await latestAct(read, id, 'agreement');
    const camille = await staff(CAMILLE);
    const { page } = camille;
    await page.goto(`/cases/${ref}/amendments`);
    await press(page, '#propose');
    const months = page.locator('[name=deadline-finish-works]');
    await months.fill(String(Number(await months.inputValue()) + 6));
    await send(page, '#amendment-form');
    await page.locator('[data-error-summary]').waitFor();
    await page.locator('[name=reason]').fill('La pompe à chaleur est livrée avec quatre mois de retard.');
    await look(camille, 'amendment-propose');
    await send(page, '#amendment-form');
    const amendment = new URL(page.url()).pathname;
    expect(await page.locator('#decide-form').count()).toBe(0);

    const dominique = await staff(DOMINIQUE);
    await dominique.page.goto(amendment);
    await dominique.page.locator('[name=verdict][value=accept]').check({ force: true });
    await look(dominique, 'amendment-decide');
    await send(dominique.page, '#decide-form');
    await stage.mailTo(works().email, /Un avenant à votre convention est prêt à signer/);
    const act = await latestAct(read, id, 'amendment');
    const owner = await sit('phone');
    await stage.signInOwner(owner, works().email);
    await owner.page.goto(`/my/cases/${id}/amendments/${act?.id}`);
    await look(owner, 'amendment-to-sign');
    await signByCode(stage, owner.page, works().email);
    await owner.close();
    await dominique.page.goto(amendment);
    await dominique.page.locator('#countersign [name=read]').check({ force: true });
    await send(dominique.page, '#countersign');
    await look(dominique, 'amendment-signed');
    await stage.mailTo(works().email, /L’avenant .* est signé/);

    const words = (await actsOnFile(stage, id)).amendment ?? '';
    for (const said of ['quatre mois de retard', before?.number ?? '·', ref]) expect(words).toContain(said);
    expect(words).toMatch(/Article 6/);
    expect(words).not.toMatch(/Article 4 –/);
    expect(await latestAct(read, id, 'agreement')).toEqual(before);
    const told = await journalOf(read, 'amendment', amendment.split('/').at(-1) ?? '');
    expect(told.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['amendment.proposed', 'amendment.effective']),
    );
    expect(faults).toEqual([]);
  });

  it('2. sends the invoice of a part on a phone, and asks for an instalment of what it opens', async () => {
    const { id } = await works().filed();
    advance = await sumOf('pay');
    expect(advance).toBeGreaterThan(0);
    const owner = await sit('phone');
    await stage.signInOwner(owner, works().email);
    const { page } = owner;
    await page.goto(`/my/cases/${id}/invoices`);
    await page.locator('[name=company]').fill('Rénov’Littoral');
    await page.locator('[name=number]').fill('F-2026-77');
    await page.locator('[name=datedOn]').fill(dayOf(stage.clock.now));
    let total = 0;
    // All but the last of the works, as they were quoted.
    for (const [at, { costHT, vat, quantity }] of worksOf(await works().row())
      .slice(0, -1)
      .entries()) {
      const ttc = withVat(costHT, vat);
      if (quantity !== null)
        await page.locator(`[name="line-${at}-quantity"]`).fill(String(quantity).replace('.', ','));
      await page.locator(`[name="line-${at}-ht"]`).fill(plainEuros(costHT));
      await page.locator(`[name="line-${at}-vat"]`).selectOption(String(vat));
      await page.locator(`[name="line-${at}-ttc"]`).fill(plainEuros(ttc));
      total += ttc;
    }
    await page.locator('[name=totalTTC]').fill(plainEuros(total));
    await page.locator('[name=file]').setInputFiles(file('facture.pdf', 'Facture F-2026-77'));
    await send(page, '#invoice-form');
    await page.goto(`/my/cases/${id}/payments/instalment`);
    await look(owner, 'instalment-ask');
    await page.locator('[name=iban]').fill(sampleIban(works().story.number));
    await page.locator('[name=slip]').setInputFiles(file('rib.pdf', 'RIB'));
    await page.locator('[name=truth]').check({ force: true });
    await press(page, '#request-instalment');
    const payment = (await paymentsOf(stage.services.db.read, id)).find(({ kind }) => kind === 'instalment');
    expect(payment).toMatchObject({ kind: 'instalment', state: 'submitted' });
    const { awarded } = await works().row();
    // Article 5: an advance and its instalments stay under four fifths of the maximum.
    expect(advance + (payment?.amount ?? 0)).toBeLessThanOrEqual(Math.floor(((awarded ?? 0) * 80) / 100));
    expect(faults).toEqual([]);
  });

  it('3. is paid through the accountant’s file, once certified by one and ordered by another', async () => {
    const { id, ref } = await works().filed();
    const instalment = async () => {
      const found = (await paymentsOf(stage.services.db.read, id)).find(({ kind }) => kind === 'instalment');
      if (!found) throw new Error('no instalment was asked for');
      return found;
    };
    const officer = await staff(SACHA);
    await officer.page.goto(`/cases/${ref}`);
    await press(officer.page, '#payment-next');
    await look(officer, 'instalment-examine');
    await press(officer.page, '#certify-payment');
    expect(await officer.page.locator('#order-payment').count()).toBe(0);
    const manager = await staff(DOMINIQUE);
    const { page } = manager;
    await page.goto('/budget/payments');
    await look(manager, 'payments-queue');
    await page.goto(`/cases/${ref}`);
    await press(page, '#payment-next');
    await press(page, '#order-payment');
    await page.goto('/budget/runs');
    await press(page, '#make-run');
    await look(manager, 'payment-run');
    const run = await page.locator('#download-run').getAttribute('href');
    const { id: payment, amount } = await instalment();
    const csv = (await download(page, run ?? '')).toString('utf8');
    for (const said of [paymentReference(payment), plainEuros(amount), ref, 'EUR'])
      expect(csv).toContain(said);

    const answer = async (euros: string) => {
      const lines = [
        'reference;montant;date_paiement;numero_mandat',
        `${paymentReference(payment)};${euros};${dayOf(stage.clock.now)};M-2026-0042`,
      ];
      await page.goto('/budget/runs');
      await page.locator('[name=file]').setInputFiles({
        name: 'retour.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`${lines.join('\n')}\n`),
      });
      await press(page, '#send-answer');
    };
    await answer(plainEuros(amount + 1));
    await look(manager, 'accountant-wrong');
    expect((await instalment()).state).toBe('ordered');
    await answer(plainEuros(amount));
    expect((await instalment()).state).toBe('paid');
    await answer(plainEuros(amount));
    expect(await sumOf('pay')).toBe(advance + amount);
    await allDone(stage);
    const acts = await actsOnFile(stage, id);
    expect(acts.liquidation).toContain(exactEuros(amount));
    expect(acts['payment-order']).toContain(exactEuros(amount));
    const told = (await stage.mails()).filter(
      ({ recipient, subject }) => recipient === works().email && /Votre aide est versée/.test(subject),
    );
    // One for the advance and one for the instalment, though the file came twice.
    expect(told).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  it('4. settles: what is paid and what goes back to the envelope make the award, to the cent', async () => {
    await works().goOn('finish-works', 'invoice-rest', 'visit', 'ask-balance', 'certify', 'order');
    await works().goOn('send-run', 'confirm-paid', 'record-return');
    const { id, ref, awarded, state } = await works().filed();
    expect(state).toBe('monitoring');
    expect((await sumOf('pay')) + (await sumOf('release'))).toBe(awarded);
    expect(await sumOf('order')).toBe(await sumOf('pay'));
    expect((await ledgerOf(stage, id)).slice(0, 3)).toEqual(
      ['reserve', 'unreserve', 'engage'].map((kind) => `${kind} ${awarded}`),
    );
    expect((await movesOf(stage, id)).slice(-6)).toEqual([
      'sign-last',
      'start-works',
      'finish-works',
      'confirm-conformity',
      'order-balance',
      'record-return',
    ]);
    stage.clock.advance(DAY);
    const owner = await sit('phone');
    await stage.signInOwner(owner, works().email);
    await owner.page.goto(`/my/cases/${id}`);
    expect(await wordsOf(owner.page)).toContain(ref);
    await look(owner, 'case-settled');
    expect(await journalIsWhole(stage)).toBe(true);
    expect(faults).toEqual([]);
    expect(complaints()).toEqual([]);
  });
});
