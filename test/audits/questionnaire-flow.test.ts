import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audits/audit.ts';
import { latestAudit } from '../../src/audits/audit-store.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { knownClass } from '../../src/units/unit.ts';
import { findUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { MINUTE } from '../support/test-services.ts';
import { anotherHouse, answerAll, ownerWithHouse } from './support/audit-app.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const EMAIL = 'claude.martin@example.org';
let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startTestApp();
  browser = await app.signInOwner(EMAIL);
}, 60_000);
afterAll(() => app.close());

/** A house of the signed-in owner that nobody has answered for yet. */
const aHouse = (facts = {}) => anotherHouse(app, browser, EMAIL, facts);
async function auditOf(unit: UnitId): Promise<Audit> {
  const audit = await latestAudit(app.services.db.read, unit);
  if (!audit) throw new Error('no audit');
  return audit;
}

async function classOf(unit: UnitId) {
  const found = await findUnit(app.services.db.read, unit);
  return found ? knownClass(found) : null;
}

describe('The questionnaire', () => {
  it('says what it is before it starts, and what it is not', async () => {
    const { audit } = await aHouse();
    const { statusCode, body } = await browser.get(audit);
    expect(statusCode).toBe(200);
    expect(body).toContain('Commencer');
    expect(body).toContain('Ce n’est pas un diagnostic de performance énergétique');
  });

  it('proposes what the register knows and stores it only once confirmed, with who and when', async () => {
    const { unit, audit } = await aHouse();
    const started = await browser.post(audit);
    expect(started.headers.location).toBe(`${audit}/known`);
    expect((await browser.get(`${audit}/known`)).body).toMatch(/1932[\s\S]*90\u00a0m²/);
    expect((await auditOf(unit)).answers).toEqual({});
    const confirmed = await browser.post(`${audit}/known`);
    expect(confirmed.headers.location).toBe(`${audit}/adjacency`);
    const { answers, provenance, startedBy } = await auditOf(unit);
    expect(answers).toEqual({
      commune: '59183',
      altitude: 'below-400',
      kind: 'house',
      yearBuilt: 1932,
      livingArea: 90,
    });
    expect(provenance.yearBuilt).toEqual({ by: startedBy, at: app.clock.now });
  });

  it('does not propose what its own question would refuse', async () => {
    const { unit, audit } = await aHouse({ livingArea: 1200, yearBuilt: null, kind: 'other' });
    await browser.post(audit);
    await browser.post(`${audit}/known`);
    expect(Object.keys((await auditOf(unit)).answers)).toEqual(['commune', 'altitude']);
  });

  it('can be left and taken up again where it stopped', async () => {
    const { audit } = await aHouse();
    await browser.post(audit);
    await browser.post(`${audit}/known`);
    await browser.post(`${audit}/adjacency`, { answer: 'mid-terrace' });
    app.clock.advance(31 * MINUTE);
    const hub = (await browser.get(audit)).body;
    expect(hub).toContain('Reprendre');
    expect(hub).toContain(`href="${audit}/levels"`);
    expect((await browser.post(audit)).headers.location).toBe(`${audit}/levels`);
    expect((await browser.get(`${audit}/levels`)).body).toMatch(/Enregistré à \d\d:\d\d/);
  });

  it('goes back to the page before, and over what is answered already', async () => {
    const { audit } = await aHouse();
    await browser.post(audit);
    await browser.post(`${audit}/known`);
    const page = (await browser.get(`${audit}/adjacency`)).body;
    expect(page).toMatch(new RegExp(`class="back-link" href="${audit}/kind"`));
    const again = await browser.post(`${audit}/kind`, { answer: 'house' });
    expect(again.headers.location).toBe(`${audit}/adjacency`);
  });

  it('asks again what a correction makes impossible, and nothing else', async () => {
    const { unit, audit } = await aHouse();
    await answerAll(browser, audit, REFERENCE_HOUSE);
    await browser.post(`${audit}/livingArea?from=check`, { answer: '18' });
    const { answers } = await auditOf(unit);
    expect(answers.livingArea).toBe(18);
    expect(answers.wallMaterial).toBe('solid-brick');
    expect((await browser.get(`${audit}/check`)).body).toContain('reposée');
  });

  it.each([
    ['nothing', 'wallMaterial', '', 'Choisissez ou écrivez une réponse'],
    ['a choice that does not exist', 'wallMaterial', 'gold', 'Choisissez une des réponses proposées'],
    ['words for a number', 'levels', 'deux', 'Écrivez un nombre en chiffres'],
    ['an absurd number', 'levels', '99', 'Écrivez un nombre entre 1 et 5'],
    ['a number with too many decimals', 'levels', '1,5', 'nombre entier'],
    ['markup', 'levels', '<script>alert(1)</script>', 'Écrivez un nombre en chiffres'],
    ['a long text', 'levels', '9'.repeat(5000), 'lisible'],
    ['"I don’t know" where it must be known', 'levels', 'unknown', 'indispensable'],
    ['a façade wider than the house', 'facadeWidth', '55', 'façade ne peut pas dépasser'],
  ])('answers 422 to %s, keeps it on the page and stores nothing', async (_, question, answer, message) => {
    const { unit, audit } = await aHouse();
    await browser.post(audit);
    await browser.post(`${audit}/known`);
    await browser.post(`${audit}/adjacency`, { answer: 'mid-terrace' });
    if (question === 'facadeWidth') await browser.post(`${audit}/levels`, { answer: '2' });
    const before = await auditOf(unit);
    const refused = await browser.post(`${audit}/${question}`, { answer });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(message);
    expect(refused.body).not.toContain('<script>alert');
    if (question === 'levels' && answer.length < 20 && answer !== 'unknown' && !answer.includes('<'))
      expect(refused.body).toContain(`value="${answer}"`);
    expect(await auditOf(unit)).toEqual(before);
  });

  it('takes the answers of a repeated field, a prototype and a foreign field for what they are worth', async () => {
    const { unit, audit } = await aHouse();
    await browser.post(audit);
    await browser.post(`${audit}/known`);
    const twice = await browser.post(`${audit}/adjacency`, { answer: ['detached', 'gold'], livingArea: '9' });
    expect(twice.statusCode).toBe(303);
    const polluted = await browser.post(`${audit}/levels`, { __proto__: '2', constructor: '2' });
    expect(polluted.statusCode).toBe(422);
    const { answers } = await auditOf(unit);
    expect(answers.adjacency).toBe('detached');
    expect(answers.livingArea).toBe(90);
  });

  it('knows only its own questions: those of advisers do not exist for an owner', async () => {
    const { audit } = await aHouse();
    await browser.post(audit);
    expect((await browser.get(`${audit}/windowUw`)).statusCode).toBe(404);
    expect((await browser.post(`${audit}/windowUw`, { answer: '1' }, { from: audit })).statusCode).toBe(404);
    expect((await browser.get(`${audit}/nothing`)).statusCode).toBe(404);
    expect((await browser.get(`${audit}/constructor`)).statusCode).toBe(404);
  });

  it('does not ask a question that the answers do not call for', async () => {
    const { audit } = await aHouse();
    await browser.post(audit);
    await browser.post(`${audit}/known`);
    expect((await browser.get(`${audit}/storey`)).headers.location).toBe(`${audit}/adjacency`);
  });

  it('does not exist for another owner, a stranger or a number that is none', async () => {
    const mine = await aHouse();
    const other = await ownerWithHouse(app, 'other@example.org');
    for (const page of ['', '/known', '/adjacency', '/check', '/result', '/works'])
      expect((await other.browser.get(mine.audit + page)).statusCode).toBe(404);
    const posted = await other.browser.post(mine.audit, {}, { from: other.audit });
    expect(posted.statusCode).toBe(404);
    expect(await latestAudit(app.services.db.read, mine.unit)).toBeUndefined();
    for (const number of ['0', '-1', '1e3', 'NaN', '999999', '9'.repeat(30)])
      expect((await mine.browser.get(`/my/units/${number}/audit`)).statusCode).toBe(404);
    expect((await app.visitor().get(mine.audit)).headers.location).toBe('/login');
  });

  it('sends whoever has not started to the beginning', async () => {
    const { audit } = await aHouse();
    expect((await browser.get(`${audit}/adjacency`)).statusCode).toBe(404);
    expect((await browser.get(`${audit}/check`)).statusCode).toBe(404);
  });

  it('shows every answer before the result, and computes none while one is missing', async () => {
    const { unit, audit } = await aHouse();
    await browser.post(audit);
    await browser.post(`${audit}/known`);
    const check = (await browser.get(`${audit}/check`)).body;
    expect(check).toContain('Non renseigné');
    expect(check).not.toContain('Voir mon résultat');
    const tooSoon = await browser.post(`${audit}/check`, {}, { from: audit });
    expect(tooSoon.statusCode).toBe(422);
    expect((await auditOf(unit)).state).toBe('draft');
    expect((await browser.get(`${audit}/result`)).headers.location).toBe(`${audit}/check`);
  });

  it('refuses by name what is not computed online, and keeps the answers', async () => {
    const { unit, audit } = await aHouse();
    const { last } = await answerAll(browser, audit, {
      ...REFERENCE_HOUSE,
      otherSystems: 'solar',
      solarUse: 'heating',
    });
    expect(last).toBe(`${audit}/check`);
    const refused = await browser.post(`${audit}/check`);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(
      'Le chauffage solaire, et les panneaux d’un immeuble, ne sont pas encore calculés en ligne',
    );
    expect((await auditOf(unit)).answers.otherSystems).toBe('solar');
  });
});

describe('The result', () => {
  it('is computed from the answers, stored with its method, and the same when asked twice', async () => {
    const { unit, audit } = await aHouse();
    const { asked } = await answerAll(browser, audit, REFERENCE_HOUSE);
    expect(asked.length).toBeLessThan(34);
    expect((await browser.post(`${audit}/check`)).headers.location).toBe(`${audit}/result`);
    const stored = await auditOf(unit);
    expect(stored.state).toBe('completed');
    expect(stored.methodVersion).toMatch(/^3CL-DPE 2021 – Open3CL \d/);
    // The owner is not asked how windows sit in the wall: 291 and 64 against 288 and 63 once an adviser has seen it.
    expect(stored.result?.likely).toMatchObject({
      ep: 291,
      ges: 64,
      energyClass: 'E',
      electricityFactor: 1.9,
    });
    expect(stored.result?.bills.validFrom).toBe('2026-01-01');
    await browser.post(`${audit}/check`, {}, { from: audit });
    expect((await auditOf(unit)).version).toBe(stored.version);
    const { body } = await browser.get(`${audit}/result`);
    expect(body).toContain('Votre logement est en classe E');
    expect(body).toContain('Estimation 3CL, ce n’est pas un DPE');
    expect(body).toContain('1er janvier 2034');
  });

  it('says the range that unknown answers leave, and the question that would narrow it most', async () => {
    const { unit, audit } = await aHouse();
    await answerAll(browser, audit, {
      ...REFERENCE_HOUSE,
      wallMaterial: 'unknown',
      wallInsulation: 'unknown',
    });
    await browser.post(`${audit}/check`);
    const { result } = await auditOf(unit);
    const [first] = result?.narrowing ?? [];
    expect(result?.low.ep).toBeLessThan(result?.likely.ep ?? 0);
    const page = (await browser.get(`${audit}/result`)).body;
    expect(page).toContain('La réponse qui préciserait le plus');
    expect(page).toContain(`${audit}/${first?.slug}?from=result`);
  });

  it('is computed again at once when an answer changes', async () => {
    const { unit, audit } = await aHouse();
    await answerAll(browser, audit, REFERENCE_HOUSE);
    await browser.post(`${audit}/check`);
    const changed = await browser.post(`${audit}/adjacency?from=result`, { answer: 'detached' });
    expect(changed.headers.location).toBe(`${audit}/result`);
    const { state, result } = await auditOf(unit);
    expect(state).toBe('completed');
    expect(result?.likely.ep).toBeGreaterThan(400);
  });

  it('keeps the answers and says so when the change cannot be computed', async () => {
    const { unit, audit } = await aHouse();
    await answerAll(browser, audit, REFERENCE_HOUSE);
    await browser.post(`${audit}/check`);
    const changed = await browser.post(`${audit}/hotWater?from=result`, { answer: 'other' });
    expect(changed.headers.location).toBe(`${audit}/check`);
    expect(await auditOf(unit)).toMatchObject({ state: 'draft', result: null });
    // An estimate of answers that are no more is none.
    expect(await classOf(unit)).toBeNull();
  });

  it('tells the register the class, as an estimate, and finds the home by it', async () => {
    const { unit, audit } = await aHouse();
    expect(await classOf(unit)).toBeNull();
    await answerAll(browser, audit, REFERENCE_HOUSE);
    await browser.post(`${audit}/check`);
    expect(await classOf(unit)).toEqual({ energyClass: 'E', source: 'estimated' });
    const { browser: officer } = await app.signInStaff('officer');
    const { body } = await officer.get('/register?class=E');
    expect(body).toContain(`data-unit="${unit}"`);
    expect(body).toContain('estimée');
    expect((await officer.get('/register?class=unknown')).body).not.toContain(`data-unit="${unit}"`);
  });
});
