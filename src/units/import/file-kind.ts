import { foldHeading } from '../../shared/fold-heading.ts';
import {
  columnSlugs,
  columnSpelling,
  expectedColumns,
  type HeadingChoices,
  LOVAC_COLUMNS,
  mapHeader,
  missingColumns,
  OWNER_COLUMNS,
} from '../lovac/lovac-columns.ts';
import { REGISTER_COLUMNS } from './register-columns.ts';
import { mapTable, type Spellings, type TableHeader } from './table-header.ts';
import { ZLV_COLUMNS } from './zlv-columns.ts';

/** What may be imported: the State’s yearly file, our own export changed by hand, an export of Zéro Logement Vacant. */
export const FILE_KINDS = ['lovac', 'register', 'zlv'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
export const isFileKind = (text: string): text is FileKind =>
  (FILE_KINDS as readonly string[]).includes(text);

/** What a person said that headings mean, by kind of file. */
export type ChoicesByKind = Readonly<Partial<Record<FileKind, HeadingChoices>>>;

/** How a heading line reads as one kind of file. */
export type Fit = {
  readonly kind: FileKind;
  /** Columns read, each by the place of its heading. */
  readonly read: ReadonlyMap<number, string>;
  readonly others: readonly string[];
  /** What such a file must have and this one has not; empty when it is one. */
  readonly missing: readonly string[];
};

/** Without one column of the group, lines could not be told apart. */
const IDENTITY: Readonly<Record<'register' | 'zlv', readonly string[]>> = {
  register: ['idlocal', 'link'],
  zlv: ['idlocal', 'invariant'],
};
const TABLES: Readonly<Record<'register' | 'zlv', Spellings>> = {
  register: REGISTER_COLUMNS,
  zlv: ZLV_COLUMNS,
};
/** Fewer headings than this may be there by chance: such a file is refused rather than asked about. */
const FEWEST_KNOWN = 3;

export function fitOf(kind: FileKind, headings: readonly string[], choices: HeadingChoices = {}): Fit {
  if (kind === 'lovac') {
    const header = mapHeader(headings, choices);
    const read = new Map<number, string>();
    for (const [column, index] of Object.entries(header.columns)) read.set(index, column);
    for (const { rank, columns } of header.owners)
      for (const [column, index] of Object.entries(columns)) read.set(index, `${column}_${rank}`);
    const others = header.others.map(({ heading }) => heading);
    return { kind, read, others, missing: missingColumns(header) };
  }
  const { columns, others }: TableHeader = mapTable(headings, TABLES[kind], choices);
  const read = new Map(Object.entries(columns).map(([column, index]) => [index as number, column]));
  const isNamed = IDENTITY[kind].some((column) => columns[column] !== undefined);
  return { kind, read, others, missing: isNamed ? [] : [identityText(kind)] };
}

/**
 * The kind that a heading line is most like, and whether it is one (`missing` empty). Null when it is none by far:
 * a kind that is complete comes before one that knows more headings.
 */
export function recogniseFile(headings: readonly string[], choices: ChoicesByKind = {}): Fit | null {
  const fits = FILE_KINDS.map((kind) => fitOf(kind, headings, choices[kind]));
  const best = fits.toSorted(
    (a, b) => Number(a.missing.length > 0) - Number(b.missing.length > 0) || b.read.size - a.read.size,
  )[0];
  if (!best) return null;
  return best.missing.length === 0 || best.read.size >= FEWEST_KNOWN ? best : null;
}

/** What each kind of file must have, as people read it. */
export const expectedOf = (kind: FileKind): string =>
  kind === 'lovac' ? expectedColumns().join(', ') : identityText(kind);

const identityText = (kind: 'register' | 'zlv'): string =>
  IDENTITY[kind].map((column) => columnText(kind, column)).join(' / ');

/** The columns that a heading may be said to mean, as `fitOf` names them. */
export const columnsOf = (kind: FileKind): readonly string[] =>
  kind === 'lovac' ? columnSlugs() : Object.keys(TABLES[kind]);

/** The heading by which people know a column. */
export const columnText = (kind: FileKind, column: string): string =>
  kind === 'lovac' ? columnSpelling(column) : (TABLES[kind][column]?.[0] ?? column);

/** Every heading that some kind of file knows, folded: by them a workbook’s sheet is chosen. */
export const knownHeadings = (): string[] => {
  const owners = Object.values(OWNER_COLUMNS).flatMap((spellings) =>
    [1, 2, 3, 4, 5, 6].flatMap((rank) => spellings.map((spelling) => `${spelling}_${rank}`)),
  );
  const tables = [LOVAC_COLUMNS, REGISTER_COLUMNS, ZLV_COLUMNS] as readonly Spellings[];
  return [...owners, ...tables.flatMap((table) => Object.values(table).flat())].map(foldHeading);
};
