import type { Reader, Writer } from '../../db/database.ts';
import type { Territory } from '../../programme/territory.ts';
import type { Instant } from '../../shared/dates.ts';
import type { FilterReason } from '../lovac/lovac-filters.ts';
import type { ExampleKind, ImportCount, ImportExample, RejectedCellFound } from './import-report.ts';
import type { ImportChange } from './import-store.ts';
import type { EntryLine, ReadLine } from './read-import.ts';

export type ApplySettings = {
  readonly territory: Territory;
  readonly now: Instant;
  readonly invented: boolean;
};

/** What a whole file tells beyond its lines: its vintage, and how many units of the register it leaves out. */
export type FileSummary = { readonly vintage: number | null; readonly absent: number };

/** How one kind of file is read, compared with the register and written into it, a handful of lines at a time. */
export interface FileWork<Entry, Planned> {
  lines(size: number): AsyncGenerator<ReadLine<Entry>[]>;
  plan(d: Reader | Writer, lines: readonly EntryLine<Entry>[]): Promise<Planned[]>;
  apply(d: Writer, planned: readonly Planned[], settings: ApplySettings): Promise<ImportChange[]>;
  /** The counts that one planned line adds to. */
  countsOf(planned: Planned): readonly ImportCount[];
  /** Why the filters leave a planned line out, where that is known only beside the register; null: it enters. */
  leftOut(planned: Planned): FilterReason | null;
  exampleOf(planned: Planned, kind: ExampleKind): ImportExample;
  /** Cells found at fault when compared with the register. */
  cellsOf(planned: Planned): readonly RejectedCellFound[];
  /** Lines that an interrupted run has already written: what is remembered from line to line is learnt again. */
  skip(lines: readonly EntryLine<Entry>[]): void;
  /** After every line was planned. */
  summary(d: Reader): Promise<FileSummary>;
}
