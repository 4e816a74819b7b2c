import type { Condition } from './condition-schema.ts';
import { error, type Finding, warning } from './finding.ts';
import type { Row } from './lookup-table.ts';
import {
  bounds,
  type Cell,
  cellCount,
  cellsOf,
  dimensionOf,
  dimensionsOf,
  keyHolds,
} from './table-domain.ts';

/** Beyond this many combinations nobody can read the table, and the check would take seconds. */
const TOO_MANY_CELLS = 100_000;

/**
 * Exactly one row must apply to each situation that the conditions let through. Tries every combination of the
 * values that the rows tell apart, and reports the first gap and the first overlap.
 */
export function checkTable(
  table: readonly Row[],
  conditions: readonly Condition[],
  place: string,
): Finding[] {
  if (table.length === 0) return [];
  const faults = table.flatMap((row, index) => checkRow(row, conditions, `${place}[${index}]`));
  if (faults.some(({ level }) => level === 'error')) return faults;
  const dimensions = dimensionsOf(table, conditions);
  if (cellCount(dimensions) > TOO_MANY_CELLS) return [...faults, error('table-too-wide', place)];
  let gap: Cell | undefined;
  let overlap: Cell | undefined;
  for (const cell of cellsOf(dimensions)) {
    const rows = table.filter(({ when }) => when.every((key) => keyHolds(key, cell))).length;
    if (rows === 0) gap ??= cell;
    if (rows > 1) overlap ??= cell;
  }
  if (gap) faults.push(error('table-gap', place, Object.fromEntries(gap)));
  if (overlap) faults.push(error('table-overlap', place, Object.fromEntries(overlap)));
  return faults;
}

function checkRow(row: Row, conditions: readonly Condition[], place: string): Finding[] {
  const names = row.when.map(dimensionOf);
  const found: Finding[] = [];
  if (new Set(names).size < names.length) found.push(error('key-twice', place));
  for (const key of row.when) {
    if (!('from' in key)) continue;
    if (key.below !== null && key.below <= key.from) found.push(error('empty-interval', place));
    const { least, most } = bounds(key.by, conditions);
    if (key.from > most || (key.below !== null && key.below <= least))
      found.push(warning('unreachable-row', place));
  }
  return found;
}
