import { foldHeading } from '../../shared/fold-heading.ts';
import type { HeadingChoices } from '../lovac/lovac-columns.ts';

/** The columns of a kind of file, each with the headings it goes by; the first is the one shown to people. */
export type Spellings<Column extends string = string> = Readonly<Record<Column, readonly string[]>>;

/** Where each column stands in a file. `others`: headings that are not read, as they are spelt. */
export type TableHeader<Column extends string = string> = {
  readonly headings: readonly string[];
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  readonly others: readonly string[];
};

/** Reads a heading line in any order; what a person said of a heading comes first, then the first of two alike. */
export function mapTable<Column extends string>(
  headings: readonly string[],
  spellings: Spellings<Column>,
  choices: HeadingChoices = {},
): TableHeader<Column> {
  const known = columnsBySpelling(spellings);
  const columns: Partial<Record<Column, number>> = {};
  const others: string[] = [];
  const chosen = (heading: string): Column | undefined => choices[foldHeading(heading)] as Column | undefined;
  const isChosen = (heading: string): boolean => Object.hasOwn(choices, foldHeading(heading));
  for (const [index, heading] of headings.entries()) {
    const column = isChosen(heading) ? chosen(heading) : known.get(foldHeading(heading));
    if (column === undefined || !Object.hasOwn(spellings, column)) {
      if (heading.trim() !== '') others.push(heading.trim());
      continue;
    }
    const current = columns[column];
    const isBetter = current === undefined || (isChosen(heading) && !isChosen(headings[current] ?? ''));
    if (isBetter) columns[column] = index;
  }
  return { headings, columns, others };
}

const columnsBySpelling = <Column extends string>(spellings: Spellings<Column>): Map<string, Column> =>
  new Map(
    (Object.keys(spellings) as Column[]).flatMap((column) =>
      spellings[column].map((spelling) => [foldHeading(spelling), column] as const),
    ),
  );
