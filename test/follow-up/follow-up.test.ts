import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notesOfUnit } from '../../src/follow-up/note-store.ts';
import { sendDigests } from '../../src/follow-up/send-digests.ts';
import { type Task, tasksOfUnit } from '../../src/follow-up/task-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

describe('Work on units', () => {
  let test: TestApp;
  let camille: Browser;
  let sacha: Browser;
  let me: string;
  let ids: UnitId[];
  const at = (place: number) => ids[place] as UnitId;
  const url = (unit: UnitId, path = '') => `/register/units/${unit}${path}`;
  const tasks = (unit: UnitId) => tasksOfUnit(test.services.db.read, unit);
  const notes = (unit: UnitId) => notesOfUnit(test.services.db.read, unit);
  const first = async (unit: UnitId): Promise<Task> => (await tasks(unit))[0] as Task;
  const acts = async (unit: UnitId) =>
    (await journalOf(test.services.db.read, 'unit', unit)).map(({ action }) => action);

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('officer', 'Camille Vandamme');
    camille = signedIn.browser;
    me = String(signedIn.actor.accountId);
    sacha = (await test.signInStaff('officer', 'Sacha Deswarte')).browser;
    const asOf = dayOf(test.clock.now);
    ids = await enterDemonstrationUnits(signedIn.ctx, { seed: 'work', count: 40, asOf });
  });
  afterAll(() => test.close());

  const plan = (unit: UnitId, fields: Record<string, string> = {}) =>
    camille.post(
      url(unit, '/tasks'),
      { formKey: crypto.randomUUID(), subject: 'Rappeler', dueOn: '2026-03-02', assignedTo: me, ...fields },
      { from: url(unit) },
    );
  const deed = (browser: Browser, task: Task, fields: Record<string, string>) =>
    browser.post(
      `/register/tasks/${task.id}`,
      { version: String(task.version), ...fields },
      { from: url(task.unitId) },
    );

  it('plans a recall on a working day and shows it on the unit and in the day’s work', async () => {
    await plan(at(0), { subject: 'Rappeler Mme Dewindtuyn', dueOn: '2026-02-28' });
    expect(await first(at(0))).toMatchObject({ dueOn: '2026-03-02', state: 'open', kind: 'recall' });
    expect((await camille.get(url(at(0)))).body).toContain('Rappeler Mme Dewindtuyn');
    expect((await camille.get('/work')).body).toContain('Rappeler Mme Dewindtuyn');
    expect((await sacha.get('/work')).body).not.toContain('Rappeler Mme Dewindtuyn');
    expect(await acts(at(0))).toContain('unit.task-planned');
  });

  it('makes one task and one line of the journal of a form sent many times at once', async () => {
    const formKey = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => plan(at(1), { formKey })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303, 303]);
    expect(await tasks(at(1))).toHaveLength(1);
    expect((await acts(at(1))).filter((action) => action === 'unit.task-planned')).toHaveLength(1);
  });

  it('lets the first of two officers finish a task and tells the second', async () => {
    await plan(at(2));
    const task = await first(at(2));
    const answers = await Promise.all([
      deed(camille, task, { deed: 'done' }),
      deed(sacha, task, { deed: 'postpone', dueOn: '2026-03-09' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    expect((await first(at(2))).version).toBe(2);
  });

  it('postpones from the day’s page, back to it, and takes back what was done', async () => {
    await plan(at(3));
    const task = await first(at(3));
    const put = await deed(camille, task, { deed: 'postpone', dueOn: '2026-03-09', back: '/work' });
    expect(put.headers.location).toBe('/work');
    const later = await first(at(3));
    expect(later.dueOn).toBe('2026-03-09');
    await deed(camille, later, { deed: 'done' });
    const over = await first(at(3));
    expect((await camille.get('/work')).body).toContain('Rouvrir');
    await deed(camille, over, { deed: 'reopen', dueOn: over.dueOn });
    expect(await first(at(3))).toMatchObject({ state: 'open', endedAt: null, dueOn: '2026-03-09' });
  });

  it('keeps what was typed when a task has no subject, or is let go without a reason', async () => {
    const bare = await plan(at(4), { subject: '', dueOn: '2026-04-01' });
    expect(bare.statusCode).toBe(422);
    expect(bare.body).toContain('Dites ce qu’il y a à faire.');
    expect(bare.body).toContain('value="2026-04-01"');
    await plan(at(4));
    const silent = await deed(camille, await first(at(4)), { deed: 'skip', reason: '' });
    expect(silent.statusCode).toBe(422);
    await deed(camille, await first(at(4)), { deed: 'skip', reason: 'Vendu entre-temps' });
    expect(await first(at(4))).toMatchObject({ state: 'skipped', reason: 'Vendu entre-temps' });
  });

  it('plans every step of a playbook once, though two officers start it together', async () => {
    const apply = (browser: Browser) =>
      browser.post(url(at(5), '/playbook'), { playbook: 'ownerless' }, { from: url(at(5)) });
    const answers = await Promise.all([apply(camille), apply(sacha)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    const planned = await tasks(at(5));
    expect(planned).toHaveLength(5);
    expect((await camille.get(url(at(5)))).body).toContain('0 sur 5 étapes');
    await deed(camille, planned[0] as Task, { deed: 'done' });
    expect((await camille.get(url(at(5)))).body).toContain('1 sur 5 étapes');
    expect((await apply(camille)).statusCode).toBe(409);
  });

  it('keeps notes with their author, edits and withdrawals, and finds them without accents', async () => {
    const write = (text: string, formKey: string = crypto.randomUUID()) =>
      camille.post(url(at(6), '/notes'), { text, formKey }, { from: url(at(6)) });
    const key = crypto.randomUUID();
    await Promise.all([write('Héritière joignable le soir', key), write('Héritière joignable le soir', key)]);
    await write('Clé chez le voisin');
    expect(await notes(at(6))).toHaveLength(2);
    const found = (await camille.get(`${url(at(6))}?notes=heritiere`)).body;
    expect(found).toContain('Héritière joignable');
    expect(found).not.toContain('Clé chez le voisin');
    const [newest] = await notes(at(6));
    const change = (browser: Browser, version: number, fields: Record<string, string>) =>
      browser.post(
        `/register/notes/${newest?.id}`,
        { version: String(version), ...fields },
        { from: url(at(6)) },
      );
    expect((await change(sacha, 1, { deed: 'withdraw' })).statusCode).toBe(403);
    await change(camille, 1, { deed: 'edit', text: 'Clé chez la voisine' });
    expect((await camille.get(url(at(6)))).body).toContain('modifiée le');
    expect((await change(camille, 1, { deed: 'edit', text: 'Perdu' })).statusCode).toBe(409);
    await change(sacha, 2, { deed: 'pin' });
    expect((await notes(at(6)))[0]).toMatchObject({ pinned: true, text: 'Clé chez la voisine' });
    await change(camille, 3, { deed: 'withdraw' });
    expect((await camille.get(url(at(6)))).body).not.toContain('Clé chez la voisine');
  });

  it('keeps tasks and notes from officers of other communes and from owners', async () => {
    const other = (await test.signInStaff('officer', 'Ailleurs', ['59009'])).browser;
    const owner = await test.signInOwner('somebody@example.org');
    for (const browser of [other, owner]) {
      const note = await browser.post(url(at(6), '/notes'), { text: 'Non', formKey: crypto.randomUUID() });
      expect(note.statusCode).toBe(403);
      expect((await deed(browser, await first(at(1)), { deed: 'done' })).statusCode).toBe(403);
    }
  });

  it('mails what is due once a day, and no more once declined', async () => {
    const digests = async () => {
      await sendDigests(test.services);
      await test.work();
      return (await test.mails()).filter(({ subject }) => subject.includes('pour aujourd’hui'));
    };
    const sent = await digests();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('Rappeler Mme Dewindtuyn');
    expect(await digests()).toHaveLength(1);
    await camille.post('/work/digest', { wanted: 'no' }, { from: '/work' });
    test.clock.advance(24 * 3600 * 1000);
    expect(await digests()).toHaveLength(1);
  });
});
