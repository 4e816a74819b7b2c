import { Temporal } from 'temporal-polyfill';

/** A calendar day, `2026-11-23`. */
export type Day = string & { readonly unit: 'day' };
/** A moment in UTC, `2026-11-23T22:28:58.000Z`. */
export type Instant = string & { readonly unit: 'instant' };
/** Gives the present moment. The only way time enters the software: `main.ts` passes the real one, tests a fake. */
export type Clock = () => Instant;

const PARIS = 'Europe/Paris';

export function day(text: string): Day {
  return Temporal.PlainDate.from(text).toString() as Day;
}

export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export function instant(value: string | Date | number): Instant {
  return new Date(value).toISOString() as Instant;
}

/** The calendar day in Paris at that moment: deadlines of French law run on local days, not UTC ones. */
export function dayOf(moment: Instant, zone: string = PARIS): Day {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
}

export const yearOf = (date: Day): number => Number(date.slice(0, 4));

/** Months are added as lawyers count them: 31 January + 1 month = 28 (or 29) February. */
export const addMonths = (date: Day, months: number): Day =>
  Temporal.PlainDate.from(date).add({ months }).toString() as Day;
export const addDays = (date: Day, days: number): Day =>
  Temporal.PlainDate.from(date).add({ days }).toString() as Day;
export const addYears = (date: Day, years: number): Day =>
  Temporal.PlainDate.from(date).add({ years }).toString() as Day;

/** Whole months from `start` to `end` (negative when `end` is earlier). */
export const wholeMonthsBetween = (start: Day, end: Day): number =>
  Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end), { largestUnit: 'months' }).months;
export const wholeYearsBetween = (start: Day, end: Day): number =>
  Math.trunc(wholeMonthsBetween(start, end) / 12);
export const daysBetween = (start: Day, end: Day): number =>
  Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end), { largestUnit: 'days' }).days;

export const later = (a: Day, b: Day): Day => (a >= b ? a : b);
export const plusMinutes = (moment: Instant, minutes: number): Instant =>
  instant(Date.parse(moment) + minutes * 60_000);
export const plusSeconds = (moment: Instant, seconds: number): Instant =>
  instant(Date.parse(moment) + seconds * 1000);

/** The moment when clocks in Paris show `time` (`14:30`) on that day; in the hour that summer time skips, an hour later. */
export const momentAt = (date: Day, time: string): Instant =>
  instant(
    Temporal.PlainDate.from(date).toZonedDateTime({
      timeZone: PARIS,
      plainTime: Temporal.PlainTime.from(time),
    }).epochMilliseconds,
  );
/** What clocks in Paris show at that moment, `14:30`. */
export const timeOf = (moment: Instant): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(PARIS).toPlainTime().toString({ smallestUnit: 'minute' });
/** The moment a day begins in Paris. */
export const startOfDay = (date: Day): Instant =>
  instant(Temporal.PlainDate.from(date).toZonedDateTime(PARIS).epochMilliseconds);
