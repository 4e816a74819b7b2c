import type { Page } from 'playwright-core';
import { allDone } from './acts-on-file.ts';
import { press, send } from './gestures.ts';
import type { Stage } from './stage.ts';

/** On the page of an act to sign: asks for the code, reads the mail, types it and signs. */
export async function signByCode(stage: Stage, page: Page, email: string): Promise<void> {
  await press(page, '#send-code');
  await allDone(stage);
  // Mails come last first: the code is in the latest.
  const { text } = await stage.mailTo(email, /code pour signer/);
  await page.locator('[name=code]').fill(text.match(/^\s+(\d{6})$/m)?.[1] ?? '');
  await page.locator('[name=read]').check({ force: true });
  await send(page, '#sign-form');
}
