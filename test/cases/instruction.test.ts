import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { caseOf, filed, sendPaper } from './support/an-application.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Person = Awaited<ReturnType<TestApp['signInStaff']>>;

/** The error summary of a page, as text. */
const said = (html: string): string =>
  (html.match(/data-error-summary[\s\S]*?<\/ul>/)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const version = (id: number): string => String(caseOf(app, id).version);

async function accept(officer: Person, ref: string): Promise<void> {
  for (;;) {
    const page = await officer.browser.get(`/cases/${ref}/documents`);
    const check = page.body.match(/action="(\/cases\/[^"]+\/check)"/)?.[1];
    if (!check || !page.body.includes('value="accepted"')) return;
    const done = await officer.browser.post(
      check,
      { verdict: 'accepted' },
      { from: `/cases/${ref}/documents` },
    );
    expect(done.statusCode).toBe(303);
  }
}

describe('A case in the office', () => {
  it('goes from its receipt to the grant through five people', async () => {
    const owner = await filed(app, 'journey@example.org');
    const { id, ref } = owner;
    const officer = await app.signInStaff('officer', 'Camille Instruction');
    const second = await app.signInStaff('officer', 'Sacha Instruction');
    const adviser = await app.signInStaff('adviser', 'Alex Conseil');
    const manager = await app.signInStaff('manager', 'Dominique Responsable');
    const at = `/cases/${ref}`;
    const step = async (who: Person, deed: string, fields: Record<string, string> = {}) => {
      const answer = await who.browser.post(
        `${at}/${deed}`,
        { version: version(id), ...fields },
        { from: at },
      );
      expect([deed, answer.statusCode, said(answer.body)]).toEqual([deed, 303, '']);
    };

    expect((await officer.browser.get('/work')).body).toContain(ref);
    await step(officer, 'take-up');
    for (const path of ['', '/documents', '/plan', '/messages', '/history', '/correction'])
      expect([path, (await officer.browser.get(at + path)).statusCode]).toEqual([path, 200]);

    await step(officer, 'correction', {
      dueOn: '2026-06-01',
      'document-ownership-problem': 'outdated',
      'document-ownership-message': 'Envoyez la taxe foncière 2025.',
    });
    expect(caseOf(app, id).state).toBe('to-complete');
    expect((await owner.browser.get(`/my/cases/${id}`)).body).toContain('taxe foncière 2025');
    await sendPaper(owner.browser, id, 'ownership', 'taxe-2025');
    const answered = await owner.browser.post(
      `/my/cases/${id}/correction`,
      { version: version(id) },
      { from: `/my/cases/${id}` },
    );
    expect(answered.statusCode).toBe(303);
    expect(caseOf(app, id).state).toBe('eligibility');

    await accept(officer, ref);
    await step(officer, 'confirm-eligibility', { unknownSeen: 'yes' });
    await step(adviser, 'review-audit');
    await step(officer, 'propose');
    const same = await officer.browser.post(`${at}/validate`, { version: version(id) }, { from: at });
    expect(same.statusCode).toBe(422);
    await step(second, 'validate');
    await step(manager, 'grant');
    expect(caseOf(app, id).state).toBe('granted');
    expect(caseOf(app, id).awarded).toBeGreaterThan(0);
    expect((await manager.browser.get('/budget')).statusCode).toBe(200);
    const envelope = await manager.browser.get('/budget/vacance-2026');
    expect(envelope.body).toContain(ref);
    expect((await manager.browser.get('/budget/vacance-2026/movements.csv')).body).toContain(ref);
    expect((await officer.browser.get('/cases?state=agreement')).body).toContain(ref);
    expect((await officer.browser.get('/cases.csv')).body).toContain(ref);
    for (const path of ['', '/documents', '/plan', '/messages', '/history'])
      expect([path, (await manager.browser.get(at + path)).statusCode]).toEqual([path, 200]);
    await app.work();
    const mails = (await app.mails()).filter(({ recipient }) => recipient === 'journey@example.org');
    expect(mails.map(({ subject }) => subject).join('\n')).toContain('accordée');
  });
});
