import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { foldHeading } from '../../shared/fold-heading.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { type HeadingChoices, UNREAD } from '../lovac/lovac-columns.ts';
import * as paths from '../units-paths.ts';
import { columnsOf, columnText, FILE_KINDS, type FileKind, fitOf } from './file-kind.ts';
import type { RememberedHeading } from './import-heading-store.ts';
import type { Import } from './import-store.ts';

export type ImportColumnsPage = {
  readonly action: string;
  readonly back: string;
  readonly file: string;
  readonly kind: FileKind;
  readonly kinds: readonly {
    readonly href: string;
    readonly text: string;
    readonly current: boolean;
    readonly count: number;
  }[];
  readonly missing: string | null;
  /** Headings to say the meaning of. */
  readonly asked: readonly {
    readonly name: string;
    readonly heading: string;
    readonly sample: string | null;
    readonly value: string;
  }[];
  readonly columns: readonly { readonly value: string; readonly text: string }[];
  /** Headings that are read by themselves. */
  readonly read: readonly { readonly heading: string; readonly column: string }[];
  readonly remember: boolean;
  readonly headingsHref: string;
  readonly errors: readonly FieldError[];
};
export type ImportHeadingsPage = {
  readonly back: string;
  readonly action: string;
  readonly groups: readonly {
    readonly title: string;
    readonly rows: readonly {
      readonly kind: FileKind;
      readonly heading: string;
      readonly spelling: string;
      readonly column: string;
    }[];
  }[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/import-columns': ImportColumnsPage;
    'units/import-headings': ImportHeadingsPage;
  }
}

export const fieldOf = (index: number): string => `column-${index}`;

/** What each heading was said to mean in the form; empty fields say nothing. */
export function choicesTyped(row: Import, typed: Typed): HeadingChoices {
  return Object.fromEntries(
    row.headings.flatMap(({ heading }, index) => {
      const column = typedText(typed, fieldOf(index));
      return column === '' ? [] : [[foldHeading(heading), column]];
    }),
  );
}

export function importColumnsPage(
  { locale }: Context,
  row: Import,
  kind: FileKind,
  refused: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): ImportColumnsPage {
  const t = translator(locale);
  const id = { import: row.id };
  const names = row.headings.map(({ heading }) => heading);
  const choices = refused !== null ? choicesTyped(row, refused.typed) : kind === row.kind ? row.choices : {};
  const own = fitOf(kind, names);
  const { missing } = fitOf(kind, names, choices);
  const isAsked = (index: number): boolean => !own.read.has(index) || isChosen(names[index] ?? '', choices);
  return {
    action: paths.importColumnsPath(id),
    back: paths.importPath(id),
    file: row.fileName,
    kind,
    kinds: FILE_KINDS.map((other) => ({
      href: paths.importColumnsPath(id, { kind: other }),
      text: t(`register.import.kind.${other}`),
      current: other === kind,
      count: fitOf(other, names).read.size,
    })),
    missing:
      missing.length === 0 ? null : t('register.import.columnsMissing', { missing: missing.join(', ') }),
    asked: row.headings
      .map(({ heading, sample }, index) => ({ index, heading, sample }))
      .filter(({ index, heading }) => heading.trim() !== '' && isAsked(index))
      .map(({ index, heading, sample }) => ({
        name: fieldOf(index),
        heading: heading.trim(),
        sample: sample === '' ? null : t('register.import.columnSample', { sample }),
        value: choices[foldHeading(heading)] ?? '',
      })),
    columns: [
      { value: UNREAD, text: t('register.import.columnUnread') },
      ...columnsOf(kind).map((column) => ({ value: column, text: columnText(kind, column) })),
    ],
    read: [...own.read]
      .filter(([index]) => !isChosen(names[index] ?? '', choices))
      .map(([index, column]) => ({ heading: (names[index] ?? '').trim(), column: columnText(kind, column) })),
    remember: refused === null || typedText(refused.typed, 'remember') === 'yes',
    headingsHref: paths.importHeadingsPath(),
    errors: refused?.errors ?? [],
  };
}

const isChosen = (heading: string, choices: HeadingChoices): boolean =>
  Object.hasOwn(choices, foldHeading(heading));

export function importHeadingsPage(
  { locale }: Context,
  rows: readonly RememberedHeading[],
): ImportHeadingsPage {
  const t = translator(locale);
  return {
    back: paths.importsPath(),
    action: paths.forgetHeadingPath(),
    groups: FILE_KINDS.map((kind) => ({
      title: t(`register.import.kind.${kind}`),
      rows: rows
        .filter((row) => row.kind === kind)
        .map(({ heading, spelling, column }) => ({
          kind,
          heading,
          spelling,
          column: column === UNREAD ? t('register.import.columnUnread') : columnText(kind, column),
        })),
    })).filter((group) => group.rows.length > 0),
  };
}
