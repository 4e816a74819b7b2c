import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';
import { answerQuestions } from './answer-audit.ts';
import { type Person, type Stage, setStage } from './stage.ts';

const OWNER = 'odile.passante@example.org';

describe('A passer-by with a phone, from the home page to an application', () => {
  let stage: Stage;
  let owner: Person;
  const faults: string[] = [];
  beforeAll(async () => {
    stage = await setStage();
    owner = await stage.sitDown('phone');
  });
  afterAll(() => stage.closeStage());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.keepLastScreens();
  });
  const look = async (name: string) => {
    faults.push(...(await stage.look(owner, name)));
  };
  const said = () => owner.page.locator('#estimate-said').innerText();

  it('sees a range that narrows with each answer, without an account', async () => {
    const { page } = owner;
    await page.goto('/');
    await page.locator('#estimate').click();
    await page.waitForURL('**/estimation');
    await page.locator('[name=commune]').selectOption('59183');
    await page.locator('[name=kind][value=house]').check({ force: true });
    await page.locator('[name=livingArea]').fill('90');
    await page.locator('#estimate-said', { hasText: 'Aides possibles' }).waitFor({ state: 'attached' });
    const first = await said();
    await page.locator('[name=yearBuilt]').fill('1932');
    await page.locator('[name=vacantSince]').fill('2021');
    for (const [field, value] of [
      ['glazing', 'single'],
      ['wallInsulation', 'none'],
      ['roofInsulation', 'none'],
      ['heating', 'gas-boiler'],
      ['tenureAfter', 'let'],
    ] as const)
      await page.locator(`[name=${field}][value=${value}]`).check({ force: true });
    await page.locator('[name=rentLevel]').selectOption('loc1');
    await page.locator('[name=ownerKind]').selectOption('individual');
    await page.locator('[name=householdSize]').selectOption('2');
    await page.locator('#income-bands', { hasText: '2 personnes' }).waitFor();
    await page.locator('[name=incomeBand][value=modest]').check({ force: true });
    for (const work of ['loft-insulation', 'external-wall-insulation', 'windows'])
      await page.locator(`[name=measures][value=${work}]`).check({ force: true });
    await page.locator('#estimate-result .estimate-details__works li').nth(2).waitFor();
    await expect.poll(said, { timeout: 10_000 }).not.toBe(first);
    await expect.poll(() => page.locator('#estimate-panel').innerText()).toContain('Oui');
    await look('estimate');
  });

  it('keeps it, opens it again, and continues by the link of a mail', async () => {
    const { page } = owner;
    await page.locator('#save').click();
    await page.waitForURL('**/estimation/saved/*');
    const address = await page.locator('[name=address]').inputValue();
    await page.goto(address);
    expect(await page.locator('[name=livingArea]').inputValue()).toBe('90');
    await look('estimate-kept');
    await page.locator('#continue-email').fill(OWNER);
    await page.locator('#continue-form button[type=submit]').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const mail = await stage.mailTo(OWNER, /lien/);
    await page.goto(mail.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '/');
    await page.locator('main button[type=submit]').click();
    await page.waitForURL(/\/my\/estimations\/\d+$/);
    await look('estimate-home');
    await page.locator('[name=name]').fill('Odile Passante');
    await page.locator('[name=address]').fill('14 rue des Oyats');
    await page.locator('[name=isOwner]').check({ force: true });
    await page.locator('#declare-form button[type=submit]').click();
    await page.waitForURL(/\/my\/units\/\d+\/audit$/);
  });

  it('is asked by the audit for the rest alone, and finds works and project as said', async () => {
    const { page } = owner;
    const asked: string[] = [];
    page.on('framenavigated', (frame) => asked.push(frame.url().match(/\/audit\/(\w+)$/)?.[1] ?? ''));
    await page.locator('main form button[type=submit], main a.govuk-button').first().click();
    await page.waitForURL(/\/audit\/\w+$/);
    // The altitude is the programme's to propose, on a page of its own.
    if (page.url().endsWith('/known')) await page.locator('main form button[type=submit]').first().click();
    await page.waitForURL((url) => !url.pathname.endsWith('/known'));
    await answerQuestions(page, REFERENCE_HOUSE);
    expect(asked).toContain('adjacency');
    for (const slug of [
      'livingArea',
      'kind',
      'yearBuilt',
      'glazing',
      'wallInsulation',
      'roofInsulation',
      'heating',
    ])
      expect(asked).not.toContain(slug);
    await page.waitForURL(/\/audit\/check$/);
    expect(await page.locator('main').innerText()).toContain('depuis l’estimation');
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForURL(/\/audit\/result$/);
    await page.goto(page.url().replace(/result$/, 'works'));
    await page.locator('#reused').waitFor();
    for (const work of ['loft-insulation', 'external-wall-insulation', 'windows'])
      expect(await page.locator(`input[value=${work}]`).isChecked()).toBe(true);
    expect(await page.locator('[name=tenureAfter]').inputValue()).toBe('let');
    expect(await page.locator('[name=rentLevel]').inputValue()).toBe('loc1');
    expect(await page.locator('[name=householdSize]').inputValue()).toBe('2');
    await look('estimate-works');
    await page.locator('[name=heating][value=heat-pump-air-water]').check({ force: true });
    await page.locator('#retain').click();
    await page.locator('#apply').waitFor();
  });

  it('opens an application with the answers in it', async () => {
    const { page } = owner;
    await page.locator('#apply').click();
    await page.waitForURL(/\/cases\/new/);
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForURL(/\/my\/cases\/\d+$/);
    const draft = page.url();
    await page.goto(`${draft}/questions/project`);
    expect(await page.locator('[name=tenureAfter][value=let]').isChecked()).toBe(true);
    expect(await page.locator('[name=rentLevel][value=loc1]').isChecked()).toBe(true);
    expect(await page.locator('#reused').innerText()).toContain('Repris de votre estimation');
    await page.goto(`${draft}/questions/household`);
    expect(await page.locator('[name=ownerKind][value=individual]').isChecked()).toBe(true);
    expect(await page.locator('[name=householdSize]').inputValue()).toBe('2');
    expect(await page.locator('#reused').innerText()).toContain('modestes');
    await page.goto(`${draft}/questions/vacancy`);
    expect(await page.locator('[name=vacantSince-year]').inputValue()).toBe('2021');
    await look('estimate-application');
    expect(faults).toEqual([]);
    expect(owner.complaints).toEqual([]);
  });
});
