import { type Day, isDay } from './dates.ts';
import { MAX_CENTS } from './money.ts';

const SPACES = /[\s\u00a0\u202f]/g;

/** A number as people type it: `1 234,5` or `1234.5`. Null when it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.replace(SPACES, '').replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** Euros as people type them (`12 500,50`, `12500.5 €`) in whole cents; null when it is no amount, or a negative one. */
export function typedCents(text: string): number | null {
  const plain = text.replace(SPACES, '').replace(/€$/, '').replace(',', '.');
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(plain)) return null;
  const [whole = '0', rest = ''] = plain.split('.');
  const cents = Number(whole) * 100 + Number(rest.padEnd(2, '0'));
  return cents <= MAX_CENTS ? cents : null;
}

/** A day typed in three fields; null when it does not exist. */
export function typedDay(day: string, month: string, year: string): Day | null {
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{1,2}$/.test(month.trim()) || !/^\d{4}$/.test(year.trim()))
    return null;
  const text = `${year.trim()}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  return isDay(text) ? text : null;
}
