import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_STATES } from '../../src/cases/case-states.ts';
import { casesKept } from '../../src/privacy/erasure/plan-erasure.ts';
import {
  ageClock,
  type CaseClockFacts,
  caseClock,
  type Delays,
  isArchived,
  isDue,
  personClock,
} from '../../src/privacy/retention/retention-rules.ts';
import { addDays, type Day, day } from '../../src/shared/dates.ts';
import type { CaseId } from '../../src/shared/ids.ts';

const delays: Delays = {
  prospectMonths: 36,
  refusedMonthsAfterLastAppeal: 24,
  archiveMonthsAfterUndertakings: 120,
  unusedAccountMonths: 24,
  importedFileMonths: 36,
  mailMonths: 6,
  accessLogMonths: 12,
  appealMonths: 2,
  repaymentMonths: 2,
};
const facts = (changes: Partial<CaseClockFacts>): CaseClockFacts => ({
  state: 'refused',
  since: day('2026-01-31'),
  paid: false,
  undertakingsEnd: null,
  undertakingsRunning: false,
  appealEnded: null,
  ...changes,
});

describe('The clock of a case', () => {
  it('gives a refused case two years after the end of the appeal delay', () => {
    expect(caseClock(facts({}), delays)).toEqual({
      rule: 'refused',
      from: '2026-03-31',
      endsOn: '2028-03-31',
      archivedFrom: null,
    });
  });

  it.each(['dismissed', 'withdrawn', 'lapsed'] as const)(
    'treats a %s case without payment alike',
    (state) => {
      expect(caseClock(facts({ state }), delays)).toMatchObject({ rule: 'refused', endsOn: '2028-03-31' });
    },
  );

  it('counts a refused case from the answer to its last appeal, and never from before its refusal', () => {
    expect(caseClock(facts({ appealEnded: day('2026-05-12') }), delays)).toMatchObject({
      rule: 'refused',
      from: '2026-07-12',
      endsOn: '2028-07-12',
    });
    expect(caseClock(facts({ appealEnded: day('2025-11-02') }), delays)).toEqual(
      caseClock(facts({}), delays),
    );
  });

  it('keeps a lapsed case for accounting once money was paid', () => {
    expect(caseClock(facts({ state: 'lapsed', paid: true }), delays)).toMatchObject({
      rule: 'granted',
      endsOn: '2036-01-31',
    });
  });

  it('counts ten years of archive from the end of the undertakings', () => {
    const closed = facts({ state: 'closed', paid: true, undertakingsEnd: day('2031-06-30') });
    expect(caseClock(closed, delays)).toEqual({
      rule: 'granted',
      from: '2031-06-30',
      endsOn: '2041-06-30',
      archivedFrom: '2031-06-30',
    });
    expect(isArchived(caseClock(closed, delays), day('2031-06-30'))).toBe(true);
    expect(isArchived(caseClock(closed, delays), day('2031-06-29'))).toBe(false);
  });

  it('leaves a clawed-back case the time to be paid back', () => {
    expect(caseClock(facts({ state: 'clawed-back', paid: true }), delays)).toMatchObject({
      from: '2026-03-31',
    });
  });

  it('does not start before an end, nor while undertakings run', () => {
    for (const state of CASE_STATES.filter(
      (one) => !['refused', 'dismissed', 'closed', 'clawed-back', 'withdrawn', 'lapsed'].includes(one),
    ))
      expect(caseClock(facts({ state }), delays).endsOn).toBeNull();
    expect(caseClock(facts({ state: 'closed', undertakingsRunning: true }), delays)).toEqual({
      endsOn: null,
      why: 'undertakings',
    });
  });

  it('is never due before its first day, and stays due once it is', () => {
    const days = fc.integer({ min: 0, max: 9000 }).map((count) => addDays(day('2020-01-01'), count));
    fc.assert(
      fc.property(
        fc.constantFrom(...CASE_STATES),
        days,
        fc.boolean(),
        fc.option(days),
        days,
        (state, since, paid, end, today) => {
          const clock = caseClock(facts({ state, since, paid, undertakingsEnd: end }), delays);
          if (!isDue(clock, today)) return;
          expect(clock.from > since || clock.from === since).toBe(true);
          expect(clock.endsOn <= today && clock.from < today).toBe(true);
          expect(isDue(clock, addDays(today, 1))).toBe(true);
        },
      ),
    );
  });
});

describe('The clock of a person', () => {
  const person = {
    enteredOn: day('2020-01-15'),
    contacts: [null, day('2021-05-04'), null] as (Day | null)[],
    casesKept: 0,
  };

  it('runs three years from the last contact', () => {
    expect(personClock(person, delays)).toMatchObject({
      rule: 'prospect',
      from: '2021-05-04',
      endsOn: '2024-05-04',
    });
  });
  it('runs from the day of entry for who was never contacted', () => {
    expect(personClock({ ...person, contacts: [] }, delays)).toMatchObject({
      from: '2020-01-15',
      endsOn: '2023-01-15',
    });
  });
  it('waits for the cases', () => {
    expect(personClock({ ...person, casesKept: 1 }, delays)).toEqual({ endsOn: null, why: 'case' });
  });
  it('takes its delays from the programme, whatever grows old', () => {
    expect(ageClock('mail', day('2026-01-31'), delays).endsOn).toBe('2026-07-31');
    expect(ageClock('import', day('2024-02-29'), delays).endsOn).toBe('2027-02-28');
  });
});

describe('What law keeps against a request', () => {
  const today = day('2027-01-01');
  const kept = (changes: Partial<CaseClockFacts>) =>
    casesKept([{ ...facts(changes), id: 1 as CaseId, ref: 'VO-2026-00001' }], delays, today);

  it('keeps what is under way, under undertakings, or accounting', () => {
    expect(kept({ state: 'plan' })).toMatchObject([{ why: 'under-way', until: null }]);
    expect(kept({ state: 'closed', undertakingsRunning: true })).toMatchObject([
      { why: 'undertakings', until: null },
    ]);
    expect(kept({ state: 'closed', paid: true, undertakingsEnd: day('2026-06-30') })).toMatchObject([
      { why: 'granted', until: '2036-06-30' },
    ]);
  });
  it('keeps a refused case only while an appeal can be brought', () => {
    expect(kept({ since: day('2026-12-20') })).toMatchObject([{ why: 'refused', until: '2027-02-20' }]);
    expect(kept({ since: day('2026-01-31') })).toEqual([]);
    expect(kept({ since: day('2026-01-31'), appealEnded: day('2026-11-15') })).toMatchObject([
      { why: 'refused', until: '2027-01-15' },
    ]);
  });
  it('lets a draft go', () => {
    expect(kept({ state: 'draft' })).toEqual([]);
  });
});
