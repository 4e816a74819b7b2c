import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABOUT_NOBODY, isKnownRoute, whatIsRead } from '../../src/privacy/readings/nominative-routes.ts';
import type { Staff } from '../../src/shared/actor.ts';
import { day } from '../../src/shared/dates.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let manager: { browser: Browser; actor: Staff };
let second: { browser: Browser; actor: Staff };
let officer: { browser: Browser; actor: Staff };
let owner: number;
let unit: number;
const rows = <Row>(query: ReturnType<typeof sql>): Row[] => app.services.db.read.all<Row>(query);

beforeAll(async () => {
  app = await startTestApp();
  const signed = await app.signInStaff('manager', 'Dominique Maes');
  await enterDemonstrationUnits(signed.ctx, { seed: 'privacy', count: 40, asOf: day('2026-03-02') });
  manager = signed;
  second = await app.signInStaff('manager', 'Lou Responsable');
  officer = await app.signInStaff('officer', 'Camille Instruction');
  const [held] = rows<{ owner_id: number; unit_id: number }>(
    sql`SELECT owner_id, unit_id FROM unit_owner l JOIN owner o ON o.id = l.owner_id WHERE NOT o.do_not_contact AND rank = 1 LIMIT 1`,
  );
  owner = held?.owner_id ?? 0;
  unit = held?.unit_id ?? 0;
});
afterAll(() => app.close());

describe('Who read what', () => {
  it('is known of every address of staff that names something', () => {
    const unknown = app.app.declaredRoutes
      .filter(({ method, access }) => method === 'GET' && !['public', 'owner'].includes(access))
      .filter(({ url }) => !isKnownRoute(url));
    expect(
      unknown.map(
        ({ url }) =>
          `${url}: say in src/privacy/readings/nominative-routes.ts whose data it shows, or add it to ABOUT_NOBODY`,
      ),
    ).toEqual([]);
    expect(ABOUT_NOBODY.length).toBeGreaterThan(3);
  });

  it('tells pages, documents and exports apart', () => {
    expect(whatIsRead('/cases/:ref/documents/:document', { ref: 'VO-2026-00001', document: '3' })).toEqual({
      kind: 'case',
      id: 'VO-2026-00001',
      way: 'file',
    });
    expect(whatIsRead('/register/owners/:owner', { owner: '4' })).toMatchObject({
      kind: 'owner',
      way: 'page',
    });
    expect(whatIsRead('/register/export.:format', { format: 'xlsx' })).toMatchObject({
      kind: 'register',
      way: 'export',
    });
    expect(whatIsRead('/schemes/:id', { id: '4' })).toBeNull();
    expect(whatIsRead('/templates/:template/preview', { template: '4' }, { ref: ' VO-2026-00001 ' })).toEqual(
      { kind: 'case', id: 'VO-2026-00001', way: 'file' },
    );
  });

  it('is written in the background, once for a burst, and shown to managers by person and by subject', async () => {
    for (let count = 0; count < 3; count += 1) await officer.browser.get(`/register/owners/${owner}`);
    await officer.browser.get(`/register/units/${unit}`);
    await officer.browser.get('/register/export.csv');
    expect((await officer.browser.get('/register/owners/999999')).statusCode).toBe(404);
    await app.app.readings.flush();
    expect(
      rows(
        sql`SELECT subject_kind, subject_id, way, role FROM nominative_reading WHERE account_id = ${officer.actor.accountId} ORDER BY id`,
      ),
    ).toEqual([
      { subject_kind: 'owner', subject_id: String(owner), way: 'page', role: 'officer' },
      { subject_kind: 'unit', subject_id: String(unit), way: 'page', role: 'officer' },
      { subject_kind: 'register', subject_id: 'csv', way: 'export', role: 'officer' },
    ]);
    const all = (await manager.browser.get('/admin/privacy/readings')).body;
    expect(all).toContain('Camille Instruction');
    const one = (
      await manager.browser.get(
        `/admin/privacy/readings?subject=owner+${owner}&by=${officer.actor.accountId}`,
      )
    ).body;
    expect(one.match(/<tr><td>/g)).toHaveLength(2);
    const none = (
      await manager.browser.get(`/admin/privacy/readings?by=${second.actor.accountId}&way=export`)
    ).body;
    expect(none).toContain('Aucune consultation ne correspond');
  });

  it('turns its pages by key', async () => {
    await app.services.db.tx(async (d) => {
      for (let count = 0; count < 60; count += 1)
        d.run(
          sql`INSERT INTO nominative_reading (at, account_id, role, subject_kind, subject_id, way) VALUES (${app.clock.now}, ${second.actor.accountId}, 'manager', 'unit', ${String(count)}, 'page')`,
        );
    });
    const first = (await manager.browser.get(`/admin/privacy/readings?by=${second.actor.accountId}`)).body;
    const next = first.match(/href="([^"]+before=\d+)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toContain(`by=${second.actor.accountId}`);
    expect((await manager.browser.get(next)).body.match(/<tr><td>/g)).toHaveLength(10);
  });

  it('is not for officers, and exports with names are not for advisers', async () => {
    expect((await officer.browser.get('/admin/privacy/readings')).statusCode).toBe(403);
    const adviser = await app.signInStaff('adviser');
    expect((await adviser.browser.get('/register/export.csv')).statusCode).toBe(403);
    expect((await adviser.browser.get('/register')).body).not.toContain('/register/export.');
  });
});

describe('Erasure on screen', () => {
  const address = () => `/admin/privacy/people/${owner}`;
  const version = () =>
    rows<{ version: number }>(sql`SELECT version FROM erasure_request ORDER BY id DESC LIMIT 1`)[0]
      ?.version ?? 0;

  it('keeps what was typed when a field is wrong', async () => {
    const wrong = await manager.browser.post(
      `${address()}/erasure`,
      { askedOn: '2026-13-45', note: 'Lettre du notaire' },
      { from: address() },
    );
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Lettre du notaire');
    expect(wrong.body).toContain('Choisissez comment la demande est arrivée');
  });

  it('is entered, proposed, and confirmed by a second person only', async () => {
    await manager.browser.post(
      `${address()}/erasure`,
      { channel: 'letter', askedOn: '2026-03-01', note: '' },
      { from: address() },
    );
    await manager.browser.post(
      `${address()}/erasure/propose`,
      { version: String(version()) },
      { from: address() },
    );
    const alone = await manager.browser.post(
      `${address()}/erasure/confirm`,
      { version: String(version()) },
      { from: address() },
    );
    expect(alone.statusCode).toBe(422);
    expect(alone.body).toContain('une autre personne doit le confirmer');
    const done = await second.browser.post(
      `${address()}/erasure/confirm`,
      { version: String(version()) },
      { from: address() },
    );
    expect(done.statusCode).toBe(303);
    await app.work();
    expect((await manager.browser.get(address())).body).toContain('ont été effacées');
    expect((await manager.browser.get('/admin/privacy/register')).body).toContain('Demande de la personne');
    expect((await manager.browser.get('/admin/privacy/register.csv')).body).toContain(
      'Demande de la personne',
    );
  });
});

describe('A list of what fell due', () => {
  it('is confirmed on screen, with a box to tick, and erased in the background', async () => {
    await app.services.db.tx(async (d) => {
      d.run(sql`DELETE FROM contact`);
      d.run(sql`UPDATE unit SET last_vintage = NULL`);
    });
    app.clock.advance(4 * 365 * 24 * 3600 * 1000);
    const { listDue } = await import('../../src/privacy/retention/list-due.ts');
    expect(await listDue(app.services)).toBeGreaterThan(5);
    const fresh = await app.signInStaff('manager', 'Responsable du jour');
    const page = (await fresh.browser.get('/admin/privacy/due')).body;
    const items = [...page.matchAll(/name="items" value="(\d+)"/g)].map(([, id = '']) => id);
    const [batch] = rows<{ id: number; version: number }>(
      sql`SELECT id, version FROM retention_batch WHERE state = 'listed'`,
    );
    const wanted = { version: String(batch?.version), items: items.slice(0, 3) };
    const unsure = await fresh.browser.post('/admin/privacy/due/confirm', wanted, {
      from: '/admin/privacy/due',
    });
    expect(unsure.statusCode).toBe(422);
    expect(unsure.body.match(/name="items"[^>]* checked/g)).toHaveLength(3);
    const sure = await fresh.browser.post(
      '/admin/privacy/due/confirm',
      { ...wanted, sure: 'yes' },
      { from: '/admin/privacy/due' },
    );
    expect(sure.headers.location).toBe(`/admin/privacy/batches/${batch?.id}`);
    await app.work();
    expect((await fresh.browser.get(`/admin/privacy/batches/${batch?.id}`)).body).toContain(
      'L’effacement est terminé',
    );
    expect(
      rows<{ state: string; n: number }>(
        sql`SELECT state, count(*) AS n FROM retention_item GROUP BY state ORDER BY state`,
      ),
    ).toEqual([
      { state: 'erased', n: 3 },
      { state: 'set-aside', n: items.length - 3 },
    ]);
  });
});

describe('The public pages', () => {
  it.each(['fr', 'en'])('say the basis, the delays of the programme and the officer (%s)', async (locale) => {
    const visitor = app.visitor();
    await visitor.get(`/language/${locale}?back=/privacy`);
    const page = (await visitor.get('/privacy')).body.replace(/[\u00a0\u202f]/g, ' ');
    expect(page).toMatch(/6\(1\)\(e\)|article 6, paragraphe 1, point e/);
    expect(page).toMatch(/10 ans|10 years/);
    expect(page).toContain('dpo@example.org');
    expect((await visitor.get('/accessibility')).body).toContain('Défenseur des droits');
  });
});
