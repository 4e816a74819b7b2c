import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movementsOfCase } from '../../src/budget/budget-store.ts';
import { worksOf } from '../../src/cases/case.ts';
import { documentsOf } from '../../src/cases/pieces/document-store.ts';
import { type FoundReturn, returnFaults } from '../../src/returns/check-return.ts';
import { checksOf } from '../../src/returns/checks/check-store.ts';
import { settleCheck } from '../../src/returns/checks/settle-check.ts';
import { closeCase } from '../../src/returns/close-case.ts';
import { promisedBy } from '../../src/returns/promised.ts';
import { recordReturn } from '../../src/returns/record-return.ts';
import { returnOfCase, runningUndertakings, undertakingsOf } from '../../src/returns/return-store.ts';
import { undertakingSpans } from '../../src/returns/undertaking.ts';
import { verifyUndertakings } from '../../src/returns/verify-undertakings.ts';
import { addDays, addYears, day } from '../../src/shared/dates.ts';
import { euros } from '../../src/shared/money.ts';
import { spellsOfUnit } from '../../src/units/spells/spell-store.ts';
import { findUnit } from '../../src/units/unit-store.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { actBytes, balanceOrdered, paper, today } from '../agreements/support/life.ts';
import { TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import { DAY, startTestServices, type TestServices } from '../support/test-services.ts';

let test: TestServices;
let granted: Granted;
beforeAll(async () => {
  test = await startTestServices();
  granted = await grantedCase(test);
  await balanceOrdered(test, granted);
  test.clock.advance(10 * DAY);
});
afterAll(() => test.close());

const found = (more: Partial<FoundReturn> = {}): FoundReturn => ({
  exitKind: 'let',
  evidence: 'lease',
  occupiedOn: today(test),
  monthlyRent: euros(650),
  rentCeiling: euros(700),
  ...more,
});
const record = async (more: Partial<FoundReturn> = {}) =>
  recordReturn(test.as(granted.officer), granted.row.ref ?? '', {
    ...found(more),
    version: (await granted.reload()).version,
    proof: await paper(test, 'bail'),
  });
const read = () => test.services.db.read;

describe('a return that is not proven, or not as promised', () => {
  it.each([
    ['notReturn', { exitKind: 'second-home', evidence: 'tax-declaration' }],
    ['notAsPromised', { exitKind: 'owner-occupied', evidence: 'move-in-proof' }],
    ['weakEvidence', { evidence: 'agency-mandate' }],
    ['rentNeeded', { monthlyRent: null }],
    ['ceilingNeeded', { rentCeiling: null }],
    ['rentTooHigh', { monthlyRent: euros(700.01) }],
    ['tenantAbove', { tenantBand: 'intermediate' }],
  ] as const)('is refused: %s', async (fault, more) => {
    await expect(record(more)).rejects.toMatchObject({ code: `returns.errors.${fault}` });
    expect((await granted.reload()).state).toBe('balance');
    expect(await returnOfCase(read(), granted.row.id)).toBeUndefined();
  });

  it('is refused in the future', async () => {
    await expect(record({ occupiedOn: addDays(today(test), 1) })).rejects.toMatchObject({
      code: 'returns.errors.future',
    });
  });

  it('keeps the vacancy open', async () => {
    const spells = await spellsOfUnit(read(), granted.row.unitId);
    expect(spells.map(({ endedOn }) => endedOn)).toEqual([null]);
  });
});

describe('a return on evidence', () => {
  beforeAll(async () => {
    await record();
  });

  it('ends the vacancy and completes the follow-up of the unit', async () => {
    const returned = await returnOfCase(read(), granted.row.id);
    expect(returned).toMatchObject({
      exitKind: 'let',
      evidence: 'lease',
      help: 'aided',
      monthlyRent: euros(650),
      rentCeiling: euros(700),
    });
    const [spell] = await spellsOfUnit(read(), granted.row.unitId);
    expect(spell).toMatchObject({ id: returned?.spellId, endedOn: returned?.occupiedOn, exitKind: 'let' });
    expect(await findUnit(read(), granted.row.unitId)).toMatchObject({
      status: 'completed',
      substatus: 'returned',
      occupancy: 'let',
      vacantSince: null,
    });
  });

  it('keeps the lease among the pieces and puts the case under monitoring', async () => {
    expect((await granted.reload()).state).toBe('monitoring');
    const documents = await documentsOf(read(), granted.row.id);
    expect(documents.some(({ type }) => type === 'lease')).toBe(true);
  });

  it('lets every promise run from its own event', async () => {
    const { occupiedOn } = (await returnOfCase(read(), granted.row.id)) ?? { occupiedOn: today(test) };
    const { worksDoneOn } = await granted.reload();
    const spans = Object.fromEntries(
      (await undertakingsOf(read(), granted.row.id)).map(({ kind, startsOn, endsOn, state }) => [
        kind,
        [startsOn, endsOn, state],
      ]),
    );
    const six = [occupiedOn, addYears(occupiedOn, 6), 'running'];
    expect(spans).toEqual({
      'let-as-main-home': six,
      'rent-ceiling': six,
      'no-tourist-letting': six,
      'consumption-follow-up': [worksDoneOn, addYears(worksDoneOn ?? occupiedOn, 3), 'running'],
    });
    const running = await runningUndertakings(read(), 50);
    expect(running[0]).toMatchObject({ kind: 'consumption-follow-up', caseRef: granted.row.ref });
  });

  it('tells the owner what binds them from now on', async () => {
    await test.work();
    const [mail] = await test.mails();
    expect(mail).toMatchObject({
      recipient: granted.owner.email,
      text: expect.stringContaining('Louer le logement, jusqu’au'),
    });
  });

  it('recorded twice is recorded once', async () => {
    const { version } = await granted.reload();
    const again = await recordReturn(test.as(granted.officer), granted.row.ref ?? '', {
      ...found(),
      version: version - 1,
      proof: await paper(test, 'bail'),
    });
    expect(again.done).toBe('before');
    expect(await undertakingsOf(read(), granted.row.id)).toHaveLength(4);
  });
});

describe('closing', () => {
  const close = async () =>
    closeCase(test.as(granted.second), granted.row.ref ?? '', (await granted.reload()).version);
  const verify = async () =>
    verifyUndertakings(test.as(granted.officer), granted.row.ref ?? '', (await granted.reload()).version);
  const settleAll = async () => {
    for (const { id, version } of await checksOf(read(), granted.row.id))
      await settleCheck(test.as(granted.officer), granted.row.ref ?? '', id, {
        version,
        outcome: 'persisted',
        basis: 'declared',
        emptySince: null,
        findings: '',
        proof: null,
      });
  };

  it('waits for the last promise', async () => {
    await expect(close()).rejects.toMatchObject({ code: 'returns.errors.stillRunning' });
    expect((await granted.reload()).state).toBe('monitoring');
  });

  it('marks every promise kept and writes to the owner', async () => {
    test.clock.advance(6 * 366 * DAY);
    await expect(verify()).rejects.toMatchObject({ code: 'returns.errors.openChecks' });
    await settleAll();
    await expect(close()).rejects.toMatchObject({ code: 'returns.errors.notVerified' });
    await verify();
    await expect(
      closeCase(test.as(granted.officer), granted.row.ref ?? '', (await granted.reload()).version),
    ).rejects.toMatchObject({ code: 'returns.errors.secondOfficer' });
    await close();
    expect((await granted.reload()).state).toBe('closed');
    const states = (await undertakingsOf(read(), granted.row.id)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['kept']));
    await test.work();
    expect((await test.mails())[0]?.subject).toContain('est clos');
    const ordered = (await movementsOfCase(read(), granted.row.id)).find(({ kind }) => kind === 'order');
    expect(ordered?.amount).toBe(euros(12_868));
  });

  it.skipIf(!TOOLS.pdftotext)('leaves a letter with what was paid and kept', async () => {
    const text = textOf(await actBytes(test, granted, 'closing-letter'));
    expect(text).toContain('12 868,00 €');
    expect(text).toContain('Louer le logement');
  });
});

describe('promises', () => {
  const none = {
    application: null,
    decision: null,
    'agreement-signed': null,
    'works-started': null,
    'works-done': null,
    'balance-paid': null,
    'return-to-market': day('2028-02-29'),
  };

  it('of one kind are one, to the later end; leap days end on the 28th', () => {
    const spans = undertakingSpans(
      [
        { kind: 'let-as-main-home', years: 6, from: 'return-to-market' },
        { kind: 'let-as-main-home', years: 9, from: 'return-to-market' },
        { kind: 'no-resale', years: 1, from: 'works-done' },
      ],
      none,
      day('2028-02-29'),
    );
    expect(spans).toEqual([
      { kind: 'let-as-main-home', startsOn: '2028-02-29', endsOn: '2037-02-28' },
      { kind: 'no-resale', startsOn: '2028-02-29', endsOn: '2029-02-28' },
    ]);
  });

  it('of an owner who lives there ask for no rent', () => {
    const promised = { tenureAfter: 'owner-occupied', rentLevel: null, undertakings: [] } as const;
    const lived = {
      exitKind: 'owner-occupied',
      evidence: 'home-insurance',
      occupiedOn: day('2026-09-01'),
      monthlyRent: null,
      rentCeiling: null,
    } as const;
    expect(returnFaults(lived, promised, day('2026-09-01'))).toEqual([]);
  });

  it('are read from the frozen calculation', () => {
    expect(promisedBy(granted.row)).toMatchObject({ tenureAfter: 'let', rentLevel: 'loc2' });
    expect(worksOf(granted.row)).toHaveLength(6);
  });
});
