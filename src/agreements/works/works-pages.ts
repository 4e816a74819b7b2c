import { myCasePath } from '../../cases/case-paths.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import * as paths from '../agreements-paths.ts';

/** What a form shows again when it was refused. */
export type Refused = { readonly typed: Typed; readonly errors: readonly FieldError[] };
const FRESH: Refused = { typed: {}, errors: [] };

export type WorksPage = {
  readonly title: string;
  readonly lead: string;
  readonly caption: string;
  readonly before: string | null;
  readonly label: string;
  readonly submit: string;
  readonly action: string;
  readonly back: string;
  readonly on: string;
  readonly max: string;
  readonly version: number;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'agreements/works': WorksPage;
  }
}

export const caption = async (ctx: Context, row: CaseRow): Promise<string> => {
  const line = await findCaseLine(ctx.db.read, row.id);
  return translator(ctx.locale)('agreements.page.lead', { ref: row.ref, address: line?.address ?? '' });
};

/** The owner declares the start or the end of works: one date. */
export async function worksPage(
  ctx: Context,
  row: CaseRow,
  which: 'start' | 'finish',
  { typed, errors }: Refused = FRESH,
): Promise<WorksPage> {
  const t = translator(ctx.locale);
  const start = which === 'start';
  return {
    title: t(`agreements.works.${which}Title`),
    lead: t(`agreements.works.${which}Lead`),
    caption: await caption(ctx, row),
    before: row.dueOn && t('agreements.works.before', { day: formatterFor(ctx.locale).day(row.dueOn) }),
    label: t(start ? 'agreements.works.startedOn' : 'agreements.works.doneOn'),
    submit: t(`agreements.works.${which}Submit`),
    action: start ? paths.startWorksPath({ case: row.id }) : paths.finishWorksPath({ case: row.id }),
    back: myCasePath({ case: row.id }),
    on: typedText(typed, 'on'),
    max: dayOf(ctx.clock()),
    version: row.version,
    errors,
  };
}
