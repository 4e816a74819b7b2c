import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { Server as HttpServer, RequestListener } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { createApp } from '../../src/app.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import type { Outline } from '../../src/demonstration/year/outlines.ts';
import { listSentMails, type SentMail } from '../../src/outbox/outbox-store.ts';
import { startOutboxWorker } from '../../src/outbox/outbox-worker.ts';
import { handlers } from '../../src/outbox-handlers.ts';
import { findAccountByEmail } from '../../src/people/account-store.ts';
import { currentCode } from '../../src/people/second-factor.ts';
import { secondFactorOf } from '../../src/people/sign-in-staff.ts';
import { system } from '../../src/shared/actor.ts';
import { instant } from '../../src/shared/dates.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { findChromium } from './find-chromium.ts';
import { openYears, playStories, type Told } from './play-stories.ts';

const SHOTS = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
export type Device = keyof typeof SIZES;

/** Somebody at a screen, with what their browser complained of. */
export type Person = { readonly page: Page; readonly complaints: string[]; close(): Promise<void> };

/** The whole service on a port, with its demonstration data, a real browser, and a clock that only tests move. */
export type Stage = TestServices & {
  readonly base: string;
  /** A case told before the curtain rose, by the slug of its outline and its rank: `sitting-1`. */
  told(key: string): Told;
  sitDown(device: Device): Promise<Person>;
  signInStaff(person: Person, email: string): Promise<void>;
  /** By a new link asked for at the door, confirmed by its button. */
  signInOwner(person: Person, email: string): Promise<void>;
  /** Waits until a mail to that mailbox with these words in its subject has been sent. */
  mailTo(email: string, subject: RegExp): Promise<SentMail>;
  /**
   * Looks at the screen as it is: takes its picture on a desktop, a phone and at night, and asks axe about each. Returns
   * what axe found, as readable lines.
   */
  look(person: Person, name: string): Promise<string[]>;
  /** What everybody had before their eyes when something failed, for whoever looks into it: `failed-N.png`. */
  keepLastScreens(): Promise<void>;
  closeStage(): Promise<void>;
};

/**
 * `at`: the moment of the play, a working morning of spring unless said. `outlines`: what happened before it, told by the
 * use cases alone (play-stories.ts), so that the browser only walks where the journey is.
 */
export async function setStage(
  at = instant('2026-05-04T07:30:00Z'),
  outlines: readonly Outline[] = [],
): Promise<Stage> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The journeys need Chromium (set CHROMIUM to its path).');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const test = await startTestServices({ PORT: String(port), PUBLIC_URL: base });
  test.clock.now = at;
  if (outlines.length > 0) await openYears(test);
  await loadDemonstration(test.as(system('demonstration')));
  const stories = outlines.length > 0 ? await playStories(test, outlines) : new Map<string, Told>();
  const app = await createApp(test.services);
  await app.listen({ host: '127.0.0.1', port });
  if (process.env.SLOW) answerLate(app.server, Number(process.env.SLOW));
  const worker = startOutboxWorker(test.services, handlers);
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  mkdirSync(SHOTS, { recursive: true });

  return {
    ...test,
    base,
    told(key) {
      const story = stories.get(key);
      if (!story) throw new Error(`no story ${key}`);
      return story;
    },
    sitDown: (device) => sitDown(browser, base, device),
    signInStaff: (person, email) => signInStaff(test, person, email),
    signInOwner: (person, email) => signInOwner(test, person, email),
    mailTo: (email, subject) => mailTo(test, email, subject),
    // LOOK=no: for who writes a journey and runs it often. Nothing that counts sets it.
    look: process.env.LOOK === 'no' ? async () => [] : look,
    async keepLastScreens() {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [at, page] of pages.entries())
        await page.screenshot({ path: join(SHOTS, `failed-${at}.png`), fullPage: true });
    },
    async closeStage() {
      await browser.close();
      await worker.stop();
      await app.close();
      await test.close();
    },
  };
}

/** SLOW=400: every page comes that many milliseconds late, which shows a step that does not wait for its page. */
function answerLate(server: HttpServer, milliseconds: number): void {
  const [answer] = server.listeners('request') as RequestListener[];
  if (!answer) throw new Error('nobody answers requests');
  server.off('request', answer);
  server.on('request', (request, response) =>
    setTimeout(() => answer(request, response), request.url?.startsWith('/static/') ? 0 : milliseconds),
  );
}

/** A port nobody listens on: two runs side by side do not meet. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function sitDown(browser: Browser, base: string, device: Device): Promise<Person> {
  const context: BrowserContext = await browser.newContext({
    baseURL: base,
    viewport: SIZES[device],
    locale: 'fr-FR',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A 422 is how a form says no: the browser notes it, nobody is wrong.
    if (message.type() === 'error' && !/status of 422/.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return { page, complaints, close: () => context.close() };
}

/** By the real pages: password, then the code of the moment. The clock moves on, since a code works once. */
async function signInStaff(test: TestServices, { page }: Person, email: string): Promise<void> {
  test.clock.advance(31_000);
  await page.goto('/staff/login');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill('volets-ouverts-demo');
  await page.locator('main button[type=submit]').click();
  const account = await findAccountByEmail(test.services.db.read, email);
  const secret = account && secondFactorOf(test.as(system('test')), account);
  if (!secret) throw new Error(`${email} has no second factor`);
  await page.locator('[name=code]').fill(currentCode(secret, test.clock.now));
  await page.locator('main button[type=submit]').click();
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/staff/'));
}

async function signInOwner(test: TestServices, { page }: Person, email: string): Promise<void> {
  const before = (await listSentMails(test.services.db.read, email)).length;
  await page.goto('/login');
  await page.locator('[name=email]').fill(email);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/login**');
  let link: string | undefined;
  for (let tries = 0; tries < 100 && link === undefined; tries += 1) {
    const mails = await listSentMails(test.services.db.read, email);
    if (mails.length > before) link = mails[0]?.text.match(/\/login\/link\/[\w-]+/)?.[0];
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await page.goto(link ?? '/');
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/my');
}

async function mailTo(test: TestServices, email: string, subject: RegExp): Promise<SentMail> {
  for (let tries = 0; tries < 100; tries += 1) {
    const mail = (await listSentMails(test.services.db.read, email)).find((sent) =>
      subject.test(sent.subject),
    );
    if (mail) return mail;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const sent = await listSentMails(test.services.db.read);
  throw new Error(
    `No mail to ${email} about ${subject}. Sent: ${sent.map((mail) => `${mail.recipient} “${mail.subject}”`).join(', ')}`,
  );
}

/** What axe is asked of each sight of a screen: all of it on a desktop and a phone; at night, what colours change. */
const SIGHTS = [
  { name: 'desktop-light', size: SIZES.desktop, colours: 'light', rules: null },
  {
    name: 'desktop-dark',
    size: SIZES.desktop,
    colours: 'dark',
    rules: ['color-contrast', 'link-in-text-block'],
  },
  { name: 'phone-light', size: SIZES.phone, colours: 'light', rules: null },
] as const;
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function look({ page }: Person, name: string): Promise<string[]> {
  const before = page.viewportSize() ?? SIZES.desktop;
  const found: string[] = [];
  for (const sight of SIGHTS) {
    await page.setViewportSize(sight.size);
    await page.emulateMedia({ colorScheme: sight.colours });
    // `caret: 'initial'`: hiding the caret would leave an empty style on each field, which a later swap copies and CSP reports.
    await page.screenshot({
      path: join(SHOTS, `${name}-${sight.name}.png`),
      fullPage: true,
      caret: 'initial',
    });
    // Legacy mode asks the page itself, without opening a blank one to put results together: three times as fast.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const asked = sight.rules ? axe.withRules([...sight.rules]) : axe.withTags(STANDARDS);
    for (const { id, nodes } of (await asked.analyze()).violations)
      found.push(
        `${name} ${sight.name}: ${id} at ${nodes.slice(0, 3).map(({ target }) => target.join(' '))}`,
      );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(before);
  return found;
}
