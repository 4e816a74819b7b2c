import { describe, expect, it } from 'vitest';
import { easter, isWorkingDay, workingDayFrom } from '../../src/follow-up/working-days.ts';
import { day } from '../../src/shared/dates.ts';

describe('Working days in France', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('finds Easter of %i', (year, date) => expect(easter(year)).toBe(date));

  it('rests on weekends, fixed holidays and those that follow Easter', () => {
    const off = [
      '2026-03-07',
      '2026-03-08',
      '2026-05-01',
      '2026-07-14',
      '2026-04-06',
      '2026-05-14',
      '2026-05-25',
    ];
    expect(off.filter((date) => isWorkingDay(day(date)))).toEqual([]);
    expect(isWorkingDay(day('2026-03-02'))).toBe(true);
  });

  it('moves a day off to the next day the office is open, over a long weekend', () => {
    expect(workingDayFrom(day('2026-05-01'))).toBe('2026-05-04');
    expect(workingDayFrom(day('2027-12-25'))).toBe('2027-12-27');
    expect(workingDayFrom(day('2026-03-02'))).toBe('2026-03-02');
  });
});
