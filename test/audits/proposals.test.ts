import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAudit, latestAudit } from '../../src/audits/audit-store.ts';
import { isComputed, lastStage, type Proposal } from '../../src/audits/scenarios/proposal.ts';
import { criteriaOf } from '../../src/audits/scenarios/proposal-criteria.ts';
import { proposalsOf } from '../../src/audits/scenarios/proposal-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import type { AuditId, UnitId } from '../../src/shared/ids.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { anotherHouse, answerAll } from './support/audit-app.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const EMAIL = 'claude.martin@example.org';
let app: TestApp;
let owner: Browser;
let adviser: Browser;
beforeAll(async () => {
  app = await startTestApp();
  owner = await app.signInOwner(EMAIL);
  ({ browser: adviser } = await app.signInStaff('adviser', 'Alix Conseil'));
}, 60_000);
afterAll(() => app.close());

type House = { readonly unit: UnitId; readonly mine: string; readonly id: AuditId; readonly list: string };
async function computedHouse(answers = REFERENCE_HOUSE): Promise<House> {
  const { browser, unit, audit: mine } = await anotherHouse(app, owner, EMAIL);
  await answerAll(browser, mine, answers);
  await browser.post(`${mine}/check`);
  const audit = await latestAudit(app.services.db.read, unit);
  if (!audit) throw new Error('no audit');
  return { unit, mine, id: audit.id, list: `${mine}/scenarios` };
}
const kept = (id: AuditId) => proposalsOf(app.services.db.read, id);
const only = async (id: AuditId): Promise<Proposal> => {
  const [first] = await kept(id);
  if (!first) throw new Error('no proposal');
  return first;
};

const IN_STEPS = {
  name: 'Doucement',
  kind: 'in-steps',
  walls: 'external-wall-insulation',
  'step-walls': '1',
  roof: 'loft-insulation',
  'step-roof': '1',
  ventilation: 'ventilation-hygro-b',
  'step-ventilation': '1',
  windows: 'windows',
  'step-windows': '2',
  heating: 'heat-pump-air-water',
  'step-heating': '3',
  'year-1': '2027',
  'year-2': '2029',
};

describe('Comparing scenarios', () => {
  it('prepares two from the works that suit the house: everything in one go, and the same in steps', async () => {
    const { list, id } = await computedHouse();
    expect((await owner.get(list)).body).toContain('Préparer deux scénarios');
    expect((await owner.post(`${list}/start`, {}, { from: list })).headers.location).toBe(list);
    const [atOnce, inSteps] = await kept(id);
    if (!atOnce || !inSteps || !isComputed(atOnce) || !isComputed(inSteps)) throw new Error('not computed');
    expect([atOnce.kind, inSteps.kind]).toEqual(['at-once', 'in-steps']);
    expect(inSteps.stages.length).toBe(2);
    // What an audit asks for: two classes at the first step, B in the end.
    expect(criteriaOf(inSteps, 35).filter(({ met }) => !met)).toEqual([]);
    // The same works in another order end in the same dwelling.
    expect(lastStage(inSteps).soFar.after).toEqual(lastStage(atOnce).soFar.after);
    const { body } = await owner.get(list);
    expect(body.match(/class="stair"/g)).toHaveLength(2);
    expect(body).toContain('Côte à côte');
    expect(body).toContain('class="bills-picture"');
    expect(body.match(/class="losses"/g)).toHaveLength(3);
  });

  it('computes each step on top of those before it', async () => {
    const { list, id } = await computedHouse();
    expect((await owner.post(list, IN_STEPS, { from: list })).statusCode).toBe(303);
    const proposal = await only(id);
    if (!isComputed(proposal)) throw new Error('not computed');
    const eps = proposal.stages.map(({ soFar }) => soFar.after.ep);
    expect(eps).toEqual(eps.toSorted((a, b) => b - a));
    expect(proposal.stages.map(({ year }) => year)).toEqual([2027, 2029, null]);
    expect(proposal.stages.map(({ soFar }) => soFar.measures.length)).toEqual([3, 4, 5]);
    const { body } = await owner.get(list);
    expect(body).toContain('Étape 1 · 2027');
    expect(body).toContain('Aides de l’étape 1 seulement');
    expect(body).toMatch(/Première étape\s: au moins 2 classes gagnées/);
  });

  it('keeps six at most, and says so', async () => {
    const { list, id } = await computedHouse();
    for (let n = 1; n <= 6; n += 1)
      await owner.post(
        list,
        { name: `Essai ${n}`, kind: 'at-once', roof: 'loft-insulation' },
        { from: list },
      );
    const seventh = await owner.post(
      list,
      { name: 'De trop', kind: 'at-once', roof: 'loft-insulation' },
      { from: list },
    );
    expect(seventh.statusCode).toBe(422);
    expect(seventh.body).toContain('Six scénarios au plus');
    expect(seventh.body).toContain('value="De trop"');
    expect(await kept(id)).toHaveLength(6);
    expect((await owner.get(list)).body).toContain('supprimez-en un pour en ajouter un autre');
  });

  it('answers 422 to what cannot be, with what was typed, and keeps nothing', async () => {
    const { list, id } = await computedHouse();
    const refused: [Record<string, string | string[]>, string][] = [
      [{ name: '', kind: 'at-once', roof: 'loft-insulation' }, 'Donnez un nom'],
      [{ name: 'Rien', kind: 'at-once' }, 'Choisissez au moins un geste'],
      [{ name: 'Un', kind: 'in-steps', roof: 'loft-insulation' }, 'au moins deux étapes'],
      [{ ...IN_STEPS, 'year-2': '2025' }, 'suivre l’ordre'],
      [{ ...IN_STEPS, 'year-1': 'bientôt' }, 'Écrivez une année'],
      [{ ...IN_STEPS, roof: 'windows' }, 'Choisissez parmi les travaux'],
      [{ ...IN_STEPS, roof: 'flat-roof-insulation' }, 'pas le type de toit'],
      [{ ...IN_STEPS, name: 'x'.repeat(61) }, 'Soixante caractères'],
      [{ ...IN_STEPS, kind: 'someday' }, 'en une fois ou par étapes'],
      [{ ...IN_STEPS, 'step-walls': '9' }, 'Choisissez une des réponses'],
    ];
    for (const [fields, words] of refused) {
      const { statusCode, body } = await owner.post(list, fields, { from: `${list}/new` });
      expect([statusCode, body.replace(/\s+/g, ' ')]).toEqual([422, expect.stringContaining(words)]);
    }
    expect(await kept(id)).toEqual([]);
  });

  it('answers each change of the form with its effect alone, and keeps nothing', async () => {
    const { list, id } = await computedHouse();
    const partial = { 'hx-request': 'true', 'hx-request-type': 'partial' };
    const { statusCode, body } = await owner.post(
      `${list}/try`,
      { ...IN_STEPS, name: '' },
      { from: list, headers: partial },
    );
    expect(statusCode).toBe(200);
    expect(body).not.toContain('<html');
    expect(body).toContain('id="scenario-live"');
    expect(body).toContain('class="stair"');
    expect(await kept(id)).toEqual([]);
  });

  it('retains the first step of the one chosen for the application', async () => {
    const { list, id } = await computedHouse();
    await owner.post(list, IN_STEPS, { from: list });
    const { id: proposal } = await only(id);
    await owner.post(`${list}/${proposal}/retain`, {}, { from: list });
    const audit = await findAudit(app.services.db.read, id);
    expect(audit?.scenario?.chosen).toEqual([
      'external-wall-insulation',
      'loft-insulation',
      'ventilation-hygro-b',
    ]);
    expect((await owner.get(list)).body).toContain('scenario--retained');
  });

  it('keeps the works ticked on the works page as one more scenario', async () => {
    const { mine, list, id } = await computedHouse();
    const answer = await owner.post(
      `${mine}/works/keep`,
      { roof: 'loft-insulation' },
      { from: `${mine}/works` },
    );
    expect(answer.headers.location).toBe(list);
    expect(await only(id)).toMatchObject({ name: 'Scénario 1', kind: 'at-once' });
  });

  it('computes again when an answer changes, and keeps without figures what no longer suits', async () => {
    const { mine, list, id } = await computedHouse();
    await owner.post(list, { name: 'Grenier', kind: 'at-once', roof: 'loft-insulation' }, { from: list });
    await owner.post(
      list,
      { name: 'Murs', kind: 'at-once', walls: 'external-wall-insulation' },
      { from: list },
    );
    await owner.post(`${mine}/roofType`, { answer: 'slopes' });
    const [loft, walls] = await kept(id);
    expect(loft?.stages).toBeNull();
    expect(walls?.stages?.[0]?.soFar.before.ep).toBe(
      (await findAudit(app.services.db.read, id))?.result?.likely.ep,
    );
    expect((await owner.get(list)).body).toContain('ne conviennent plus aux réponses');
  });

  it('refuses a save over a version that somebody else has changed', async () => {
    const { list, id } = await computedHouse();
    await owner.post(list, IN_STEPS, { from: list });
    const { id: proposal, version } = await only(id);
    const one = `${list}/${proposal}`;
    await owner.post(one, { ...IN_STEPS, name: 'Premier', version: String(version) }, { from: one });
    const late = await owner.post(
      one,
      { ...IN_STEPS, name: 'Second', version: String(version) },
      { from: one },
    );
    expect(late.statusCode).toBe(422);
    expect((await only(id)).name).toBe('Premier');
  });

  it('is closed to strangers, and to ids that are nothing', async () => {
    const { list, id } = await computedHouse();
    await owner.post(list, IN_STEPS, { from: list });
    const { id: proposal } = await only(id);
    const stranger = await app.signInOwner('somebody.else@example.org');
    expect((await stranger.get(list)).statusCode).toBe(404);
    expect((await stranger.post(`${list}/${proposal}/drop`, {}, { from: '/my' })).statusCode).toBe(404);
    expect((await app.visitor().get(list)).headers.location).toBe('/login');
    const other = await computedHouse();
    expect((await owner.get(`${other.list}/${proposal}`)).headers.location).toBe(other.list);
    expect((await owner.post(`${other.list}/${proposal}/retain`, {}, { from: other.list })).statusCode).toBe(
      404,
    );
    expect((await owner.get(`${list}/nonsense`)).headers.location).toBe(list);
    const elsewhere = await app.signInStaff('adviser', 'Sam Ailleurs', ['59340']);
    expect((await elsewhere.browser.get(`/audits/${id}/scenarios`)).statusCode).toBe(403);
    expect(await only(id)).toMatchObject({ name: 'Doucement' });
  });
});

describe('The adviser’s scenarios', () => {
  it('are the owner’s own, with a justification that the owner can neither write nor lose', async () => {
    const { list, id } = await computedHouse();
    await owner.post(list, { ...IN_STEPS, justification: 'Je préfère.' }, { from: list });
    const first = await only(id);
    expect(first.justification).toBeNull();
    const staffList = `/audits/${id}/scenarios`;
    const one = `${staffList}/${first.id}`;
    expect((await adviser.get(one)).body).toContain('name="justification"');
    await adviser.post(
      one,
      { ...IN_STEPS, justification: 'Façade classée.', version: String(first.version) },
      { from: one },
    );
    const second = await only(id);
    await owner.post(
      `${list}/${first.id}`,
      { ...IN_STEPS, name: 'Autrement', version: String(second.version) },
      { from: list },
    );
    expect(await only(id)).toMatchObject({ name: 'Autrement', justification: 'Façade classée.' });
    expect((await adviser.get(staffList)).body).toContain('Façade classée.');
  });

  it('are seen by an officer, who changes nothing', async () => {
    const { list, id } = await computedHouse();
    await owner.post(list, IN_STEPS, { from: list });
    const { browser: officer } = await app.signInStaff('officer', 'Camille Instruction');
    const { statusCode, body } = await officer.get(`/audits/${id}/scenarios`);
    expect(statusCode).toBe(200);
    expect(body).not.toContain('new-scenario');
    expect((await officer.post(`/audits/${id}/scenarios/start`, {}, { from: '/audits' })).statusCode).toBe(
      403,
    );
  });

  it('are written in the journal, frozen with the review, and go on in a correction', async () => {
    const { mine, list, id, unit } = await computedHouse();
    await owner.post(list, IN_STEPS, { from: list });
    await adviser.post(`/audits/${id}/review`, {}, { from: `/audits/${id}` });
    const entries = await journalOf(app.services.db.read, 'audit', id);
    expect(entries.map(({ action }) => action)).toContain('audit.proposal-kept');
    const late = await owner.post(list, { ...IN_STEPS, name: 'Trop tard' }, { from: list });
    expect(late.statusCode).toBe(422);
    expect((await owner.get(list)).body).toContain('ses scénarios ne changent plus');
    expect(await kept(id)).toHaveLength(1);
    await owner.post(`${mine}/correct`, {}, { from: mine });
    const next = await latestAudit(app.services.db.read, unit);
    if (!next) throw new Error('no correction');
    expect(await only(next.id)).toMatchObject({ name: 'Doucement', stages: null });
    await owner.post(`${mine}/check`, {}, { from: mine });
    expect(isComputed(await only(next.id))).toBe(true);
  });
});
