import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declareReferenceHome } from './declare-reference-home.ts';
import { type Person, type Stage, setStage } from './stage.ts';

const OWNER = 'jeanne.exemple@example.org';
describe('An owner to whom nobody has written', () => {
  let stage: Stage;
  let owner: Person;
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
    await declareReferenceHome(page);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('12 rue des Oyats');
    expect(faults).toEqual([]);
    expect(owner.complaints).toEqual([]);
  });
});
