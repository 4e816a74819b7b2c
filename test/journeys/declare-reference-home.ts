import type { Page } from 'playwright-core';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';

/** Fills what the form of a home asks of the home itself, the reference house, and waits for its page. */
export async function declareReferenceHome(page: Page): Promise<void> {
  await page.locator('[name=commune]').selectOption(String(REFERENCE_HOUSE.commune));
  await page.locator('[name=kind][value=house]').check({ force: true });
  await page.locator('[name=livingArea]').fill(String(REFERENCE_HOUSE.livingArea));
  await page.locator('[name=yearBuilt]').fill(String(REFERENCE_HOUSE.yearBuilt));
  await page.locator('[name=vacantSince]').fill('2021');
  await page.locator('[name=isOwner]').check({ force: true });
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/my\/units\/\d+$/);
}
