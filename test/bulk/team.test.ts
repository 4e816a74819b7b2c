import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDeed } from '../../src/bulk/bulk-store.ts';
import { planTask } from '../../src/follow-up/keep-tasks.ts';
import { tasksOfUnit } from '../../src/follow-up/task-store.ts';
import { day, dayOf } from '../../src/shared/dates.ts';
import type { BulkDeedId, UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { changeUnit, findUnits } from '../../src/units/unit-store.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type SignedIn = Awaited<ReturnType<TestApp['signInStaff']>>;

describe('The team', () => {
  let test: TestApp;
  let manager: SignedIn;
  let leaver: SignedIn;
  let camille: SignedIn;
  let sacha: SignedIn;
  let ids: UnitId[];
  const at = (place: number) => ids[place] as UnitId;
  const units = () => findUnits(test.services.db.read, ids);

  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signInStaff('manager', 'Dominique');
    leaver = await test.signInStaff('officer', 'Partante');
    camille = await test.signInStaff('officer', 'Camille');
    sacha = await test.signInStaff('officer', 'Sacha');
    ids = await enterDemonstrationUnits(manager.ctx, {
      seed: 'team',
      count: 30,
      asOf: dayOf(test.clock.now),
    });
    await test.services.db.tx(async (d) => {
      for (const [place, id] of ids.entries())
        await changeUnit(d, id, {
          assignedTo: place < 10 ? leaver.actor.accountId : null,
          status: 'not-followed',
          substatus: null,
        });
    });
    const formKey = 'recall-of-the-leaver';
    const assignedTo = leaver.actor.accountId;
    await planTask(leaver.ctx, at(0), {
      kind: 'recall',
      subject: 'Rappeler M. Leclercq',
      dueOn: day('2026-03-02'),
      assignedTo,
      formKey,
    });
  });
  afterAll(() => test.close());

  const deedOf = (location: unknown) => Number(String(location).split('/').at(-1)) as BulkDeedId;
  const act = async (who: SignedIn, id: BulkDeedId, step: string) => {
    const deed = await findDeed(test.services.db.read, id);
    return who.browser.post(
      `/register/deeds/${id}${step}`,
      { version: String(deed?.version) },
      { from: '/team' },
    );
  };

  it('shows the stand-in the work of who is away, for those days only', async () => {
    const note = (fields: Record<string, string>) =>
      manager.browser.post(
        '/team/absences',
        {
          accountId: String(leaver.actor.accountId),
          standInId: String(camille.actor.accountId),
          from: '2026-03-01',
          to: '2026-03-03',
          ...fields,
        },
        { from: '/team' },
      );
    expect((await note({ to: '2026-02-20' })).statusCode).toBe(422);
    expect((await note({ standInId: String(leaver.actor.accountId) })).statusCode).toBe(422);
    expect((await note({})).statusCode).toBe(303);
    const day1 = (await camille.browser.get('/work')).body;
    expect(day1).toContain('Rappeler M. Leclercq');
    expect(day1).toContain('Vous remplacez Partante');
    expect((await sacha.browser.get('/work')).body).not.toContain('Rappeler M. Leclercq');
    expect((await sacha.browser.post('/team/absences/1/end', {}, { from: '/team' })).statusCode).toBe(403);
    await manager.browser.post('/team/absences/1/end', {}, { from: '/team' });
    expect((await camille.browser.get('/work')).body).not.toContain('Rappeler M. Leclercq');
  });

  it('hands all the work of a leaver over after a look, and takes it back', async () => {
    const fields = {
      from: String(leaver.actor.accountId),
      receivers: [String(camille.actor.accountId), String(sacha.actor.accountId)],
      way: 'evenly',
    };
    expect((await camille.browser.post('/team/hand-over', fields, { from: '/team' })).statusCode).toBe(403);
    const sent = await manager.browser.post('/team/hand-over', fields, { from: '/team' });
    const deed = deedOf(sent.headers.location);
    const look = (await manager.browser.get(`/register/deeds/${deed}`)).body;
    expect(look).toContain('Appliquer à 10 logements');
    expect(look).toContain('De Partante à Camille, Sacha');
    await act(manager, deed, '/apply');
    const held = (await units()).slice(0, 10).map(({ assignedTo }) => assignedTo);
    expect(held.filter((id) => id === camille.actor.accountId)).toHaveLength(5);
    expect(held.filter((id) => id === sacha.actor.accountId)).toHaveLength(5);
    const [task] = await tasksOfUnit(test.services.db.read, at(0));
    expect(task?.assignedTo).toBe(held[0]);
    await act(manager, deed, '/undo');
    expect(
      (await units()).slice(0, 10).every(({ assignedTo }) => assignedTo === leaver.actor.accountId),
    ).toBe(true);
    expect((await tasksOfUnit(test.services.db.read, at(0)))[0]?.assignedTo).toBe(leaver.actor.accountId);
  });

  it('refuses a hand-over to nobody or to the leaver', async () => {
    const from = String(leaver.actor.accountId);
    for (const receivers of [[], [from], ['999999']]) {
      const sent = await manager.browser.post(
        '/team/hand-over',
        { from, receivers, way: 'evenly' },
        { from: '/team' },
      );
      expect(sent.headers.location).toBe('/team');
    }
  });

  it('gives the ten best free homes of the officer’s communes, and takes them back', async () => {
    const sent = await camille.browser.post('/work/take-ten', {}, { from: '/work' });
    const taken = (await units()).filter(({ assignedTo }) => assignedTo === camille.actor.accountId);
    expect(taken.length).toBe(10);
    const free = (await units()).filter(
      ({ assignedTo, heldBack, priority }) => assignedTo === null && !heldBack && priority !== null,
    );
    const least = Math.min(...taken.map(({ priority }) => priority ?? 0));
    expect(free.every(({ priority }) => (priority ?? 0) <= least)).toBe(true);
    await act(camille, deedOf(sent.headers.location), '/undo');
    expect((await units()).some(({ assignedTo }) => assignedTo === camille.actor.accountId)).toBe(false);
    const nowhere = await test.signInStaff('officer', 'Ailleurs', ['59009']);
    expect((await nowhere.browser.post('/work/take-ten', {}, { from: '/work' })).headers.location).toBe(
      '/work',
    );
  });
});
