import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDeed, unitsAfter } from '../../src/bulk/bulk-store.ts';
import { chooseUnits } from '../../src/bulk/choose-units.ts';
import type { DeedKind } from '../../src/bulk/deed.ts';
import type { Context } from '../../src/context.ts';
import { tasksOfUnit } from '../../src/follow-up/task-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { BulkDeedId, UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { changeUnit, findUnits, type Unit } from '../../src/units/unit-store.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

describe('Deeds on many homes', () => {
  let test: TestApp;
  let camille: Browser;
  let ctx: Context;
  let me: number;
  let sacha: number;
  let ids: UnitId[];
  const list = '/register';

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    camille = signedIn.browser;
    ctx = signedIn.ctx;
    me = signedIn.actor.accountId;
    sacha = (await test.signInStaff('officer', 'Sacha Deswarte')).actor.accountId;
    ids = await enterDemonstrationUnits(ctx, { seed: 'bulk', count: 320, asOf: dayOf(test.clock.now) });
    await test.services.db.tx(async (d) => {
      for (const id of ids)
        await changeUnit(d, id, { assignedTo: null, status: 'not-followed', substatus: null, reasons: [] });
    });
  });
  afterAll(() => test.close());

  const units = (which: readonly UnitId[] = ids): Promise<Unit[]> => findUnits(test.services.db.read, which);
  const unit = async (place: number): Promise<Unit> => (await units([ids[place] as UnitId]))[0] as Unit;
  const deedNow = async (id: BulkDeedId) => {
    const deed = await findDeed(test.services.db.read, id);
    if (!deed) throw new Error('no such deed');
    return deed;
  };
  const post = async (id: BulkDeedId, fields: Record<string, string>, step = '') => {
    const { version } = await deedNow(id);
    return camille.post(
      `/register/deeds/${id}${step}`,
      { version: String(version), ...fields },
      { from: list },
    );
  };
  const choose = async (kind: DeedKind, places: readonly number[]): Promise<BulkDeedId> => {
    const selected = places.map((place) => String(ids[place]));
    const sent = await camille.post('/register/deeds', { action: kind, selected }, { from: list });
    return Number(String(sent.headers.location).split('/').at(-1)) as BulkDeedId;
  };
  const rows = (id: BulkDeedId) => unitsAfter(test.services.db.read, id, null, 0, 1000);

  it('tells before anything changes what will, and what stays and why', async () => {
    await test.services.db.tx(async (d) => {
      await changeUnit(d, ids[1] as UnitId, { assignedTo: sacha as never });
      await changeUnit(d, ids[2] as UnitId, { assignedTo: me as never });
    });
    const deed = await choose('assign', [0, 1, 2, 3]);
    const judged = await post(deed, { to: String(me) });
    expect(judged.statusCode).toBe(303);
    expect((await rows(deed)).map(({ verdict }) => verdict)).toEqual([
      'change',
      'colleague',
      'no-change',
      'change',
    ]);
    const page = (await camille.get(`/register/deeds/${deed}`)).body;
    expect(page).toContain('suivis par un collègue');
    expect(page).toContain('Appliquer à 2 logements');
    expect((await unit(0)).assignedTo).toBeNull();
    await post(deed, { to: String(me), others: 'yes' });
    expect((await rows(deed)).filter(({ verdict }) => verdict === 'change')).toHaveLength(3);
  });

  it('changes at once, one line of the journal a home with the deed, and puts back what nobody touched', async () => {
    const deed = await choose('status', [10, 11, 12]);
    await post(deed, { status: 'first-contact', substatus: 'interested' });
    await test.services.db.tx((d) => changeUnit(d, ids[12] as UnitId, { rooms: 4 }));
    await post(deed, {}, '/apply');
    expect((await rows(deed)).map(({ state, verdict }) => [state, verdict])).toEqual([
      ['changed', 'change'],
      ['changed', 'change'],
      ['kept', 'changed-meanwhile'],
    ]);
    expect(await unit(10)).toMatchObject({ status: 'first-contact', substatus: 'interested' });
    const told = (await journalOf(test.services.db.read, 'unit', ids[10] as UnitId)).filter(
      ({ data }) => data.deed === deed,
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.data).toMatchObject({ status: { from: 'not-followed', to: 'first-contact' } });
    await test.services.db.tx((d) =>
      changeUnit(d, ids[11] as UnitId, { status: 'in-progress', substatus: null }),
    );
    await post(deed, {}, '/undo');
    expect((await rows(deed)).map(({ state, fault }) => [state, fault])).toEqual([
      ['undone', null],
      ['not-undone', 'changed-since'],
      ['kept', null],
    ]);
    expect(await unit(10)).toMatchObject({ status: 'not-followed', substatus: null });
    const page = (await camille.get(`/register/deeds/${deed}`)).body;
    expect(page).toContain('modifiés depuis');
    expect(page).toContain((await unit(11)).address.replaceAll("'", '&#39;'));
    expect((await post(deed, {}, '/undo')).statusCode).toBe(409);
  });

  it('takes all that the filter finds, in the background with progress when they are many', async () => {
    const sent = await camille.post(
      '/register/deeds',
      { action: 'reason', all: '1', query: '?all=1' },
      { from: list },
    );
    const deed = Number(String(sent.headers.location).split('/').at(-1)) as BulkDeedId;
    expect((await deedNow(deed)).total).toBe(ids.length);
    await post(deed, { reason: 'inheritance', others: 'yes' });
    await post(deed, {}, '/apply');
    expect((await deedNow(deed)).state).toBe('applying');
    expect((await camille.get(`/register/deeds/${deed}`)).body).toContain('<progress');
    await test.work();
    expect((await deedNow(deed)).state).toBe('applied');
    expect((await units()).every(({ reasons }) => reasons.includes('inheritance'))).toBe(true);
    await post(deed, {}, '/undo');
    await test.work();
    expect((await units()).some(({ reasons }) => reasons.includes('inheritance'))).toBe(false);
  });

  it('starts a playbook and plans recalls where they may be, and lets them go when undone', async () => {
    const held = (await units()).find(({ heldBack }) => heldBack);
    const places = [20, 21, ...(held ? [ids.indexOf(held.id)] : [])];
    const recall = await choose('recall', places);
    expect((await post(recall, { subject: '', dueOn: '2026-04-01' })).statusCode).toBe(422);
    await post(recall, { subject: 'Rappeler', dueOn: '2026-04-01', others: 'yes' });
    if (held)
      expect((await rows(recall)).find(({ unitId }) => unitId === held.id)?.verdict).toBe('do-not-contact');
    await post(recall, {}, '/apply');
    const playbook = await choose('playbook', [20, 21]);
    await post(playbook, { playbook: 'inheritance' });
    await post(playbook, {}, '/apply');
    const tasks = await tasksOfUnit(test.services.db.read, ids[20] as UnitId);
    expect(tasks.map(({ kind }) => kind).sort()).toEqual(['letter', 'recall', 'recall', 'recall']);
    const again = await choose('playbook', [20]);
    await post(again, { playbook: 'inheritance' });
    expect((await rows(again))[0]?.verdict).toBe('running');
    await post(playbook, {}, '/undo');
    const left = (await tasksOfUnit(test.services.db.read, ids[20] as UnitId)).filter(
      ({ state }) => state === 'open',
    );
    expect(left.map(({ subject }) => subject)).toEqual(['Rappeler']);
  });

  it('exports what is ticked, and only that', async () => {
    const selected = [String(ids[30]), String(ids[31])];
    const sent = await camille.post('/register/deeds', { action: 'export', selected }, { from: list });
    expect(sent.statusCode).toBe(303);
    const csv = await camille.get(String(sent.headers.location).replace('.xlsx', '.csv'));
    expect(csv.body.trim().split(/\r?\n/)).toHaveLength(3);
  });

  it('hides deeds from colleagues and keeps homes of other communes out', async () => {
    const deed = await chooseUnits(ctx, { kind: 'assign', ids: ids.slice(0, 2), filter: null });
    const other = await test.signInStaff('officer', 'Ailleurs', ['59009']);
    expect((await other.browser.get(`/register/deeds/${deed.id}`)).statusCode).toBe(403);
    const sent = await other.browser.post(
      '/register/deeds',
      { action: 'assign', selected: [String(ids[0])] },
      { from: list },
    );
    const theirs = String(sent.headers.location);
    await other.browser.post(theirs, { version: '1', to: String(other.actor.accountId) }, { from: list });
    expect((await other.browser.get(theirs)).body).toContain('hors de vos communes');
  });

  it('goes back to the list when nothing is ticked or nothing is asked', async () => {
    for (const fields of [{ action: 'assign' }, { action: 'nonsense', selected: '1' }, {}] as Record<
      string,
      string
    >[]) {
      const sent = await camille.post('/register/deeds', fields, { from: list });
      expect(sent.headers.location).toBe('/register');
    }
  });
});
