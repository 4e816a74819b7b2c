import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ownerWithAudit } from './support/a-home.ts';
import { caseOf, draft, filed, sendPaper } from './support/an-application.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('An application on line', () => {
  it('shows an owner their home and what to do next', async () => {
    const { browser } = await ownerWithAudit(app, 'home@example.org');
    const page = await browser.get('/my');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('12 rue des Dunes');
    expect(page.body).toContain('Demander l’aide');
  });

  it('goes from the first page to the receipt', async () => {
    const { browser, id, ref } = await filed(app, 'whole@example.org');
    expect(ref).toMatch(/^VO-2026-\d{5}$/);
    const page = await browser.get(`/my/cases/${id}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(ref);
    await app.work();
    const mails = (await app.mails()).filter(({ recipient }) => recipient === 'whole@example.org');
    expect(mails.filter(({ subject }) => subject.includes(ref))).toHaveLength(1);
  });

  it('renders every page of a draft', async () => {
    const { browser, id } = await draft(app, 'pages@example.org');
    for (const path of [
      '',
      '/questions/vacancy',
      '/questions/project',
      '/questions/household',
      '/questions/undertakings',
      '/pieces',
      '/quotes',
      '/quotes/new',
      '/check',
      '/withdraw',
    ]) {
      const page = await browser.get(`/my/cases/${id}${path}`);
      expect([path, page.statusCode]).toEqual([path, 200]);
    }
    expect(caseOf(app, id).state).toBe('draft');
    await sendPaper(browser, id, 'tax-notice');
  });
});
