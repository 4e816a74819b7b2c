import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actsOfCase } from '../../src/agreements/acts/act-store.ts';
import { commitmentOf } from '../../src/budget/budget.ts';
import { movementsOfCase, writeMovement } from '../../src/budget/budget-store.ts';
import { answerAppeal } from '../../src/cases/appeal/answer-appeal.ts';
import { isInTime, lastDayToAppeal, silenceRejectsOn } from '../../src/cases/appeal/appeal.ts';
import { type Appeal, appealsOf } from '../../src/cases/appeal/appeal-store.ts';
import { handInAppeal } from '../../src/cases/appeal/hand-in-appeal.ts';
import { registerAppeal } from '../../src/cases/appeal/register-appeal.ts';
import { type CaseRow, findCaseById, saveCase } from '../../src/cases/case-store.ts';
import { grantCase, refuseCase } from '../../src/cases/decision/decide-case.ts';
import { lapseCase } from '../../src/cases/decision/lapse-case.ts';
import { reopenCase } from '../../src/cases/decision/reopen-case.ts';
import { documentsOf } from '../../src/cases/pieces/document-store.ts';
import { journalOf } from '../../src/journal/journal-store.ts';
import { pack } from '../../src/programme/packs/dunkerque/pack.ts';
import type { Programme } from '../../src/programme/programme.ts';
import type { Staff } from '../../src/shared/actor.ts';
import { day, instant } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { type Granted, WHEN } from '../agreements/support/granted-case.ts';
import { paper } from '../agreements/support/life.ts';
import { TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { atCommittee, office } from './support/at-committee.ts';

const programme = { ...pack, deadlines: pack.deadlines } as unknown as Programme;
const REASON = 'Le gain énergétique n’atteint pas deux classes.';
const ANSWER = 'L’audit avait été mal lu : deux classes sont gagnées.';

let test: TestServices;
let people: Granted;
let lou: Staff;
beforeAll(async () => {
  test = await startTestServices();
  people = await office(test);
  lou = await staff(test, 'manager', 'Lou Responsable');
  // Its facts serve for others: were it to live, no case of its owner could be opened again.
  await test.services.db.tx((d) => saveCase(d, people.row, { state: 'closed' }));
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.work();
  test.clock.now = WHEN;
});

const reload = async ({ id }: CaseRow): Promise<CaseRow> => {
  const row = await findCaseById(test.services.db.read, id);
  if (!row) throw new Error('no case');
  return row;
};
/** One owner has all these cases: a case that still lives would stand in the way of opening another again. */
async function refusedCase(): Promise<CaseRow> {
  const [row] = await atCommittee(test, people, 1, 3_000_00);
  if (!row) throw new Error('no case');
  await refuseCase(test.as(people.manager), row.ref ?? '', { version: row.version, reason: REASON });
  return reload(row);
}
const register = (row: CaseRow, on = '2026-05-20', notifiedOn = '2026-05-05'): Promise<Appeal> => {
  test.clock.now = instant(`${on}T10:00:00Z`);
  return registerAppeal(test.as(people.officer), row.ref ?? '', {
    kind: 'gracious',
    notifiedOn: day(notifiedOn),
    receivedOn: day(on),
    arguments: 'L’audit montre un gain de deux classes.',
  });
};
const held = async (row: CaseRow) => commitmentOf(await movementsOfCase(test.services.db.read, row.id));

describe('An appeal handed in on line', () => {
  const mine = { kind: 'gracious' as const, arguments: 'L’audit montre un gain de deux classes.' };

  it('is received that day with its document, and told to both sides', async () => {
    const row = await refusedCase();
    test.clock.now = instant('2026-05-20T10:00:00Z');
    const ctx = test.as(people.owner);
    const appeal = await handInAppeal(ctx, row.id, mine, await paper(test, 'audit relu'));
    expect(appeal).toMatchObject({ state: 'open', receivedOn: '2026-05-20', contested: 'refuse' });
    const pieces = await documentsOf(test.services.db.read, row.id);
    expect(pieces.map(({ name }) => name)).toContain('audit relu.pdf');
    await expect(handInAppeal(ctx, row.id, mine, null)).rejects.toThrow('appeals.errors.already');
    await test.work();
    const told = (await test.mails()).filter(({ subject }) => subject.includes(row.ref ?? ''));
    expect(told.map(({ recipient }) => recipient)).toContain(people.owner.email);
  });

  it('is refused after the two months, and for a case where nothing was decided', async () => {
    const row = await refusedCase();
    test.clock.now = instant('2026-08-20T10:00:00Z');
    const ctx = test.as(people.owner);
    await expect(handInAppeal(ctx, row.id, mine, null)).rejects.toThrow('appeals.errors.tooLate');
    await expect(handInAppeal(ctx, people.row.id, mine, null)).rejects.toThrow('appeals.errors.nothing');
  });
});

describe('The delay to appeal', () => {
  it.each([
    // Neither the day of notification nor that of the end counts: a delay of two months, free.
    ['2026-03-05', '2026-05-06'],
    // 6 + 2 months = 6 September, a Sunday: its morrow, a Monday.
    ['2026-07-06', '2026-09-07'],
    // 7 + 1 = 8 May, a holiday, a Friday: Monday.
    ['2026-03-07', '2026-05-11'],
    // 31 December + 2 months = 28 February, a Sunday in 2027: 1 March.
    ['2026-12-31', '2027-03-01'],
    // 1 May is a holiday and a Friday in 2026.
    ['2026-02-28', '2026-04-29'],
  ])('notified on %s, an appeal is in time until %s', (notified, last) => {
    expect(lastDayToAppeal(programme, day(notified))).toBe(last);
    expect(isInTime(programme, day(notified), day(last))).toBe(true);
    const next = new Date(Date.parse(`${last}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    expect(isInTime(programme, day(notified), day(next))).toBe(false);
  });

  it('takes silence for a rejection after two months', () => {
    expect(silenceRejectsOn(programme, day('2026-05-20'))).toBe('2026-07-20');
  });
});

describe('An appeal', () => {
  it('is acknowledged with its delay, and opens the case again when somebody else allows it', async () => {
    const row = await refusedCase();
    const appeal = await register(row);
    expect(appeal).toMatchObject({
      contested: 'refuse',
      contestedBy: people.manager.accountId,
      state: 'open',
    });
    await test.work();
    const told = (await test.mails()).find(({ subject }) => subject.includes('recours est enregistré'));
    expect(told?.text).toContain('20 juillet 2026');

    const answer = { version: appeal.version, outcome: 'allowed', reason: ANSWER } as const;
    const ref = row.ref ?? '';
    await expect(answerAppeal(test.as(people.manager), ref, appeal.id, answer)).rejects.toMatchObject({
      code: 'appeals.errors.samePerson',
    });
    await expect(answerAppeal(test.as(people.officer), ref, appeal.id, answer)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(
      reopenCase(test.as(lou), ref, { version: row.version, reason: ANSWER }),
    ).rejects.toMatchObject({ code: 'cases.errors.answerAppeal' });
    await expect(
      answerAppeal(test.as(lou), ref, appeal.id, { ...answer, outcome: 'inadmissible' }),
    ).rejects.toMatchObject({ code: 'appeals.errors.inTime' });
    expect(await answerAppeal(test.as(lou), ref, appeal.id, answer)).toBe('now');
    expect(await answerAppeal(test.as(lou), ref, appeal.id, answer)).toBe('before');

    const again = await reload(row);
    expect(again).toMatchObject({
      state: 'plan',
      calculation: null,
      proposedBy: null,
      validatedBy: null,
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
    });
    await test.work();
    const acts = await actsOfCase(test.services.db.read, row.id);
    expect(acts.map(({ kind }) => kind)).toEqual(['decision-refusal', 'appeal-decision']);
    if (TOOLS.pdftotext) {
      const letter = textOf(await test.services.files.read(acts[1]?.fileHash as never));
      expect(letter).toContain('Votre recours est admis');
      expect(letter).toContain('deux classes sont gagnées');
      expect(letter).toContain('Voies et délais de recours');
    }
    const mails = (await test.mails()).filter(({ subject }) => subject.includes(ref));
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      `Dossier ${ref}\u00a0: votre recours est enregistré`,
      `Réponse à votre demande – dossier ${ref}`,
      `Réponse à votre recours – dossier ${ref}`,
      `Votre dossier ${ref} est rouvert`,
    ]);
    const deeds = (await journalOf(test.services.db.read, 'case', row.id)).map(({ action }) => action);
    expect(deeds).toEqual(expect.arrayContaining(['appeal.registered', 'appeal.allowed', 'case.reopen']));
  });

  it('out of time, can only be found inadmissible, and the refusal stands', async () => {
    const row = await refusedCase();
    const appeal = await register(row, '2026-07-15');
    const answer = { version: appeal.version, reason: 'Votre recours est arrivé après le délai.' };
    for (const outcome of ['allowed', 'rejected'] as const)
      await expect(
        answerAppeal(test.as(lou), row.ref ?? '', appeal.id, { ...answer, outcome }),
      ).rejects.toMatchObject({ code: 'appeals.errors.late' });
    await answerAppeal(test.as(lou), row.ref ?? '', appeal.id, { ...answer, outcome: 'inadmissible' });
    expect((await reload(row)).state).toBe('refused');
    expect((await appealsOf(test.services.db.read, row.id))[0]).toMatchObject({
      state: 'inadmissible',
      decidedBy: lou.accountId,
    });
  });

  it('against a grant frees what was engaged, and is registered once at a time', async () => {
    const [row] = await atCommittee(test, people, 1, 4_000_00);
    if (!row) throw new Error('no case');
    await grantCase(test.as(people.manager), row.ref ?? '', row.version);
    const appeal = await register(row);
    await expect(register(row)).rejects.toMatchObject({ code: 'appeals.errors.already' });
    expect((await held(row))?.engaged).toBe(4_000_00);
    // The owner's other cases live: opening this one again would make two.
    await expect(
      answerAppeal(test.as(lou), row.ref ?? '', appeal.id, {
        version: appeal.version,
        outcome: 'rejected',
        reason: 'Le calcul suit le règlement.',
      }),
    ).resolves.toBe('now');
    expect((await held(row))?.engaged).toBe(4_000_00);
  });

  it('needs a decision, days that make sense, and a right to it', async () => {
    const [row] = await atCommittee(test, people, 1, 100_00);
    if (!row) throw new Error('no case');
    await expect(register(row)).rejects.toMatchObject({ code: 'appeals.errors.nothing' });
    const refused = await refusedCase();
    await expect(register(refused, '2026-05-04', '2026-05-05')).rejects.toMatchObject({
      code: 'appeals.errors.beforeNotification',
    });
    await expect(register(refused, '2026-05-20', '2026-04-01')).rejects.toMatchObject({
      code: 'appeals.errors.beforeDecision',
    });
  });
});

describe('Opening a case again', () => {
  it('releases what was engaged, tells the owner why, and asks for a new proposal', async () => {
    // The owner's other cases are over: this one may live again.
    const single = await office(test, 'rouvert@example.org');
    const { row } = single;
    test.clock.now = WHEN;
    const before = await held(row);
    expect(before?.engaged).toBeGreaterThan(0);
    const wish = { version: row.version, reason: 'Un devis était en double.' };
    await expect(reopenCase(test.as(single.officer), row.ref ?? '', wish)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect((await reopenCase(test.as(single.manager), row.ref ?? '', wish)).done).toBe('now');
    expect((await reopenCase(test.as(single.manager), row.ref ?? '', wish)).done).toBe('before');
    expect(await held(row)).toMatchObject({ engaged: 0, reserved: 0 });
    expect(await single.reload()).toMatchObject({ state: 'plan', awarded: null, calculation: null });
    await test.work();
    const mail = (await test.mails()).find(
      ({ recipient, subject }) => recipient === 'rouvert@example.org' && subject.includes('rouvert'),
    );
    expect(mail?.text).toContain('Un devis était en double.');
  });

  it('is refused once money has left, or when the owner has applied again', async () => {
    const paid = await office(test, 'paye@example.org');
    await test.services.db.tx(async (d) => {
      const commitment = commitmentOf(await movementsOfCase(d, paid.row.id));
      await writeMovement(d, {
        envelopeId: commitment?.envelopeId as never,
        caseId: paid.row.id,
        kind: 'order',
        amount: cents(100_00),
        key: 'test:ordered',
        at: WHEN,
      });
    });
    await expect(
      reopenCase(test.as(paid.manager), paid.row.ref ?? '', {
        version: paid.row.version,
        reason: 'Un devis était en double.',
      }),
    ).rejects.toMatchObject({ code: 'cases.errors.alreadyPaid' });
    const refused = await refusedCase();
    const [other] = await atCommittee(test, people, 1, 100_00);
    expect(other?.ownerId).toBe(refused.ownerId);
    await expect(
      reopenCase(test.as(lou), refused.ref ?? '', { version: refused.version, reason: REASON }),
    ).rejects.toMatchObject({ code: 'cases.errors.anotherLive' });
  });
});

describe('Lapse', () => {
  it('is declared by a manager once the delay is over, never before, with a letter and the money freed', async () => {
    const late = await office(test, 'caduc@example.org');
    const wish = { version: late.row.version, reason: 'La convention n’a pas été signée dans le délai.' };
    const ref = late.row.ref ?? '';
    await expect(lapseCase(test.as(late.manager), ref, wish)).rejects.toMatchObject({
      code: 'cases.errors.notLapsed',
    });
    await test.services.db.tx((d) => saveCase(d, late.row, { dueOn: day('2026-05-03') }));
    const seen = { ...wish, version: late.row.version + 1 };
    await expect(lapseCase(test.as(late.officer), ref, seen)).rejects.toMatchObject({ kind: 'forbidden' });
    await lapseCase(test.as(late.manager), ref, seen);
    expect((await late.reload()).state).toBe('lapsed');
    expect(await held(late.row)).toMatchObject({ engaged: 0 });
    await test.work();
    const [act] = await actsOfCase(test.services.db.read, late.row.id);
    expect(act?.kind).toBe('decision-lapse');
    if (TOOLS.pdftotext) {
      const letter = textOf(await test.services.files.read(act?.fileHash as never));
      expect(letter).toContain('n’a pas été signée dans le délai');
      expect(letter.replace(/\s+/g, ' ')).toContain('3 mai 2026');
    }
  });
});
