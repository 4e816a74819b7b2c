import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../src/documents/spreadsheet.ts';
import { journalOf, journalPage } from '../../src/journal/journal-store.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { OwnerId, UnitId } from '../../src/shared/ids.ts';
import { nextLovacCsv } from '../../src/units/demo/demo-lovac.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { findImport } from '../../src/units/import/import-store.ts';
import { contactsOfUnit } from '../../src/units/unit-file/contact-store.ts';
import { findUnit, type Unit } from '../../src/units/unit-store.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';
import { idlocal, lovacText } from './support/lovac-file.ts';

const PARTIAL = { 'hx-request': 'true', 'hx-request-type': 'partial' };

describe('The register on screen', () => {
  let test: TestApp;
  let officer: Browser;
  let unit: Unit;
  const register = () => ({ seed: 'routes', count: 150, asOf: dayOf(test.clock.now) });

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    officer = signedIn.browser;
    const ids = await enterDemonstrationUnits(signedIn.ctx, register());
    for (const id of ids) {
      const candidate = await findUnit(test.services.db.read, id);
      const owners = await ownersOfUnit(test.services.db.read, id);
      if (candidate?.status !== 'not-followed' || owners.some(({ owner }) => owner.doNotContact)) continue;
      unit = candidate;
      break;
    }
  });
  afterAll(() => test.close());

  const url = (path = '') => `/register/units/${unit.id}${path}`;
  const fresh = async (id: UnitId = unit.id): Promise<Unit> => {
    const found = await findUnit(test.services.db.read, id);
    if (!found) throw new Error('gone');
    return found;
  };

  const ofOwner = (id: OwnerId, deed: string, fields: Record<string, string>) =>
    officer.post(`/register/owners/${id}/${deed}`, fields, { from: `/register/owners/${id}` });
  const leaveAlone = (id: OwnerId) =>
    ofOwner(id, 'refusal', {
      askedBy: 'owner',
      channel: 'phone',
      askedOn: dayOf(test.clock.now),
      reason: 'Ne souhaite rien',
      until: '',
    });

  it('sends a visitor to the staff door and refuses owners', async () => {
    const visitor = await test.visitor().get('/register');
    expect(visitor).toMatchObject({ statusCode: 303, headers: { location: '/staff/login' } });
    const owner = await test.signInOwner('somebody@example.org');
    expect((await owner.get('/register')).statusCode).toBe(403);
  });

  it('shows the list whole, and its lines alone to a partial request, with a clean address', async () => {
    const whole = await officer.get('/register?text=rue&kind=&sort=');
    expect(whole.statusCode).toBe(200);
    expect(whole.body).toContain('<form class="filters"');
    const part = await officer.get('/register?text=rue&kind=&sort=', PARTIAL);
    expect(part.body.trimStart()).toMatch(/^<section class="register__list" id="results"/);
    expect(part.body).not.toContain('<html');
    expect(part.headers['hx-push-url']).toBe('/register?text=rue');
    expect(part.headers.vary).toContain('HX-Request-Type');
  });

  it('makes nothing of an address that makes no sense', async () => {
    const wild =
      '/register?status=x&class=Z&vacancy=never&box=a,b&after=zzz&sort=drop&builtFrom=abc&commune=%27OR&assigned=-1&text=%22%20OR%20%28';
    const answer = await officer.get(wild);
    expect(answer.statusCode).toBe(200);
    const page = await officer.get('/register?status=x&after=W1tdXQ&box=1,2,3');
    expect(page.body).toContain('150 logements');
  });

  it('gives the map the points of the same list', async () => {
    const all = (await officer.get('/register/map.json')).json<{ points: unknown[][] }>();
    const some = (await officer.get('/register/map.json?commune=59183')).json<{
      points: unknown[][];
      text: string;
    }>();
    expect(some.points.length).toBeGreaterThan(10);
    expect(some.points.length).toBeLessThan(all.points.length);
    expect(some.text).toContain(String(some.points.length));
    // No owner on a map.
    expect(JSON.stringify(all)).not.toContain(unit.ownerName);
  });

  it('exports what is filtered, harmless to spreadsheets, says so in the journal, and spares those not to be contacted', async () => {
    const { db } = test.services;
    const browser = officer;
    const [held] = await ownersOfUnit(db.read, unit.id);
    await browser.post(
      `${url()}/owners/${held?.owner.id}`,
      {
        version: String(held?.owner.version),
        email: 'held@example.org',
        phone: '',
      },
      { from: url() },
    );
    await leaveAlone(held?.owner.id as OwnerId);
    const typed = await fresh();
    await browser.post(url('/identity'), descriptionFields(typed, { address: '=HYPERLINK("http://x")' }), {
      from: url(),
    });
    const file = await officer.get(`/register/export.csv?text=${unit.idlocal}`);
    expect(file.headers['content-disposition']).toContain('registre-2026-03-02.csv');
    const [heading, line, ...more] = file.body.replace('\uFEFF', '').trim().split('\r\n');
    expect(heading).toContain('Identifiant local;Code INSEE;Commune');
    expect(more).toEqual([]);
    expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(line).toContain(';Oui;');
    expect(line).not.toContain('held@example.org');
    const [entry] = await journalPage(db.read, null);
    expect(entry).toMatchObject({ action: 'register.exported', data: { searched: true } });
    expect(JSON.stringify(entry)).not.toContain(unit.idlocal);

    const map = await officer.get(`/register/export.geojson?text=${unit.idlocal}`);
    expect(map.headers['content-type']).toContain('application/geo+json');
    const { type, features } = JSON.parse(map.body);
    expect(type).toBe('FeatureCollection');
    expect(features).toHaveLength(1);
    expect(features[0]).toMatchObject({ type: 'Feature', properties: { idlocal: unit.idlocal } });
    expect(Object.keys(features[0].properties)).not.toContain('owner');
    const [owner] = await ownersOfUnit(db.read, unit.id);
    expect(map.body).not.toContain(owner?.owner.name);
    const [mapEntry] = await journalPage(db.read, null);
    expect(mapEntry).toMatchObject({
      action: 'register.exported',
      data: { format: 'geojson', searched: true },
    });

    for (const format of ['xlsx', 'ods']) {
      const { rawPayload } = await officer.get(`/register/export.${format}?text=${unit.idlocal}`);
      const [sheet] = await readSpreadsheet(rawPayload);
      const [names = [], row = [], ...others] = sheet?.rows ?? [];
      expect(others).toEqual([]);
      const cell = (name: string) => row[names.indexOf(name)];
      expect(cell('Identifiant local')).toBe(unit.idlocal);
      expect(cell('Adresse')).toBe('=HYPERLINK("http://x")');
      expect(cell('Surface habitable (m²)')).toBe(unit.livingArea);
      expect(cell('Adresse électronique') ?? null).toBeNull();
      const [sheetEntry] = await journalPage(db.read, null);
      expect(sheetEntry).toMatchObject({ action: 'register.exported', data: { format } });
    }
    expect((await officer.get('/register/export.exe')).statusCode).toBe(404);

    // Put things back for the tests that follow.
    const [now] = await ownersOfUnit(db.read, unit.id);
    await browser.post(
      `${url()}/owners/${now?.owner.id}`,
      { version: String(now?.owner.version), email: '', phone: '' },
      { from: url() },
    );
    await ofOwner(now?.owner.id as OwnerId, 'refusal/lift', { reason: 'Fin de l’essai' });
  });

  const descriptionFields = (from: Unit, changes: Record<string, string> = {}) => ({
    version: String(from.version),
    address: from.address,
    postcode: from.postcode ?? '',
    kind: from.kind,
    livingArea: String(from.livingArea ?? ''),
    rooms: String(from.rooms ?? ''),
    yearBuilt: String(from.yearBuilt ?? ''),
    declaredClass: from.declaredClass ?? '',
    ...changes,
  });

  it('keeps a correction as a human edit, and what was typed when it is refused', async () => {
    const refused = await officer.post(
      url('/identity'),
      descriptionFields(await fresh(), { livingArea: 'beaucoup', rooms: '7' }),
      { from: url() },
    );
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="beaucoup"');
    expect(refused.body).toContain('Écrivez une surface');
    const saved = await officer.post(
      url('/identity'),
      descriptionFields(await fresh(), { livingArea: '81,5', address: '3 quai des Tests' }),
      { from: url() },
    );
    expect(saved).toMatchObject({ statusCode: 303, headers: { location: url() } });
    expect(await fresh()).toMatchObject({ livingArea: 81.5, address: '3 quai des Tests' });
    expect((await fresh()).editedFields).toEqual(expect.arrayContaining(['livingArea', 'address']));
    const found = await officer.get('/register?text=quai+des+tests');
    expect(found.body).toContain('3 quai des Tests');
    const journal = JSON.stringify(await journalOf(test.services.db.read, 'unit', unit.id));
    expect(journal).not.toContain('quai des Tests');
  });

  it('follows up, and tells who saved first when two people had the page open', async () => {
    const seen = await fresh();
    const followUp = {
      version: String(seen.version),
      status: 'blocked',
      'substatus-blocked': 'voluntary-block',
      'substatus-completed': 'returned',
      reasons: ['refusal', 'nonsense'],
    };
    expect((await officer.post(url('/follow-up'), followUp, { from: url() })).statusCode).toBe(303);
    expect(await fresh()).toMatchObject({
      status: 'blocked',
      substatus: 'voluntary-block',
      reasons: ['refusal'],
    });
    const late = await officer.post(url('/follow-up'), { ...followUp, status: 'completed' }, { from: url() });
    expect(late.statusCode).toBe(409);
    expect(await fresh()).toMatchObject({ status: 'blocked' });
    const page = await officer.get(url());
    expect(page.body).toContain('Suivi\u202f: Non suivi → Suivi bloqué');
    await officer.post(
      url('/follow-up'),
      { version: String((await fresh()).version), status: 'not-followed' },
      { from: url() },
    );
  });

  it('sends back the form of the owner whose address is wrong, with what was typed', async () => {
    const [owner] = await ownersOfUnit(test.services.db.read, unit.id);
    const id = owner?.owner.id;
    const fields = {
      version: String(owner?.owner.version),
      email: 'pas une adresse',
      phone: '03 28 00 00 00',
    };
    const answer = await officer.post(`${url()}/owners/${id}`, fields, { from: url() });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`href="#email-${id}"`);
    expect(answer.body).toContain('value="pas une adresse"');
    const stale = await officer.post(
      `${url()}/owners/${id}`,
      { ...fields, version: '99', email: '' },
      { from: url() },
    );
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('modifié ceci entre-temps');
  });

  it('gives a unit to a colleague, and to nobody who is not one', async () => {
    const { actor } = await test.signInStaff('adviser', 'Alix Leroy');
    const version = String((await fresh()).version);
    await officer.post(url('/assignment'), { version, assignedTo: String(actor.accountId) }, { from: url() });
    expect(await fresh()).toMatchObject({ assignedTo: actor.accountId });
    expect((await officer.get(`/register?assigned=${actor.accountId}`)).body).toContain(
      'suivi par Alix Leroy',
    );
    const wrong = await officer.post(
      url('/assignment'),
      { version: String((await fresh()).version), assignedTo: '99999' },
      { from: url() },
    );
    expect(wrong.statusCode).toBe(422);
  });

  it('lets an adviser see and not change', async () => {
    const { browser } = await test.signInStaff('adviser');
    const page = await browser.get(url());
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('Enregistrer le suivi');
    expect(
      (await browser.post(url('/follow-up'), { version: '1', status: 'blocked' }, { from: url() }))
        .statusCode,
    ).toBe(403);
    expect((await browser.get('/register/imports/new')).statusCode).toBe(403);
  });

  it('closes the homes of other communes to an account limited to some', async () => {
    const elsewhere = unit.commune === '59107' ? '59183' : '59107';
    const { browser } = await test.signInStaff('officer', 'Limited', [elsewhere]);
    expect((await browser.get(url())).statusCode).toBe(403);
    expect((await browser.post(url('/follow-up'), { version: '1', status: 'blocked' })).statusCode).toBe(403);
    const list = await browser.get(`/register?text=${unit.idlocal}`);
    expect(list.body).toContain('Aucun logement');
    const points = (await browser.get('/register/map.json')).json<{ points: number[][] }>().points;
    expect(points.map(([id]) => id)).not.toContain(unit.id);
    expect((await browser.get('/register/export.csv')).body).not.toContain(unit.idlocal);
  });

  it('answers 404 for a unit that is not', async () => {
    for (const path of ['/register/units/999999', '/register/units/abc', '/register/units/1e3'])
      expect((await officer.get(path)).statusCode).toBe(404);
  });

  describe('writing to an owner', () => {
    it('mails a personal link that opens this home to its owner, once, and notes the answer', async () => {
      const { db } = test.services;
      const [owner] = await ownersOfUnit(db.read, unit.id);
      const ownerId = String(owner?.owner.id);
      const page = await officer.get(url('/contact'));
      expect(page.body).toContain(`value="${ownerId}"`);
      const wrong = await officer.post(url('/contact'), {
        owner: ownerId,
        email: 'nope',
        subject: 'S',
        text: 'Bonjour.',
      });
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('value="nope"');

      const sent = await officer.post(url('/contact'), {
        owner: ownerId,
        email: 'owner-of-home@example.org',
        subject: 'Votre logement',
        text: 'Bonjour,\n\nParlons-en.',
      });
      expect(sent).toMatchObject({ statusCode: 303, headers: { location: url() } });
      expect(await fresh()).toMatchObject({ status: 'awaiting-answer' });
      const [contact] = await contactsOfUnit(db.read, unit.id);
      expect(contact).toMatchObject({ channel: 'mail', subject: 'Votre logement', answeredAt: null });
      await test.work();
      const mail = (await test.mails()).find(({ recipient }) => recipient === 'owner-of-home@example.org');
      expect(mail?.text).toContain('Parlons-en.');
      // Source of the data and right to object, at the first contact (GDPR art. 14).
      expect(mail?.text).toContain('LOVAC');
      expect(mail?.text).toContain('RGPD');
      const link = mail?.text.match(/\/login\/link\/[\w-]+/)?.[0] ?? '';
      const browser = test.visitor();
      expect((await browser.post(link)).headers.location).toBe(`/my/units/${unit.id}`);
      const home = await browser.get(`/my/units/${unit.id}`);
      expect(home.statusCode).toBe(200);
      expect(home.body).toContain((await fresh()).address);
      expect(home.body).toContain(`/my/units/${unit.id}/audit`);
      expect(await fresh()).toMatchObject({ status: 'first-contact' });
      expect((await contactsOfUnit(db.read, unit.id))[0]?.answeredAt).not.toBeNull();
      expect((await test.visitor().post(link)).statusCode).toBe(422);
      const actions = (await journalOf(db.read, 'unit', unit.id)).map(({ action }) => action);
      expect(actions.slice(-2)).toEqual(['unit.owner-written-to', 'unit.owner-answered']);
    });

    it('hides the home from any other owner', async () => {
      const stranger = await test.signInOwner('stranger@example.org');
      expect((await stranger.get(`/my/units/${unit.id}`)).statusCode).toBe(404);
    });

    it('refuses to write to somebody who asked not to be contacted, even when asked directly', async () => {
      const { db } = test.services;
      const [owner] = await ownersOfUnit(db.read, unit.id);
      const id = owner?.owner.id ?? (0 as OwnerId);
      await officer.post(
        `${url()}/owners/${id}`,
        { version: String(owner?.owner.version), email: 'x@example.org', phone: '' },
        { from: url() },
      );
      await leaveAlone(id);
      const before = (await contactsOfUnit(db.read, unit.id)).length;
      const answer = await officer.post(
        url('/contact'),
        { owner: String(id), email: 'x@example.org', subject: 'S', text: 'T' },
        { from: url() },
      );
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('ne pas être contacté');
      expect((await contactsOfUnit(db.read, unit.id)).length).toBe(before);
    });

    it('notes a call and takes it for a first contact', async () => {
      const { db } = test.services;
      const [owner] = await ownersOfUnit(db.read, unit.id);
      await officer.post(
        `${url()}/owners/${owner?.owner.id}`,
        { version: String(owner?.owner.version), email: '', phone: '' },
        { from: url() },
      );
      await ofOwner(owner?.owner.id as OwnerId, 'refusal/lift', { reason: 'A rappelé' });
      const empty = await officer.post(
        url('/exchanges'),
        { owner: String(owner?.owner.id), channel: 'phone', text: '' },
        { from: url() },
      );
      expect(empty.statusCode).toBe(422);
      await officer.post(
        url('/exchanges'),
        { owner: String(owner?.owner.id), channel: 'phone', text: 'Rappeler en avril.' },
        { from: url() },
      );
      expect((await contactsOfUnit(db.read, unit.id))[0]).toMatchObject({
        channel: 'phone',
        body: 'Rappeler en avril.',
      });
    });
  });

  describe('importing a file', () => {
    it('takes it through preview, application and undoing, with French reasons for each wrong line', async () => {
      const csv = nextLovacCsv(test.services.programme, test.services.territory, register());
      const sent = await officer.upload('/register/imports/new', OPTIONS, [
        { field: 'file', name: 'LOVAC 2026.csv', content: csv },
      ]);
      expect(sent.statusCode).toBe(303);
      const page = sent.headers.location ?? '';
      const waiting = await officer.get(page);
      expect(waiting.body).toContain('hx-trigger="every 1s"');
      expect(waiting.body).toContain('http-equiv="refresh"');
      await test.work();
      const preview = await officer.get(page, PARTIAL);
      expect(preview.body.trimStart()).toMatch(/^<div id="import"/);
      expect(preview.body).not.toContain('every 1s');
      expect(preview.body).toContain('Commune hors du territoire');
      expect(preview.body).toContain('id="apply-import"');

      const file = await officer.get(`${page}/rejections.csv`);
      expect(file.body).toContain('Ligne;Colonne;Raison;Valeur;Effet');
      expect(file.body).toMatch(/\d+;idcom;Commune hors du territoire;75056;Ligne rejetée/);

      expect((await officer.post(`${page}/apply`, {}, { from: page })).headers.location).toBe(page);
      await test.work();
      const id = Number(page.split('/').at(-1)) as never;
      expect(await findImport(test.services.db.read, id)).toMatchObject({
        state: 'applied',
        fileName: 'LOVAC 2026.csv',
      });
      expect((await officer.get(page)).body).toContain('id="undo-import"');
      expect((await officer.post(`${page}/apply`, {}, { from: page })).statusCode).toBe(409);

      await officer.post(`${page}/undo`, {}, { from: page });
      await test.work();
      expect(await findImport(test.services.db.read, id)).toMatchObject({ state: 'undone' });
      expect((await officer.get('/register/imports')).body).toContain('Annulé');
    });

    it('reads again with other filters', async () => {
      const text = lovacText([{ ff_idlocal: idlocal(700_001), debutvacance: '2024', annee: '2025' }]);
      const sent = await officer.upload('/register/imports/new', OPTIONS, [
        { field: 'file', name: 'x.csv', content: text },
      ]);
      const page = sent.headers.location ?? '';
      await test.work();
      const id = Number(page.split('/').at(-1)) as never;
      expect(await findImport(test.services.db.read, id)).toMatchObject({
        counts: { new: 0, filteredOut: 1 },
      });
      const wrong = await officer.post(
        `${page}/filters`,
        { ...OPTIONS, minimumYearsVacant: 'deux' },
        { from: page },
      );
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('value="deux"');
      await officer.post(`${page}/filters`, { ...OPTIONS, minimumYearsVacant: '0' }, { from: page });
      await test.work();
      expect(await findImport(test.services.db.read, id)).toMatchObject({
        state: 'previewed',
        counts: { new: 1, filteredOut: 0 },
      });
      await officer.post(`${page}/drop`, {}, { from: page });
      expect(await findImport(test.services.db.read, id)).toMatchObject({ state: 'dropped' });
    });

    it('answers 422 in French to no file, an empty one, a spreadsheet, another CSV', async () => {
      const send = (files: Parameters<Browser['upload']>[2]) =>
        officer.upload('/register/imports/new', OPTIONS, files);
      const none = await send([]);
      expect(none.statusCode).toBe(422);
      expect(none.body).toContain('Choisissez un fichier');
      const cases: [string | Buffer, RegExp][] = [
        ['   \n', /vide/],
        [Buffer.from('504b0304140000000000', 'hex'), /classeur/],
        ['nom;prenom\na;b\n', /ni un LOVAC.*Colonnes trouvées.*nom, prenom/],
        [Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 0]), /./],
      ];
      for (const [content, words] of cases) {
        const answer = await send([{ field: 'file', name: 'x.csv', content }]);
        expect(answer.statusCode, String(words)).toBe(422);
        expect(answer.body).toMatch(words);
        expect(answer.body).toContain('Lire le fichier');
      }
    });
  });

  const OPTIONS = {
    housingOnly: 'yes',
    privateOwnersOnly: 'yes',
    vacantByDefinition: 'yes',
    minimumYearsVacant: '2',
    fallbackVintage: '',
  };
});
