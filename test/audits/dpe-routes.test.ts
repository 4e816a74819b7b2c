import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audits/audit.ts';
import { dpeOfAudit, photosOfAudit } from '../../src/audits/audit-evidence-store.ts';
import { latestAudit } from '../../src/audits/audit-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { textOf } from '../documents/tools.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { anotherHouse, answerAll } from './support/audit-app.ts';
import { dpeOf, referenceXml, xmlOf } from './support/dpe-xml.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

let app: TestApp;
const EMAIL = 'claude.martin@example.org';
let owner: Browser;
let adviser: Browser;
let officer: Browser;
let photo: Buffer;
beforeAll(async () => {
  app = await startTestApp();
  owner = await app.signInOwner(EMAIL);
  ({ browser: adviser } = await app.signInStaff('adviser', 'Alix Conseil'));
  ({ browser: officer } = await app.signInStaff('officer', 'Camille Instruction'));
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
}, 60_000);
afterAll(() => app.close());

const xml = (content: string) => [{ field: 'file', name: 'dpe.xml', content, type: 'application/xml' }];
const read = () => app.services.db.read;
async function auditOf(unit: UnitId): Promise<Audit> {
  const audit = await latestAudit(read(), unit);
  if (!audit) throw new Error('no audit');
  return audit;
}
/** A house whose owner has begun an audit, with some answers of theirs. */
async function begunAudit(answers: Record<string, string> = {}) {
  const house = await anotherHouse(app, owner, EMAIL);
  await owner.post(house.audit);
  await owner.post(`${house.audit}/known`);
  for (const [question, answer] of Object.entries(answers))
    await owner.post(`${house.audit}/${question}`, { answer });
  const { id } = await auditOf(house.unit);
  return { ...house, id, url: `/audits/${id}` };
}

/** No-break spaces as plain ones. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('An owner who has a DPE', { timeout: 60_000 }, () => {
  it('is told where its file is, and sees the audit filled and computed from it', async () => {
    const { unit, audit } = await anotherHouse(app, owner, EMAIL);
    expect((await owner.get(audit)).body).toContain(`${audit}/dpe`);
    const page = await owner.get(`${audit}/dpe`);
    expect(page.body).toContain('13 caractères');

    const sent = await owner.upload(`${audit}/dpe`, {}, xml(referenceXml()));
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${audit}/dpe`]);
    const { body } = await owner.get(`${audit}/dpe`);
    expect(body).toContain('2559E0000001A');
    expect(plain(body)).toContain('290 kWh et 64 kg');
    expect(body).toContain('10 mars 2025');

    const filled = await auditOf(unit);
    expect(filled.state).toBe('completed');
    expect(filled.answers).toMatchObject({ wallMaterial: 'solid-brick', windowArea: 15, commune: '59183' });
    expect(filled.provenance.wallMaterial?.dpe).toEqual({ number: '2559E0000001A', date: '2025-03-10' });
    const entries = await journalOf(read(), 'audit', filled.id);
    const entry = entries.find(({ action }) => action === 'audit.dpe-imported');
    expect(entry?.data).toMatchObject({ dpe: '2559E0000001A', stated: 'E', recomputed: 'E' });
  });

  it('sees on the result, and reads in the report, what the DPE states beside what it comes to', async () => {
    const { audit } = await anotherHouse(app, owner, EMAIL);
    await owner.upload(`${audit}/dpe`, {}, xml(referenceXml()));
    const { body } = await owner.get(`${audit}/result`);
    const report = (await textOf((await owner.get(`${audit}/report.pdf`)).rawPayload)).replace(/\s+/g, ' ');
    for (const text of [plain(body), plain(report)]) {
      expect(text).toContain('Votre DPE, du 10 mars 2025, annonce');
      expect(text).toContain('290 kWh et 64 kg');
      expect(text).toContain('Notre calcul retrouve ce que votre DPE annonce.');
      expect(text).toContain('l’électricité compte pour 1,9 au lieu de 2,3');
    }
  });

  it('reads no such thing where no DPE filled the audit', async () => {
    const { audit } = await anotherHouse(app, owner, EMAIL);
    await answerAll(owner, audit, REFERENCE_HOUSE);
    await owner.post(`${audit}/check`);
    const { body } = await owner.get(`${audit}/result`);
    expect(body).toContain('next-works');
    expect(body).not.toContain('Votre DPE');
  });

  it('keeps of the file neither the name of who made it nor a readable copy on disk', async () => {
    const { unit, audit } = await anotherHouse(app, owner, EMAIL);
    await owner.upload(`${audit}/dpe`, {}, xml(referenceXml()));
    const dpe = await dpeOfAudit(read(), (await auditOf(unit)).id);
    const kept = await app.services.files.read(dpe?.hash ?? ('' as never));
    expect(kept.toString()).toContain('enum_modele_dpe_id');
    expect(kept.toString()).not.toContain('DURAND');
    expect(JSON.stringify(dpe?.reading)).not.toContain('DURAND');
  });

  it('is told by name why a file is refused, and loses nothing', async () => {
    const { unit, audit } = await begunAudit({ livingArea: '80' });
    const before = await auditOf(unit);
    const collective = dpeOf();
    collective.logement.caracteristique_generale.enum_methode_application_dpe_log_id = '5';
    for (const [content, reason] of [
      ['<html><body>DPE</body></html>', 'n’est pas un DPE'],
      [xmlOf(collective), 'chauffage de ce logement est collectif'],
      ['<!DOCTYPE x [<!ENTITY a "b">]><dpe>&a;</dpe>', 'DOCTYPE'],
    ] as const) {
      const refused = await owner.upload(`${audit}/dpe`, {}, xml(content));
      expect([refused.statusCode, refused.body.includes(reason)]).toEqual([422, true]);
    }
    expect((await owner.upload(`${audit}/dpe`, {}, [])).body).toContain('Choisissez le fichier XML');
    expect(await auditOf(unit)).toEqual(before);
  });

  it('is warned when the DPE is not that of the dwelling, or has ended', async () => {
    const { audit } = await anotherHouse(app, owner, EMAIL, { livingArea: 150 });
    await owner.upload(`${audit}/dpe`, {}, xml(referenceXml()));
    expect((await owner.get(`${audit}/dpe`)).body).toContain('Vérifiez que c’est le bon logement');
  });

  it('does not reach another owner’s dwelling', async () => {
    const { audit } = await anotherHouse(app, owner, EMAIL);
    const stranger = await app.signInOwner('autre@example.org');
    expect((await stranger.get(`${audit}/dpe`)).statusCode).toBe(404);
    expect((await stranger.upload(`${audit}/dpe`, {}, xml(referenceXml()), '/my')).statusCode).toBe(404);
  });
});

describe('An adviser with a DPE', { timeout: 60_000 }, () => {
  it('fills an audit that the owner began: the file beats the owner, the adviser who was there beats the file', async () => {
    const { unit, url, id } = await begunAudit({ levels: '1', ceilingHeight: '2,4' });
    const saved = await adviser.post(
      `${url}/answers`,
      { version: String((await auditOf(unit)).version), ceilingHeight: '2,7' },
      { from: url },
    );
    expect(saved.statusCode).toBe(303);
    expect((await adviser.upload(`${url}/dpe`, {}, xml(referenceXml()), url)).statusCode).toBe(303);

    const { answers, provenance } = await auditOf(unit);
    expect([answers.levels, answers.ceilingHeight]).toEqual([2, 2.7]);
    expect(provenance.levels?.earlier?.map(({ value }) => value)).toEqual([1]);
    const { body } = await adviser.get(url);
    expect(body).toContain('DPE du 10/03/2025');
    expect(plain(body)).toContain('Avant : 1 (le propriétaire');
    expect(body).toContain('Chaque geste seul');

    const copy = await adviser.get(`${url}/dpe`);
    expect(copy.headers['content-disposition']).toContain('dpe-2559E0000001A.xml');
    expect((await officer.get(`${url}/dpe`)).statusCode).toBe(200);
    expect((await officer.upload(`${url}/dpe`, {}, xml(referenceXml()), url)).statusCode).toBe(403);
    expect(id).toBe((await auditOf(unit)).id);
  });

  it('cannot change a validated audit with it; the correction begins with the same evidence', async () => {
    const { unit, url, id } = await begunAudit();
    await adviser.upload(`${url}/dpe`, {}, xml(referenceXml()), url);
    await adviser.upload(
      `${url}/photos`,
      { part: 'walls' },
      [{ field: 'photos', name: 'façade.jpg', content: photo, type: 'image/jpeg' }],
      url,
    );
    await adviser.post(`${url}/review`, {}, { from: url });
    expect((await auditOf(unit)).state).toBe('reviewed');
    expect((await adviser.upload(`${url}/dpe`, {}, xml(referenceXml()), url)).statusCode).toBe(422);
    await adviser.post(`${url}/correct`, {}, { from: url });
    const next = await auditOf(unit);
    expect(next.id).not.toBe(id);
    expect((await dpeOfAudit(read(), next.id))?.reading.facts.number).toBe('2559E0000001A');
    expect(await photosOfAudit(read(), next.id)).toHaveLength(1);
    expect(await photosOfAudit(read(), id)).toHaveLength(1);
  });
});

describe('Photographs of the visit', () => {
  it('are kept part by part, shown, and taken away while the audit is open', async () => {
    const { url, id } = await begunAudit();
    const sent = await adviser.upload(
      `${url}/photos`,
      { part: 'roof' },
      [{ field: 'photos', name: 'comble.jpg', content: photo, type: 'image/jpeg' }],
      url,
    );
    expect(sent.headers.location).toBe(`${url}#part-roof`);
    const [kept] = await photosOfAudit(read(), id);
    const href = `${url}/photos/${kept?.id}`;
    expect((await adviser.get(url)).body).toContain(href);
    const shown = await officer.get(href);
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await adviser.post(`${href}/remove`, {}, { from: url })).statusCode).toBe(303);
    expect(await photosOfAudit(read(), id)).toEqual([]);
    expect((await officer.get(href)).statusCode).toBe(404);
  });

  it('are nothing but pictures of a part that exists, in the adviser’s communes', async () => {
    const { url } = await begunAudit();
    const send = (part: string, content: Buffer | string, browser = adviser) =>
      browser.upload(`${url}/photos`, { part }, [{ field: 'photos', name: 'x.jpg', content }], url);
    expect((await send('walls', 'not a picture')).statusCode).toBe(422);
    expect((await send('cellar', photo)).statusCode).toBe(404);
    expect((await send('walls', photo, officer)).statusCode).toBe(403);
    const elsewhere = await app.signInStaff('adviser', 'Sam Ailleurs', ['59340']);
    const far = await elsewhere.browser.upload(`${url}/photos`, { part: 'walls' }, [], '/audits');
    expect(far.statusCode).toBe(403);
    const other = await begunAudit();
    await adviser.upload(
      `${other.url}/photos`,
      { part: 'walls' },
      [{ field: 'photos', name: 'x.jpg', content: photo }],
      other.url,
    );
    const [theirs] = await photosOfAudit(read(), other.id);
    expect((await adviser.get(`${url}/photos/${theirs?.id}`)).statusCode).toBe(404);
  });
});

describe('Two advisers at once', () => {
  it('keep what the second typed, beside what the first has stored', async () => {
    const { unit, url } = await begunAudit({ levels: '2' });
    const { version } = await auditOf(unit);
    const save = (fields: Record<string, string>, seen = version) =>
      adviser.post(`${url}/answers`, { version: String(seen), ...fields }, { from: url });
    expect((await save({ ceilingHeight: '2,6' })).statusCode).toBe(303);
    const late = await save({ ceilingHeight: '2,9', levels: '2' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('vient d’être modifié');
    expect(plain(late.body)).toContain('enregistré entre-temps : 2,6');
    expect(late.body).toContain('value="2,9"');
    expect((await auditOf(unit)).answers.ceilingHeight).toBe(2.6);
    const now = (await auditOf(unit)).version;
    expect(late.body).toContain(`name="version" value="${now}"`);
    expect((await save({ ceilingHeight: '2,9' }, now)).statusCode).toBe(303);
  });
});
