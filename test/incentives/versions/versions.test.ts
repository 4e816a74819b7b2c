import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { checkScheme } from '../../../src/incentives/check-scheme.ts';
import { compareReadings } from '../../../src/incentives/reading/compare-schemes.ts';
import { readScheme } from '../../../src/incentives/reading/scheme-reading.ts';
import { parseScheme } from '../../../src/incentives/scheme.ts';
import {
  findSchemeVersion,
  listSchemeVersions,
  versionInForce,
} from '../../../src/incentives/scheme-store.ts';
import { schemeVersions } from '../../../src/incentives/scheme-table.ts';
import { copyVersion, importScheme } from '../../../src/incentives/versions/add-draft.ts';
import { discardDraft, saveRules, saveTestCase } from '../../../src/incentives/versions/edit-draft.ts';
import { publishDraft } from '../../../src/incentives/versions/publish-draft.ts';
import { standingOf } from '../../../src/incentives/versions/standing.ts';
import { EXAMPLE_INPUT, runTestCases, testCasesOf } from '../../../src/incentives/versions/test-case.ts';
import { journalOf } from '../../../src/journal/journal-store.ts';
import { schemes } from '../../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../../src/shared/dates.ts';
import type { SchemeVersionId } from '../../../src/shared/ids.ts';
import { cents, percent } from '../../../src/shared/money.ts';
import { type Browser, startTestApp, type TestApp } from '../../support/test-app.ts';

const FIRST = 1 as SchemeVersionId;
const PUBLICATION = {
  effectiveFrom: day('2026-05-01'),
  deliberation: '2026-044',
  deliberatedOn: day('2026-04-20'),
};

describe('The life of a scheme version', () => {
  let test: TestApp;
  let author: { browser: Browser; ctx: Context };
  let second: { browser: Browser; ctx: Context };
  let officer: { browser: Browser; ctx: Context };
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signInStaff('manager', 'Ada Autrice');
    second = await test.signInStaff('manager', 'Bo Relecteur');
    officer = await test.signInStaff('officer');
  });
  afterAll(() => test.close());
  const draftOf = () => copyVersion(author.ctx, FIRST, null);
  const higherRates = (definition: ReturnType<typeof parseScheme>) => ({
    ...definition,
    rate: { ...definition.rate, table: definition.rate.table.map((row) => ({ ...row, rate: percent(40) })) },
  });

  it('reads as plain words in both languages, and says before and after when it changes', async () => {
    const [main] = schemes;
    if (!main) throw new Error('no scheme');
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    const fr = plain(JSON.stringify(readScheme(main, 'fr', (code) => code)));
    expect(fr).toContain('le logement est vacant depuis au moins 24 mois');
    expect(fr).toContain('35 %');
    const en = plain(JSON.stringify(readScheme(main, 'en', (code) => code)));
    expect(en).toContain('the dwelling has been vacant for at least 24 months');
    const changed = { ...main, ownContribution: null, deadlines: main.deadlines.slice(1) };
    const differences = compareReadings(
      readScheme(main, 'fr', (code) => code),
      readScheme(higherRates(changed), 'fr', (code) => code),
    );
    expect(differences.map(({ element }) => element)).toEqual(['rate', 'ownContribution', 'deadlines']);
    expect(plain(differences[0]?.changes[0]?.before ?? '')).toBe('25 %');
    expect(plain(differences[0]?.changes[0]?.after ?? '')).toBe('40 %');
  });

  it('copies a published version into a draft that only its next number tells apart', async () => {
    const draft = await draftOf();
    const source = await findSchemeVersion(test.services.db.read, FIRST);
    expect(draft).toMatchObject({ state: 'draft', scheme: source?.scheme, copiedFrom: FIRST });
    expect(parseScheme(draft.rules)).toMatchObject({ version: draft.number, deliberation: null });
    const [event] = await journalOf(test.services.db.read, 'scheme-version', draft.id);
    expect(event?.action).toBe('scheme.copied');
  });

  it('tells the second of two editors that somebody wrote meanwhile', async () => {
    const draft = await draftOf();
    const rules = higherRates(parseScheme(draft.rules));
    await saveRules(author.ctx, draft, rules);
    await expect(saveRules(second.ctx, draft, { ...rules, example: false })).rejects.toMatchObject({
      kind: 'conflict',
    });
    const url = `/schemes/${draft.id}/edit/cap`;
    const answer = await second.browser.post(url, { version: '1', 'cap.on': '' });
    expect(answer.statusCode).toBe(409);
  });

  it('is published by a second person alone, even straight in the database', async () => {
    const draft = await draftOf();
    const saved = await saveRules(author.ctx, draft, higherRates(parseScheme(draft.rules)));
    await expect(publishDraft(author.ctx, saved, PUBLICATION)).rejects.toMatchObject({
      code: 'schemes.errors.ownDraft',
    });
    const own = 'accountId' in author.ctx.actor ? author.ctx.actor.accountId : null;
    await expect(
      test.services.db.tx(async (d) =>
        d
          .update(schemeVersions)
          .set({ state: 'published', publishedBy: own, publishedAt: test.clock.now })
          .run(),
      ),
    ).rejects.toThrow(/second person|never changes/);
    const published = await publishDraft(second.ctx, saved, PUBLICATION);
    expect(published).toMatchObject({
      state: 'published',
      deliberation: '2026-044',
      effectiveFrom: '2026-05-01',
    });
    const { read } = test.services.db;
    expect((await versionInForce(read, published.scheme, day('2026-04-30')))?.id).toBe(FIRST);
    expect((await versionInForce(read, published.scheme, day('2026-05-01')))?.id).toBe(published.id);
    expect(standingOf(published, await listSchemeVersions(read), day('2026-04-30'))).toBe('to-come');
    await expect(saveRules(author.ctx, published, parseScheme(published.rules))).rejects.toMatchObject({
      code: 'schemes.errors.notDraft',
    });
  });

  it('is not published while a test case fails or the check finds an error', async () => {
    const draft = await draftOf();
    const input = EXAMPLE_INPUT('59183');
    const wrong = {
      name: 'Cas',
      why: '',
      input,
      expected: { status: 'eligible' as const, amountCents: cents(1) },
    };
    const withCase = await saveTestCase(author.ctx, draft, null, wrong);
    const on = { ...PUBLICATION, effectiveFrom: day('2026-06-01') };
    await expect(publishDraft(second.ctx, withCase, on)).rejects.toMatchObject({
      code: 'schemes.errors.testsFail',
    });
    const [run] = runTestCases(
      parseScheme(withCase.rules),
      testCasesOf(withCase),
      test.services.programme.levers,
    );
    const amountCents = run?.estimate.scheme?.amount ?? cents(0);
    expect(amountCents).toBeGreaterThan(0);
    const right = await saveTestCase(author.ctx, withCase, 0, {
      ...wrong,
      expected: { status: 'eligible', amountCents },
    });
    const unwritten = await saveRules(author.ctx, right, {
      ...parseScheme(right.rules),
      summary: { fr: '…', en: '…' },
    });
    expect(checkScheme(parseScheme(unwritten.rules)).map(({ code }) => code)).toContain('unwritten');
    await expect(publishDraft(second.ctx, unwritten, on)).rejects.toMatchObject({
      code: 'schemes.errors.checkFails',
    });
    const ready = await saveRules(author.ctx, unwritten, parseScheme(right.rules));
    await expect(
      publishDraft(second.ctx, ready, { ...on, effectiveFrom: day('2026-01-01') }),
    ).rejects.toMatchObject({
      code: 'schemes.errors.pastEffect',
    });
    expect((await publishDraft(second.ctx, ready, on)).cases).toHaveLength(1);
  });

  it('is imported from a file as a draft, and a file that is no scheme is refused with the place', async () => {
    const scheme = await author.browser.get('/schemes/1/scheme.json');
    const imported = await importScheme(author.ctx, JSON.parse(scheme.body));
    expect(imported.state).toBe('draft');
    const file = (content: string) => [{ field: 'file', name: 'a.json', content, type: 'application/json' }];
    const bad = await author.browser.upload('/schemes/import', {}, file('{"slug": 3}'), '/schemes');
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('slug');
    const good = await author.browser.upload('/schemes/import', {}, file(scheme.body), '/schemes');
    expect(good.statusCode).toBe(303);
    await discardDraft(author.ctx, imported);
    expect(await findSchemeVersion(test.services.db.read, imported.id)).toBeUndefined();
  });

  it('keeps what was typed when a field is wrong, adds a row by a button, and lets officers only read', async () => {
    const draft = await draftOf();
    const url = `/schemes/${draft.id}/edit/cap`;
    const cap = {
      version: '1',
      'cap.on': 'yes',
      'cap.was': 'shown',
      'cap.article': 'Art. 6',
      'cap.table.n': '1',
      'cap.table.0.was': 'shown',
      'cap.table.0.when.n': '0',
      'cap.table.0.amount.was': 'fixed',
      'cap.table.0.amount.kind': 'fixed',
      'cap.table.0.amount.cents': 'beaucoup',
    };
    const refused = await author.browser.post(url, cap);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="beaucoup"');
    const right = { ...cap, 'cap.table.0.amount.cents': '12 000' };
    const added = await author.browser.post(url, { ...right, _add: 'cap.table' });
    expect(added.statusCode).toBe(303);
    const row = await findSchemeVersion(test.services.db.read, draft.id);
    expect(parseScheme(row?.rules).cap?.table).toHaveLength(2);
    // Two rows for the same case: told beside the table.
    expect((await author.browser.get(url)).body).toContain('entry__finding--error');
    const autosaved = await author.browser.post(url, right, { headers: { 'hx-request-type': 'partial' } });
    expect(autosaved.statusCode).toBe(200);
    expect(autosaved.body).toContain('name="version" value="3"');
    expect((await officer.browser.get(`/schemes/${draft.id}`)).statusCode).toBe(200);
    expect((await officer.browser.get(url)).statusCode).toBe(403);
  });
});
