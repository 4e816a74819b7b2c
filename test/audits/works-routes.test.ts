import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestAudit } from '../../src/audits/audit-store.ts';
import { siteOf } from '../../src/audits/open-audit.ts';
import { estimateWorks } from '../../src/audits/works/estimate-works.ts';
import { NO_PROJECT_ANSWERS } from '../../src/audits/works/retained-scenario.ts';
import { tryWorks } from '../../src/audits/works/works-choice.ts';
import { worksShown } from '../../src/audits/works/works-result-pages.ts';
import { instant } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { findUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { anotherHouse, answerAll, ownerWithHouse } from './support/audit-app.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

let app: TestApp;
let browser: Browser;
let unit: UnitId;
let audit: string;
beforeAll(async () => {
  app = await startTestApp();
  // The pilot scheme is in force from 1 April.
  app.clock.now = instant('2026-05-04T09:00:00Z');
  ({ browser, unit, audit } = await ownerWithHouse(app));
  await answerAll(browser, audit, REFERENCE_HOUSE);
  await browser.post(`${audit}/check`);
}, 60_000);
afterAll(() => app.close());

/** Every measure of the reference: walls, loft, windows and door, ventilation, heat pump. */
const ALL_FIVE = {
  walls: 'external-wall-insulation',
  roof: 'loft-insulation',
  windows: 'windows',
  door: 'door',
  ventilation: 'ventilation-hygro-b',
  heating: 'heat-pump-air-water',
};
const PARTIAL = { 'hx-request': 'true', 'hx-request-type': 'partial' };
const post = (page: string, fields: Record<string, string | string[]>, headers = {}) =>
  browser.post(`${audit}/${page}`, fields, { from: `${audit}/works`, headers });
const stored = async () => {
  const found = await latestAudit(app.services.db.read, unit);
  if (!found) throw new Error('no audit');
  return found;
};

/** The amount shown beside the name of an aid. */
const amountOf = (body: string, name: string): string | undefined =>
  body.split(`<h3 class="aid__name">${name}`)[1]?.match(/aid__amount">([^<]*)</)?.[1];

describe('Choosing works', () => {
  it('offers what suits the house, with its area and cost, and says why the rest does not', async () => {
    const { body } = await browser.get(`${audit}/works`);
    for (const slug of Object.values(ALL_FIVE)) expect(body).toContain(`value="${slug}"`);
    expect(body).not.toContain('value="flat-roof-insulation"');
    expect(body).toContain('Ce n’est pas le type de toit du logement');
    expect(body).toContain('Le sol repose sur la terre');
    expect(body).toMatch(/À lui seul\s: −\d+\s% d’énergie/);
    expect(body).toContain('Cochez un premier geste');
  });

  it('answers each tick with the result alone, and stores nothing', async () => {
    const before = await stored();
    const { statusCode, body } = await post('works/try', { walls: 'external-wall-insulation' }, PARTIAL);
    expect(statusCode).toBe(200);
    expect(body).not.toContain('<html');
    expect(body).toContain('id="works-result"');
    expect(body).toContain('id="works-said"');
    expect(await stored()).toEqual(before);
  });

  it('works without a script: the same address gives the whole page with what was ticked', async () => {
    const { statusCode, body } = await post('works/try', { roof: 'loft-insulation', householdSize: '3' });
    expect(statusCode).toBe(200);
    expect(body).toContain('<html');
    expect(body).toMatch(/value="loft-insulation" checked/);
    expect(body).toMatch(/name="householdSize"[^>]*value="3"/);
  });

  it('brings the reference house to 47 kWh and 1 kg, class A, with all five measures', async () => {
    const saved = await post('works', { ...ALL_FIVE, tenureAfter: 'let' });
    expect(saved.headers.location).toBe(`${audit}/works`);
    const { scenario } = await stored();
    expect(scenario).toMatchObject({
      format: 'volets-scenario/1',
      chosenAt: app.clock.now,
      before: { energyClass: 'E' },
      after: { ep: 47, ges: 1, energyClass: 'A' },
      classesGained: 4,
      project: { tenureAfter: 'let', referenceIncome: null },
    });
    expect(scenario?.chosen).toEqual(Object.values(ALL_FIVE));
    expect(scenario?.measures.every(({ quantity, costHT }) => quantity > 0 && costHT.likely > 0)).toBe(true);
    const page = (await browser.get(`${audit}/works`)).body;
    expect(page).toContain('Travaux retenus le');
    expect(page).toContain(`/my/cases/new?unit=${unit}`);
  });

  it('shows the grants as certain once the household is known, and what they could be before', async () => {
    const unknown = (await post('works/try', ALL_FIVE, PARTIAL)).body;
    expect(unknown).toMatch(/Réflexénergie[\s\S]*jusqu’à/);
    expect(unknown).toContain('Pour en savoir plus');
    const known = (
      await post(
        'works/try',
        {
          ...ALL_FIVE,
          tenureAfter: 'let',
          rentLevel: 'loc2',
          ownerKind: 'individual',
          householdSize: '3',
          referenceIncome: '45 000',
          worksNotStarted: 'yes',
        },
        PARTIAL,
      )
    ).body;
    // What is in the plan is certain; the ways not kept (Anah's landlord works, tax reductions) may still ask.
    for (const name of ['Réflexénergie – logements vacants', 'MaPrimeRénov’ parcours accompagné'])
      expect(amountOf(known, name)).toMatch(/^[\d\s\u202f\u00a0]+€$/);
    expect(known).toContain('Gain énergétique');
    expect(known).toContain('MaPrimeRénov’ parcours accompagné');
    expect(known).toContain('class="financing-waterfall"');
  });

  it('computes under the rules to come, and says so, before the first of them is in force', async () => {
    const { result, answers } = await stored();
    const unitRow = await findUnit(app.services.db.read, unit);
    if (!result || !unitRow) throw new Error('no result');
    const early = { ...app.as({ kind: 'visitor' }), clock: () => instant('2026-03-02T09:00:00Z') };
    const site = siteOf(early, unitRow, { answers, scenario: null });
    const scenario = await tryWorks(early, { answers }, site, result.likely, ['loft-insulation']);
    const money = await estimateWorks(early.db.read, early, unitRow, answers, scenario, NO_PROJECT_ANSWERS);
    expect(money.from).toBe('2026-04-01');
    expect(worksShown(early, scenario, money).schemeFrom).toContain('1er avril 2026');
  });

  it('refuses two works that exclude each other, and keeps what was ticked', async () => {
    const both = { heating: 'heat-pump-air-water', hotWater: 'water-heater-thermodynamic' };
    const { statusCode, body } = await post('works/try', both);
    expect(statusCode).toBe(422);
    expect(body).toContain('s’excluent');
    expect(body).toMatch(/value="heat-pump-air-water" checked/);
    expect(body).toMatch(/value="water-heater-thermodynamic" checked/);
    expect((await post('works', both)).statusCode).toBe(422);
  });

  it('refuses insulation from outside on a protected façade', async () => {
    const { statusCode, body } = await post('works/try', {
      walls: 'external-wall-insulation',
      protectedFacade: 'yes',
    });
    expect(statusCode).toBe(422);
    expect(body).toContain('La façade est protégée');
  });

  it.each([
    ['a measure of another part', { walls: 'door' }],
    ['a measure that does not exist', { walls: 'gold' }],
    ['two for one part', { walls: ['internal-wall-insulation', 'external-wall-insulation'] }],
    ['a household of no one', { householdSize: '0' }],
    ['an income in words', { referenceIncome: 'beaucoup' }],
    ['a negative income', { referenceIncome: '-1' }],
    ['a tenure that does not exist', { tenureAfter: 'sublet' }],
    ['a tick with another value', { worksNotStarted: 'no' }],
  ])('answers 422 to %s, keeps the other answers and stores nothing', async (_, wrong) => {
    const before = await stored();
    const { statusCode, body } = await post('works', { roof: 'loft-insulation', ...wrong });
    expect(statusCode).toBe(422);
    expect(body).toContain('À corriger pour continuer');
    expect(body).toMatch(/value="loft-insulation" checked/);
    if ('referenceIncome' in wrong) expect(body).toContain(`value="${wrong.referenceIncome}"`);
    expect(await stored()).toEqual(before);
  });

  it('refuses a measure that the house has no use for', async () => {
    const { statusCode, body } = await post('works', { roof: 'flat-roof-insulation' });
    expect(statusCode).toBe(422);
    expect(body).toContain('Ce n’est pas le type de toit du logement');
  });

  it('asks for at least one measure before retaining', async () => {
    const { statusCode, body } = await post('works', { walls: '' });
    expect(statusCode).toBe(422);
    expect(body).toContain('Cochez au moins un geste');
  });

  it('computes the works retained again when an answer changes, and drops those that no longer suit', async () => {
    await post('works', ALL_FIVE);
    await browser.post(`${audit}/adjacency?from=result`, { answer: 'detached' });
    const again = await stored();
    expect(again.scenario?.before.ep).toBe(again.result?.likely.ep);
    expect(again.scenario?.chosen).toEqual(Object.values(ALL_FIVE));
    await browser.post(`${audit}/roofType?from=result`, { answer: 'terrace' });
    expect(await stored()).toMatchObject({ state: 'completed', scenario: null });
    await browser.post(`${audit}/roofType?from=result`, { answer: 'attic' });
    await browser.post(`${audit}/adjacency?from=result`, { answer: 'mid-terrace' });
  });

  it('sends to the questions whoever has no result yet', async () => {
    const other = await anotherHouse(app, browser, 'claude.martin@example.org');
    await other.browser.post(other.audit);
    expect((await other.browser.get(`${other.audit}/works`)).headers.location).toBe(`${other.audit}/check`);
    const posted = await other.browser.post(`${other.audit}/works`, ALL_FIVE, { from: other.audit });
    expect(posted.headers.location).toBe(`${other.audit}/check`);
  });
});
