import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../journeys/find-chromium.ts';
import { atLeast, type Bench, exactly, roundsOf, Skipped, told } from './support/bench.ts';
import { Client } from './support/client.ts';
import { startServer } from './support/server.ts';
import { LOOK, spoilWords } from './support/spoil-words.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const MANAGER = 'dominique.responsable@example.org';
const PASSWORD = 'volets-ouverts-demo';
/** Playing the year of the office takes minutes of work. */
const LONGEST_YEAR_MS = 30 * 60_000;
const DOORS = {
  staff: [
    '/work',
    '/cases',
    '/register',
    '/campaigns',
    '/audits',
    '/budget',
    '/evaluation',
    '/schemes',
    '/committees',
  ],
  owner: ['/my'],
} as const;
/** Files are not pages, leaving would end the walk, and a link of sign-in works once. */
const NOT_WALKED =
  /logout|\.pdf|\/pieces\/\d|\/login\/link|csv|xlsx|ods|geojson|json|download|export|\/acts\/\d|\/photos|\.ics|\/copy|\/assets\//;

type Walk = { readonly pages: number; readonly trouble: readonly string[] };

/** Every word that people wrote in a year of the office is spoilt with scripts; then a browser walks the pages of each role. */
export const hostileWords: Bench = {
  name: 'words',
  check: 'C13',
  title: 'scripts in every text that people write, read in Chromium',
  run: (settings) =>
    inTemporaryFolder(async (folder) => {
      const executablePath = findChromium();
      if (!executablePath) throw new Skipped('no Chromium');
      await playYear(folder);
      const file = join(folder, 'volets.db');
      const columns = spoilWords(file);
      const server = await startServer(folder, { entry: 'whole' });
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
      const most = roundsOf(settings, { quick: 60, full: 400 });
      const staff = await walk(await staffAt(browser, server.url), server.url, DOORS.staff, most);
      const owner = await walk(
        await ownerAt(browser, server.url, ownerIn(file)),
        server.url,
        DOORS.owner,
        most,
      );
      await browser.close();
      await server.end('SIGTERM');
      const trouble = [...staff.trouble, ...owner.trouble];
      return [
        atLeast('columns spoilt', columns, 40),
        told('shapes of pages read by a manager', staff.pages),
        told('shapes of pages read by an owner', owner.pages),
        exactly('scripts run, elements made, complaints of the browser', trouble.length, 0),
        ...trouble.slice(0, 10).map((line) => told('', line)),
      ];
    }),
};

async function playYear(folder: string): Promise<void> {
  const server = await startServer(folder, { entry: 'whole' });
  const visitor = new Client(server.url);
  const last = Date.now() + LONGEST_YEAR_MS;
  while (/\d\s*%/.test((await visitor.get('/demo/year')).body)) {
    if (Date.now() > last) throw new Error('the year of the office did not end');
    await pause(2000);
  }
  visitor.close();
  await server.end('SIGTERM');
}

/** Somebody with a granted case, who sees acts, payments and messages. */
function ownerIn(file: string): string {
  const database = new BetterSqlite(file, { readonly: true });
  const { email } = database
    .prepare(
      "SELECT owner.email FROM case_file JOIN owner ON owner.id = case_file.owner_id WHERE case_file.state = 'monitoring' AND owner.email IS NOT NULL LIMIT 1",
    )
    .get() as { email: string };
  database.close();
  return email;
}

const newPage = async (browser: Browser): Promise<Page> => {
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  page.setDefaultTimeout(60_000);
  return page;
};

async function staffAt(browser: Browser, url: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${url}/staff/login`);
  await page.locator('[name=email]').fill(MANAGER);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('main button[type=submit]').click();
  const demo = await page.context().newPage();
  await demo.goto(`${url}/demo`);
  const line = await demo.locator('tr', { hasText: MANAGER }).first().innerText();
  await demo.close();
  await page.locator('[name=code]').fill(line.match(/\b\d{6}\b/)?.[0] ?? '');
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/work');
  return page;
}

async function ownerAt(browser: Browser, url: string, email: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${url}/login`);
  await page.locator('[name=email]').fill(email);
  await page.locator('main button[type=submit]').click();
  let link: string | undefined;
  for (let tries = 0; tries < 60 && link === undefined; tries += 1) {
    await pause(500);
    await page.goto(`${url}/demo`);
    await page.locator('tr', { hasText: email }).first().locator('a').click();
    link = (await page.content()).match(/\/login\/link\/[\w-]+/)?.[0];
  }
  await page.goto(`${url}${link ?? '/'}`);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/my');
  return page;
}

/** Follows links from the doors on, one page of each shape. */
async function walk(page: Page, url: string, doors: readonly string[], most: number): Promise<Walk> {
  const trouble: string[] = [];
  page.on('dialog', (dialog) => {
    trouble.push(`${page.url()}: dialog`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`${page.url()}: ${message.text()}`);
  });
  const seen = new Set<string>();
  const queue: string[] = [...doors];
  for (let path = queue.shift(); path !== undefined && seen.size < most; path = queue.shift()) {
    const address = new URL(path, url);
    const shape = shapeOf(address);
    if (address.origin !== url || NOT_WALKED.test(address.href) || seen.has(shape)) continue;
    seen.add(shape);
    const answer = await page.goto(address.href).catch(() => null);
    if (!answer?.headers()['content-type']?.includes('html')) continue;
    const { scripts, links } = await page.evaluate<{ scripts: number; links: string[] }>(LOOK);
    if (scripts > 0) trouble.push(`${address.pathname}: ${scripts} elements made of words`);
    queue.push(...links);
  }
  return { pages: seen.size, trouble: [...new Set(trouble)] };
}

const shapeOf = ({ pathname, searchParams }: URL): string =>
  `${pathname.replace(/\/[A-Z]{2,4}-[\w-]+/g, '/:ref').replace(/\/\d+/g, '/:n')}?${[...searchParams.keys()].sort()}`;
