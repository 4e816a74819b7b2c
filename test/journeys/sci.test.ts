import { beforeAll, describe, expect, it } from 'vitest';
import { paymentReference } from '../../src/budget/finance/run-file.ts';
import { paymentsOf } from '../../src/budget/payments/payment-store.ts';
import { sampleIban } from '../../src/demonstration/year/sample-bills.ts';
import { CONTACT, step } from '../../src/demonstration/year/stretches.ts';
import { sirenFrom } from '../../src/programme/siren.ts';
import { instant } from '../../src/shared/dates.ts';
import { actsOnFile, allDone } from './acts-on-file.ts';
import { file, sendPiece } from './apply.ts';
import { company } from './company.ts';
import { confirmed, download, press, send, wordsOf } from './gestures.ts';
import { exactEuros } from './money-words.ts';
import { signByCode } from './sign-by-code.ts';
import { type Person, type Stage, setStage } from './stage.ts';
import { deedsOn, journalIsWhole, ledgerOf } from './what-was-done.ts';

const CAMILLE = 'camille.instruction@example.org';
const DOMINIQUE = 'dominique.responsable@example.org';
const SIREN = sirenFrom('00095512');
const MANAGER = 'Hélène Ravenel';
const PARTNERS = [
  { name: 'Claire Ravenel', email: 'claire.ravenel@example.org' },
  { name: 'Hugo Vanhoutte', email: 'hugo.vanhoutte@example.org' },
] as const;

let stage: Stage;
let manager: Person;
const { complaints, faults, look, sit, staff } = company(() => stage);

beforeAll(async () => {
  stage = await setStage(instant('2026-11-02T07:30:00Z'), [
    {
      slug: 'sci',
      count: 1,
      age: [2, 2],
      profiles: ['sci'],
      steps: [...CONTACT, step('fill-in-application', 2, 12)],
    },
  ]);
  manager = await sit('phone');
});
const sci = () => stage.told('sci-1');

describe('A home of an SCI of three', () => {
  it('1. is applied for by its manager, who says its number and its associates', async () => {
    const { id } = await sci().row();
    const { page } = manager;
    await stage.signInOwner(manager, sci().email);
    await page.goto(`/my/cases/${id}`);
    expect(await wordsOf(page)).toContain('Votre société');
    await page.goto(`/my/cases/${id}/owners`);
    expect(await wordsOf(page)).toContain('Nommez les associés de votre société');
    const says = async (siren: string) => {
      await page.locator('[name=siren]').fill(siren);
      await page.locator('[name=legalRepresentative]').fill(MANAGER);
      await press(page, 'form[action$="/owners/company"] button');
    };
    await says(SIREN.replace(/.$/, (last) => String((Number(last) + 1) % 10)));
    expect(await wordsOf(page)).toContain('Ce numéro SIREN n’existe pas');
    expect(await page.locator('[name=legalRepresentative]').inputValue()).toBe(MANAGER);
    await says(SIREN);

    const names = async (name: string, email: string, share: string) => {
      await page.goto(`/my/cases/${id}/owners/associates`);
      await page.locator('[name=name]').fill(name);
      await page.locator('[name=share]').fill(share);
      await page.locator('[name=email]').fill(email);
      if (name === PARTNERS[0].name) await look(manager, 'associate');
      await send(page);
    };
    await names('Ravenel Hélène', '', '1/3');
    for (const { name, email } of PARTNERS) await names(name, email, '1/3');
    await names('Un de trop', '', '1/3');
    expect(await wordsOf(page)).toContain('plus que le capital');
    expect(await wordsOf(page)).toContain('Il manque les accords de Claire Ravenel et Hugo Vanhoutte');
    await look(manager, 'sci-associates');
    await page.goto(`/my/cases/${id}/check`);
    expect(await page.locator('#submit-case').count()).toBe(0);
    await sendPiece(page, `/my/cases/${id}`, 'powers', 'kbis.pdf', 'Extrait Kbis');
    expect(faults).toEqual([]);
  });

  it('2. is not filed while one refuses, and is once the associates have decided together', async () => {
    const { id } = await sci().row();
    const { page } = manager;
    await page.goto(`/my/cases/${id}/owners`);
    await press(page, 'main form[action$="/ask"] button');
    await allDone(stage);
    const answer = async ({ email }: { readonly email: string }, value: 'yes' | 'no') => {
      const mail = await stage.mailTo(email, /Votre accord est demandé/);
      expect(mail.text).toContain('dont vous êtes associé');
      const person = await sit('phone');
      await person.page.goto(mail.text.match(/\/consent\/[\w-]+/)?.[0] ?? '/');
      expect(await wordsOf(person.page)).toContain('signera la convention pour elle');
      if (value === 'no') await look(person, 'associate-asked');
      await person.page.locator(`[name=answer][value=${value}]`).check({ force: true });
      await send(person.page);
      await person.close();
    };
    await answer(PARTNERS[0], 'yes');
    await answer(PARTNERS[1], 'no');
    await page.goto(`/my/cases/${id}/owners`);
    expect(await wordsOf(page)).toContain('ni sans une décision de l’assemblée');
    await look(manager, 'sci-refused');
    await page.goto(`/my/cases/${id}/check`);
    expect(await page.locator('#submit-case').count()).toBe(0);

    await page.goto(`/my/cases/${id}/owners`);
    await page.locator('#decision summary').click();
    const form = page.locator('form[action$="/owners/decision"]');
    await form.locator('input[type=file]').setInputFiles(file('pv.pdf', 'Proces-verbal de l assemblee'));
    const button = form.locator('button[type=submit]');
    if (await button.isVisible()) await button.click();
    await page.getByText('Tous les associés sont d’accord').waitFor();
    await page.goto(`/my/cases/${id}/check`);
    await confirmed(page, '#submit-case');
    const filed = await sci().filed();
    expect(filed.state).toBe('submitted');
    expect((await actsOnFile(stage, filed.id)).receipt).toContain(filed.ref);
    expect(faults).toEqual([]);
  });

  it('3. is examined with its associates in sight, and calculated under the rules of an SCI', async () => {
    const { ref, id } = await sci().filed();
    const officer = await staff(CAMILLE);
    await officer.page.goto(`/cases/${ref}`);
    const panel = (await officer.page.locator('#owners-panel').innerText()).replace(/[\u202f\u00a0]/g, ' ');
    for (const said of ['associé, 1/3', ...PARTNERS.map(({ name }) => name), MANAGER])
      expect(panel).toContain(said);
    await look(officer, 'sci-panel');
    await sci().goOn('take-up', 'accept-pieces', 'confirm-eligibility', 'review-audit');
    // Days have gone by: sessions have ended.
    await stage.signInStaff(officer, CAMILLE);
    await officer.page.goto(`/cases/${ref}/plan`);
    const plan = await wordsOf(officer.page);
    // MaPrimeRénov’ is for persons; an SCI has no income band, and all public aid stays within 80 % of its works.
    expect(plan).toContain('SCI');
    await look(officer, 'sci-plan');
    await sci().goOn('propose', 'validate', 'grant', 'issue-agreement');
    const { awarded } = await sci().row();
    expect(awarded).toBeGreaterThan(0);
    expect(await ledgerOf(stage, id)).toEqual(
      ['reserve', 'unreserve', 'engage'].map((kind) => `${kind} ${awarded}`),
    );
    expect(faults).toEqual([]);
  });

  it('4. is bound by a deed that its manager signs for it alone, and that names who decided', async () => {
    const { id, ref, awarded } = await sci().filed();
    expect((await stage.mailTo(sci().email, /est prête à signer/)).text).toContain(
      `/my/cases/${id}/agreement`,
    );
    await allDone(stage);
    await stage.signInOwner(manager, sci().email);
    await manager.page.goto(`/my/cases/${id}/agreement`);
    await look(manager, 'sci-agreement');
    await signByCode(stage, manager.page, sci().email);
    const authority = await staff(DOMINIQUE);
    await authority.page.goto(`/cases/${ref}/agreement`);
    await authority.page.locator('#countersign [name=read]').check({ force: true });
    await send(authority.page, '#countersign');
    expect((await sci().row()).state).toBe('signed');
    for (const { email } of PARTNERS)
      expect((await stage.mails()).filter(({ recipient }) => recipient === email)).toHaveLength(1);

    const { agreement = '', 'decision-grant': decision } = await actsOnFile(stage, id);
    for (const said of [
      `SIREN ${SIREN}`,
      `représentée par ${MANAGER}, son représentant légal`,
      'dont les associés, Ravenel Hélène, Claire Ravenel, Hugo Vanhoutte, ont donné leur accord',
      `– ${MANAGER}`,
    ])
      expect(agreement).toContain(said);
    expect(agreement).toContain(exactEuros(awarded ?? 0));
    expect(decision).toContain(exactEuros(awarded ?? 0));
    expect(faults).toEqual([]);
  });

  it('5. is paid on the account of the company, named with its number in the accountant’s file', async () => {
    const { id, awarded } = await sci().filed();
    const { page } = manager;
    await page.goto(`/my/cases/${id}/payments/advance`);
    await page.locator('[name=iban]').fill(sampleIban(sci().story.number));
    await page.locator('[name=slip]').setInputFiles(file('rib.pdf', 'RIB de la SCI'));
    await page.locator('[name=truth]').check({ force: true });
    await look(manager, 'sci-advance');
    await press(page, '#request-advance');
    await sci().goOn('certify', 'order');
    const authority = await staff(DOMINIQUE);
    await authority.page.goto('/budget/runs');
    await press(authority.page, '#make-run');
    const run = await authority.page.locator('#download-run').getAttribute('href');
    const csv = (await download(authority.page, run ?? '')).toString('utf8');
    const payment = (await paymentsOf(stage.services.db.read, id))[0];
    if (!payment) throw new Error('no advance was asked for');
    const line = csv.split('\n').find((text) => text.includes(paymentReference(payment.id))) ?? '';
    for (const said of [SIREN, sampleIban(sci().story.number).replace(/\s/g, ''), 'SCI '])
      expect(line).toContain(said);
    await sci().goOn('confirm-paid');
    expect((await paymentsOf(stage.services.db.read, id))[0]?.state).toBe('paid');
    expect(await ledgerOf(stage, id)).toEqual([
      ...['reserve', 'unreserve', 'engage'].map((kind) => `${kind} ${awarded}`),
      `order ${payment.amount}`,
      `pay ${payment.amount}`,
    ]);
    const deeds = await deedsOn(stage, id);
    for (const deed of ['company-said', 'associate-named', 'consent-given', 'consent-refused', 'sign-last'])
      expect(deeds).toContain(`case.${deed}`);
    expect(await journalIsWhole(stage)).toBe(true);
    expect(faults).toEqual([]);
    expect(complaints()).toEqual([]);
  });
});
