import type { Reader, Writer } from '../../db/database.ts';
import type { ApplySettings } from './apply-entries.ts';
import type { ExampleKind, ImportCount, ImportExample, RejectedCellFound } from './import-report.ts';
import type { ImportChange } from './import-store.ts';
import type { EntryLine, ReadLine } from './read-import.ts';

/** What a whole file tells beyond its lines: its vintage, and how many units of the register it leaves out. */
export type FileSummary = { readonly vintage: number | null; readonly absent: number };

/** How one kind of file is read, compared with the register and written into it, a handful of lines at a time. */
export interface FileWork<Entry, Planned> {
  lines(size: number): AsyncGenerator<ReadLine<Entry>[]>;
  plan(d: Reader | Writer, lines: readonly EntryLine<Entry>[]): Promise<Planned[]>;
  apply(d: Writer, planned: readonly Planned[], settings: ApplySettings): Promise<ImportChange[]>;
  /** The counts that one planned line adds to. */
  countsOf(planned: Planned): readonly ImportCount[];
  exampleOf(planned: Planned, kind: ExampleKind): ImportExample;
  /** Cells found at fault when compared with the register. */
  cellsOf(planned: Planned): readonly RejectedCellFound[];
  /** Lines that an interrupted run has already written: what is remembered from line to line is learnt again. */
  skip(lines: readonly EntryLine<Entry>[]): void;
  /** After every line was planned. */
  summary(d: Reader): Promise<FileSummary>;
}
