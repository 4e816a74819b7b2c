import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { readSpreadsheet } from '../../../src/documents/spreadsheet.ts';
import { parseScheme } from '../../../src/incentives/scheme.ts';
import { askSimulation, cancelSimulation } from '../../../src/incentives/simulation/ask-simulation.ts';
import { latestAssumptions } from '../../../src/incentives/simulation/assumptions-store.ts';
import { resultOf } from '../../../src/incentives/simulation/kept-simulation.ts';
import { replayCases } from '../../../src/incentives/simulation/replay-cases.ts';
import { findSimulation } from '../../../src/incentives/simulation/simulation-store.ts';
import { usualAssumptions } from '../../../src/incentives/simulation/usual-assumptions.ts';
import { copyVersion } from '../../../src/incentives/versions/add-draft.ts';
import { saveRules } from '../../../src/incentives/versions/edit-draft.ts';
import { EXAMPLE_INPUT } from '../../../src/incentives/versions/test-case.ts';
import { journal } from '../../../src/journal/journal-table.ts';
import { schemes } from '../../../src/programme/packs/dunkerque/schemes.ts';
import { simulation as assumptions } from '../../../src/programme/packs/dunkerque/simulation.ts';
import type { Staff } from '../../../src/shared/actor.ts';
import { day } from '../../../src/shared/dates.ts';
import type { SchemeVersionId, SimulationId } from '../../../src/shared/ids.ts';
import { percent } from '../../../src/shared/money.ts';
import { enterDemonstrationUnits } from '../../../src/units/demo/enter-demonstration-units.ts';
import { type Browser, startTestApp, type TestApp } from '../../support/test-app.ts';

const FIRST = 1 as SchemeVersionId;

describe('A simulation asked for on screen', () => {
  let test: TestApp;
  let manager: { browser: Browser; ctx: Context };
  let officer: Browser;
  let draft: SchemeVersionId;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signInStaff('manager');
    officer = (await test.signInStaff('officer')).browser;
    await enterDemonstrationUnits(manager.ctx, { seed: 'simulation', count: 120, asOf: day('2026-03-02') });
    const copy = await copyVersion(manager.ctx, FIRST, null);
    const rules = parseScheme(copy.rules);
    const table = rules.rate.table.map((row) => ({ ...row, rate: percent(50) }));
    draft = (await saveRules(manager.ctx, copy, { ...rules, cap: null, rate: { ...rules.rate, table } })).id;
    await test.work();
  });
  afterAll(() => test.close());
  const order = () => ({ first: FIRST, others: [draft], on: day('2026-04-02'), assumptions });

  it('runs in the background, one at a time for each person, and stays at its address', async () => {
    const id = await askSimulation(manager.ctx, order());
    await expect(askSimulation(manager.ctx, order())).rejects.toMatchObject({
      code: 'simulations.errors.running',
    });
    const waiting = await officer.get(`/simulations/${id}`);
    expect(waiting.body).toContain('hx-trigger="every 1s"');
    await test.work();
    const row = await findSimulation(test.services.db.read, id);
    expect(row).toMatchObject({ state: 'done', total: row?.done });
    const [before, after] = resultOf(row ?? { result: null })?.tally.schemes ?? [];
    expect(before?.eligible).toBeGreaterThan(0);
    expect(after?.eligible).toBe(before?.eligible);
    // A higher rate without a ceiling never gives less.
    expect(after?.changes.losers).toBe(0);
    expect(after?.changes.winners).toBeGreaterThan(0);
    const page = await officer.get(`/simulations/${id}`);
    for (const section of ['outcome', 'changes', 'remainders', 'communes', 'sensitivity', 'past'])
      expect(page.body).toContain(`id="${section}"`);
    expect(page.body).toContain('id="unconfirmed"');
  });

  it('follows another take-up without a new run, on the page and in the workbook', async () => {
    const id = await askSimulation(manager.ctx, order());
    await test.work();
    const sum = async (query: string): Promise<number> => {
      const file = await officer.get(`/simulations/${id}/simulation.xlsx${query}`);
      const sheets = await readSpreadsheet(file.rawPayload);
      return Number(sheets[1]?.rows[1]?.[2]);
    };
    const assumed = await sum('');
    expect(assumed).toBeGreaterThan(0);
    expect(await sum('?withoutAid=3&fullyPaid=24')).toBeCloseTo(assumed * 2, 0);
    expect((await officer.get(`/simulations/${id}?withoutAid=beaucoup&fullyPaid=2`)).statusCode).toBe(422);
    expect((await officer.get(`/simulations/${id}/simulation.ods`)).statusCode).toBe(200);
  });

  it('is given up when asked, and a cancelled one is never done', async () => {
    const id = await askSimulation(manager.ctx, order());
    await cancelSimulation(manager.ctx, id);
    await test.work();
    expect(await findSimulation(test.services.db.read, id)).toMatchObject({
      state: 'cancelled',
      result: null,
    });
  });

  /** Every field of the assumptions as the form shows them. */
  async function shownAssumptions(): Promise<Record<string, string>> {
    const form = await manager.browser.get(`/simulations/new?with=${draft}`);
    expect(form.statusCode).toBe(200);
    const fields = Object.fromEntries(
      [...form.body.matchAll(/<input[^>]* name="(assumed[^"]*)"[^>]*? value="([^"]*)"/g)].map(
        ([, name, value]) => [name ?? '', value ?? ''],
      ),
    );
    const selects = Object.fromEntries(
      [...form.body.matchAll(/<select[^>]* name="(assumed[^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
        ([, name, options]) => [name ?? '', /value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? ''],
      ),
    );
    return { ...fields, ...selects };
  }

  it('takes other assumptions from the form, and says which do not add up', async () => {
    const words = { 'assumed.source.fr': 'Enquête', 'assumed.source.en': 'Survey' };
    const whole = {
      ...(await shownAssumptions()),
      ...words,
      on: '2026-04-02',
      first: '1',
      others: String(draft),
    };
    const refused = await manager.browser.post('/simulations/new', { ...whole, 'assumed.tenures.let': '10' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#assumed.tenures"');
    const accepted = await manager.browser.post('/simulations/new', {
      ...whole,
      'assumed.takeUp.fullyPaid': '20',
    });
    expect(accepted.statusCode).toBe(303);
    const id = Number(String(accepted.headers.location).split('/').at(-1)) as SimulationId;
    expect((await findSimulation(test.services.db.read, id))?.assumptions).toMatchObject({
      source: { fr: 'Enquête' },
      takeUp: { fullyPaid: 2000 },
    });
    await test.work();
  });

  it('keeps assumptions for the service: who, when, from the next simulation on', async () => {
    const words = { 'assumed.source.fr': 'Enquête de mars', 'assumed.source.en': 'March survey' };
    const whole = { ...(await shownAssumptions()), ...words, keep: 'yes' };
    const refused = await manager.browser.post('/simulations/new', { ...whole, 'assumed.tenures.let': '10' });
    expect(refused.statusCode).toBe(422);
    expect(await latestAssumptions(test.services.db.read)).toBeUndefined();
    expect((await officer.post('/simulations/new', whole)).statusCode).toBe(403);
    const kept = await manager.browser.post('/simulations/new', {
      ...whole,
      'assumed.takeUp.fullyPaid': '31',
    });
    expect(kept.statusCode).toBe(303);
    expect(kept.headers.location).toBe('/simulations/new');
    expect(await usualAssumptions(test.services.db.read, test.services)).toMatchObject({
      assumptions: { source: { en: 'March survey' }, takeUp: { fullyPaid: 3_100 } },
      saved: { by: (manager.ctx.actor as Staff).accountId, at: test.clock.now },
    });
    const page = await manager.browser.get('/simulations/new');
    expect(page.body).toContain('Enregistrées pour le service par');
    expect((await shownAssumptions())['assumed.takeUp.fullyPaid']).toBe('31');
    const told = await test.services.db.read.select().from(journal).all();
    expect(told.map(({ action }) => action)).toContain('simulation.assumptions-saved');
  });

  it('never rewrites what was supposed', async () => {
    const { db } = test.services;
    await expect(db.tx(async (d) => d.run(sql`DELETE FROM simulation_assumptions`))).rejects.toThrow();
  });

  it('compares at least two versions, and refuses a draft whose table has a gap', async () => {
    await expect(askSimulation(manager.ctx, { ...order(), others: [FIRST] })).rejects.toMatchObject({
      code: 'simulations.errors.alone',
    });
    const copy = await copyVersion(manager.ctx, FIRST, null);
    const rules = parseScheme(copy.rules);
    const gap = { ...rules, rate: { ...rules.rate, table: rules.rate.table.slice(1) } };
    await saveRules(manager.ctx, copy, gap);
    await expect(askSimulation(manager.ctx, { ...order(), others: [copy.id] })).rejects.toMatchObject({
      code: 'simulations.errors.faulty',
    });
  });

  it('reads past cases again from what was known of them then', () => {
    const [main, lump] = schemes;
    if (!main || !lump) throw new Error('no scheme');
    const input = { ...EXAMPLE_INPUT('59183'), on: day('2026-05-04') };
    const { levers } = test.services.programme;
    const [again] = replayCases(
      [{ ref: 'VO-1', input, granted: 100 }],
      [main, lump],
      levers,
      day('2026-06-01'),
    );
    expect(again?.would.map(({ status }) => status)).toEqual(['eligible', 'eligible']);
    expect(again?.would[0]?.amount).toBeGreaterThan(100);
    expect(again).toMatchObject({ ref: 'VO-1', on: '2026-05-04', granted: 100 });
  });
});
