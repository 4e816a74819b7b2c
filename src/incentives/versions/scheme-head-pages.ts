import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { parseScheme } from '../scheme.ts';
import type { SchemeVersionRow } from '../scheme-store.ts';
import * as paths from './scheme-paths.ts';
import type { SchemeView } from './scheme-view.ts';
import { type Standing, standingOf } from './standing.ts';

export type Tag = { readonly text: string; readonly tone: string };
type Tab = {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
  readonly count: number | null;
};
/** What stands above each page of one version. */
export type SchemeHead = {
  readonly title: string;
  readonly name: string;
  readonly tag: Tag;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly tabs: readonly Tab[];
  readonly back: string;
};

const TONES: Readonly<Record<Standing, string>> = {
  draft: 'progress',
  'to-come': 'info',
  'in-force': 'success',
  replaced: 'neutral',
  ended: 'neutral',
};

export const mayEditSchemes = ({ actor }: Pick<Context, 'actor'>): boolean =>
  isAllowed(actor, 'schemes.edit');

/** How a version stands that day among the others of its scheme. */
export function standingTag(
  ctx: Context,
  row: SchemeVersionRow,
  all: readonly SchemeVersionRow[],
  today: ReturnType<typeof dayOf>,
): Tag {
  const standing = standingOf(row, all, today);
  return { text: translator(ctx.locale)(`schemes.standing.${standing}`), tone: TONES[standing] };
}

export const versionName = (row: Pick<SchemeVersionRow, 'rules' | 'number'>, locale: Locale): string =>
  translator(locale)('schemes.versionOf', { name: parseScheme(row.rules).name[locale], number: row.number });

export type SchemeTab = 'reading' | 'edit' | 'tests' | 'compare' | 'publish';

export function schemeHead(ctx: Context, view: SchemeView, current: SchemeTab): SchemeHead {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { row, definition, all, pinned, staffName } = view;
  const { id } = row;
  const draft = row.state === 'draft';
  const mayEdit = draft && mayEditSchemes(ctx);
  type Row = readonly [SchemeTab, string, number | null];
  const shown: readonly Row[] = [
    ['reading', paths.schemePath({ id }), null],
    ...(mayEdit ? [['edit', paths.editPath({ id, element: 'identity' }), null] satisfies Row] : []),
    ['tests', paths.testsPath({ id }), view.tests.length],
    ['compare', paths.comparePath({ id }), null],
    ...(mayEdit ? [['publish', paths.publishPath({ id }), null] satisfies Row] : []),
  ];
  const author = staffName(row.changedBy);
  const publisher = staffName(row.publishedBy);
  return {
    title: versionName(row, ctx.locale),
    name: definition.name[ctx.locale],
    tag: standingTag(ctx, row, all, dayOf(ctx.clock())),
    back: paths.schemesPath(),
    meta: [
      { label: t('schemes.column.from'), value: fmt.day(row.effectiveFrom) },
      {
        label: t('schemes.column.deliberation'),
        value:
          row.deliberatedOn === null
            ? (row.deliberation ?? '–')
            : t('schemes.deliberationOf', {
                number: row.deliberation ?? '–',
                day: fmt.day(row.deliberatedOn),
              }),
      },
      { label: t('schemes.column.hash'), value: row.contentHash.slice(0, 12) },
      { label: t('schemes.column.cases'), value: fmt.number(pinned.get(row.id) ?? 0) },
      {
        label: t('schemes.column.changed'),
        value:
          publisher !== null && row.publishedAt !== null
            ? t('schemes.publishedBy', { name: publisher, when: fmt.shortMoment(row.publishedAt) })
            : author !== null && row.changedAt !== null
              ? t('schemes.writtenBy', { name: author, when: fmt.shortMoment(row.changedAt) })
              : t('schemes.ofProgramme'),
      },
    ],
    tabs: shown.map(([tab, href, count]) => ({
      text: t(`schemes.tabs.${tab}`),
      href,
      count,
      current: tab === current,
    })),
  };
}
