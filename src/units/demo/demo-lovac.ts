import { stringify } from 'csv-stringify/sync';
import type { Programme } from '../../programme/programme.ts';
import type { Territory } from '../../programme/territory.ts';
import { yearOf } from '../../shared/dates.ts';
import { type DemoOptions, demoRegister } from './demo-register.ts';
import type { DemoUnit } from './demo-unit.ts';
import { BROKEN_LINES, DEMO_FAULT_NAMES, DEMO_FAULTS } from './lovac-faults.ts';
import { type LovacRow, lovacRow } from './lovac-row.ts';

export type LovacCsvOptions = {
  readonly vintage: number;
  readonly delimiter?: string;
  /** Ends the file with one line of each fault of demo/lovac-faults.ts. */
  readonly faults?: boolean;
};

/**
 * Lines of a LOVAC file, heading first, each with its line end: the units that are vacant, as such a file would
 * show them. Lazy, so that a file of any size can be written.
 */
export function* lovacLines(
  units: Iterable<DemoUnit>,
  territory: Territory,
  { vintage, delimiter = ';', faults = false }: LovacCsvOptions,
): Generator<string> {
  const write = (cells: readonly string[]): string =>
    stringify([cells], { delimiter, record_delimiter: '\r\n' });
  const spare: LovacRow[] = [];
  const wanted = faults ? DEMO_FAULT_NAMES.length + Object.keys(BROKEN_LINES).length : 0;
  let headings: readonly string[] | null = null;
  for (const unit of units) {
    const row = lovacRow(unit, vintage, territory);
    if (row === null) continue;
    if (headings === null) {
      headings = Object.keys(row);
      yield write(headings);
    }
    // Faults befall dwellings that are nowhere else in the file, so that each is met on its own.
    if (spare.length < wanted) spare.push(row);
    else yield write(Object.values(row));
  }
  for (const [index, row] of spare.entries()) yield faultyLine(row, index, delimiter, write);
}

export const toLovacCsv = (
  units: Iterable<DemoUnit>,
  territory: Territory,
  options: LovacCsvOptions,
): string => [...lovacLines(units, territory, options)].join('');

function faultyLine(
  row: LovacRow,
  index: number,
  delimiter: string,
  write: (cells: readonly string[]) => string,
): string {
  const fault = DEMO_FAULT_NAMES[index];
  if (fault !== undefined) return write(Object.values(DEMO_FAULTS[fault](row)));
  const broken = Object.values(BROKEN_LINES)[index - DEMO_FAULT_NAMES.length];
  const line = write(Object.values(row)).trimEnd();
  return `${broken ? broken(line, delimiter) : line}\r\n`;
}

export type NextLovacOptions = DemoOptions & {
  /** Dwellings that the register does not have yet. */
  readonly fresh?: number;
  readonly faults?: boolean;
};

/** One unit in so many has gone from the next file, or has another area in it. */
const VANISHED_ONE_IN = 40;
const CHANGED_ONE_IN = 25;

/**
 * The file that a city would get a year after its demonstration register (same seed and count): most units again,
 * some gone, some changed, `fresh` new ones, and wrong lines on request.
 */
export function nextLovacCsv(programme: Programme, territory: Territory, options: NextLovacOptions): string {
  const { fresh = 40, faults = true, count } = options;
  return toLovacCsv(nextYear(programme, territory, { ...options, count: count + fresh }, count), territory, {
    vintage: yearOf(options.asOf),
    faults,
  });
}

function* nextYear(
  programme: Programme,
  territory: Territory,
  options: DemoOptions,
  known: number,
): Generator<DemoUnit> {
  let number = options.from ?? 0;
  // New dwellings first: with faults asked for, the wrong lines are about them and spoil nothing that is known.
  yield* demoRegister(programme, territory, {
    ...options,
    from: number + known,
    count: options.count - known,
  });
  for (const unit of demoRegister(programme, territory, { ...options, count: known })) {
    number += 1;
    if (number % VANISHED_ONE_IN === 0) continue;
    yield number % CHANGED_ONE_IN === 0 ? enlarged(unit) : unit;
  }
}

const enlarged = (demo: DemoUnit): DemoUnit => ({
  ...demo,
  unit: { ...demo.unit, livingArea: (demo.unit.livingArea ?? 0) + 7 },
});
