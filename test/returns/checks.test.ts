import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tasksDue } from '../../src/follow-up/task-store.ts';
import { journalOf } from '../../src/journal/journal-queries.ts';
import { answerCheck } from '../../src/returns/checks/answer-check.ts';
import { askChecks } from '../../src/returns/checks/ask-checks.ts';
import { doubtsOf, plannedChecks } from '../../src/returns/checks/check.ts';
import { checksOf, listDraws } from '../../src/returns/checks/check-store.ts';
import { drawVisits } from '../../src/returns/checks/draw-visits.ts';
import { settleCheck } from '../../src/returns/checks/settle-check.ts';
import { returnsForEvaluation } from '../../src/returns/returns-queries.ts';
import { VISITOR } from '../../src/shared/actor.ts';
import { addDays, day } from '../../src/shared/dates.ts';
import { cents, euros, percent } from '../../src/shared/money.ts';
import { spellsOfUnit } from '../../src/units/spells/spell-store.ts';
import { findUnit } from '../../src/units/unit-store.ts';
import type { Granted } from '../agreements/support/granted-case.ts';
import { paper, today } from '../agreements/support/life.ts';
import { DAY, startTestServices, type TestServices } from '../support/test-services.ts';
import { mailedToken, returnedCase } from './support/returned-case.ts';

let test: TestServices;
let granted: Granted;
beforeAll(async () => {
  test = await startTestServices();
  granted = await returnedCase(test);
});
afterAll(() => test.close());

const read = () => test.services.db.read;
const checks = () => checksOf(read(), granted.row.id);
const check = async (kind: string) => {
  const found = (await checks()).find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
};
const lived = {
  occupant: 'tenant',
  tenantChanged: false,
  monthlyRent: euros(650),
  emptySince: null,
} as const;
const due = () =>
  tasksDue(read(), {
    by: today(test),
    of: [granted.officer.accountId],
    orNobody: false,
    within: null,
    most: 50,
  });

describe('the questions of the years to come', () => {
  it('are planned with the return: 6 and 12 months, then each year to the last term', async () => {
    expect((await checks()).map(({ kind }) => kind)).toEqual([
      'persistence-6',
      'persistence-12',
      ...Array.from({ length: 5 }, () => 'attestation'),
    ]);
    expect(plannedChecks(day('2027-08-31'), null).map(({ dueOn }) => dueOn)).toEqual([
      '2028-02-29',
      '2028-08-31',
    ]);
  });

  it('are not asked before their day', async () => {
    await askChecks(test.services);
    expect((await check('persistence-6')).askedOn).toBeNull();
  });

  it('leave in doubt what an owner cannot settle alone', () => {
    const against = { kind: 'attestation', tenure: 'let', rentCeiling: euros(700), proved: true } as const;
    expect(doubtsOf(lived, against)).toEqual([]);
    expect(doubtsOf({ ...lived, monthlyRent: cents(70_001) }, against)).toEqual(['rentTooHigh']);
    expect(doubtsOf({ ...lived, monthlyRent: null }, against)).toEqual(['rentUnknown']);
    expect(doubtsOf(lived, { ...against, proved: false })).toEqual(['noProof']);
    expect(doubtsOf({ ...lived, occupant: 'owner' }, against)).toEqual(['notAsPromised']);
    expect(doubtsOf({ ...lived, occupant: 'tourists' }, against)).toEqual(['tourists']);
    expect(doubtsOf({ ...lived, occupant: 'nobody' }, against)).toEqual(['empty']);
  });
});

describe('the check at 6 months', () => {
  let token: string;
  beforeAll(async () => {
    test.clock.now =
      `${addDays((await check('persistence-6')).dueOn, 0)}T09:00:00.000Z` as typeof test.clock.now;
    await askChecks(test.services);
    token = await mailedToken(test, granted.owner.email, 'check');
  });

  it('is mailed once, with a link that works once', async () => {
    await askChecks(test.services);
    await test.work();
    const mails = (await test.mails()).filter(({ subject }) => subject.startsWith('Une question'));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('six mois');
  });

  it('is settled by an answer without doubt', async () => {
    await answerCheck(test.as(VISITOR), token, lived, null);
    expect(await check('persistence-6')).toMatchObject({
      outcome: 'persisted',
      basis: 'declared',
      answer: lived,
      settledBy: null,
    });
    expect(await due()).toEqual([]);
    const [entry] = (await journalOf(read(), 'case', granted.row.id)).filter(
      ({ action }) => action === 'check.answered',
    );
    expect(entry?.data).toMatchObject({ kind: 'persistence-6', occupant: 'tenant', doubts: [] });
  });

  it('cannot be answered twice', async () => {
    await expect(answerCheck(test.as(VISITOR), token, lived, null)).rejects.toMatchObject({
      code: 'returnChecks.errors.linkDead',
    });
  });
});

describe('the check at 12 months, unanswered', () => {
  it('is reminded, then handed to the officer of the case', async () => {
    test.clock.now = `${(await check('persistence-12')).dueOn}T09:00:00.000Z` as typeof test.clock.now;
    await askChecks(test.services);
    test.clock.advance(15 * DAY);
    await askChecks(test.services);
    expect(await check('persistence-12')).toMatchObject({ remindedOn: today(test), escalatedOn: null });
    await test.work();
    expect((await test.mails()).some(({ subject }) => subject.startsWith('Rappel'))).toBe(true);
    test.clock.advance(16 * DAY);
    await askChecks(test.services);
    expect((await check('persistence-12')).escalatedOn).toBe(today(test));
    const [task] = await due();
    expect(task?.subject).toContain('Contrôle à 12 mois');
  });

  it('needs findings and, for a document, the document', async () => {
    const { id, version } = await check('persistence-12');
    const found = {
      version,
      outcome: 'vacant',
      basis: 'visit',
      emptySince: null,
      findings: '',
      proof: null,
    } as const;
    const settle = (more: object) =>
      settleCheck(test.as(granted.officer), granted.row.ref ?? '', id, { ...found, ...more });
    await expect(settle({})).rejects.toMatchObject({ code: 'returnChecks.errors.sinceNeeded' });
    await expect(settle({ emptySince: today(test) })).rejects.toMatchObject({
      code: 'returnChecks.errors.findingsNeeded',
    });
    await expect(settle({ outcome: 'persisted', basis: 'document' })).rejects.toMatchObject({
      code: 'returnChecks.errors.proofNeeded',
    });
  });

  it('found vacant, opens a new spell in the register and ends the task', async () => {
    const { id, version } = await check('persistence-12');
    const emptySince = addDays(today(test), -20);
    await settleCheck(test.as(granted.officer), granted.row.ref ?? '', id, {
      version,
      outcome: 'vacant',
      basis: 'visit',
      emptySince,
      findings: 'Volets fermés, compteur à l’arrêt.',
      proof: await paper(test, 'compte-rendu'),
    });
    const spells = await spellsOfUnit(read(), granted.row.unitId);
    expect(spells.at(-1)).toMatchObject({ startedOn: emptySince, endedOn: null, startEvidence: 'officer' });
    expect(await findUnit(read(), granted.row.unitId)).toMatchObject({
      occupancy: 'vacant',
      status: 'not-followed',
      vacantSince: emptySince,
    });
    expect(await due()).toEqual([]);
  });

  it('is what the evaluation reads of persistence', async () => {
    const [found] = await returnsForEvaluation(read());
    expect(found).toMatchObject({ persisted6: 'persisted', persisted12: 'vacant' });
  });
});

describe('a yearly attestation in doubt', () => {
  it('goes to the officer with what is wrong', async () => {
    const attestation = await check('attestation');
    test.clock.now = `${attestation.dueOn}T09:00:00.000Z` as typeof test.clock.now;
    await askChecks(test.services);
    const token = await mailedToken(test, granted.owner.email, 'check');
    await answerCheck(
      test.as(VISITOR),
      token,
      { ...lived, monthlyRent: euros(720) },
      await paper(test, 'quittance'),
    );
    const answered = await check('attestation');
    expect(answered).toMatchObject({ outcome: null, escalatedOn: today(test) });
    expect(answered.hash).not.toBeNull();
  });
});

describe('spot checks', () => {
  it('are drawn from a recorded seed, and put on the officer’s day', async () => {
    const wanted = { share: percent(10), seed: 'tirage 2028', visitBy: addDays(today(test), 30) };
    const { draw, drawn } = await drawVisits(test.as(granted.manager), wanted);
    expect(drawn).toBe(1);
    expect(await listDraws(read())).toMatchObject([
      { id: draw.id, seed: 'tirage 2028', share: 1000, population: 1 },
    ]);
    expect((await check('spot-check')).drawId).toBe(draw.id);
    await expect(drawVisits(test.as(granted.manager), wanted)).rejects.toMatchObject({
      code: 'returnChecks.errors.nothingToDraw',
    });
  });
});
