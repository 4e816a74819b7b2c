import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, type Stage, setStage } from './stage.ts';

describe('The doors of the service, in a browser', () => {
  let stage: Stage;
  let visitor: Person;
  beforeAll(async () => {
    stage = await setStage();
    visitor = await stage.sitDown('phone');
  });
  afterAll(() => stage.closeStage());

  it('lets an owner in by the link of a mail, on a phone', async () => {
    const { page } = visitor;
    await page.goto('/login');
    const faults = await stage.look(visitor, 'owner-sign-in');
    await page.locator('[name=email]').fill('not an address');
    await page.locator('main button[type=submit]').click();
    await page.locator('[data-error-summary]').waitFor();
    expect(await page.locator('[name=email]').inputValue()).toBe('not an address');
    await page.locator('[name=email]').fill('jeanne@example.org');
    await page.locator('main button[type=submit]').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    faults.push(...(await stage.look(visitor, 'sign-in-sent')));
    const mail = await stage.mailTo('jeanne@example.org', /lien/);
    await page.goto(mail.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '/');
    faults.push(...(await stage.look(visitor, 'sign-in-link')));
    await page.locator('main button[type=submit]').click();
    await page.waitForURL('**/my');
    expect(faults).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });

  it('lets staff in by password and code, and shows the keeper of the software what failed', async () => {
    const keeper = await stage.sitDown('desktop');
    const { page } = keeper;
    await page.goto('/staff/login');
    const faults = await stage.look(keeper, 'staff-sign-in');
    await stage.signInStaff(keeper, 'dominique.responsable@example.org');
    for (const [name, address] of [
      ['outbox', '/admin/outbox'],
      ['journal', '/admin/journal?check=1'],
      ['evaluation-empty', '/evaluation'],
      ['demonstration', '/demo'],
    ] as const) {
      await page.goto(address);
      faults.push(...(await stage.look(keeper, name)));
    }
    expect(faults).toEqual([]);
    expect(keeper.complaints).toEqual([]);
    await keeper.close();
  });
});
