import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentToken, projectMark, readConsentToken } from '../../src/cases/applicants/consent.ts';
import { EMPTY_DECLARATION } from '../../src/cases/case.ts';
import { signatoriesOf } from '../../src/cases/cases-queries.ts';
import { journal } from '../../src/journal/journal-table.ts';
import type { CaseId } from '../../src/shared/ids.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY } from '../support/test-services.ts';
import { ANSWERS, caseOf, paper } from './support/an-application.ts';
import { consentLink, sharedDraft } from './support/co-owners.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const submit = (browser: Awaited<ReturnType<typeof sharedDraft>>['browser'], id: number) =>
  browser.post(
    `/my/cases/${id}/submit`,
    { version: String(caseOf(app, id).version) },
    { from: `/my/cases/${id}/check` },
  );
const ask = (browser: Awaited<ReturnType<typeof sharedDraft>>['browser'], id: number) =>
  browser.post(`/my/cases/${id}/owners/ask`, {}, { from: `/my/cases/${id}/owners` });

describe('An application for a home held by three', () => {
  it('is filed once each has agreed, on line or on paper, and shows meanwhile who is missing', async () => {
    const { browser, id } = await sharedDraft(app, 'anne@example.org', [
      { name: 'MARTIN Luc', email: 'luc@example.org' },
      { name: 'MARTIN Zoé', email: null },
    ]);
    expect((await submit(browser, id)).statusCode).toBe(422);
    expect((await browser.get(`/my/cases/${id}`)).body).toContain('Les autres propriétaires');

    await ask(browser, id);
    const link = await consentLink(app, 'luc@example.org');
    const stranger = app.visitor();
    const asked = await stranger.get(link);
    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain('12 rue des Dunes');
    expect(asked.body).toContain('MARTIN Claude');
    expect(asked.body).toMatch(/jusqu’à \d/);
    // Opening the link answers nothing: mail scanners open links.
    await stranger.get(link);
    expect((await browser.get(`/my/cases/${id}/owners`)).body).toContain('Attendu');

    expect((await stranger.post(link, { answer: 'yes' })).statusCode).toBe(303);
    await app.work();
    expect(
      (await app.mails()).filter(({ subject }) => subject.includes('MARTIN Luc est d’accord')),
    ).toHaveLength(1);
    const waiting = await browser.get(`/my/cases/${id}/owners`);
    expect(waiting.body).toContain('Il manque l’accord de MARTIN Zoé');

    const zoe = waiting.body.match(/owners\/(\d+)\/paper" [^>]*multipart[\s\S]{0,900}?MARTIN Zoé/)?.[1];
    expect(zoe).toBeDefined();
    const sent = await browser.upload(
      `/my/cases/${id}/owners/${zoe}/paper`,
      {},
      [{ field: 'files', name: 'accord.pdf', content: paper('accord'), type: 'application/pdf' }],
      `/my/cases/${id}/owners`,
    );
    expect(sent.statusCode).toBe(303);
    expect((await submit(browser, id)).statusCode).toBe(303);
    expect(caseOf(app, id).state).toBe('submitted');

    const signatories = await signatoriesOf(app.services.db.read, id as CaseId);
    expect(signatories.map(({ name, email, capacity }) => [name, email, capacity])).toEqual([
      ['MARTIN Claude', 'anne@example.org', 'co-owner'],
      ['MARTIN Luc', 'luc@example.org', 'undivided'],
      ['MARTIN Zoé', null, 'undivided'],
    ]);
    const deeds = app.services.db.read.select().from(journal).all();
    const given = deeds.filter(({ action }) => action === 'case.consent-given');
    expect(given.map(({ data }) => (data as { way: string }).way)).toEqual(['link', 'paper']);
    expect(JSON.stringify(given)).not.toContain('luc@example.org');
  });

  it('lets whoever agreed by link follow the case, read only, and nobody else', async () => {
    const { browser, id } = await sharedDraft(app, 'suivie@example.org', [
      { name: 'MARTIN Luc', email: 'luc.suit@example.org' },
    ]);
    await ask(browser, id);
    await app.visitor().post(await consentLink(app, 'luc.suit@example.org'), { answer: 'yes' });
    const luc = await app.signInOwner('luc.suit@example.org');
    const path = `/my/followed/${id}`;
    expect((await luc.get(path)).statusCode).toBe(404);
    expect((await submit(browser, id)).statusCode).toBe(303);
    const { ref } = caseOf(app, id);
    const words = { body: 'Quand commencez-vous ?' };
    await browser.post(`/my/cases/${id}/messages`, words, { from: `/my/cases/${id}` });
    const mine = (await luc.get('/my')).body;
    expect(mine).toContain(path);
    expect(mine).toContain(ref);
    const shown = (await luc.get(path)).body;
    expect(shown).toContain('Demande de MARTIN Claude');
    expect(shown).toContain('Quand commencez-vous');
    expect(shown).not.toContain('<textarea');
    expect((await luc.get(`/my/cases/${id}`)).statusCode).toBe(404);
    const stranger = await app.signInOwner('autre.lit@example.org');
    expect((await stranger.get(path)).statusCode).toBe(404);
    expect((await stranger.get('/my')).body).not.toContain(String(ref));
  });

  it('answers once: the first answer stays, whatever is sent after', async () => {
    const { browser, id } = await sharedDraft(app, 'once@example.org', [
      { name: 'MARTIN Luc', email: 'luc.once@example.org' },
    ]);
    await ask(browser, id);
    const link = await consentLink(app, 'luc.once@example.org');
    const visitor = app.visitor();
    await visitor.get(link);
    await visitor.post(link, { answer: 'no', reason: 'Pas maintenant' });
    await visitor.post(link, { answer: 'yes' }, { from: '/login' });
    const shown = await visitor.get(link);
    expect(shown.body).toContain('Votre refus est enregistré');
    const refusal = await submit(browser, id);
    expect(refusal.statusCode).toBe(422);
    expect(refusal.body).toContain('MARTIN Luc n’est pas d’accord');
    expect((await browser.get(`/my/cases/${id}/owners`)).body).toContain('Pas maintenant');
    expect(caseOf(app, id).state).toBe('draft');
  });

  it('asks again when the project they agreed to has changed, and kills the old link', async () => {
    const { browser, id } = await sharedDraft(app, 'change@example.org', [
      { name: 'MARTIN Luc', email: 'luc.change@example.org' },
    ]);
    await ask(browser, id);
    const old = await consentLink(app, 'luc.change@example.org');
    await app.visitor().post(old, { answer: 'yes' });
    await browser.post(`/my/cases/${id}/questions/project`, { tenureAfter: 'let', rentLevel: 'loc1' });
    await browser.post(`/my/cases/${id}/questions/undertakings`, ANSWERS.undertakings);
    expect((await browser.get(`/my/cases/${id}/owners`)).body).toContain('À redemander');
    expect((await submit(browser, id)).statusCode).toBe(422);
    await ask(browser, id);
    const fresh = await consentLink(app, 'luc.change@example.org');
    expect(fresh).not.toBe(old);
    expect((await app.visitor().get(old)).statusCode).toBe(422);
    await app.visitor().post(fresh, { answer: 'yes' });
    expect((await submit(browser, id)).statusCode).toBe(303);
  });

  it('reminds who has not answered, and writes no more once they have', async () => {
    const { browser, id } = await sharedDraft(app, 'remind@example.org', [
      { name: 'MARTIN Luc', email: 'luc.remind@example.org' },
      { name: 'MARTIN Zoé', email: 'zoe.remind@example.org' },
    ]);
    await ask(browser, id);
    const link = await consentLink(app, 'luc.remind@example.org');
    await app.visitor().post(link, { answer: 'yes' });
    app.clock.advance(8 * DAY);
    await app.work();
    const reminders = (await app.mails()).filter(({ subject }) => subject.startsWith('Rappel'));
    expect(reminders.map(({ recipient }) => recipient)).toContain('zoe.remind@example.org');
    expect(reminders.map(({ recipient }) => recipient)).not.toContain('luc.remind@example.org');
  });

  it('needs the bare owner and the usufructuary too, and nobody who owns no longer', async () => {
    const { browser, id } = await sharedDraft(app, 'usufruct@example.org', [
      { name: 'MARTIN Rose', email: 'rose@example.org', right: 'usufruct' },
      { name: 'CABINET Gérance', email: 'gerance@example.org', right: 'administrator' },
    ]);
    const page = await browser.get(`/my/cases/${id}/owners`);
    expect(page.body).toContain('Il manque l’accord de MARTIN Rose');
    const rose = page.body.match(/MARTIN Rose[\s\S]{0,1200}?owners\/(\d+)"/)?.[1];
    await browser.post(`/my/cases/${id}/owners/${rose}`, { email: '', left: 'yes' });
    expect((await browser.get(`/my/cases/${id}/owners`)).body).not.toContain('Il manque');
    expect((await submit(browser, id)).statusCode).toBe(303);
  });

  it('belongs to nobody else: a stranger’s link, an altered one and another’s application are refused', async () => {
    const { browser, id } = await sharedDraft(app, 'hostile@example.org', [
      { name: 'MARTIN Luc', email: 'luc.hostile@example.org' },
    ]);
    await ask(browser, id);
    const link = await consentLink(app, 'luc.hostile@example.org');
    const altered = `${link.slice(0, -1)}${link.endsWith('0') ? '1' : '0'}`;
    expect((await app.visitor().get(altered)).statusCode).toBe(404);
    const other = await app.signInOwner('intruder@example.org');
    expect((await other.get(`/my/cases/${id}/owners`)).statusCode).toBe(404);
    const asked = await other.post(`/my/cases/${id}/owners/ask`, {}, { from: '/my' });
    expect(asked.statusCode).toBe(404);
  });
});

describe('A link to agree', () => {
  const key = Buffer.alloc(32, 7);
  it('reads back the request it was made for, and no other text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.string(), (id, noise) => {
        expect(readConsentToken(key, consentToken(key, id))).toBe(id);
        expect(readConsentToken(key, noise)).toBeNull();
        expect(readConsentToken(key, `${id}-${noise}`)).toBeNull();
        expect(readConsentToken(Buffer.alloc(32, 8), consentToken(key, id))).toBeNull();
      }),
    );
  });

  it('binds to what is done and undertaken, not to the order in which it was ticked', () => {
    const said = {
      ...EMPTY_DECLARATION,
      tenureAfter: 'let',
      rentLevel: 'loc2',
      undertakings: ['b', 'a'],
    } as const;
    const mark = projectMark(said, []);
    expect(projectMark({ ...said, undertakings: ['a', 'b'] }, [])).toBe(mark);
    expect(projectMark({ ...said, rentLevel: 'loc1' }, [])).not.toBe(mark);
    expect(projectMark({ ...said, referenceIncome: 12_000 }, [])).toBe(mark);
  });
});
