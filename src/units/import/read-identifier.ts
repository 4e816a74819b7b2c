import type { CellReader } from '../lovac/cell-reader.ts';

const IDLOCAL = /^(\d{2}|2A|2B)\d{10}$/;

/**
 * The identifier of a unit (department and invariant), or null with the reason noted on `cells`. A zero that a spreadsheet
 * dropped is put back where the commune is of that department (`insee`, its own zero maybe dropped too).
 */
export function readIdentifier(cells: CellReader, index: number | undefined, insee: string): string | null {
  const stated = cells.text(index);
  if (stated === null) {
    cells.fault(index, 'missing-value');
    return null;
  }
  if (!/^\d{9,11}$/.test(stated)) return cells.code(index, IDLOCAL);
  const department = insee.padStart(5, '0').slice(0, 2);
  if (stated.length === 11 && insee !== '' && department === `0${stated[0]}`) return `0${stated}`;
  cells.fault(index, 'lost-zeros');
  return null;
}
