import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audits/audit.ts';
import { auditsOfUnit, findAudit, latestAudit, saveAudit } from '../../src/audits/audit-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import type { AuditId, UnitId } from '../../src/shared/ids.ts';
import { findUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { anotherHouse, answerAll } from './support/audit-app.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

let app: TestApp;
const EMAIL = 'claude.martin@example.org';
let owner: Browser;
let adviser: Browser;
let officer: Browser;
beforeAll(async () => {
  app = await startTestApp();
  owner = await app.signInOwner(EMAIL);
  ({ browser: adviser } = await app.signInStaff('adviser', 'Alix Conseil'));
  ({ browser: officer } = await app.signInStaff('officer', 'Camille Instruction'));
}, 60_000);
afterAll(() => app.close());

const WORKS = { walls: 'external-wall-insulation', roof: 'loft-insulation' };
/** An audit that its owner has finished, with works retained. */
async function finishedAudit(): Promise<{
  browser: Browser;
  unit: UnitId;
  id: AuditId;
  mine: string;
  url: string;
}> {
  const { browser, unit, audit: mine } = await anotherHouse(app, owner, EMAIL);
  await answerAll(browser, mine, REFERENCE_HOUSE);
  await browser.post(`${mine}/check`);
  await browser.post(`${mine}/works`, WORKS);
  const audit = await latestAudit(app.services.db.read, unit);
  if (!audit) throw new Error('no audit');
  return { browser, unit, id: audit.id, mine, url: `/audits/${audit.id}` };
}
async function stored(id: AuditId): Promise<Audit> {
  const audit = await findAudit(app.services.db.read, id);
  if (!audit) throw new Error('no audit');
  return audit;
}
const save = async (url: string, id: AuditId, fields: Record<string, string>) =>
  adviser.post(`${url}/answers`, { version: String((await stored(id)).version), ...fields }, { from: url });

describe('The adviser’s list', () => {
  it('shows first the audits that wait for a review, and each kind in its place', async () => {
    const { url } = await finishedAudit();
    const list = await adviser.get('/audits');
    expect(list.statusCode).toBe(200);
    expect(list.body).toContain(`href="${url}"`);
    expect(list.body).toContain('12 rue des Dunes');
    expect((await adviser.get('/audits?state=reviewed')).body).not.toContain(`href="${url}"`);
    expect((await adviser.get('/audits?state=nonsense&after=nonsense')).statusCode).toBe(200);
  });

  it('holds only the communes of the reader', async () => {
    const { url } = await finishedAudit();
    const elsewhere = await app.signInStaff('adviser', 'Sam Ailleurs', ['59340']);
    expect((await elsewhere.browser.get('/audits')).body).not.toContain(`href="${url}"`);
    expect((await elsewhere.browser.get(url)).statusCode).toBe(403);
  });

  it('begins the audit of a home that its owner has not begun, with what the register knows', async () => {
    const { unit } = await anotherHouse(app, owner, EMAIL);
    const home = `/register/units/${unit}`;
    expect((await adviser.get(home)).body).toContain('Commencer l’audit');
    const begun = await adviser.post(`${home}/audit`, {}, { from: home });
    expect(begun.statusCode).toBe(303);
    const audit = await latestAudit(app.services.db.read, unit);
    expect(begun.headers.location).toBe(`/audits/${audit?.id}`);
    expect(audit).toMatchObject({ state: 'draft', answers: { commune: '59183', kind: 'house' } });
    expect(audit?.provenance.kind?.by).toBeNull();
    const again = await adviser.post(`${home}/audit`, {}, { from: home });
    expect(again.headers.location).toBe(begun.headers.location);
    expect((await adviser.get(home)).body).not.toContain('Commencer l’audit');
    expect((await officer.post(`${home}/audit`, {}, { from: home })).statusCode).toBe(403);
    const elsewhere = await app.signInStaff('adviser', 'Dana Ailleurs', ['59340']);
    expect((await elsewhere.browser.post(`${home}/audit`, {}, { from: '/audits' })).statusCode).toBe(403);
  });

  it('is closed to owners and visitors', async () => {
    const { browser, url } = await finishedAudit();
    expect((await browser.get('/audits')).statusCode).toBe(403);
    expect((await browser.get(url)).statusCode).toBe(403);
    expect((await app.visitor().get('/audits')).headers.location).toBe('/staff/login');
    expect((await adviser.get('/audits/999999')).statusCode).toBe(404);
    expect((await adviser.get('/audits/nonsense')).statusCode).toBe(404);
  });
});

describe('The adviser’s table', () => {
  it('shows who gave each answer, the result and the works retained', async () => {
    const { url } = await finishedAudit();
    const { body } = await adviser.get(url);
    expect(body).toContain('le propriétaire, 02/03/2026');
    expect(body).toContain('class="energy-label"');
    expect(body).toContain('Isolation des murs par l’extérieur');
    expect(body).toMatch(/<select[^>]*name="wallMaterial"/);
  });

  it('brings the reference house to 288 kWh and 63 kg once the adviser has seen how windows sit in the wall', async () => {
    const { url, id } = await finishedAudit();
    const saved = await save(url, id, { windowPose: 'tunnel' });
    expect(saved.statusCode).toBe(303);
    const audit = await stored(id);
    expect(audit.result?.likely).toMatchObject({ ep: 288, ges: 63, energyClass: 'E' });
    expect(audit.state).toBe('completed');
    expect(audit.scenario?.before.ep).toBe(288);
    const { body } = await adviser.get(url);
    expect(body).toContain('Alix Conseil, 02/03/2026');
  });

  it('writes in the journal what staff change in an owner’s answers', async () => {
    const { url, id } = await finishedAudit();
    await save(url, id, { wallThickness: '22', windowSeals: 'unknown' });
    const entries = await journalOf(app.services.db.read, 'audit', id);
    const entry = entries.find(({ action }) => action === 'audit.answers-changed');
    expect(entry?.data).toEqual({
      changes: expect.arrayContaining([
        { question: 'wallThickness', from: 34, to: 22 },
        { question: 'windowSeals', from: 'no', to: 'unknown' },
      ]),
    });
  });

  it('takes an emptied number whose box is ticked for "I don’t know", and empties a precise field', async () => {
    const { url, id } = await finishedAudit();
    await save(url, id, { ceilingHeight: '', 'ceilingHeight-unknown': 'yes', windowUw: '1,4' });
    expect((await stored(id)).answers).toMatchObject({ ceilingHeight: 'unknown', windowUw: 1.4 });
    await save(url, id, { windowUw: '' });
    expect((await stored(id)).answers.windowUw).toBeUndefined();
  });

  it('answers 422 to what cannot be, beside the field, and changes nothing', async () => {
    const { url, id } = await finishedAudit();
    const before = await stored(id);
    const refused = await save(url, id, { wallThickness: '999', facadeWidth: '2', windowPose: 'tunnel' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toMatch(/id="wallThickness-error"/);
    expect(refused.body).toContain('value="999"');
    expect(await stored(id)).toEqual(before);
  });

  it('refuses to save over what somebody else has changed', async () => {
    const { url, id } = await finishedAudit();
    const { version } = await stored(id);
    await save(url, id, { windowSeals: 'yes' });
    const late = await adviser.post(
      `${url}/answers`,
      { version: String(version), windowSeals: 'no' },
      { from: url },
    );
    expect(late.statusCode).toBe(409);
    expect((await stored(id)).answers.windowSeals).toBe('yes');
  });

  it('shows the result of what is being typed without storing it', async () => {
    const { url, id } = await finishedAudit();
    const before = await stored(id);
    const live = await adviser.post(
      `${url}/preview`,
      { adjacency: 'detached' },
      { from: url, headers: { 'hx-request': 'true', 'hx-request-type': 'partial' } },
    );
    expect(live.statusCode).toBe(200);
    expect(live.body).toContain('id="audit-state"');
    expect(live.body).toMatch(/<strong>4\d\d<\/strong>/);
    const wrong = await adviser.post(`${url}/preview`, { wallThickness: '999' }, { from: url });
    expect(wrong.statusCode).toBe(422);
    expect(await stored(id)).toEqual(before);
  });

  it('is read by officers, who neither change nor validate', async () => {
    const { url, id } = await finishedAudit();
    const { body } = await officer.get(url);
    expect(body).toContain('Briques pleines');
    expect(body).not.toMatch(/<select[^>]*name="wallMaterial"/);
    for (const deed of ['answers', 'preview', 'review', 'correct'])
      expect((await officer.post(`${url}/${deed}`, {}, { from: url })).statusCode).toBe(403);
    expect((await stored(id)).state).toBe('completed');
  });
});

describe('The review', () => {
  it('freezes the audit for everyone', async () => {
    const { browser, url, id, mine } = await finishedAudit();
    const reviewed = await adviser.post(`${url}/review`, {}, { from: url });
    expect(reviewed.headers.location).toBe(url);
    const frozen = await stored(id);
    expect(frozen).toMatchObject({ state: 'reviewed', reviewedAt: app.clock.now });
    expect((await save(url, id, { windowSeals: 'yes' })).statusCode).toBe(422);
    expect((await browser.post(`${mine}/adjacency`, { answer: 'detached' }, { from: mine })).statusCode).toBe(
      422,
    );
    expect(
      (await browser.post(`${mine}/works`, { walls: '', roof: 'loft-insulation' }, { from: mine }))
        .statusCode,
    ).toBe(422);
    expect((await browser.get(`${mine}/adjacency`)).headers.location).toBe(mine);
    expect(await stored(id)).toEqual(frozen);
    const { body } = await adviser.get(url);
    expect(body).not.toMatch(/<select[^>]*name="wallMaterial"/);
  });

  it('gives the register the class that it establishes', async () => {
    const { url, unit } = await finishedAudit();
    const classes = async () => {
      const known = await findUnit(app.services.db.read, unit);
      return [known?.estimatedClass, known?.auditedClass];
    };
    expect(await classes()).toEqual(['E', null]);
    const { browser: officer } = await app.signInStaff('officer');
    const seen = async () =>
      (await officer.get(`/register/units/${unit}`)).body.match(/energy__label">(.*?)</)?.[1];
    expect(await seen()).toBe('estimée');
    await adviser.post(`${url}/review`, {}, { from: url });
    expect(await classes()).toEqual([null, 'E']);
    expect(await seen()).toBe('auditée');
  });

  it('done twice, is done once', async () => {
    const { url, id } = await finishedAudit();
    await adviser.post(`${url}/review`, {}, { from: url });
    const { version } = await stored(id);
    await adviser.post(`${url}/review`, {}, { from: url });
    expect((await stored(id)).version).toBe(version);
  });

  it('waits for a result', async () => {
    const { browser, unit, audit } = await anotherHouse(app, owner, EMAIL);
    await browser.post(audit);
    await browser.post(`${audit}/known`);
    const draft = await latestAudit(app.services.db.read, unit);
    const refused = await adviser.post(`/audits/${draft?.id}/review`, {}, { from: `/audits/${draft?.id}` });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('pas encore calculé');
  });

  it('is corrected by a new number with the same answers and their authors', async () => {
    const { unit, url, id } = await finishedAudit();
    await adviser.post(`${url}/review`, {}, { from: url });
    const before = await stored(id);
    const opened = await adviser.post(`${url}/correct`, {}, { from: url });
    const numbers = await auditsOfUnit(app.services.db.read, unit);
    const [second] = numbers;
    expect(opened.headers.location).toBe(`/audits/${second?.id}`);
    expect(numbers.map(({ number, state }) => [number, state])).toEqual([
      [2, 'completed'],
      [1, 'reviewed'],
    ]);
    expect(second?.answers).toEqual(before.answers);
    expect(second?.provenance).toEqual(before.provenance);
    expect(second?.scenario?.chosen).toEqual(before.scenario?.chosen);
    expect(await stored(id)).toEqual(before);
  });
});

describe('Keeping audits', () => {
  it('refuses to save over a newer version', async () => {
    const { id } = await finishedAudit();
    const audit = await stored(id);
    const { db } = app.services;
    await db.tx((d) => saveAudit(d, audit, { updatedAt: app.clock.now }));
    await expect(db.tx((d) => saveAudit(d, audit, { state: 'draft' }))).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect((await stored(id)).state).toBe('completed');
  });
});
