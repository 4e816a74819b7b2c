import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { upperFirst } from '../../shared/upper-first.ts';
import { numberIn } from '../../web/numbered.ts';
import { type Change, compareReadings } from '../reading/compare-schemes.ts';
import { readScheme } from '../reading/scheme-reading.ts';
import { parseScheme } from '../scheme.ts';
import type { SchemeVersionRow } from '../scheme-store.ts';
import { type SchemeHead, schemeHead, versionName } from './scheme-head-pages.ts';
import * as paths from './scheme-paths.ts';
import { communeNames, type SchemeView } from './scheme-view.ts';
import { inForce } from './standing.ts';

export type ShownChanges = readonly { readonly title: string; readonly changes: readonly Change[] }[];
export type ComparePage = {
  readonly head: SchemeHead;
  readonly action: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: string;
  readonly title: string | null;
  readonly elements: ShownChanges;
};
declare module '../../web/views.ts' {
  interface Views {
    'schemes/compare': ComparePage;
  }
}

/** One version against another: the one asked for, else the one it was copied from or the one in force. */
export function comparePage(ctx: Context, view: SchemeView, asked: string): ComparePage {
  const t = translator(ctx.locale);
  const { row, all } = view;
  const others = all.filter(({ id }) => id !== row.id);
  const wanted = numberIn(asked);
  const other = others.find(({ id }) => id === wanted) ?? usual(ctx, view) ?? others[0];
  return {
    head: schemeHead(ctx, view, 'compare'),
    action: paths.comparePath({ id: row.id }),
    choices: others.map((one) => ({ value: String(one.id), text: versionName(one, ctx.locale) })),
    chosen: String(other?.id ?? ''),
    title: other
      ? t('schemes.compare.title', {
          before: versionName(other, ctx.locale),
          after: versionName(row, ctx.locale),
        })
      : null,
    elements: other ? changesBetween(ctx, other, row) : [],
  };
}

/** The version that one expects to compare with: the source of the copy, else the one in force. */
export function usual(ctx: Context, { row, all }: SchemeView): SchemeVersionRow | undefined {
  const source = all.find(({ id }) => id === row.copiedFrom);
  const current = inForce(all, row.scheme, dayOf(ctx.clock()));
  return source ?? (current?.id === row.id ? undefined : current);
}

export function changesBetween(
  ctx: Context,
  before: SchemeVersionRow,
  after: SchemeVersionRow,
): ShownChanges {
  const t = translator(ctx.locale);
  const read = (row: SchemeVersionRow) => readScheme(parseScheme(row.rules), ctx.locale, communeNames(ctx));
  return compareReadings(read(before), read(after)).map(({ element, changes }) => ({
    title: t(`schemes.element.${element}`),
    changes: changes.map(({ label, before: was, after: now }) => ({
      label: label && upperFirst(label),
      before: was && upperFirst(was),
      after: now && upperFirst(now),
    })),
  }));
}
