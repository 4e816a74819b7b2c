import type { Reader } from '../../db/database.ts';
import type { FilterReason } from '../lovac/lovac-filters.ts';
import type { Rejection } from '../lovac/lovac-line.ts';
import { countsOf, keepExamples, noExamples } from './count-effects.ts';
import { type FilteredOut, type ImportCount, type ImportExamples, noCounts } from './import-report.ts';
import { countNotSeenSince } from './import-store.ts';
import { type PlannedEntry, planEntries, type ToldOwners } from './plan-entries.ts';
import { findLastWords, type ReadLine, type ReadSettings, readLines, type Source } from './read-import.ts';

export type RejectedCellFound = Rejection & { readonly lineKept: boolean };
/** What a file would do to the register. */
export type ImportPreview = {
  readonly vintage: number | null;
  readonly lines: number;
  readonly counts: Readonly<Record<ImportCount, number>>;
  readonly examples: ImportExamples;
};
/** Told after each handful of lines: how far, and the cells at fault since the last time. */
export type PreviewProgress = (lines: number, cells: readonly RejectedCellFound[]) => Promise<void>;

const HANDFUL = 250;

/** Reads a whole file against the register and changes nothing. */
export async function previewEntries(
  d: Reader,
  source: Source,
  settings: ReadSettings,
  onProgress: PreviewProgress,
): Promise<ImportPreview> {
  const tally = newTally();
  const lastWords = await findLastWords(source, settings);
  for await (const lines of readLines(source, settings, lastWords, HANDFUL)) {
    const entries = lines.filter((line) => line.kind === 'entry');
    for (const planned of await planEntries(d, entries, tally.told)) tallyPlanned(tally, planned);
    for (const line of lines) tallyLine(tally, line);
    await onProgress(tally.lines, lines.flatMap(cellsAtFault));
  }
  const missing = tally.vintage === null ? 0 : await countNotSeenSince(d, tally.vintage, [...tally.communes]);
  return {
    vintage: tally.vintage,
    lines: tally.lines,
    counts: { ...tally.counts, absent: Math.max(0, missing - tally.seenAgain) },
    examples: { filteredOut: tally.filteredOut, units: tally.examples },
  };
}

type Tally = ReturnType<typeof newTally>;
const newTally = () => ({
  lines: 0,
  vintage: null as number | null,
  counts: noCounts(),
  filteredOut: {} as Partial<Record<FilterReason, number>> & FilteredOut,
  examples: noExamples(),
  communes: new Set<string>(),
  told: new Set<string>() as ToldOwners,
  /** Units that the register thought vacant and that a later file shows again. */
  seenAgain: 0,
});

function tallyLine(tally: Tally, line: ReadLine): void {
  tally.lines += 1;
  if (line.kind === 'rejected') tally.counts.rejected += 1;
  if (line.kind === 'superseded') tally.counts.superseded += 1;
  if (line.kind === 'filtered-out') {
    tally.counts.filteredOut += 1;
    tally.filteredOut[line.reason] = (tally.filteredOut[line.reason] ?? 0) + 1;
  }
  if (line.kind !== 'entry') return;
  if (line.warnings.length > 0) tally.counts.warned += 1;
  tally.vintage = Math.max(tally.vintage ?? 0, line.entry.vintage);
  tally.communes.add(line.entry.unit.commune);
}

function tallyPlanned(tally: Tally, planned: PlannedEntry): void {
  for (const count of countsOf(planned)) tally.counts[count] += 1;
  keepExamples(tally.examples, planned);
  const unit = planned.known?.unit;
  const seenAgain =
    unit?.vacantSince && unit.source === 'lovac' && (unit.lastVintage ?? 0) < planned.entry.vintage;
  if (seenAgain) tally.seenAgain += 1;
}

export function cellsAtFault(line: ReadLine): RejectedCellFound[] {
  if (line.kind === 'rejected') return line.reasons.map((reason) => ({ ...reason, lineKept: false }));
  if (line.kind === 'entry') return line.warnings.map((reason) => ({ ...reason, lineKept: true }));
  return [];
}
