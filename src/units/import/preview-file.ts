import type { Reader } from '../../db/database.ts';
import type { FilterReason } from '../lovac/lovac-filters.ts';
import { keepExamples, noExamples } from './count-effects.ts';
import type { FileWork } from './file-work.ts';
import {
  type FilteredOut,
  type ImportCount,
  type ImportExamples,
  noCounts,
  type RejectedCellFound,
} from './import-report.ts';
import type { ReadLine } from './read-import.ts';

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
export async function previewFile<Entry, Planned>(
  d: Reader,
  work: FileWork<Entry, Planned>,
  onProgress: PreviewProgress,
): Promise<ImportPreview> {
  const tally = newTally();
  for await (const lines of work.lines(HANDFUL)) {
    const planned = await work.plan(d, lines.filter(({ kind }) => kind === 'entry') as never);
    for (const line of planned) {
      for (const count of work.countsOf(line)) tally.counts[count] += 1;
      tallyLeftOut(tally, work.leftOut(line));
      keepExamples(tally.examples, line, work);
    }
    for (const line of lines) tallyLine(tally, line);
    await onProgress(tally.lines, [...lines.flatMap(cellsAtFault), ...planned.flatMap(work.cellsOf)]);
  }
  const { vintage, absent } = await work.summary(d);
  return {
    vintage,
    lines: tally.lines,
    counts: { ...tally.counts, absent },
    examples: { filteredOut: tally.filteredOut, units: tally.examples },
  };
}

type Tally = ReturnType<typeof newTally>;
const newTally = () => ({
  lines: 0,
  counts: noCounts(),
  filteredOut: {} as Partial<Record<FilterReason, number>> & FilteredOut,
  examples: noExamples(),
});

function tallyLeftOut(tally: Tally, reason: FilterReason | null): void {
  if (reason === null) return;
  tally.counts.filteredOut += 1;
  tally.filteredOut[reason] = (tally.filteredOut[reason] ?? 0) + 1;
}

function tallyLine(tally: Tally, line: ReadLine<unknown>): void {
  tally.lines += 1;
  if (line.kind === 'rejected') tally.counts.rejected += 1;
  if (line.kind === 'superseded') tally.counts.superseded += 1;
  if (line.kind === 'filtered-out') tallyLeftOut(tally, line.reason);
  if (line.kind === 'entry' && line.warnings.length > 0) tally.counts.warned += 1;
}

function cellsAtFault(line: ReadLine<unknown>): RejectedCellFound[] {
  if (line.kind === 'rejected') return line.reasons.map((reason) => ({ ...reason, lineKept: false }));
  if (line.kind === 'entry') return line.warnings.map((reason) => ({ ...reason, lineKept: true }));
  return [];
}
