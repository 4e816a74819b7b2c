import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestAudit } from '../../src/audits/audits-queries.ts';
import { publicEstimates } from '../../src/estimates/estimate-table.ts';
import { saidInEstimate } from '../../src/estimates/estimates-queries.ts';
import { forgetOldEstimates } from '../../src/estimates/keep-estimate.ts';
import { instant } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

const HOUSE = {
  commune: '59183',
  kind: 'house',
  livingArea: '90',
  yearBuilt: '1932',
  vacantSince: '2021',
  glazing: 'single',
  wallInsulation: 'none',
  heating: 'gas-boiler',
  tenureAfter: 'let',
  rentLevel: 'loc1',
  ownerKind: 'individual',
  householdSize: '2',
  incomeBand: 'modest',
  measures: ['loft-insulation', 'windows', 'internal-wall-insulation'],
};
const TRY = '/estimation/result';

describe('The public estimate', () => {
  let test: TestApp;
  let visitor: Browser;
  let address = 0;
  /** Somebody else each time: limits count by address, and are another test’s matter. */
  const somebody = (): Browser => {
    const browser = test.visitor();
    address += 1;
    browser.moveTo(`10.1.0.${address}`);
    return browser;
  };
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.now = instant('2026-11-27T09:00:00Z');
  });
  afterAll(() => test.close());

  async function kept(fields: Record<string, string | string[]> = HOUSE): Promise<string> {
    visitor = somebody();
    const saved = await visitor.post('/estimation', fields);
    expect(saved.statusCode).toBe(303);
    return String(saved.headers.location).replace('#keep', '');
  }

  it('is the first thing that the home page offers, and asks for nothing personal', async () => {
    visitor = somebody();
    const home = await visitor.get('/');
    const first = home.body
      .slice(home.body.indexOf('<main'))
      .match(/class="govuk-button[^>]*href="([^"]+)"/)?.[1];
    expect(first).toBe('/estimation');
    const { body, statusCode, headers } = await visitor.get('/estimation');
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const form = body.slice(body.indexOf('id="estimate-form"'), body.indexOf('</form>'));
    expect(form).not.toMatch(/name="(name|email|address|referenceIncome)"/);
  });

  it('answers each change with the result alone, and the whole page to a browser without script', async () => {
    visitor = somebody();
    const partial = await visitor.post(TRY, HOUSE, {
      from: '/estimation',
      headers: { 'hx-request-type': 'partial' },
    });
    expect(partial.statusCode).toBe(200);
    expect(partial.body).not.toContain('<html');
    expect(partial.body).toContain('id="estimate-result"');
    const whole = await visitor.post(TRY, HOUSE, { from: '/estimation' });
    expect(whole.body).toContain('<html');
    expect(whole.body).toMatch(/value="loft-insulation" checked/);
  });

  it('shows the ceilings of the household, so that nobody types an income', async () => {
    visitor = somebody();
    const { body } = await visitor.post(
      TRY,
      { ...HOUSE, householdSize: '3', bandsFor: '2' },
      {
        from: '/estimation',
        headers: { 'hx-request-type': 'partial' },
      },
    );
    expect(body).toContain('id="income-bands" hx-swap-oob="outerHTML"');
    expect(body).toMatch(/Jusqu’à 30\s540/u);
  });

  it('refuses what cannot be and keeps what was typed', async () => {
    visitor = somebody();
    const wrong = { ...HOUSE, livingArea: '9000', yearBuilt: '3000', commune: '75056', vacantSince: 'hier' };
    const refused = await visitor.post('/estimation', wrong);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="9000"');
    expect(refused.body).toContain('entre 9 et 600');
    const elsewhere = await visitor.post('/estimation', { ...HOUSE, commune: '75056' });
    expect(elsewhere.statusCode).toBe(422);
    const invented = await visitor.post('/estimation', { ...HOUSE, measures: ['windows', 'gold-taps'] });
    expect(invented.statusCode).toBe(422);
    const twice = await visitor.post('/estimation', { ...HOUSE, kind: ['house', 'flat'] });
    expect(twice.statusCode).toBe(422);
  });

  it('is kept under an address of which only the hash is stored', async () => {
    const link = await kept();
    const token = link.split('/').at(-1) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = test.services.db.read.select().from(publicEstimates).all();
    expect(JSON.stringify(rows)).not.toContain(token);
    const page = await somebody().get(link);
    expect(page.statusCode).toBe(200);
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(page.body).toContain('value="1932"');
    expect(page.body).not.toContain('id="changed"');
    expect((await somebody().get(`${link.slice(0, -1)}_`)).statusCode).toBe(404);
  });

  it('says what changed when it is opened under other rules', async () => {
    const link = await kept({ ...HOUSE, vacantSince: '2025' });
    test.clock.now = instant('2027-06-01T09:00:00Z');
    const again = await kept({ ...HOUSE, vacantSince: '2025' });
    test.clock.now = instant('2026-11-27T09:00:00Z');
    expect((await somebody().get(again)).body).toMatch(/id="changed"[\s\S]*auparavant/);
    expect((await somebody().get(link)).body).not.toContain('id="changed"');
  });

  it('is sent to oneself once a day, with no word of one’s own', async () => {
    const link = await kept();
    const sent = await visitor.post(
      `${link}/mail`,
      { email: 'passant@example.org', subject: 'BUY' },
      { from: link },
    );
    expect(sent.statusCode).toBe(303);
    await visitor.post(`${link}/mail`, { email: 'passant@example.org' }, { from: link });
    await test.work();
    const mails = (await test.mails()).filter(({ recipient }) => recipient === 'passant@example.org');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(link);
    expect(mails[0]?.text).not.toContain('BUY');
    expect((await visitor.post(`${link}/mail`, { email: 'nobody' }, { from: link })).statusCode).toBe(422);
  });

  it('lets mails leave five times in ten minutes from one place', async () => {
    const link = await kept();
    const codes: number[] = [];
    for (let n = 0; n < 6; n += 1)
      codes.push(
        (await visitor.post(`${link}/mail`, { email: `p${n}@example.org` }, { from: link })).statusCode,
      );
    expect(codes).toEqual([303, 303, 303, 303, 303, 429]);
  });

  it('is erased by its holder, and forgotten after twelve months', async () => {
    const link = await kept();
    expect((await visitor.post(`${link}/erase`, {}, { from: link })).statusCode).toBe(303);
    expect((await visitor.get(link)).statusCode).toBe(404);
    const other = await kept();
    const now = test.clock.now;
    test.clock.now = instant('2027-11-28T09:00:00Z');
    expect((await visitor.get(other)).statusCode).toBe(404);
    expect(await forgetOldEstimates(test.services)).toBeGreaterThan(0);
    test.clock.now = now;
    expect((await visitor.get(other)).statusCode).toBe(404);
  });

  it('goes on with a home declared by the mailbox that asked, and by no other', async () => {
    const link = await kept();
    const asked = await visitor.post(`${link}/continue`, { email: 'jeanne@example.org' }, { from: link });
    expect(asked.statusCode).toBe(200);
    await test.work();
    const mail = (await test.mails()).find(({ recipient }) => recipient === 'jeanne@example.org');
    const signIn = mail?.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '';
    // Another device: the mail is opened where the estimate was not.
    const jeanne = somebody();
    const entered = await jeanne.post(signIn, {});
    const mine = String(entered.headers.location);
    expect(mine).toMatch(/^\/my\/estimations\/\d+$/);
    const stranger = await test.signInOwner('stranger@example.org');
    expect((await stranger.get(mine)).statusCode).toBe(404);

    const page = await jeanne.get(mine);
    expect(page.body).not.toMatch(/name="(livingArea|yearBuilt|commune|kind|vacantSince)"/);
    const short = await jeanne.post(
      `${mine}/home`,
      { name: 'Jeanne', address: '', isOwner: 'yes' },
      { from: mine },
    );
    expect(short.statusCode).toBe(422);
    const declared = await jeanne.post(
      `${mine}/home`,
      { name: 'Jeanne Exemple', address: '12 rue des Oyats', isOwner: 'yes' },
      { from: mine },
    );
    const unit = Number(String(declared.headers.location).match(/\d+/)?.[0]) as UnitId;
    const audit = await latestAudit(test.services.db.read, unit);
    expect(audit?.answers).toMatchObject({
      commune: '59183',
      kind: 'house',
      livingArea: 90,
      yearBuilt: 1932,
      glazing: 'single',
      wallInsulation: 'none',
      heating: 'gas-boiler',
    });
    expect(audit?.provenance.glazing?.from).toBe('estimate');
    expect(audit?.answers.roofInsulation).toBeUndefined();
    expect(await saidInEstimate(test.services.db.read, unit)).toMatchObject({
      measures: HOUSE.measures,
      project: { tenureAfter: 'let', rentLevel: 'loc1', ownerKind: 'individual', householdSize: 2 },
      incomeBand: 'modest',
    });
    const question = await jeanne.get(`/my/units/${unit}/audit/glazing`);
    expect(question.body).toContain('Repris de votre estimation');
    expect(String((await jeanne.get(mine)).headers.location)).toBe(`/my/units/${unit}/audit`);
  });

  it('never goes on with somebody else’s home', async () => {
    const owner = await test.signInOwner('hubert@example.org');
    const link = await kept();
    const went = await owner.post(`${link}/continue`, {}, { from: link });
    const mine = String(went.headers.location);
    expect(mine).toMatch(/^\/my\/estimations\/\d+$/);
    const rows = test.services.db.read.select().from(publicEstimates).all();
    const foreign = rows.find(({ unitId }) => unitId !== null)?.unitId;
    expect(foreign).toBeDefined();
    expect((await owner.post(mine, { unit: String(foreign) }, { from: mine })).statusCode).toBe(404);
    expect((await owner.post(mine, { unit: '999999' }, { from: mine })).statusCode).toBe(404);
    expect((await owner.post(mine, { unit: 'x' }, { from: mine })).statusCode).toBe(422);
  });

  it('shows managers how many came and where they stop, each part counted once a visit', async () => {
    const { browser: manager } = await test.signInStaff('manager');
    const before = await counted(manager);
    visitor = somebody();
    const page = await visitor.get('/estimation');
    expect(page.body).toContain('id="reached" name="reached" value="0"');
    const first = { kind: 'house', livingArea: '80', reached: '0' };
    const partial = { from: '/login', headers: { 'hx-request-type': 'partial' } };
    const { body } = await visitor.post(TRY, first, partial);
    expect(body).toContain('name="reached" value="1"');
    await visitor.post(TRY, { ...first, livingArea: '85', reached: '1' }, partial);
    await visitor.post(TRY, { ...first, tenureAfter: 'sold', reached: '1' }, partial);
    const after = await counted(manager);
    expect(after.map((count, at) => count - (before[at] ?? 0)).slice(0, 5)).toEqual([1, 1, 1, 1, 0]);
    const { browser: officer } = await test.signInStaff('officer');
    expect((await officer.get('/evaluation/estimations')).statusCode).toBe(403);
  });

  async function counted(manager: Browser): Promise<number[]> {
    const { body } = await manager.get('/evaluation/estimations');
    return [...body.matchAll(/<td class="numeric">(\d+)/g)].map(([, count]) => Number(count));
  }
});
