import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsOf } from '../../src/cases/pieces/document-store.ts';
import { datesRead, expiryOn } from '../../src/cases/pieces/piece-expiry.ts';
import { journal } from '../../src/journal/journal-table.ts';
import { outbox } from '../../src/outbox/outbox-table.ts';
import { day } from '../../src/shared/dates.ts';
import { EICAR_NAME, startClamd } from '../files/a-clamd.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { DAY, MINUTE } from '../support/test-services.ts';
import { caseOf, draft, filed, paper, QUOTE, sendPaper, sendQuote } from './support/an-application.ts';

const pieces = (app: TestApp, id: number) => documentsOf(app.services.db.read, id as never);
const actions = (app: TestApp): string[] =>
  app.services.db.read
    .select()
    .from(journal)
    .all()
    .map(({ action }) => action);
/** Every byte that the store keeps. */
const bytesOnDisk = (app: TestApp): Buffer =>
  Buffer.concat(
    readdirSync(app.services.config.filesDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );

describe('A paper sent where a scanner is set', () => {
  let app: TestApp;
  let scanner: Awaited<ReturnType<typeof startClamd>>;
  let awake = true;

  beforeAll(async () => {
    scanner = await startClamd((content) =>
      awake ? (content.includes('INFECTED') ? `stream: ${EICAR_NAME} FOUND\0` : 'stream: OK\0') : null,
    );
    app = await startTestApp({ CLAMD: `127.0.0.1:${scanner.port}` });
  });
  afterAll(async () => {
    await app.close();
    await scanner.close();
  });

  it('is read by nobody and accepted by nobody until the scanner finds it clean, and waits while the scanner is away', async () => {
    const { browser, id, ref } = await filed(app, 'a.martin@example.org');
    const officer = await app.signInStaff('officer', 'Camille');
    const [first] = await pieces(app, id);
    const url = `/cases/${ref}/documents/${first?.id}`;
    expect((await officer.browser.get(url)).statusCode).toBe(422);
    expect((await browser.get(`/my/cases/${id}/pieces/${first?.id}`)).statusCode).toBe(422);
    const page = await officer.browser.get(`/cases/${ref}/documents?document=${first?.id}`);
    expect(page.body).toContain('attend d’être vérifiée par l’antivirus');
    expect(page.body).not.toContain('<iframe');
    const early = await officer.browser.post(
      `${url}/check`,
      { verdict: 'accepted' },
      { from: `/cases/${ref}/documents` },
    );
    expect(early.statusCode).toBe(422);
    expect(early.body).toContain('attend d’être vérifié par l’antivirus');

    awake = false;
    await app.work();
    expect((await officer.browser.get(url)).statusCode, 'still apart').toBe(422);
    const waiting = app.services.db.read
      .select()
      .from(outbox)
      .all()
      .filter(({ kind }) => kind === 'file-scan');
    expect(
      waiting.every(({ state }) => state === 'pending'),
      'to be tried again',
    ).toBe(true);
    expect(waiting[0]?.lastError).toContain('virus scanner');

    awake = true;
    app.clock.advance(2 * MINUTE);
    await app.work();
    expect((await officer.browser.get(url)).statusCode).toBe(200);
    expect((await pieces(app, id))[0]?.state).toBe('received');
  });

  it('is destroyed when infected, refused by the name of what was found, and its owner is told', async () => {
    const { browser, id } = await draft(app, 'b.martin@example.org');
    await app.work();
    await browser.upload(`/my/cases/${id}/pieces`, { type: 'other' }, [
      { field: 'files', name: 'mandat.pdf', content: paper('INFECTED'), type: 'application/pdf' },
    ]);
    expect(bytesOnDisk(app).includes('INFECTED'), 'in quarantine').toBe(true);
    await app.work();
    const infected = (await pieces(app, id)).find(({ type }) => type === 'other');
    expect(infected).toMatchObject({ state: 'refused', problem: 'incorrect' });
    expect(infected?.reason).toContain(EICAR_NAME);
    expect(bytesOnDisk(app).includes('INFECTED'), 'nothing of it is left').toBe(false);
    expect((await browser.get(`/my/cases/${id}/pieces/${infected?.id}`)).statusCode).toBe(404);
    const mail = (await app.mails()).find(
      ({ recipient, text }) => recipient.startsWith('b.martin') && text.includes(EICAR_NAME),
    );
    expect(mail?.text).toContain('mandat.pdf');
    expect(actions(app)).toEqual(expect.arrayContaining(['file.infected', 'case.piece-infected']));
    const again = await browser.upload(`/my/cases/${id}/pieces`, { type: 'other' }, [
      { field: 'files', name: 'encore.pdf', content: paper('INFECTED'), type: 'application/pdf' },
    ]);
    expect(again.statusCode, 'known already').toBe(422);
    expect(again.body).toContain(EICAR_NAME);
  });
});

describe('Papers of a case', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('are encrypted at rest when sensitive, and that staff read them is written down', async () => {
    const { browser, id } = await draft(app, 'c.martin@example.org');
    await browser.upload(`/my/cases/${id}/pieces`, { type: 'tax-notice' }, [
      { field: 'files', name: 'avis.pdf', content: paper('REVENU 24 000'), type: 'application/pdf' },
    ]);
    await sendPaper(browser, id, 'other', 'PLAIN WORDS');
    const stored = bytesOnDisk(app);
    expect(stored.includes('PLAIN WORDS')).toBe(true);
    expect(stored.includes('REVENU 24 000'), 'not in clear on disk').toBe(false);
    await browser.post(
      `/my/cases/${id}/submit`,
      { version: String(caseOf(app, id).version) },
      { from: `/my/cases/${id}/check` },
    );
    const officer = await app.signInStaff('officer', 'Camille');
    const notice = (await pieces(app, id)).find(({ type }) => type === 'tax-notice');
    const read = await officer.browser.get(`/cases/${caseOf(app, id).ref}/documents/${notice?.id}`);
    expect(read.rawPayload.includes('REVENU 24 000')).toBe(true);
    const entries = app.services.db.read.select().from(journal).all();
    expect(entries.find(({ action }) => action === 'case.piece-read')).toMatchObject({
      actorId: officer.actor.accountId,
      data: { document: notice?.id, type: 'tax-notice' },
    });
    const page = await officer.browser.get(`/cases/${caseOf(app, id).ref}/documents`);
    expect(page.body, 'no scanner is said').toContain('Aucun antivirus n’est branché');
  });

  it('keep their earlier versions with who refused them, when and why', async () => {
    const { browser, id, ref } = await filed(app, 'd.martin@example.org');
    const officer = await app.signInStaff('officer', 'Camille Dupont');
    const first = (await pieces(app, id)).find(({ type }) => type === 'ownership');
    const from = `/cases/${ref}/documents`;
    await officer.browser.post(
      `${from}/${first?.id}/check`,
      { verdict: 'refused', problem: 'incomplete', reason: 'La page 2 manque.' },
      { from },
    );
    await officer.browser.post(
      `/cases/${ref}/correction`,
      {
        version: String(caseOf(app, id).version),
        dueOn: '2026-07-30',
        'document-ownership-problem': 'incomplete',
        'document-ownership-message': 'La page 2 manque.',
      },
      { from: `/cases/${ref}/correction` },
    );
    expect(caseOf(app, id).state).toBe('to-complete');
    await sendPaper(browser, id, 'ownership', 'titre complet');
    const all = await pieces(app, id);
    const second = all.find(({ type, revision }) => type === 'ownership' && revision === 2);
    expect(second).toMatchObject({ state: 'received', name: 'titre complet.pdf' });
    expect(all.find((piece) => piece.id === first?.id)).toMatchObject({
      state: 'replaced',
      replacedBy: second?.id,
      reason: 'La page 2 manque.',
    });
    const page = (await officer.browser.get(`${from}?document=${second?.id}`)).body;
    expect(page).toContain('Version 1');
    expect(page).toContain('par Camille Dupont');
    expect(page).toContain('La page 2 manque.');
    expect((await officer.browser.get(`${from}/${first?.id}`)).statusCode, 'still readable').toBe(200);
    await browser.post(`/my/cases/${id}/pieces/${second?.id}/remove`, {}, { from: `/my/cases/${id}/pieces` });
    const back = (await pieces(app, id)).find((piece) => piece.id === first?.id);
    expect(back, 'taken back: the first is as refused as it was').toMatchObject({
      state: 'refused',
      replacedBy: null,
    });
  });

  it('expire: the officer notes the date, the case is listed before it passes, and the owner is warned before filing', async () => {
    const { browser, id } = await draft(app, 'e.martin@example.org', { quote: false });
    await sendQuote(browser, id, { number: 'D-2', validUntil: '2026-05-10' });
    await sendPaper(browser, id, 'tax-notice', 'avis');
    const check = await browser.get(`/my/cases/${id}/check`);
    expect(check.body).not.toContain('Des pièces ont périmé');
    app.clock.advance(7 * DAY);
    const back = await app.signInOwner('e.martin@example.org');
    const late = await back.get(`/my/cases/${id}/check`);
    expect(late.body).toContain('Des pièces ont périmé');
    await back.post(
      `/my/cases/${id}/submit`,
      { version: String(caseOf(app, id).version) },
      { from: `/my/cases/${id}/check` },
    );
    const { ref } = caseOf(app, id);
    const officer = await app.signInStaff('officer', 'Sacha');
    const work = await officer.browser.get('/work');
    const section = work.body.slice(work.body.indexOf('id="expiring"'));
    expect(section).toContain('Pièces qui périment');
    expect(section).toContain(ref ?? '?');
    const notice = (await pieces(app, id)).find(({ type }) => type === 'tax-notice');
    const from = `/cases/${ref}/documents`;
    const wrong = await officer.browser.post(`${from}/${notice?.id}/dates`, { read: '31/12' }, { from });
    expect(wrong.statusCode).toBe(422);
    await officer.browser.post(`${from}/${notice?.id}/dates`, { read: '2024' }, { from });
    expect((await pieces(app, id)).find((piece) => piece.id === notice?.id)).toMatchObject({
      datedOn: '2024-01-01',
      validUntil: '2025-08-31',
    });
    const page = await officer.browser.get(`${from}?document=${notice?.id}`);
    expect(page.body).toContain('il y en a un plus récent');
    expect(actions(app)).toContain('case.piece-dated');
  });

  it('say until when they are worth something, from what is read on them', () => {
    const today = day('2026-05-04');
    expect(datesRead('issued', day('2026-01-31')).validUntil).toBe('2026-04-30');
    expect(datesRead('year', day('2025-01-01')).validUntil).toBe('2026-08-31');
    expect(expiryOn('company-extract', day('2026-05-04'), today)).toBe('soon');
    expect(expiryOn('company-extract', day('2026-05-03'), today)).toBe('expired');
    expect(expiryOn('company-extract', day('2026-05-19'), today)).toBe('valid');
    expect(expiryOn('tax-notice', null, today)).toBe('unread');
    expect(expiryOn('ownership', null, today)).toBeNull();
  });

  it('turn pictures, and lead from one piece to the next', async () => {
    const { ref } = await filed(app, 'f.martin@example.org');
    const officer = await app.signInStaff('officer');
    const page = (await officer.browser.get(`/cases/${ref}/documents`)).body;
    expect(page).toContain('Pièce 1 sur 3');
    expect(page).toMatch(/data-walk="next"/);
    expect(page).not.toMatch(/data-walk="previous"/);
  });
});

describe('Flags of a quote', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('are shown to the owner with what to do, and let pass by an officer only with a reason that stays', async () => {
    const { browser, id } = await draft(app, 'g.martin@example.org', { quote: false });
    await sendQuote(browser, id, { 'line-1-performance': '1,9', rgeDomains: 'roof' });
    const mine = (await browser.get(`/my/cases/${id}/quotes`)).body;
    expect(mine).toContain('ce geste ne peut pas être aidé');
    expect(mine).toContain('hors des domaines du certificat RGE');
    await browser.post(
      `/my/cases/${id}/submit`,
      { version: String(caseOf(app, id).version) },
      { from: `/my/cases/${id}/check` },
    );
    const { ref } = caseOf(app, id);
    const officer = await app.signInStaff('officer', 'Camille');
    const piece = (await pieces(app, id)).find(({ type }) => type === 'quote');
    const from = `/cases/${ref}/documents?document=${piece?.id}`;
    const page = (await officer.browser.get(from)).body;
    const waive = page.match(/\/cases\/[^"]+\/waive/)?.[0] ?? '';
    expect(page).toContain('Bloquant');
    const short = await officer.browser.post(waive, { flag: 'performance:windows', reason: 'non' }, { from });
    expect(short.statusCode).toBe(422);
    expect(short.body).toContain('en dix caractères');
    const gone = await officer.browser.post(
      waive,
      { flag: 'dear:door', reason: 'Un motif assez long' },
      { from },
    );
    expect(gone.statusCode).toBe(404);
    const reason = 'Secteur sauvegardé : l’ABF impose ces menuiseries.';
    await officer.browser.post(waive, { flag: 'performance:windows', reason }, { from });
    const after = (await officer.browser.get(from)).body;
    expect(after).toContain('l’ABF impose ces menuiseries');
    expect(after).toContain('Par Camille');
    expect((await browser.get(`/my/cases/${id}/quotes`)).statusCode).toBe(200);
    expect(actions(app).filter((action) => action === 'case.flag-waived')).toHaveLength(1);
  });

  it('keeps a wrong SIRET, crossed certificate dates and a quote that expires before its date out of the form', async () => {
    const { browser, id } = await draft(app, 'h.martin@example.org', { quote: false });
    const sent = await browser.upload(
      `/my/cases/${id}/quotes/new`,
      {
        ...QUOTE,
        siret: '73282932000075',
        rgeFrom: '2026-06-01',
        rgeUntil: '2026-05-01',
        validUntil: '2026-04-01',
      },
      [{ field: 'file', name: 'devis.pdf', content: paper('x'), type: 'application/pdf' }],
    );
    expect(sent.statusCode).toBe(422);
    for (const said of [
      'Ce SIRET n’existe pas',
      'finirait avant de commencer',
      'ne périme pas avant sa date',
    ])
      expect(sent.body).toContain(said);
    expect(sent.body, 'what was typed is kept').toContain('value="2026-06-01"');
  });
});
