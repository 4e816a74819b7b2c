import { beforeAll, describe, expect, it } from 'vitest';
import { movementsOfCase } from '../../src/budget/budget-store.ts';
import { recoveriesOf } from '../../src/budget/recovery/recovery-store.ts';
import { returned, started, step, TO_AUDIT } from '../../src/demonstration/year/stretches.ts';
import { undertakingsOf } from '../../src/returns/return-store.ts';
import { addDays, dayOf, instant } from '../../src/shared/dates.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import { actsOnFile } from './acts-on-file.ts';
import { file } from './apply.ts';
import { company } from './company.ts';
import { confirmed, press, send, wordsOf } from './gestures.ts';
import { exactEuros } from './money-words.ts';
import { type Person, type Stage, setStage } from './stage.ts';
import { deedsOn, journalIsWhole, ledgerOf, movesOf } from './what-was-done.ts';

const CAMILLE = 'camille.instruction@example.org';
const DOMINIQUE = 'dominique.responsable@example.org';
const BUYER = 'acquereur@example.org';

let stage: Stage;
const { complaints, faults, look, sit, staff } = company(() => stage);

beforeAll(async () => {
  stage = await setStage(instant('2029-06-04T07:30:00Z'), [
    {
      slug: 'broken',
      count: 1,
      age: [400, 400],
      profiles: ['landlord'],
      // Let for two years of six, with its checks at six and twelve months.
      steps: [...returned(started(TO_AUDIT)), step('answer-check', 190), step('answer-check', 186)],
    },
    {
      slug: 'sold',
      count: 1,
      age: [60, 60],
      profiles: ['landlord'],
      steps: returned(started(TO_AUDIT)),
    },
  ]);
});
/** The address of the link that such a mail carries. */
async function linkMailed(to: string, subject: RegExp, purpose: string): Promise<string> {
  const { text } = await stage.mailTo(to, subject);
  const link = text.match(new RegExp(`/promise/${purpose}/[\\w-]+`))?.[0];
  if (!link) throw new Error(`no ${purpose} link was mailed to ${to}`);
  return link;
}

describe('A home sold while its promises run', () => {
  const sold = () => stage.told('sold-1');

  it('1. is announced by its owner on a phone', async () => {
    const { id } = await sold().filed();
    const owner = await sit('phone');
    await stage.signInOwner(owner, sold().email);
    const { page } = owner;
    await page.goto(`/my/cases/${id}`);
    await press(page, `a[href="/my/cases/${id}/transfer"]`);
    await send(page, '#transfer-form');
    await page.locator('[data-error-summary]').waitFor();
    expect(await wordsOf(page)).toContain('Indiquez la date de l’acte ou du décès');
    await look(owner, 'announce-sale');
    await page.locator('[name=cause][value=sale]').check({ force: true });
    await page.locator('[name=happenedOn]').fill(addDays(dayOf(stage.clock.now), -3));
    await page.locator('[name=takerKind][value=individual]').check({ force: true });
    await page.locator('[name=takerName]').fill('Delattre Paul');
    await page.locator('[name=takerEmail]').fill(BUYER);
    await send(page, '#transfer-form');
    expect(new URL(page.url()).pathname).toBe(`/my/cases/${id}`);
    await look(owner, 'sale-announced');
    expect(faults).toEqual([]);
  });

  it('2. binds its buyer, who reads the promises from a link and takes them over', async () => {
    const { id, ref, unitId } = await sold().filed();
    const link = await linkMailed(BUYER, /Reprendre les engagements/, 'transfer');
    const buyer = await sit('phone');
    const { page } = buyer;
    await page.goto(link);
    const promises = await page.locator('#promises li').count();
    expect(promises).toBe((await undertakingsOf(stage.services.db.read, id)).length);
    await page.locator('[name=name]').fill('Paul Delattre');
    await send(page, '#take-over-form');
    await page.locator('[data-error-summary]').waitFor();
    await look(buyer, 'take-over');
    await page.locator('[name=read]').check({ force: true });
    await send(page, '#take-over-form');
    await page.locator('#end').waitFor();
    await look(buyer, 'taken-over');

    await stage.mailTo(BUYER, /sont repris/);
    await stage.mailTo(sold().email, /vos engagements sont repris/);
    const [owner] = await ownersOfUnit(stage.services.db.read, unitId);
    expect(owner).toMatchObject({ rank: 1, owner: { name: 'Delattre Paul', email: BUYER } });
    const deed = (await actsOnFile(stage, id))['transfer-acceptance'];
    for (const said of ['Delattre Paul', 'Paul Delattre', ref, 'Louer le logement'])
      expect(deed).toContain(said);
    const deeds = await deedsOn(stage, id);
    for (const one of ['transfer.announced', 'transfer.accepted']) expect(deeds).toContain(one);
    const camille = await staff(CAMILLE);
    await camille.page.goto(`/cases/${ref}/undertakings`);
    expect(await wordsOf(camille.page)).toContain('Delattre Paul');
    await look(camille, 'undertakings-sold');
    expect(faults).toEqual([]);
  });
});

describe('A promise that was broken', () => {
  const broken = () => stage.told('broken-1');
  let breachUrl: string;
  let owed: number;
  const paid = async () =>
    (await movementsOfCase(stage.services.db.read, (await broken().row()).id))
      .filter(({ kind }) => kind === 'pay')
      .reduce((sum, { amount }) => sum + amount, 0);

  it('1. is found by an officer, who gives the owner formal notice', async () => {
    const { ref } = await broken().filed();
    // Two whole years kept of six: four sixths are to be given back, cents rounded down.
    owed = Math.floor(((await paid()) * 4) / 6);
    const camille = await staff(CAMILLE);
    const { page } = camille;
    await page.goto(`/cases/${ref}/breaches/new`);
    await page.locator('[name=undertaking][value=let-as-main-home]').check({ force: true });
    await page.locator('[name=source]').selectOption('other');
    await page.locator('[name=brokenOn]').fill(addDays(dayOf(stage.clock.now), -10));
    await send(page, '#breach-form');
    await page.locator('[data-error-summary]').waitFor();
    await page.locator('[name=facts]').fill('Le logement est proposé en meublé de tourisme depuis mai.');
    await look(camille, 'breach-find');
    await send(page, '#breach-form');
    breachUrl = new URL(page.url()).pathname;
    expect(await wordsOf(page)).toContain(exactEuros(owed));
    await confirmed(page, '#notice');
    await look(camille, 'breach-noticed');
    await stage.mailTo(broken().email, /Mise en demeure/);
    const notice = (await actsOnFile(stage, (await broken().row()).id))['breach-notice'];
    for (const said of ['meublé de tourisme', exactEuros(owed), 'L. 122-1', 'force majeure'])
      expect(notice).toContain(said);
    expect(faults).toEqual([]);
  });

  it('2. is answered by the owner from the link of the mail, with a paper', async () => {
    const link = await linkMailed(broken().email, /Mise en demeure/, 'breach');
    const owner = await sit('phone');
    const { page } = owner;
    await page.goto(link);
    await page.locator('#letter').waitFor();
    await send(page, '#notice-form');
    await page.locator('[data-error-summary]').waitFor();
    await page.locator('[name=text]').fill('Mon locataire est parti, j’ai loué à la semaine cet été.');
    await page.locator('[name=files]').setInputFiles(file('bail.pdf', 'Bail'));
    await look(owner, 'breach-reply');
    await send(page, '#notice-form');
    await page.locator('#end').waitFor();
    expect(await wordsOf(page)).toContain('Votre réponse est enregistrée');
    await stage
      .mailTo(CAMILLE, /réponse à la mise en demeure/)
      .catch(() => stage.mailTo('sacha.instruction@example.org', /réponse à la mise en demeure/));
    expect(faults).toEqual([]);
  });

  it('3. is proposed by one and decided by another, with the table of the rules and its reasons', async () => {
    const { id, ref } = await broken().filed();
    const camille = await staff(CAMILLE);
    const decide = async ({ page }: Person, how: (page: Person['page'], button: string) => Promise<void>) => {
      await page.goto(breachUrl);
      await page.locator('[name=outcome][value=whole]').check({ force: true });
      await page.locator('[name=reasons]').fill('La location touristique est établie par les annonces.');
      await how(page, '#decide');
    };
    await decide(camille, press);
    expect(await camille.page.locator('#decide').count()).toBe(0);
    await look(camille, 'clawback-proposed');
    const dominique = await staff(DOMINIQUE);
    await dominique.page.goto(breachUrl);
    await look(dominique, 'clawback-to-decide');
    await decide(dominique, confirmed);
    await look(dominique, 'clawback-decided');
    expect((await broken().row()).state).toBe('clawed-back');
    await stage.mailTo(broken().email, /Décision de reversement/);
    await stage.mailTo(broken().email, /Somme à reverser/);
    const acts = await actsOnFile(stage, id);
    for (const said of [exactEuros(await paid()), exactEuros(owed), 'établie par les annonces', 'L. 242-2'])
      expect(acts['recovery-decision']).toContain(said);
    expect(acts['recovery-decision']).toMatch(/tribunal administratif/i);
    expect(acts['recovery-order']).toContain(exactEuros(owed));
    const states = (await undertakingsOf(stage.services.db.read, id)).map(({ state }) => state);
    expect(states).not.toContain('running');
    expect(await ledgerOf(stage, id)).not.toContain(`recover ${owed}`);
    expect(ref).toBe((await broken().filed()).ref);
    expect(faults).toEqual([]);
  });

  it('4. is paid back in terms, to the cent, and the ledger closes', async () => {
    const { id } = await broken().filed();
    const [order] = await recoveriesOf(stage.services.db.read, id);
    if (!order) throw new Error('nothing is asked back');
    expect(order).toMatchObject({ cause: 'clawback', amount: owed, state: 'open' });
    const dominique = await staff(CAMILLE);
    const { page } = dominique;
    await page.goto('/budget/recoveries');
    await look(dominique, 'recoveries');
    await page.goto(`/budget/recoveries/${order.id}`);
    await page.locator('[name=count]').fill('3');
    await page.locator('[name=firstOn]').fill(addDays(dayOf(stage.clock.now), 30));
    await press(page, '#agree-terms');
    await stage.mailTo(broken().email, /Échéancier accordé/);
    const { terms } = (await recoveriesOf(stage.services.db.read, id))[0] ?? { terms: [] };
    expect(terms.reduce((sum, { amount }) => sum + amount, 0)).toBe(owed);
    await look(dominique, 'recovery-terms');
    const pay = async (amount: number, reference: string) => {
      await page.locator('[name=amount]').fill((amount / 100).toFixed(2).replace('.', ','));
      await page.locator('[name=receivedOn]').fill(dayOf(stage.clock.now));
      await page.locator('[name=reference]').fill(reference);
      await press(page, '#enter-receipt');
    };
    await pay(owed + 1, 'trop');
    await page.locator('[data-error-summary]').waitFor();
    for (const [rank, { amount }] of terms.entries()) await pay(amount, `P-${rank + 1}`);
    await stage.mailTo(broken().email, /soldé/);
    await look(dominique, 'recovery-settled');
    const recovered = (await movementsOfCase(stage.services.db.read, id)).filter(
      ({ kind }) => kind === 'recover',
    );
    expect(recovered.map(({ amount }) => amount)).toEqual(terms.map(({ amount }) => amount));
    expect((await movesOf(stage, id)).at(-1)).toBe('claw-back');
    const deeds = await deedsOn(stage, id);
    for (const one of ['found', 'noticed', 'replied', 'proposed', 'decided'])
      expect(deeds).toContain(`breach.${one}`);
    expect(await journalIsWhole(stage)).toBe(true);
    expect(faults).toEqual([]);
    expect(complaints()).toEqual([]);
  });
});
