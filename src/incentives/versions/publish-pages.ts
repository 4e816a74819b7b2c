import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { changesBetween, type ShownChanges, usual } from './compare-pages.ts';
import { authorOf } from './open-draft.ts';
import { type ShownFinding, shownFindings } from './scheme-findings-pages.ts';
import { type SchemeHead, schemeHead, versionName } from './scheme-head-pages.ts';
import * as paths from './scheme-paths.ts';
import type { SchemeView } from './scheme-view.ts';

export type PublishPage = {
  readonly head: SchemeHead;
  readonly action: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly deliberation: string;
  readonly deliberatedOn: string;
  /** Why this person cannot publish it now; null when nothing stands in the way. */
  readonly obstacle: string | null;
  readonly changesTitle: string;
  readonly elements: ShownChanges;
  readonly findings: readonly ShownFinding[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'schemes/publish': PublishPage;
  }
}

export function publishPage(
  ctx: Context,
  view: SchemeView,
  typed: Typed,
  errors: readonly FieldError[],
): PublishPage {
  const t = translator(ctx.locale);
  const { row } = view;
  const before = usual(ctx, view);
  const today = dayOf(ctx.clock());
  return {
    head: schemeHead(ctx, view, 'publish'),
    action: paths.publishPath({ id: row.id }),
    version: String(row.version),
    effectiveFrom:
      typedText(typed, 'effectiveFrom') || (row.effectiveFrom > today ? row.effectiveFrom : today),
    deliberation: typedText(typed, 'deliberation'),
    deliberatedOn: typedText(typed, 'deliberatedOn'),
    obstacle: obstacle(ctx, view),
    changesTitle: before
      ? t('schemes.publish.changes', { name: versionName(before, ctx.locale) })
      : t('schemes.publish.first'),
    elements: before ? changesBetween(ctx, before, row) : [],
    findings: shownFindings(ctx, view),
    errors,
  };
}

function obstacle(ctx: Context, { row, findings, tests }: SchemeView): string | null {
  const t = translator(ctx.locale);
  if (findings.some(({ level }) => level === 'error')) return t('schemes.publish.blockedErrors');
  if (tests.some(({ passes }) => !passes)) return t('schemes.publish.blockedTests');
  return authorOf(ctx) === row.changedBy ? t('schemes.publish.notYou') : null;
}
