import { worksOf } from '../../cases/case.ts';
import { casePath, myCasePath } from '../../cases/case-paths.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import * as paths from '../agreements-paths.ts';
import { VISIT_OUTCOMES } from './visit.ts';

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
export type VisitPage = {
  readonly caption: string;
  readonly action: string;
  readonly back: string;
  readonly planned: readonly string[];
  readonly outcomes: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
  readonly visitedOn: string;
  readonly min: string | null;
  readonly max: string;
  readonly outcome: string;
  readonly findings: string;
  readonly reserves: string;
  readonly version: number;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'agreements/works': WorksPage;
    'agreements/visit': VisitPage;
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

/** The report of a visit, with the works that were planned to look at. */
export async function visitPage(
  ctx: Context,
  row: CaseRow,
  { typed, errors }: Refused = FRESH,
): Promise<VisitPage> {
  const t = translator(ctx.locale);
  return {
    caption: await caption(ctx, row),
    action: paths.conformityPath({ ref: row.ref ?? '' }),
    back: casePath({ ref: row.ref ?? '' }),
    planned: worksOf(row).map(({ measure }) =>
      translateDynamic(ctx.locale, `incentives.terms.measure.${measure}`),
    ),
    outcomes: VISIT_OUTCOMES.map((value) => ({
      value,
      text: t(`agreements.visit.outcomes.${value}`),
      hint: t(`agreements.visit.outcomeHints.${value}`),
    })),
    visitedOn: typedText(typed, 'visitedOn') || dayOf(ctx.clock()),
    min: row.worksDoneOn,
    max: dayOf(ctx.clock()),
    outcome: typedText(typed, 'outcome'),
    findings: typedText(typed, 'findings'),
    reserves: typedText(typed, 'reserves'),
    version: row.version,
    errors,
  };
}
