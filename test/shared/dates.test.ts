import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addYears,
  day,
  dayOf,
  daysBetween,
  instant,
  isDay,
  wholeMonthsBetween,
  wholeYearsBetween,
} from '../../src/shared/dates.ts';

describe('Days', () => {
  it('exist or are refused', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-2-9')).toBe(false);
    expect(isDay('')).toBe(false);
  });

  it('add months as lawyers do, at month ends and leap years', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(day('2028-01-31'), 1)).toBe('2028-02-29');
    expect(addYears(day('2028-02-29'), 1)).toBe('2029-02-28');
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
  });

  it('count whole months and years', () => {
    expect(wholeMonthsBetween(day('2024-03-15'), day('2026-03-14'))).toBe(23);
    expect(wholeMonthsBetween(day('2024-03-15'), day('2026-03-15'))).toBe(24);
    expect(wholeYearsBetween(day('2020-02-29'), day('2026-02-28'))).toBe(5);
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
  });

  it('are those of Paris, across midnight and the change of hour', () => {
    expect(dayOf(instant('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
    expect(dayOf(instant('2026-12-31T22:30:00Z'))).toBe('2026-12-31');
    expect(dayOf(instant('2026-03-29T00:59:59Z'))).toBe('2026-03-29');
  });
});
