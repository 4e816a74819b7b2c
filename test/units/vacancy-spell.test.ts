import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/shared/dates.ts';
import {
  areComparable,
  endSpell,
  isOpen,
  monthsVacant,
  monthsVacantBounds,
  spellFromLovac,
  type VacancySpell,
} from '../../src/units/spells/vacancy-spell.ts';

const open = (year: number, vintage: number): VacancySpell => ({
  ...spellFromLovac(year, vintage),
  endedOn: null,
  exitKind: null,
});

describe('a vacancy', () => {
  it('counts whole months to a day, and stops counting at its end', () => {
    const spell = open(2020, 2025);
    expect(monthsVacant(spell, day('2022-01-01'))).toBe(24);
    expect(monthsVacant(spell, day('2021-12-31'))).toBe(23);
    const ended = endSpell(spell, { endedOn: day('2023-06-15'), exitKind: 'let' });
    expect(isOpen(ended)).toBe(false);
    expect(monthsVacant(ended, day('2026-01-01'))).toBe(41);
    expect(monthsVacant(ended, day('2021-01-01'))).toBe(12);
  });

  it('has lasted nothing before it began', () => {
    expect(monthsVacant(open(2024, 2025), day('2023-05-01'))).toBe(0);
  });

  it('known by its year may have lasted up to a year less', () => {
    expect(monthsVacantBounds(open(2023, 2025), day('2025-06-30'))).toEqual({ atLeast: 17, atMost: 29 });
    const toTheMonth: VacancySpell = {
      ...open(2023, 2025),
      startedOn: day('2023-02-01'),
      startPrecision: 'month',
    };
    expect(monthsVacantBounds(toTheMonth, day('2025-02-28'))).toEqual({ atLeast: 24, atMost: 24 });
    expect(monthsVacantBounds(toTheMonth, day('2025-03-01'))).toEqual({ atLeast: 24, atMost: 25 });
    const toTheDay: VacancySpell = { ...open(2023, 2025), startPrecision: 'day' };
    expect(monthsVacantBounds(toTheDay, day('2025-01-01'))).toEqual({ atLeast: 24, atMost: 24 });
  });

  it('never lasts longer at least than at most, whatever the day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2025 }),
        fc.integer({ min: -400, max: 20_000 }),
        fc.constantFrom('year', 'month', 'day'),
        (year, days, startPrecision) => {
          const spell: VacancySpell = { ...open(year, 2025), startPrecision };
          const { atLeast, atMost } = monthsVacantBounds(spell, addDays(spell.startedOn, days));
          return atLeast >= 0 && atLeast <= atMost && atMost - atLeast <= 12;
        },
      ),
    );
  });

  it('cannot end before it began, nor twice', () => {
    const spell = open(2020, 2025);
    const end = { endedOn: day('2019-12-31'), exitKind: 'let' } as const;
    expect(() => endSpell(spell, end)).toThrow(
      expect.objectContaining({ code: 'units.errors.endBeforeStart' }),
    );
    const ended = endSpell(spell, { ...end, endedOn: day('2020-01-01') });
    expect(() => endSpell(ended, { ...end, endedOn: day('2021-01-01') })).toThrow(
      expect.objectContaining({ code: 'units.errors.alreadyEnded' }),
    );
  });

  it('keeps the definition of its vintage, and the break of 2024–2025 is not crossed', () => {
    expect(open(2015, 2024).definition).toBe('lovac-with-code-v');
    expect(open(2015, 2025).definition).toBe('lovac-without-code-v');
    expect(areComparable(2019, 2024)).toBe(true);
    expect(areComparable(2024, 2025)).toBe(false);
    expect(areComparable(2025, 2026)).toBe(true);
  });
});
