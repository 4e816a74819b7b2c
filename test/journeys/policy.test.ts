import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../src/shared/actor.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { addOwnedUnit } from '../audits/support/audit-app.ts';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';
import { DAY } from '../support/test-services.ts';
import { answerQuestions } from './answer-audit.ts';
import { confirmed, download, press, send, sheetRows, statusOf, wordsOf } from './gestures.ts';
import { type Person, type Stage, setStage } from './stage.ts';

const DOMINIQUE = 'dominique.responsable@example.org';
const LOU = 'lou.responsable@example.org';
const CAMILLE = 'camille.instruction@example.org';
const OWNER = 'jeanne.exemple@example.org';
const WORKS = [
  'external-wall-insulation',
  'loft-insulation',
  'windows',
  'door',
  'ventilation-hygro-b',
  'heat-pump-air-water',
];

describe('A policy, from a copy of the version in force to an owner’s estimate', () => {
  let stage: Stage;
  let manager: Person;
  let owner: Person;
  let unit: UnitId;
  let draft: string;
  let grantBefore: number;
  const faults: string[] = [];
  beforeAll(async () => {
    stage = await setStage();
    manager = await stage.sitDown('desktop');
    owner = await stage.sitDown('phone');
  });
  afterAll(() => stage.closeStage());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.keepLastScreens();
  });
  const look = async (person: Person, name: string) => {
    faults.push(...(await stage.look(person, name)));
  };
  const field = (name: string) => manager.page.locator(`[name="${name}"]`);
  /** The local grant in the panel of the owner's works, euros. */
  async function localGrant(): Promise<number> {
    const { page } = owner;
    await page.goto(`/my/units/${unit}/audit/works`);
    const shown = page.locator('.works-panel__aid', { hasText: 'Réflexénergie' });
    return Number((await shown.locator('dd').innerText()).replace(/[^\d,]/g, '').replace(',', '.'));
  }

  it('1. an owner sees what the version in force gives', async () => {
    const { page } = owner;
    await stage.signInOwner(owner, OWNER);
    unit = await addOwnedUnit(stage.as(system('test')), OWNER);
    await page.goto(`/my/units/${unit}/audit`);
    await press(page, '#start-audit');
    await send(page);
    await answerQuestions(page, REFERENCE_HOUSE);
    await page.waitForURL('**/check');
    await send(page);
    await page.waitForURL('**/result');
    await page.goto(`/my/units/${unit}/audit/works`);
    for (const measure of WORKS)
      await page.locator(`#works-form input[value="${measure}"]`).check({ force: true });
    await page.locator('[name=tenureAfter]').selectOption('let');
    await page.locator('[name=rentLevel]').selectOption('free');
    await page.locator('[name=ownerKind]').selectOption('individual');
    await page.locator('[name=householdSize]').fill('2');
    await page.locator('[name=referenceIncome]').fill('60 000');
    await page.locator('[name=worksNotStarted]').check({ force: true });
    await page.locator('#retain').waitFor();
    await press(page, '#retain');
    grantBefore = await localGrant();
    expect(grantBefore).toBeGreaterThan(1000);
  });

  it('2. a manager copies it, changes rates and a premium, and reads what that says and changes', async () => {
    const { page } = manager;
    await stage.signInStaff(manager, DOMINIQUE);
    await page.goto('/schemes');
    await look(manager, 'schemes');
    await page.locator('a[data-row-link]').first().click();
    await page.waitForURL(/\/schemes\/\d+$/);
    expect(await wordsOf(page)).toContain('Le logement est vacant depuis au moins 24 mois');
    await look(manager, 'scheme-reading');
    await press(page, '#copy-form button[type=submit]');
    draft = new URL(page.url()).pathname.split('/edit')[0] ?? '';
    await page.goto(`${draft}/edit/rate`);
    await field('rate.table.1.rate').fill('quarante');
    await press(page, '#save');
    await page.locator('[data-error-summary]').waitFor();
    await field('rate.table.1.rate').fill('40');
    await field('rate.table.2.rate').fill('45');
    await press(page, '#save');
    expect(await page.locator('#element-reading').innerText()).toMatch(/45\s%/);
    await look(manager, 'scheme-edit-rate');
    await page.goto(`${draft}/edit/premiums`);
    for (const folded of await page.locator('#scheme-form summary').all()) await folded.click();
    await field('premiums.0.premiums.1.amount.cents').fill('3 000');
    await press(page, '#save');
    await look(manager, 'scheme-edit-premiums');
    await page.goto(`${draft}/edit/cap`);
    await field('cap.table.0.amount.cents').fill('25 000');
    // Saved as it is typed: nothing is pressed.
    await page.locator('#saved').getByText('Enregistré à').waitFor();
    await page.goto(`${draft}/compare`);
    const changes = (await page.locator('#changes').innerText()).replace(/[\u202f\u00a0]/g, ' ');
    expect(changes).toMatch(/35 %\s+45 %/);
    expect(changes).toContain('3 000 €');
    await look(manager, 'scheme-compare');
  });

  it('3. a test case fails, then passes', async () => {
    const { page } = manager;
    await page.goto(`${draft}/tests/new`);
    await field('name').fill('Trois classes gagnées, loyer social');
    await field('expected.amountCents').fill('1');
    await press(page, '#test-form .submit-bar button');
    expect(await page.locator('#tests-summary').innerText()).toContain('1 cas d’essai échoue');
    await look(manager, 'scheme-tests');
    const given = await page.locator('.test-case__facts dd').last().innerText();
    await page.goto(`${draft}/publish`);
    expect(await page.locator('#obstacle').innerText()).toContain('échouent');
    await page.goto(`${draft}/tests/0`);
    await field('expected.amountCents').fill(given.replace(/[^\d,]/g, ''));
    await press(page, '#test-form .submit-bar button');
    expect(await page.locator('#tests-summary').innerText()).toContain('réussit');
  });

  it('4. is simulated against the version in force', async () => {
    const { page } = manager;
    await page.goto(draft);
    await press(page, '#simulate');
    await look(manager, 'simulation-new');
    await press(page, '#simulation-form .submit-bar button');
    await page.locator('#simulation[data-state=done]').waitFor({ timeout: 60_000 });
    const words = await wordsOf(page);
    for (const said of ['Hypothèses non vérifiées', 'Gagnants', 'Reste à charge', 'Par commune'])
      expect(words).toContain(said);
    await look(manager, 'simulation-result');
    const address = new URL(page.url()).pathname;
    const rows = await sheetRows(await download(page, `${address}/simulation.xlsx`));
    expect(rows.some((cells) => cells.includes('Réflexénergie v2 (brouillon)'))).toBe(true);
    await field('fullyPaid').fill('24');
    await press(page, '#take-up-form button[type=submit]');
    expect(page.url()).toContain('fullyPaid=24');
  });

  it('5. is not published by who wrote it, but by a second person, for a day to come', async () => {
    const { page } = manager;
    await page.goto(`${draft}/publish`);
    expect(await page.locator('#obstacle').innerText()).toContain('une autre personne');
    const officer = await stage.sitDown('desktop');
    await stage.signInStaff(officer, CAMILLE);
    expect(await statusOf(officer.page, draft)).toBe(200);
    expect(await statusOf(officer.page, `${draft}/publish`)).toBe(403);
    const second = await stage.sitDown('desktop');
    await stage.signInStaff(second, LOU);
    await second.page.goto(`${draft}/publish`);
    await look(second, 'scheme-publish');
    await second.page.locator('[name=effectiveFrom]').fill('2026-05-11');
    await second.page.locator('[name=deliberation]').fill('2026-052');
    await second.page.locator('[name=deliberatedOn]').fill('2026-05-02');
    await confirmed(second.page, '#publish');
    expect(await wordsOf(second.page)).toContain('À venir');
    expect(await wordsOf(second.page)).toContain('Délibération 2026-052');
    expect([...second.complaints, ...officer.complaints]).toEqual([]);
  });

  it('6. gives the owner the new amount, explained, from the day it takes effect', async () => {
    expect(await localGrant()).toBe(grantBefore);
    stage.clock.advance(8 * DAY);
    await stage.signInOwner(owner, OWNER);
    expect(await localGrant()).toBeGreaterThan(grantBefore);
    const details = (await owner.page.locator('#works-details').textContent())?.replace(
      /[\u202f\u00a0]/g,
      ' ',
    );
    expect(details).toContain('45 %');
    expect(details).toContain('3 000 €');
    await look(owner, 'owner-new-scheme');
  });

  it('leaves nothing for axe or the console to complain of', () => {
    expect(faults).toEqual([]);
    expect([...manager.complaints, ...owner.complaints]).toEqual([]);
  });
});
