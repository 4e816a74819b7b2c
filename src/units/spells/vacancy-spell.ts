import { addDays, addMonths, type Day, day, wholeMonthsBetween, yearOf } from '../../shared/dates.ts';
import { invalid } from '../../shared/errors.ts';
import type { ExitKind } from './exit.ts';

export const PRECISIONS = ['year', 'month', 'day'] as const;
/** How finely a date is known: a tax file knows the year, a lease the day. */
export type Precision = (typeof PRECISIONS)[number];

/** Who or what says when the vacancy began. */
export const START_EVIDENCE = ['lovac', 'owner', 'officer', 'meter', 'document'] as const;
export type StartEvidence = (typeof START_EVIDENCE)[number];

/**
 * What “vacant” means in the source. LOVAC changed between its vintages 2024 and 2025: up to 2024 the land files had
 * to say V as well. A trend drawn across the break compares two different things.
 */
export const VACANCY_DEFINITIONS = ['lovac-with-code-v', 'lovac-without-code-v', 'reported'] as const;
export type VacancyDefinition = (typeof VACANCY_DEFINITIONS)[number];
const FIRST_VINTAGE_WITHOUT_CODE_V = 2025;
export const lovacDefinition = (vintage: number): VacancyDefinition =>
  vintage >= FIRST_VINTAGE_WITHOUT_CODE_V ? 'lovac-without-code-v' : 'lovac-with-code-v';
/** Whether counts of two vintages may be set side by side. */
export const areComparable = (vintage: number, other: number): boolean =>
  lovacDefinition(vintage) === lovacDefinition(other);

/** When a vacancy began, as a source tells it. */
export type SpellFacts = {
  /** First day of the year or month where that is all that is known. */
  readonly startedOn: Day;
  readonly startPrecision: Precision;
  readonly startEvidence: StartEvidence;
  readonly vintage: number | null;
  /** Null: told by a file whose vintage nobody knows. */
  readonly definition: VacancyDefinition | null;
};
export type SpellEnd = { readonly endedOn: Day; readonly exitKind: ExitKind };
/** From the start of a vacancy to its end, or still running. */
export type VacancySpell = SpellFacts & (SpellEnd | { readonly endedOn: null; readonly exitKind: null });

export const isOpen = (spell: VacancySpell): boolean => spell.endedOn === null;

/** Start known by its year only, as in LOVAC. */
export function startOfYear(year: number): Day {
  const known = STARTS.get(year) ?? day(`${year}-01-01`);
  STARTS.set(year, known);
  return known;
}
/** A file names the same few dozen years a hundred thousand times, and a calendar is slow to ask. */
const STARTS = new Map<number, Day>();
export const spellFromLovac = (startYear: number, vintage: number): SpellFacts =>
  spellFromFile({ startedOn: startOfYear(startYear), startPrecision: 'year' }, vintage);

/** A vacancy that the State’s file, or one drawn from it, tells of. */
export const spellFromFile = (
  start: Pick<SpellFacts, 'startedOn' | 'startPrecision'>,
  vintage: number | null,
): SpellFacts => ({
  ...start,
  startEvidence: 'lovac',
  vintage,
  definition: vintage === null ? null : lovacDefinition(vintage),
});

/** Whole months vacant on a day (or at the end, if it ended before), counted from the recorded start; 0 before it. */
export function monthsVacant(spell: VacancySpell, on: Day): number {
  const until = spell.endedOn !== null && spell.endedOn < on ? spell.endedOn : on;
  return Math.max(0, wholeMonthsBetween(spell.startedOn, until));
}

/**
 * Bounds of the same: a start known by its year may be its last day as well as its first. A rule that requires
 * a length of vacancy is met for sure only by `atLeast`.
 */
export function monthsVacantBounds(spell: VacancySpell, on: Day): { atLeast: number; atMost: number } {
  const latestStart = lastPossibleDay(spell.startedOn, spell.startPrecision);
  return {
    atLeast: monthsVacant({ ...spell, startedOn: latestStart }, on),
    atMost: monthsVacant(spell, on),
  };
}

/** Last day on which a start known so finely may lie. */
export function lastPossibleDay(start: Day, precision: Precision): Day {
  if (precision === 'day') return start;
  if (precision === 'year') return day(`${yearOf(start)}-12-31`);
  return addDays(addMonths(day(`${start.slice(0, 7)}-01`), 1), -1);
}

/**
 * The spell once ended. A start known by its year or month may lie after an exact end within it: the recorded
 * start is the first day of the period, so only an end before that is refused.
 * @throws DomainError `units.errors.endBeforeStart`, `units.errors.alreadyEnded`
 */
export function endSpell(spell: VacancySpell, end: SpellEnd): VacancySpell {
  if (spell.endedOn !== null) throw invalid('units.errors.alreadyEnded', { day: spell.endedOn });
  if (end.endedOn < spell.startedOn)
    throw invalid('units.errors.endBeforeStart', { start: spell.startedOn, end: end.endedOn });
  return { ...spell, ...end };
}
