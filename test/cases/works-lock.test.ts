import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAudit } from '../../src/audits/audit-store.ts';
import type { WorksPlan } from '../../src/cases/case.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ANSWERS, caseOf, draft, filed } from './support/an-application.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const version = (id: number): string => String(caseOf(app, id).version);
const auditOf = async (id: number) => {
  const { auditId } = caseOf(app, id);
  const audit = auditId && (await findAudit(app.services.db.read, auditId));
  if (!audit) throw new Error(`case ${id} has no audit`);
  return audit;
};
const measures = (id: number) => (caseOf(app, id).works as WorksPlan).map(({ measure }) => measure);
type Owner = Awaited<ReturnType<typeof draft>>;
const chooseOtherWorks = async ({ browser, id }: Owner) =>
  browser.post(
    `/my/units/${caseOf(app, id).unitId}/audit/works`,
    { walls: 'external-wall-insulation', roof: 'loft-insulation' },
    { from: `/my/units/${caseOf(app, id).unitId}/audit/works` },
  );

describe('Works applied for', { timeout: 60_000 }, () => {
  it('are the owner’s to change in a draft', async () => {
    const owner = await draft(app, 'draft@example.org', { quote: false });
    expect((await chooseOtherWorks(owner)).statusCode).toBe(303);
    expect((await auditOf(owner.id)).scenario?.chosen).toContain('external-wall-insulation');
  });

  it('stay as they were applied for: shown, with the way to change them', async () => {
    const owner = await filed(app, 'filed@example.org');
    const before = await auditOf(owner.id);
    const works = caseOf(app, owner.id).works;
    const at = `/my/units/${before.unitId}/audit`;
    const refused = await chooseOtherWorks(owner);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('écrivez-nous depuis votre dossier');
    const answered = await owner.browser.post(`${at}/livingArea`, { answer: '300' }, { from: '/my' });
    expect(answered.statusCode).toBe(422);
    expect(await auditOf(owner.id)).toEqual(before);
    expect(caseOf(app, owner.id).works).toEqual(works);
    const shown = await owner.browser.get(`${at}/works`);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('Vous avez déposé votre demande avec ces travaux');
    expect(shown.body).not.toContain('id="retain"');
    expect((await owner.browser.get(`${at}/result`)).statusCode).toBe(200);
    expect((await owner.browser.get(`${at}/check`)).headers.location).toBe(`${at}/result`);
  });

  it('are reopened by a correction of the project, and of nothing else', async () => {
    const owner = await filed(app, 'reopened@example.org');
    const { id, ref, browser } = owner;
    const officer = await app.signInStaff('officer');
    const ask = (point: string) =>
      officer.browser.post(`/cases/${ref}/correction`, {
        version: version(id),
        dueOn: '2026-06-01',
        [`field-${point}-problem`]: 'incorrect',
        [`field-${point}-message`]: 'À revoir.',
      });
    const answer = async (question: string) => {
      await browser.post(`/my/cases/${id}/questions/${question}`, ANSWERS[question]);
      return browser.post(
        `/my/cases/${id}/correction`,
        { version: version(id) },
        { from: `/my/cases/${id}` },
      );
    };
    await officer.browser.post(`/cases/${ref}/take-up`, { version: version(id) }, { from: `/cases/${ref}` });
    await ask('household');
    expect(caseOf(app, id).state).toBe('to-complete');
    expect((await chooseOtherWorks(owner)).statusCode).toBe(422);
    expect((await answer('household')).statusCode).toBe(303);
    expect(measures(id)).not.toContain('external-wall-insulation');
    await ask('project');
    expect((await chooseOtherWorks(owner)).statusCode).toBe(303);
    expect((await answer('project')).statusCode).toBe(303);
    expect(measures(id)).toContain('external-wall-insulation');
    expect((await chooseOtherWorks(owner)).statusCode).toBe(422);
  });
});
