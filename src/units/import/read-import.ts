import type { Territory } from '../../programme/territory.ts';
import { type LineDate, supersedes } from '../lovac/latest-line.ts';
import type { HeadingChoices } from '../lovac/lovac-columns.ts';
import { type FilterReason, filteredOut } from '../lovac/lovac-filters.ts';
import type { LovacLine, Rejection } from '../lovac/lovac-line.ts';
import { readLovac, readLovacKeys } from '../lovac/read-lovac.ts';
import { toRegisterEntry } from '../lovac/to-unit.ts';
import type { RegisterEntry } from '../unit.ts';
import type { ImportOptions } from './import-report.ts';

/** A file that can be read from its beginning as often as needed. */
export type Source = { (): AsyncIterable<Uint8Array>; readonly content?: Uint8Array };

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

/** Reads the keys of the whole file; about 150 bytes a line while it does. */
export async function findLastWords(source: Source, settings: ReadSettings): Promise<LastWords> {
  const latest = new Map<string, LineDate & { line: number }>();
  const several = new Set<string>();
  for await (const event of readLovacKeys(source(), readerOptions(settings))) {
    if (event.kind !== 'key' || event.key === null) continue;
    const { line } = event;
    const { idlocal, vintage, vacancyStartYear } = event.key;
    const current = latest.get(idlocal);
    const candidate = { idlocal, vintage, vacancyStartYear, line };
    if (current) several.add(idlocal);
    if (!current || supersedes(candidate, current)) latest.set(idlocal, candidate);
  }
  return new Map([...several].map((idlocal) => [idlocal, latest.get(idlocal)?.line ?? 0]));
}

/** A handful of lines at a time, in the order of the file. */
export async function* readLines(
  source: Source,
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
