import type { Page } from 'playwright-core';
import { readSpreadsheet } from '../../src/documents/spreadsheet.ts';

/** Presses what leads to another page, and waits for that page. */
export async function press(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(button).click()]);
}

/** Presses a button that asks to be confirmed, says yes, and waits for the page that follows. */
export async function confirmed(page: Page, button: string): Promise<void> {
  await page.locator(button).click();
  await press(page, '#confirm-dialog button[value=yes]');
}

/** Sends the form of the page: its last submit button. */
export const send = async (page: Page, form = 'main form'): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.locator(`${form} button[type=submit]`).last().click()]);
};

/** The words on screen, every space a plain one. */
export const wordsOf = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replace(/[\u202f\u00a0]/g, ' ');

/** The status of an address opened as this person, without leaving the page. */
export const statusOf = async (page: Page, address: string): Promise<number> =>
  (await page.request.get(address, { maxRedirects: 0 })).status();

/** The bytes of a document that this person may download. */
export async function download(page: Page, address: string): Promise<Buffer> {
  const answer = await page.request.get(address);
  if (!answer.ok()) throw new Error(`${address} answered ${answer.status()}`);
  return answer.body();
}

/** Every line of every sheet of a spreadsheet. */
export async function sheetRows(bytes: Buffer): Promise<readonly (readonly unknown[])[]> {
  return (await readSpreadsheet(bytes)).flatMap(({ rows }) => rows);
}
