import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTemplates, type Template } from '../../src/agreements/templates/template-store.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { grantedCase } from './support/granted-case.ts';
import { TOOLS, textOf } from './support/pdf-tools.ts';

let app: TestApp;
let writer: Browser;
let publisher: Browser;
let ref: string;

beforeAll(async () => {
  app = await startTestApp();
  ref = (await grantedCase(app)).row.ref ?? '';
  writer = (await app.signInStaff('manager', 'Alix Rédaction')).browser;
  publisher = (await app.signInStaff('manager', 'Noa Publication')).browser;
});
afterAll(() => app.close());

const templates = () => listTemplates(app.services.db.read);
const theDraft = async (): Promise<Template> => {
  const draft = (await templates()).find(({ state }) => state === 'draft');
  if (!draft) throw new Error('no draft is open');
  return draft;
};
const url = async (end = '') => `/templates/${(await theDraft()).id}${end}`;
const version = async () => String((await theDraft()).version);
const CLAUSE = 'Le bénéficiaire accueille une visite de presse.';
/** The fields of an article with one paragraph. */
const article = async (text: string, more: Record<string, string> = {}) => ({
  version: await version(),
  'title-fr': 'Visite de presse',
  'title-en': 'Press visit',
  passages: '1',
  'shape-0': 'paragraph',
  'fr-0': text,
  'en-0': 'The beneficiary welcomes the press.',
  ...more,
});
let code: string;

describe('The screens of the texts of acts', () => {
  it('are the manager’s alone', async () => {
    expect((await writer.get('/templates')).statusCode).toBe(200);
    for (const role of ['officer', 'adviser'] as const) {
      const { browser } = await app.signInStaff(role);
      expect((await browser.get('/templates')).statusCode).toBe(403);
    }
    expect((await app.visitor().get('/templates')).statusCode).toBe(303);
    expect((await writer.get('/templates/999')).statusCode).toBe(404);
  });

  it('open a draft from the version in force, and give it back when asked again', async () => {
    const [first] = await templates();
    const copied = await writer.post(`/templates/${first?.id}/copy`, {}, { from: `/templates/${first?.id}` });
    expect(copied.headers.location).toBe(await url());
    expect((await writer.get(await url())).body).toContain('Article');
  });

  it('add an article with its title in both languages, and refuse it without', async () => {
    const from = { from: await url() };
    const refused = await writer.post(
      await url('/articles'),
      { version: await version(), 'title-fr': 'Visite' },
      from,
    );
    expect(refused.statusCode).toBe(422);
    expect((await theDraft()).content.articles.some(({ code: one }) => one.startsWith('free-'))).toBe(false);
    const added = await writer.post(
      await url('/articles'),
      { version: await version(), 'title-fr': 'Visite de presse', 'title-en': 'Press visit' },
      from,
    );
    expect(added.statusCode).toBe(303);
    code = added.headers.location?.split('/').at(-1) ?? '';
    expect(code).toMatch(/^free-\d+$/);
  });

  it('keep what was typed when a field of it is unknown, and name the one that was meant', async () => {
    const refused = await writer.post(
      await url(`/articles/${code}`),
      await article('{benificiaire} accueille la presse.'),
    );
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('{benificiaire} accueille la presse.');
    expect(refused.body).toContain('{beneficiaire}');
    const saved = await writer.post(await url(`/articles/${code}`), await article(CLAUSE));
    expect(saved.headers.location).toBe(await url(`#${code}`));
    expect((await writer.get(await url(`/articles/${code}`))).body).toContain(CLAUSE);
  });

  it('move an article, and tell who wrote on an older screen that it has changed', async () => {
    const stale = await version();
    const orders = async () => (await theDraft()).content.articles.map((one) => one.code);
    const last = await orders();
    await writer.post(await url('/arrange'), { version: stale, do: `up ${code}` }, { from: await url() });
    expect(await orders()).toEqual([...last.slice(0, -2), code, last.at(-2)]);
    const late = await writer.post(
      await url('/arrange'),
      { version: stale, do: `up ${code}` },
      { from: await url() },
    );
    expect(late.statusCode).toBe(409);
    const absurd = { version: await version(), do: 'up ../../etc' };
    expect((await writer.post(await url('/arrange'), absurd, { from: await url() })).statusCode).toBe(422);
  });

  it('try the draft on a real case, and say so where its reference is unknown', async () => {
    const unknown = await writer.get(await url('/preview?ref=VO-1999-00001'));
    expect(unknown.statusCode).toBe(422);
    expect(unknown.body).toContain('VO-1999-00001');
    const tried = await writer.get(await url(`/preview?ref=${ref}`));
    expect(tried.headers['content-type']).toBe('application/pdf');
    if (TOOLS.pdftotext) expect(textOf(tried.rawPayload)).toContain('accueille une visite de presse');
  });

  it('leave the publication to a second person, from a day that is not past', async () => {
    const from = { from: await url() };
    const fields = async (effectiveFrom: string) => ({ version: await version(), effectiveFrom });
    const own = await writer.post(await url('/publish'), await fields('2026-06-01'), from);
    expect(own.statusCode).toBe(422);
    const past = await publisher.post(await url('/publish'), await fields('2020-01-01'), from);
    expect(past.statusCode).toBe(422);
    expect((await publisher.post(await url('/publish'), await fields('soon'), from)).statusCode).toBe(422);
    const address = await url();
    const published = await publisher.post(await url('/publish'), await fields('2026-06-01'), from);
    expect(published.headers.location).toBe(address);
    expect((await templates()).map(({ state }) => state)).not.toContain('draft');
    expect((await publisher.get(address)).body).toContain(CLAUSE);
    expect((await publisher.get(`${address}/articles/${code}`)).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('throw a draft away and leave the versions as they were', async () => {
    const before = (await templates()).length;
    const latest = (await templates()).toSorted((a, b) => a.id - b.id).at(-1);
    await writer.post(`/templates/${latest?.id}/copy`, {}, { from: `/templates/${latest?.id}` });
    const thrown = await writer.post(
      await url('/discard'),
      { version: await version() },
      { from: await url() },
    );
    expect(thrown.headers.location).toBe('/templates');
    expect(await templates()).toHaveLength(before);
  });
});
