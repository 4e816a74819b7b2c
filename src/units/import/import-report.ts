import type { FilterReason, LovacFilters } from '../lovac/lovac-filters.ts';
import type { Rejection } from '../lovac/lovac-line.ts';

/** From the file received to the register changed; `dropped`: looked at and not wanted. Labels: `register.import.state.*`. */
export const IMPORT_STATES = [
  /** What its headings mean is still to be said. */
  'mapping',
  'waiting',
  'reading',
  'previewed',
  'applying',
  'applied',
  'undoing',
  'undone',
  'dropped',
  'failed',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
/** Work goes on by itself: the page looks again every second. */
export const isUnderWay = (state: ImportState): boolean =>
  state === 'waiting' || state === 'reading' || state === 'applying' || state === 'undoing';

/** What an import does to the register, line by line of the file or unit by unit. Labels: `register.import.count.*`. */
export const IMPORT_COUNTS = [
  'new',
  'changed',
  'unchanged',
  /** A person’s word differs from the file’s and stays. */
  'kept',
  /** The file says vacant since before an end that was proved: to be looked at. */
  'contradicted',
  /** The register already knows a later vintage. */
  'older',
  'filteredOut',
  /** The register has no such unit: a file of edits creates none. */
  'unknown',
  'rejected',
  /** Read, but for a cell that was left out. */
  'warned',
  /** An earlier line about a dwelling that a later one describes. */
  'superseded',
  /** Vacant in the register, of a commune of the file, and not in it: to be checked, never taken for a return. */
  'absent',
] as const;
/** And when it was undone: units taken out, put back as they were, left because somebody worked on them since. */
export const UNDO_COUNTS = ['undoRemoved', 'undoRestored', 'undoKept'] as const;
export type ImportCount = (typeof IMPORT_COUNTS)[number];
export type ImportCounts = Readonly<Record<ImportCount, number>>;

export const noCounts = (): Record<ImportCount, number> =>
  Object.fromEntries(IMPORT_COUNTS.map((count) => [count, 0])) as Record<ImportCount, number>;

/** Why lines were filtered out, how many for each reason. */
export type FilteredOut = Readonly<Partial<Record<FilterReason, number>>>;

/** A cell at fault, and whether its line was taken all the same. */
export type RejectedCellFound = Rejection & { readonly lineKept: boolean };

export type ExampleChange = {
  readonly field: string;
  readonly from: ShownValue;
  readonly to: ShownValue;
};
type ShownValue = string | number | boolean | null | readonly string[];
/** One unit of a count: its line in the file, its place, and what would change. */
export type ImportExample = {
  readonly line: number;
  readonly unit: number | null;
  readonly address: string;
  readonly commune: string;
  readonly changes: readonly ExampleChange[];
};
export const EXAMPLE_KINDS = ['new', 'changed', 'kept', 'contradicted', 'unknown'] as const;
export type ExampleKind = (typeof EXAMPLE_KINDS)[number];
export const EXAMPLES_SHOWN = 10;
export type ImportExamples = {
  readonly filteredOut: FilteredOut;
  readonly units: Readonly<Record<ExampleKind, readonly ImportExample[]>>;
};

/** Which lines enter, and the vintage of lines that state none. */
export type ImportOptions = LovacFilters & { readonly fallbackVintage: number | null };

/** A heading of a file and the first value under it. */
export type HeadingSeen = { readonly heading: string; readonly sample: string };
