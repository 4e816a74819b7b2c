import type { Context } from '../../context.ts';
import type { SheetColumn, SheetRow } from '../../documents/sheet-cells.ts';
import { coveredToday } from '../../follow-up/stand-in.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { CaseLine } from '../case-store.ts';
import { filterOf, type ListQuery } from './case-list-pages.ts';
import { casePage } from './case-list-store.ts';

const MOST_PAGES = 400;

/** The filtered list as a table: what the screen shows, in the same order, with plain dates and amounts. */
export async function caseExport(
  ctx: Context,
  query: ListQuery,
): Promise<{ columns: SheetColumn[]; rows: SheetRow[]; locale: Locale }> {
  const t = translator(ctx.locale);
  const filter = filterOf(ctx, query, await coveredToday(ctx.db.read, ctx));
  const rows: SheetRow[] = [];
  let after: ListQuery['after'] = null;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const found = await casePage(ctx.db.read, filter, { order: query.order, after, before: null });
    rows.push(...found.lines.map((line) => exported(ctx, line)));
    if (!found.next) break;
    after = found.next;
  }
  const columns: SheetColumn[] = [
    { header: t('cases.list.columns.ref') },
    { header: t('cases.list.columns.state') },
    { header: t('cases.list.columns.owner') },
    { header: t('cases.list.columns.address') },
    { header: t('cases.list.export_commune') },
    { header: t('cases.list.columns.officer') },
    { header: t('cases.head.submitted') },
    { header: t('cases.list.columns.since') },
    { header: t('cases.list.columns.due') },
    { header: t('cases.head.award'), kind: 'money' },
  ];
  return { columns, rows, locale: ctx.locale };
}

const exported = (ctx: Context, line: CaseLine): SheetRow => [
  line.ref,
  translateDynamic(ctx.locale, `cases.state.${line.state}`),
  line.ownerName,
  line.address,
  communeName(ctx.territory, line.commune),
  line.assigneeName,
  line.submittedAt && dayOf(line.submittedAt),
  dayOf(line.stateSince),
  line.dueOn,
  line.awarded,
];
