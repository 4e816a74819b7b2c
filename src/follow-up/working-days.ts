import { addDays, type Day, yearOf } from '../shared/dates.ts';

/** Holidays of metropolitan France (Code du travail, L3133-1) that fall on the same day each year. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Monday, Ascension Day and Whit Monday, in days after Easter. */
const AFTER_EASTER = [1, 39, 50];

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const date = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}

export function isWorkingDay(date: Day): boolean {
  // Noon in UTC is the same date everywhere in Europe.
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || FIXED.includes(date.slice(5))) return false;
  const sunday = easter(yearOf(date));
  return !AFTER_EASTER.some((days) => addDays(sunday, days) === date);
}

/** That day, or the next one on which the office is open. */
export function workingDayFrom(date: Day): Day {
  let found = date;
  while (!isWorkingDay(found)) found = addDays(found, 1);
  return found;
}

/** So many working days after that day; with none, that day or the next working one. */
export function addWorkingDays(date: Day, count: number): Day {
  let found = workingDayFrom(date);
  for (let left = count; left > 0; left -= 1) found = workingDayFrom(addDays(found, 1));
  return found;
}

/** The Sunday that ends the week of that day. */
export function endOfWeek(date: Day): Day {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return addDays(date, (7 - weekday) % 7);
}
