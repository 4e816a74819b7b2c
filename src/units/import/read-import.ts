import type { Pieces } from '../../files/file-pieces.ts';
import type { Territory } from '../../programme/territory.ts';
import { type LineDate, supersedes } from '../lovac/latest-line.ts';
import type { HeadingChoices } from '../lovac/lovac-columns.ts';
import { type FilterReason, filteredOut } from '../lovac/lovac-filters.ts';
import type { LovacLine, Rejection } from '../lovac/lovac-line.ts';
import { readLovac, readLovacKeys } from '../lovac/read-lovac.ts';
import { toRegisterEntry } from '../lovac/to-unit.ts';
import type { RegisterEntry } from '../unit.ts';
import type { ImportOptions } from './import-report.ts';
import { idlocalNumber, NumberTable } from './number-table.ts';

/** A file that can be read from its beginning as often as needed, a piece at a time. */
export type Source = Pieces & { readonly size: number };

export type ReadSettings = {
  readonly options: ImportOptions;
  readonly territory: Territory;
  /** A vintage after this one is a typing error. */
  readonly latestVintage: number;
  /** What was said of headings that are not known. */
  readonly choices: HeadingChoices;
};

/** One line of the file as the import sees it. `entry.warnings` are the cells that were left out. */
export type ReadLine<Entry = RegisterEntry> =
  | EntryLine<Entry>
  | { readonly kind: 'filtered-out'; readonly line: number; readonly reason: FilterReason }
  | { readonly kind: 'superseded'; readonly line: number }
  | { readonly kind: 'rejected'; readonly line: number; readonly reasons: readonly Rejection[] };

export type EntryLine<Entry = RegisterEntry> = {
  readonly kind: 'entry';
  readonly line: number;
  readonly entry: Entry;
  readonly warnings: readonly Rejection[];
};

/** Line that has the last word on each dwelling (`idlocal`) of which several lines speak: few, if any, do. */
export type LastWords = ReadonlyMap<string, number>;
/** Where it is known that no two lines speak of the same dwelling. */
export const EACH_ITS_OWN: LastWords = new Map();

/** Lines beyond this number are more than a file of 64 MB holds. */
const LINES = 2 ** 28;
const VINTAGES = 4096;

/** Reads the keys of the whole file; 32 to 64 bytes a line while it does. */
export async function findLastWords(source: Pieces, settings: ReadSettings): Promise<LastWords> {
  const latest = new NumberTable();
  const several = new Set<string>();
  for await (const event of readLovacKeys(source(), readerOptions(settings))) {
    if (event.kind !== 'key' || event.key === null) continue;
    const { idlocal } = event.key;
    const number = idlocalNumber(idlocal);
    const current = latest.get(number);
    if (current !== undefined) several.add(idlocal);
    if (current === undefined || supersedes(event.key, dateOf(current)))
      latest.set(number, packed(event.key, event.line));
  }
  return new Map([...several].map((idlocal) => [idlocal, (latest.get(idlocalNumber(idlocal)) ?? 0) % LINES]));
}

/** The date of a line and its number in the 52 bits that a number holds exactly. */
const packed = ({ vintage, vacancyStartYear }: LineDate, line: number): number =>
  (vintage * VINTAGES + vacancyStartYear) * LINES + line;

function dateOf(known: number): LineDate {
  const date = Math.floor(known / LINES);
  return { vintage: Math.floor(date / VINTAGES), vacancyStartYear: date % VINTAGES };
}

/** A handful of lines at a time, in the order of the file. */
export async function* readLines(
  source: Pieces,
  settings: ReadSettings,
  lastWords: LastWords,
  size: number,
): AsyncGenerator<ReadLine[]> {
  let lines: ReadLine[] = [];
  for await (const event of readLovac(source(), readerOptions(settings))) {
    if (event.kind === 'rejected') lines.push(event);
    if (event.kind === 'line') lines.push(asRead(event.line, event.warnings, settings, lastWords));
    if (lines.length >= size) {
      yield lines;
      lines = [];
    }
  }
  if (lines.length > 0) yield lines;
}

function asRead(
  line: LovacLine,
  warnings: readonly Rejection[],
  settings: ReadSettings,
  lastWords: LastWords,
): ReadLine {
  if ((lastWords.get(line.idlocal) ?? line.line) !== line.line)
    return { kind: 'superseded', line: line.line };
  const reason = filteredOut(line, settings.options);
  if (reason !== null) return { kind: 'filtered-out', line: line.line, reason };
  const placed = toRegisterEntry(line, settings.territory);
  if (placed.kind === 'elsewhere')
    return { kind: 'rejected', line: line.line, reasons: [placed.reason, ...warnings] };
  return { kind: 'entry', line: line.line, entry: placed.entry, warnings };
}

const readerOptions = ({ options, latestVintage, choices }: ReadSettings) => ({
  latestVintage,
  choices,
  ...(options.fallbackVintage === null ? {} : { vintage: options.fallbackVintage }),
});
