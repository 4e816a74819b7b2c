import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingPlaybooks } from '../../src/follow-up/playbooks-in-force.ts';
import { type Task, tasksOfUnit } from '../../src/follow-up/task-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

describe('Playbooks on screen', () => {
  let test: TestApp;
  let manager: Browser;
  let officer: Browser;
  let ids: UnitId[];
  const at = (place: number) => ids[place] as UnitId;

  beforeAll(async () => {
    test = await startTestApp();
    const signedIn = await test.signInStaff('manager', 'Dominique Responsable');
    manager = signedIn.browser;
    officer = (await test.signInStaff('officer', 'Camille Vandamme')).browser;
    ids = await enterDemonstrationUnits(signedIn.ctx, {
      seed: 'playbooks',
      count: 10,
      asOf: dayOf(test.clock.now),
    });
  });
  afterAll(() => test.close());

  const standing = async (slug: string) =>
    (await standingPlaybooks(test.services.db.read, test.services)).find((one) => one.slug === slug);
  const tasks = (unit: UnitId): Promise<Task[]> => tasksOfUnit(test.services.db.read, unit);
  const apply = (unit: UnitId, playbook: string) =>
    officer.post(`/register/units/${unit}/playbook`, { playbook }, { from: `/register/units/${unit}` });
  const step = (index: number, fields: Record<string, string>) =>
    Object.fromEntries(
      Object.entries({ kind: 'recall', count: '0', unit: 'days', order: String(index + 1), ...fields }).map(
        ([name, value]) => [`step-${index}-${name}`, value],
      ),
    );
  const save = (slug: string, version: number, fields: Record<string, string | string[]>) =>
    manager.post(
      `/playbooks/${slug}`,
      { version: String(version), title: 'Succession', ...fields },
      { from: `/playbooks/${slug}` },
    );

  it('writes a new version in the order asked, and leaves tasks already made alone', async () => {
    await apply(at(0), 'inheritance');
    const before = (await tasks(at(0))).map(({ subject, dueOn }) => [subject, dueOn]);
    const sent = await save('inheritance', 0, {
      reasons: ['inheritance'],
      ...step(0, {
        text: 'Appeler les héritiers',
        kind: 'call',
        count: '3',
        unit: 'working-days',
        order: '2',
      }),
      ...step(1, { text: 'Demander l’acte de notoriété', kind: 'document', order: '1' }),
      ...step(2, { text: '' }),
    });
    expect(sent.statusCode).toBe(303);
    expect(await standing('inheritance')).toMatchObject({
      version: 1,
      steps: [{ text: 'Demander l’acte de notoriété' }, { text: 'Appeler les héritiers' }],
    });
    expect((await tasks(at(0))).map(({ subject, dueOn }) => [subject, dueOn])).toEqual(before);
    await apply(at(1), 'inheritance');
    const made = await tasks(at(1));
    expect(made.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['document', '2026-03-02'],
      ['call', '2026-03-05'],
    ]);
  });

  it('refuses a stale version, a step without a delay, a field that does not exist, and keeps what was typed', async () => {
    expect((await save('inheritance', 0, step(0, { text: 'Trop tard' }))).statusCode).toBe(409);
    const faulty = [
      step(0, { text: 'Sans délai', count: 'x' }),
      step(0, { text: 'Lettre', kind: 'letter', subject: 'S', body: '{inconnu}' }),
      {},
    ];
    for (const fields of faulty) {
      const sent = await save('inheritance', 1, fields as Record<string, string>);
      expect(sent.statusCode).toBe(422);
      expect(sent.body).toContain(fields['step-0-text'] ?? 'Écrivez au moins une étape.');
    }
    expect((await standing('inheritance'))?.version).toBe(1);
    expect((await officer.get('/playbooks/inheritance')).statusCode).toBe(403);
    expect((await officer.get('/playbooks')).statusCode).toBe(200);
  });

  it('goes back to the original, and no longer offers what was retired', async () => {
    await manager.post(
      '/playbooks/inheritance/restore',
      { version: '1' },
      { from: '/playbooks/inheritance' },
    );
    expect(await standing('inheritance')).toMatchObject({ version: 2, title: 'Succession en cours' });
    await manager.post('/playbooks/funding/retire', { version: '0' }, { from: '/playbooks/funding' });
    expect((await apply(at(2), 'funding')).statusCode).toBe(404);
  });

  it('adds a playbook of the service’s own', async () => {
    await manager.post(
      '/playbooks/new',
      { version: '0', title: 'Visite de rue', ...step(0, { text: 'Regarder les volets' }) },
      { from: '/playbooks/new' },
    );
    const own = (await standingPlaybooks(test.services.db.read, test.services)).find(
      ({ title }) => title === 'Visite de rue',
    );
    expect(own?.steps).toHaveLength(1);
    expect((await apply(at(3), own?.slug ?? '')).statusCode).toBe(303);
  });

  it('ticks a procedure point by point, each told to the journal', async () => {
    await apply(at(4), 'ownerless');
    const task = (await tasks(at(4)))[0] as Task;
    const tick = (version: number, point: string, done = 'yes') =>
      officer.post(
        `/register/tasks/${task.id}/points`,
        { version: String(version), point, done },
        { from: `/register/units/${at(4)}` },
      );
    await tick(1, '0');
    await tick(2, '2');
    expect((await tick(2, '1')).statusCode).toBe(409);
    expect((await tick(3, '90')).statusCode).toBe(422);
    await tick(3, '0', 'no');
    expect((await tasks(at(4)))[0]?.ticked).toEqual([2]);
    const told = (await journalOf(test.services.db.read, 'unit', at(4))).map(({ action }) => action);
    expect(told.filter((action) => action.startsWith('unit.checklist'))).toHaveLength(3);
  });

  it(
    'opens the letter of a step filled in for the home, and makes its PDF',
    { timeout: 60_000 },
    async () => {
      await apply(at(5), 'inheritance');
      const letter = (await tasks(at(5))).find(({ kind }) => kind === 'letter') as Task;
      const url = `/register/tasks/${letter.id}/letter`;
      const page = (await officer.get(url)).body;
      expect(page).toContain('Maître');
      expect(page).not.toContain('{logements}');
      expect(
        (await officer.post(url, { name: '', address: '', subject: 'S', body: 'B' }, { from: url }))
          .statusCode,
      ).toBe(422);
      const fields = {
        name: 'Maître Exemple',
        address: '1 place Jean-Bart\n59140 DUNKERQUE',
        subject: 'Succession',
        body: 'Maître,\n\nOù en est-elle ?',
      };
      const pdf = await officer.post(url, fields, { from: url });
      expect(pdf.headers['content-type']).toContain('application/pdf');
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      const other = (await test.signInStaff('officer', 'Ailleurs', ['59009'])).browser;
      expect((await other.get(url)).statusCode).toBe(403);
    },
  );
});
