import type { CellReader } from '../lovac/cell-reader.ts';
import { type SpellFacts, startOfYear } from '../spells/vacancy-spell.ts';
import type { Occupancy } from '../unit.ts';

type Start = Pick<SpellFacts, 'startedOn' | 'startPrecision'>;
const FIRST_YEAR = 1900;
const YEAR = /^\d{1,4}([.,]0+)?$/;

/**
 * Since when a home of Zéro Logement Vacant is empty: a year, or a day. Null for one that is lived in, since the file
 * does not say when its vacancy ended, and where nobody knows (noted, since a home without a start opens no vacancy).
 */
export function vacancyStart(
  cells: CellReader,
  index: number | undefined,
  occupancy: Occupancy,
  thisYear: number,
): Start | null {
  if (occupancy !== 'vacant' && occupancy !== 'unknown') return null;
  const raw = cells.raw(index);
  if (cells.text(index) === null || /^0+$/.test(raw)) {
    if (occupancy === 'vacant' && index !== undefined) cells.fault(index, 'missing-value');
    return null;
  }
  const years = { min: FIRST_YEAR, max: thisYear };
  if (YEAR.test(raw)) {
    const year = cells.whole(index, years);
    return year === null ? null : { startedOn: startOfYear(year), startPrecision: 'year' };
  }
  const startedOn = cells.day(index);
  if (startedOn === null) return null;
  const year = Number(startedOn.slice(0, 4));
  if (year < years.min || year > years.max) {
    cells.fault(index, 'out-of-range');
    return null;
  }
  // Spreadsheets make a day of a year: 2018-01-01.
  return { startedOn, startPrecision: startedOn.endsWith('-01-01') ? 'year' : 'day' };
}
