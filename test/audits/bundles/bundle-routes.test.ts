import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestAudit } from '../../../src/audits/audit-store.ts';
import { instant } from '../../../src/shared/dates.ts';
import type { UnitId } from '../../../src/shared/ids.ts';
import { type Browser, startTestApp, type TestApp } from '../../support/test-app.ts';
import { answerAll, ownerWithHouse } from '../support/audit-app.ts';
import { REFERENCE_HOUSE } from '../support/reference-house.ts';

let app: TestApp;
let owner: Browser;
let adviser: Browser;
let officer: Browser;
let unit: UnitId;
let mine: string;
let staffPage: string;
const PARTIAL = { 'hx-request': 'true', 'hx-request-type': 'partial' };

async function stored() {
  const audit = await latestAudit(app.services.db.read, unit);
  if (!audit) throw new Error('no audit');
  return audit;
}

beforeAll(async () => {
  app = await startTestApp();
  // The pilot scheme is in force from 1 April.
  app.clock.now = instant('2026-05-04T09:00:00Z');
  ({ browser: owner, unit, audit: mine } = await ownerWithHouse(app));
  ({ browser: adviser } = await app.signInStaff('adviser', 'Alix Conseil'));
  ({ browser: officer } = await app.signInStaff('officer', 'Camille Vandamme'));
  await answerAll(owner, mine, REFERENCE_HOUSE);
}, 90_000);
afterAll(() => app.close());

/** The page once its search is over, as the browser asks for it. */
async function settledPage(
  browser: Browser,
  url: string,
  headers: Record<string, string> = {},
): Promise<string> {
  for (let tries = 0; tries < 90; tries += 1) {
    const { statusCode, body } = await browser.get(url, headers);
    expect(statusCode).toBe(200);
    if (!body.includes('hx-trigger="every 1s"')) return body;
    expect(body).toContain('<progress');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the search does not end');
}

/** The first button of a page that takes a bundle: where it sends, and what. */
function firstTake(body: string): { action: string; fields: Record<string, string> } {
  const [, tag = '', inner = ''] = /(<form[^>]*bundle__take[^>]*>)(.*?)<\/form>/s.exec(body) ?? [];
  const fields = [...inner.matchAll(/name="([a-zA-Z]+)" value="([^"]*)"/g)];
  return {
    action: /action="([^"]*)"/.exec(tag)?.[1] ?? '',
    fields: Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value])),
  };
}

describe('The best bundles on screen', () => {
  it('wait for the audit to be computed', async () => {
    const early = await owner.get(`${mine}/bundles`);
    expect([early.statusCode, early.headers.location]).toEqual([303, `${mine}/check`]);
    await owner.post(`${mine}/check`);
    staffPage = `/audits/${(await stored()).id}/bundles`;
  });

  it('give an owner named answers, and say which aids are not counted yet', async () => {
    expect((await owner.get(`${mine}/works`)).body).toContain(`href="${mine}/bundles"`);
    const body = await settledPage(owner, `${mine}/bundles`);
    for (const target of ['D', 'C', 'B'])
      expect(body).toContain(`Le moins cher pour atteindre la classe ${target}`);
    expect(body).toContain('Certaines aides dépendent de réponses qui manquent encore');
    expect(body).toMatch(/combinaisons comparées/);
    const fragment = await settledPage(owner, `${mine}/bundles`, PARTIAL);
    expect(fragment).not.toContain('<html');
    expect(fragment).toContain('id="bundles"');
  }, 90_000);

  it('are taken with one button, in the very variant that was found', async () => {
    const body = await settledPage(owner, `${mine}/bundles`);
    const { fields } = firstTake(body);
    const taken = await owner.post(
      `${mine}/works`,
      { ...fields, roof: 'loft-insulation:r10' },
      { from: `${mine}/bundles` },
    );
    expect(taken.statusCode).toBe(303);
    const { scenario } = await stored();
    expect(scenario?.chosen).toContain('loft-insulation:r10');
    expect(scenario?.measures.find(({ slug }) => slug === 'loft-insulation')?.performance).toBe(10);
    const works = (await owner.get(`${mine}/works`)).body;
    expect(works).toMatch(/value="loft-insulation:r10" checked/);
  }, 90_000);

  it.each([
    ['a variant that the catalogue does not hold', 'loft-insulation:r99'],
    ['no reference', 'loft-insulation:<b>'],
    ['a measure of another part', 'windows:uw1-1'],
  ])('refuse %s', async (_, roof) => {
    const { statusCode } = await owner.post(`${mine}/works`, { roof }, { from: `${mine}/works` });
    expect(statusCode).toBe(422);
  });

  it('show an adviser the whole front, sorted, filtered and compared', async () => {
    expect((await adviser.get(staffPage.replace('/bundles', ''))).body).toContain(`href="${staffPage}"`);
    const body = await settledPage(adviser, staffPage);
    expect(body).toContain('bundles-chart');
    const numbers = (page: string) =>
      [...page.matchAll(/name="compare" value="(\d+)"/g)].map(([, at]) => Number(at));
    const all = numbers(body);
    expect(all.length).toBeGreaterThan(10);
    expect(all).toEqual(all.map((_, at) => at));

    const byEnergy = await settledPage(adviser, `${staffPage}?sort=ep`);
    expect(numbers(byEnergy).toSorted((a, b) => a - b)).toEqual(all);
    expect(numbers(byEnergy)).not.toEqual(all);
    const best = numbers(await settledPage(adviser, `${staffPage}?best=B`));
    expect(best.length).toBeGreaterThan(0);
    expect(best.length).toBeLessThan(all.length);

    const compared = await settledPage(adviser, `${staffPage}?compare=1&compare=5&compare=99999`);
    expect(compared).toContain('Côte à côte');
    expect(compared).toContain('Bouquet 2');
    expect(compared).toContain('Bouquet 6');
    expect(compared).toMatch(/Étape 1/);
  }, 120_000);

  it('are kept by an adviser as a scenario, with one button', async () => {
    const page = `${staffPage}?compare=1`;
    const body = await settledPage(adviser, page);
    const { action, fields } = firstTake(body.slice(body.indexOf('bundles-compared')));
    expect(fields).toMatchObject({ name: 'Bouquet 2', kind: 'at-once' });
    const kept = await adviser.post(action, fields, { from: page });
    expect(kept.statusCode).toBe(303);
    const list = (await adviser.get(String(kept.headers.location))).body;
    expect(list).toContain('Bouquet 2');
    // An officer reads the front, and keeps nothing of it.
    expect(firstTake(await settledPage(officer, page)).action).toBe('');
  }, 90_000);

  it('take an odd address for an empty one', async () => {
    for (const query of ['sort=name&best=Z&most=abc&compare=x', 'sort=ep&sort=ges&compare=-1', 'most=1e99'])
      expect((await adviser.get(`${staffPage}?${query}`)).statusCode).toBe(200);
    expect((await adviser.get('/audits/999999/bundles')).statusCode).toBe(404);
    expect((await adviser.get('/audits/abc/bundles')).statusCode).toBe(404);
  });

  it('are nobody else’s', async () => {
    const stranger = await app.signInOwner('paul.autre@example.org');
    expect((await stranger.get(`${mine}/bundles`)).statusCode).toBe(404);
    expect((await owner.get(staffPage)).statusCode).toBe(403);
  });
});
