import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditReports } from '../../src/audits/audit-report-table.ts';
import { latestAudit } from '../../src/audits/audit-store.ts';
import { reportOfAudit } from '../../src/audits/report/audit-report-store.ts';
import { verifySeal } from '../../src/documents/verify-seal.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { instant } from '../../src/shared/dates.ts';
import type { AuditId, UnitId } from '../../src/shared/ids.ts';
import { attachmentsOf, hasTool, runOn, textOf } from '../documents/tools.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { anotherHouse, answerAll } from './support/audit-app.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const EMAIL = 'claude.martin@example.org';
let app: TestApp;
let owner: Browser;
let adviser: Browser;
beforeAll(async () => {
  app = await startTestApp();
  // The pilot scheme is in force from 1 April.
  app.clock.now = instant('2026-05-04T09:00:00Z');
  owner = await app.signInOwner(EMAIL);
  ({ browser: adviser } = await app.signInStaff('adviser', 'Alix Conseil'));
  // Starts the thread that draws, so that no test pays for it.
  await owner.get(`${(await comparedHouse()).mine}/report.pdf`);
}, 120_000);
afterAll(() => app.close());

type House = { readonly unit: UnitId; readonly id: AuditId; readonly mine: string; readonly url: string };
/** A house with two scenarios; the walls are not known, so that the class is a range. */
async function comparedHouse(): Promise<House> {
  const { browser, unit, audit: mine } = await anotherHouse(app, owner, EMAIL);
  await answerAll(browser, mine, { ...REFERENCE_HOUSE, wallMaterial: 'unknown', wallThickness: undefined });
  await browser.post(`${mine}/check`);
  await browser.post(`${mine}/scenarios/start`, {}, { from: `${mine}/scenarios` });
  const audit = await latestAudit(app.services.db.read, unit);
  if (!audit) throw new Error('no audit');
  return { unit, id: audit.id, mine, url: `/audits/${audit.id}` };
}
const review = async ({ url }: House) => {
  const answer = await adviser.post(`${url}/review`, {}, { from: url });
  expect(answer.statusCode).toBe(303);
};
/** Plain letters: the extraction keeps the ligatures that the font draws. */
const words = async (pdf: Uint8Array) => (await textOf(pdf)).replace(/\s+/g, ' ').replaceAll('ﬀ', 'ff');

describe('The draft of an audit report', () => {
  it('says what an audit must say, and that it is neither approved nor a DPE', async () => {
    const { mine } = await comparedHouse();
    const { statusCode, headers, rawPayload } = await owner.get(`${mine}/report.pdf`);
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
    if (process.env.KEEP_PDF) writeFileSync(`${process.env.KEEP_PDF}-draft.pdf`, rawPayload);
    const text = await words(rawPayload);
    for (const expected of [
      'Projet de document, non validé',
      'Estimation 3CL – ce document n’est pas un DPE',
      'Le logement avant travaux',
      'Les six postes étudiés',
      'Scénario 1 : En une fois',
      'Scénario 2 : Par étapes',
      'R ≥ 3,7 m²·K/W',
      'Uw ≤ 1,3 W/m²·K',
      'Etas ≥ 111 %',
      'Confort d’été',
      'Reste à charge',
      'Ce que demande un audit énergétique',
      'loué sans travaux',
      'Ce qui n’est pas connu, et ce que cela change',
      'Matériau des murs',
      'Et si l’économie était moindre',
      'Avec le coefficient 2,3',
      'Gaz naturel : 10,2 centimes le kWh',
      'Aucun scénario n’est retenu',
    ])
      expect(text).toContain(expected);
    expect(verifySeal(rawPayload)).toBeNull();
  });

  it('comes in English on demand, and says that it is a translation', async () => {
    const { mine } = await comparedHouse();
    const text = await words((await owner.get(`${mine}/report.pdf?lang=en`)).rawPayload);
    expect(text).toContain('Energy audit report');
    expect(text).toContain('Courtesy translation');
    expect(text).toContain('The home before works');
    expect(text).not.toContain('Le logement avant travaux');
  });

  it('is not there before there is a result, and never for a stranger', async () => {
    const { browser, audit: mine } = await anotherHouse(app, owner, EMAIL);
    await browser.post(mine);
    expect((await browser.get(`${mine}/report.pdf`)).statusCode).toBe(422);
    const house = await comparedHouse();
    const stranger = await app.signInOwner('somebody.else@example.org');
    expect((await stranger.get(`${house.mine}/report.pdf`)).statusCode).toBe(404);
    const elsewhere = await app.signInStaff('adviser', 'Sam Ailleurs', ['59340']);
    expect((await elsewhere.browser.get(`${house.url}/report.pdf`)).statusCode).toBe(403);
    expect((await owner.get(`${house.mine}/report.pdf?number=9`)).statusCode).toBe(404);
  });
});

describe('The report of a reviewed audit', () => {
  it('is sealed, its fingerprint is in the journal, and it is served byte for byte for ever', async () => {
    const house = await comparedHouse();
    await review(house);
    expect((await owner.get(`${house.mine}/report.pdf`)).statusCode).toBe(422);
    await app.work();
    const { rawPayload: first } = await owner.get(`${house.mine}/report.pdf`);
    if (process.env.KEEP_PDF) writeFileSync(`${process.env.KEEP_PDF}-final.pdf`, first);
    expect(verifySeal(first)).toMatchObject({ valid: true });
    const hash = createHash('sha256').update(first).digest('hex');
    const made = (await journalOf(app.services.db.read, 'audit', house.id)).find(
      ({ action }) => action === 'audit.report-made',
    );
    expect(made?.data).toMatchObject({ sha256: hash });
    const text = await words(first);
    expect(text).toContain('Alix Conseil, qui l’a validé le 4 mai 2026');
    expect(text).not.toContain('non validé');
    app.clock.advance(10 * 60_000);
    expect((await adviser.get(`${house.url}/report.pdf`)).rawPayload.equals(first)).toBe(true);
  });

  it('never changes: neither its facts nor its document', async () => {
    const house = await comparedHouse();
    await review(house);
    await app.work();
    const { db } = app.services;
    const change = (set: object) =>
      db.tx(
        async (d) =>
          void d
            .update(auditReports)
            .set(set as { issuedAt: never })
            .run(),
      );
    await expect(change({ facts: {} })).rejects.toThrow();
    await expect(change({ fileHash: null })).rejects.toThrow();
    expect((await reportOfAudit(db.read, house.id))?.facts.reviewer).toBe('Alix Conseil');
  });

  it('stays within reach of its owner once a correction is open', async () => {
    const house = await comparedHouse();
    await review(house);
    await app.work();
    const { rawPayload } = await owner.get(`${house.mine}/report.pdf`);
    await owner.post(`${house.mine}/correct`, {}, { from: house.mine });
    expect((await owner.get(`${house.mine}/report.pdf`)).statusCode).toBe(422);
    expect((await owner.get(`${house.mine}/report.pdf?number=1`)).rawPayload.equals(rawPayload)).toBe(true);
  });

  it('carries its answers and results, without the names of people', async () => {
    const house = await comparedHouse();
    await review(house);
    await app.work();
    const { rawPayload } = await owner.get(`${house.mine}/report.pdf`);
    const data = JSON.parse((await attachmentsOf(rawPayload)).get('audit.json') ?? '{}');
    expect(data).toMatchObject({ format: 'volets-audit-report/1', answers: { commune: '59183' } });
    expect(JSON.stringify(data)).not.toContain('MARTIN');
  });

  it.runIf(hasTool('qpdf'))('is a PDF without a fault', async () => {
    const house = await comparedHouse();
    await review(house);
    await app.work();
    const { rawPayload } = await owner.get(`${house.mine}/report.pdf`);
    expect(runOn('qpdf', ['--check', '{}'], rawPayload)).toContain('No syntax or stream encoding errors');
  });

  it.runIf(hasTool('pdfinfo'))('is tagged: headings, tables with headers, figures with words', async () => {
    const { mine } = await comparedHouse();
    const { rawPayload } = await owner.get(`${mine}/report.pdf`);
    expect(runOn('pdfinfo', ['{}'], rawPayload)).toMatch(/Tagged:\s+yes/);
    const tree = runOn('pdfinfo', ['-struct', '{}'], rawPayload);
    expect(tree.match(/^\s*Figure/gm)?.length).toBe(9);
    expect(tree.match(/^\s*Table/gm)?.length).toBeGreaterThan(9);
    expect(tree).toMatch(/^\s*TH/m);
  });
});
