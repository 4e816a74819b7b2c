import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../src/shared/actor.ts';
import { day } from '../../../src/shared/dates.ts';
import { enterDemonstrationUnits } from '../../../src/units/demo/enter-demonstration-units.ts';
import { type Browser, startTestApp, type TestApp } from '../../support/test-app.ts';

describe('Finding homes on screen', () => {
  let test: TestApp;
  let officer: Browser;
  let other: Browser;
  let manager: Browser;
  beforeAll(async () => {
    test = await startTestApp();
    await enterDemonstrationUnits(test.as(system('test')), {
      seed: 'screen',
      count: 200,
      asOf: day('2026-03-02'),
    });
    officer = (await test.signInStaff('officer')).browser;
    other = (await test.signInStaff('officer', 'Other Officer')).browser;
    manager = (await test.signInStaff('manager')).browser;
  });
  afterAll(() => test.close());

  it('keeps a view under a short address, shared only when asked', async () => {
    const saved = await officer.post(
      '/register/views',
      { name: 'Maisons', fields: '?kind=house&nonsense=1', opensOn: 'yes' },
      { from: '/register?all=1' },
    );
    expect(saved.statusCode).toBe(303);
    const address = String(saved.headers.location);
    expect(address).toMatch(/^\/register\/views\/\d+$/);
    expect((await officer.get(address)).headers.location).toBe('/register?kind=house');
    expect((await other.get(address)).statusCode).toBe(404);
    // The register opens on it, and the whole of it stays one link away.
    expect((await officer.get('/register')).headers.location).toBe(address);
    expect((await officer.get('/register?all=1')).body).toContain('200 logements');

    const shared = await officer.post(
      address,
      { name: 'Maisons à voir', shared: 'yes' },
      { from: '/register/views' },
    );
    expect(shared.statusCode).toBe(303);
    expect((await other.get('/register?all=1')).body).toContain('Maisons à voir');
    const refused = await other.post(`${address}/delete`, {}, { from: '/register/views' });
    expect(refused.statusCode).toBe(403);
    expect((await manager.post(`${address}/delete`, {}, { from: '/register/views' })).statusCode).toBe(303);
    expect((await officer.get('/register')).statusCode).toBe(200);
  });

  it('asks for a name and keeps what was typed', async () => {
    const answer = await officer.post(
      '/register/views',
      { name: '', fields: '?kind=flat', shared: 'yes' },
      { from: '/register?kind=flat' },
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Donnez un nom à la vue.');
    expect(answer.body).toContain('value="?kind=flat"');
  });

  it('remembers the columns of each person', async () => {
    await officer.post(
      '/register/columns',
      { columns: ['area', 'contact'], back: '/register?kind=flat' },
      { from: '/register?all=1' },
    );
    const mine = (await officer.get('/register?all=1')).body;
    expect(mine).toContain('sort=area');
    expect(mine).toContain('find-cell');
    expect((await other.get('/register?all=1')).body).not.toContain('find-cell"');
    await officer.post('/register/columns', { usual: 'yes', back: '' }, { from: '/register?all=1' });
    expect((await officer.get('/register?all=1')).body).not.toContain('find-cell"');
  });

  it('shows finer filters as chips with the way out, their group open', async () => {
    const page = (await officer.get('/register?contact=answered&roomsFrom=2')).body;
    expect(page).toContain('A répondu');
    expect(page).toContain('href="/register?contact=answered"');
    expect(page.match(/<details class="filter-group" open>/g)).toHaveLength(2);
  });

  it('takes a perimeter by rectangle, text or file, filters by it, and says what is wrong with another', async () => {
    const bad = await officer.upload(
      '/register/perimeters/new',
      { name: 'Centre', kind: 'opah', corners: '', text: '{"type":"Point"}', box: '' },
      [],
      '/register/perimeters/new',
    );
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('ne contient aucun polygone');
    expect(bad.body).toContain('value="Centre"');
    const kept = await officer.upload(
      '/register/perimeters/new',
      { name: 'Centre', kind: 'opah', corners: '', text: '', box: '2.2,50.9,2.5,51.1' },
      [],
      '/register/perimeters/new',
    );
    expect(kept.statusCode).toBe(303);
    const list = (await officer.get('/register/perimeters')).body;
    const [, id] = /perimeter=(\d+)/.exec(list) ?? [];
    const filtered = await officer.get(`/register?perimeter=${id}`);
    expect(filtered.body).toContain('Centre');
    expect(filtered.body).not.toContain('Aucun logement ne correspond');
    expect(
      (await other.post(`/register/perimeters/${id}/delete`, {}, { from: '/register/perimeters' }))
        .statusCode,
    ).toBe(403);
    expect(
      (await officer.post(`/register/perimeters/${id}/delete`, {}, { from: '/register/perimeters' }))
        .statusCode,
    ).toBe(303);
  });
});
