import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueDay } from '../../src/cases/case-clock.ts';
import { addStep, type CaseRow, findCaseById, saveCase } from '../../src/cases/case-store.ts';
import { pausesOf } from '../../src/cases/clock/clock-store.ts';
import { answerExtension, askExtension, enterExtension } from '../../src/cases/clock/extend-works.ts';
import { pauseClock, resumeClock } from '../../src/cases/clock/pause-clock.ts';
import { sendBack } from '../../src/cases/decision/validate-award.ts';
import { sendDigests } from '../../src/follow-up/send-digests.ts';
import { isWorkingDay } from '../../src/follow-up/working-days.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { pack } from '../../src/programme/packs/dunkerque/pack.ts';
import type { Programme } from '../../src/programme/programme.ts';
import { addDays, day, instant } from '../../src/shared/dates.ts';
import { type Granted, WHEN } from '../agreements/support/granted-case.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { atCommittee, office } from './support/at-committee.ts';

const programme = pack as unknown as Programme;
const REASON = 'L’architecte des Bâtiments de France doit rendre son avis.';
let test: TestServices;
let people: Granted;
beforeAll(async () => {
  test = await startTestServices();
  people = await office(test);
});
afterAll(() => test.close());

const reload = async ({ id }: CaseRow): Promise<CaseRow> => {
  const row = await findCaseById(test.services.db.read, id);
  if (!row) throw new Error('no case');
  return row;
};
/** The case as it stands in `state`, with a day that runs. */
async function standing(state: CaseRow['state'], dueOn: string): Promise<CaseRow> {
  const row = await people.reload();
  await test.services.db.tx((d) => saveCase(d, row, { state, dueOn: day(dueOn) }));
  return people.reload();
}
const at = (moment: string): void => {
  test.clock.now = instant(moment);
};

describe('A pause of the office’s clock', () => {
  it('stops a delay of the office, with a reason, and lets it run again from where it stopped', async () => {
    const row = await standing('works-done', '2026-06-03');
    const ctx = test.as(people.officer);
    const ref = row.ref ?? '';
    at('2026-05-10T09:00:00Z');
    const wish = { version: row.version, cause: 'third-party', reason: REASON } as const;
    expect(await pauseClock(ctx, ref, wish)).toBe('now');
    expect(await pauseClock(ctx, ref, wish)).toBe('before');
    expect((await reload(row)).dueOn).toBeNull();
    at('2026-05-22T09:00:00Z');
    const paused = await reload(row);
    await expect(
      resumeClock(ctx, ref, { version: row.version, reason: 'L’avis est rendu.' }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'cases.errors.changedSeen' });
    expect(await resumeClock(ctx, ref, { version: paused.version, reason: 'L’avis est rendu.' })).toBe('now');
    expect((await reload(row)).dueOn).toBe('2026-06-15');
    expect((await pausesOf(test.services.db.read, row.id))[0]).toMatchObject({
      cause: 'third-party',
      reason: REASON,
      endReason: 'L’avis est rendu.',
      startedBy: people.officer.accountId,
    });
    const deeds = (await journalOf(test.services.db.read, 'case', row.id)).map(({ action }) => action);
    expect(deeds).toEqual(expect.arrayContaining(['case.clock-paused', 'case.clock-resumed']));
  });

  it('never puts off the day on which silence is a refusal, and ends when the case moves on', async () => {
    const [row] = await atCommittee(test, people, 1, 100_00);
    if (!row) throw new Error('no case');
    await test.services.db.tx((d) => saveCase(d, row, { dueOn: day('2026-09-04') }));
    const ctx = test.as(people.officer);
    await pauseClock(ctx, row.ref ?? '', { version: row.version + 1, cause: 'dispute', reason: REASON });
    const paused = await reload(row);
    expect(paused.dueOn).toBe('2026-09-04');
    await sendBack(test.as(people.manager), row.ref ?? '', { version: paused.version, reason: REASON });
    expect((await pausesOf(test.services.db.read, row.id))[0]?.endedAt).not.toBeNull();
  });

  it('is not for a delay that is the owner’s, nor for a case that has ended', async () => {
    for (const state of ['to-complete', 'to-sign', 'signed', 'works-started', 'closed'] as const) {
      const row = await standing(state, '2026-06-03');
      await expect(
        pauseClock(test.as(people.officer), row.ref ?? '', {
          version: row.version,
          cause: 'other',
          reason: REASON,
        }),
      ).rejects.toMatchObject({ code: 'clocks.errors.cannotPause' });
    }
  });

  it('counts in the delay of eligibility whatever happened since', () => {
    const facts = {
      createdAt: instant('2026-05-01T10:00:00Z'),
      submittedAt: instant('2026-05-04T10:00:00Z'),
      worksDoneOn: null,
      steps: [],
      schemeDelays: [],
      stops: [{ startedAt: instant('2026-05-10T08:00:00Z'), endedAt: instant('2026-05-17T08:00:00Z') }],
    };
    expect(dueDay(programme, 'eligibility', facts, day('2026-06-01'))).toBe('2026-07-11');
    expect(dueDay(programme, 'plan', facts, day('2026-06-01'))).toBe('2026-09-04');
  });
});

describe('Delays of the office', () => {
  it('end on a working day, whatever the day they start', () => {
    const facts = {
      createdAt: WHEN,
      submittedAt: WHEN,
      worksDoneOn: null,
      steps: [],
      schemeDelays: [],
    };
    for (let from = day('2026-01-01'); from < '2027-01-01'; from = addDays(from, 1)) {
      const due = dueDay(programme, 'validation', facts, from);
      expect(due && isWorkingDay(due)).toBe(true);
      expect(due && due >= addDays(from, 10)).toBe(true);
      expect(due && due <= addDays(from, 14)).toBe(true);
    }
  });
});

describe('More time for works', () => {
  it('is asked by the owner, granted with a reason, moves the deadline and tells the owner', async () => {
    at('2026-06-01T09:00:00Z');
    const row = await standing('signed', '2027-05-04');
    const asked = await askExtension(test.as(people.owner), row.id, {
      toDay: day('2027-09-01'),
      reason: 'L’entreprise ne peut venir qu’en août.',
    });
    expect(asked).toMatchObject({ what: 'start-works', fromDay: '2027-05-04', state: 'requested' });
    const again = { toDay: day('2027-09-01'), reason: 'Encore une fois, pareil.' };
    await expect(askExtension(test.as(people.owner), row.id, again)).rejects.toMatchObject({
      code: 'clocks.errors.already',
    });
    const answer = {
      version: asked.version,
      outcome: 'granted',
      reason: 'Le retard vient de l’entreprise.',
    } as const;
    const ref = row.ref ?? '';
    await expect(answerExtension(test.as(people.officer), ref, asked.id, answer)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(await answerExtension(test.as(people.manager), ref, asked.id, answer)).toBe('now');
    expect(await answerExtension(test.as(people.manager), ref, asked.id, answer)).toBe('before');
    expect((await reload(row)).dueOn).toBe('2027-09-01');
    await test.work();
    const mail = (await test.mails()).find(({ subject }) => subject.includes('votre délai est accordé'));
    expect(mail?.text).toContain('1er septembre 2027');
    expect(mail?.text).toContain('Le retard vient de l’entreprise.');
  });

  it('is later than the deadline, within what the scheme allows, and only where a deadline of works runs', async () => {
    const row = await standing('works-started', '2029-05-04');
    const officer = test.as(people.officer);
    const ref = row.ref ?? '';
    const wish = (toDay: string) => ({ toDay: day(toDay), reason: 'Le chantier a pris du retard.' });
    await expect(enterExtension(officer, ref, wish('2029-05-04'))).rejects.toMatchObject({
      code: 'clocks.errors.notLater',
    });
    await expect(enterExtension(officer, ref, wish('2039-05-04'))).rejects.toMatchObject({
      code: expect.stringMatching(/clocks\.errors\.(tooLong|notAllowed)/),
    });
    await standing('balance', '2029-05-04');
    await expect(enterExtension(officer, ref, wish('2029-08-04'))).rejects.toMatchObject({
      code: 'clocks.errors.nothingToExtend',
    });
  });
});

describe('The digest of the morning', () => {
  it('reminds the officer before, then when late, and tells the manager after that; one mail a day each', async () => {
    const row = await standing('works-done', '2026-06-12');
    await test.services.db.tx((d) =>
      addStep(d, {
        caseId: row.id,
        action: 'finish-works',
        fromState: 'works-started',
        toState: 'works-done',
        actorId: null,
        at: test.clock.now,
        note: null,
      }),
    );
    const subjects = async (name: string) => {
      await test.work();
      return (await test.mails()).filter(
        ({ text, recipient }) => text.includes(row.ref ?? '?') && recipient.startsWith(name),
      ).length;
    };
    const officers = await subjects('officer');
    const managers = await subjects('manager');
    at('2026-06-05T06:00:00Z');
    await sendDigests(test.services);
    expect(await subjects('officer')).toBe(officers);
    at('2026-06-10T06:00:00Z');
    await sendDigests(test.services);
    await sendDigests(test.services);
    expect(await subjects('officer')).toBe(officers + 1);
    at('2026-06-15T06:00:00Z');
    await sendDigests(test.services);
    expect(await subjects('officer')).toBe(officers + 2);
    expect(await subjects('manager')).toBe(managers);
    at('2026-06-22T06:00:00Z');
    await sendDigests(test.services);
    expect(await subjects('officer')).toBe(officers + 3);
    expect(await subjects('manager')).toBe(managers + 1);
  });
});
