import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';
import { answerQuestions } from './answer-audit.ts';
import { type Person, type Stage, setStage } from './stage.ts';

const OWNER = 'jeanne.exemple@example.org';
const REFERENCE_WORKS = [
  'external-wall-insulation',
  'loft-insulation',
  'windows',
  'door',
  'ventilation-hygro-b',
  'heat-pump-air-water',
];

describe('An owner with a phone and an empty house', () => {
  let stage: Stage;
  let owner: Person;
  let home: string;
  beforeAll(async () => {
    stage = await setStage();
    owner = await stage.sitDown('phone');
  });
  afterAll(() => stage.closeStage());

  it('comes in by the link of a mail and declares the home', async () => {
    const { page } = owner;
    await page.goto('/');
    const faults = await stage.look(owner, 'home');
    await page.goto('/login');
    await page.locator('[name=email]').fill(OWNER);
    await page.locator('main button[type=submit]').click();
    const mail = await stage.mailTo(OWNER, /lien/);
    await page.goto(mail.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '/');
    await page.locator('main button[type=submit]').click();
    await page.waitForURL('**/my');

    await page.locator('main a[href="/my/units/new"]').click();
    await page.waitForURL('**/my/units/new');
    await page.locator('[name=address]').fill('12 rue des Oyats');
    await page.locator('main form button[type=submit]').click();
    await page.locator('[data-error-summary]').waitFor();
    expect(await page.locator('[name=address]').inputValue()).toBe('12 rue des Oyats');
    faults.push(...(await stage.look(owner, 'declare-home')));
    await page.locator('[name=name]').fill('Jeanne Exemple');
    await page.locator('[name=commune]').selectOption(String(REFERENCE_HOUSE.commune));
    await page.locator('[name=kind][value=house]').check({ force: true });
    await page.locator('[name=livingArea]').fill('90');
    await page.locator('[name=yearBuilt]').fill('1932');
    await page.locator('[name=vacantSince]').fill('2021');
    await page.locator('[name=isOwner]').check({ force: true });
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/my\/units\/\d+$/);
    home = new URL(page.url()).pathname;
    expect(faults).toEqual([]);
  });

  it('answers half the questionnaire, leaves, comes back to the next question, and reads the class', async () => {
    const { page } = owner;
    await page.goto(`${home}/audit`);
    const faults = await stage.look(owner, 'audit-intro');
    await page.locator('#start-audit').click();
    faults.push(...(await stage.look(owner, 'audit-known')));
    await page.locator('main form button[type=submit]').click();
    faults.push(...(await stage.look(owner, 'audit-question')));
    await answerQuestions(page, REFERENCE_HOUSE, 8);
    const leftAt = page.url();
    await page.goto('/');
    await page.goto(`${home}/audit`);
    await page.locator('#resume-audit').click();
    expect(page.url()).toBe(leftAt);

    await answerQuestions(page, REFERENCE_HOUSE);
    await page.waitForURL('**/check');
    faults.push(...(await stage.look(owner, 'audit-check')));
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL('**/result');
    const text = await page.locator('main').innerText();
    // The reference house, but for the place of its windows in the wall, which only an adviser is asked: 291 and 64; the
    // range shown holds the 288 and 63 of the reference.
    expect(text).toContain('291');
    expect(text).toContain('de 285 à 300');
    expect(text).toContain('de 63 à 66');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('classe E');
    faults.push(...(await stage.look(owner, 'audit-result')));
    expect(faults).toEqual([]);
  });

  it('picks works and watches class, bills, aids and remainder move', async () => {
    const { page } = owner;
    await page.goto(`${home}/audit/works`);
    for (const slug of REFERENCE_WORKS)
      await page.locator(`#works-form input[value="${slug}"]`).check({ force: true });
    await page.locator('#works-result').getByText('47', { exact: false }).first().waitFor();
    const faults = await stage.look(owner, 'audit-works');
    await page.locator('#retain').click();
    await page.waitForLoadState();
    expect(faults).toEqual([]);
    expect(owner.complaints).toEqual([]);
  });
});
