import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { FieldError } from '../../web/forms.ts';
import { declarationOf } from '../case.ts';
import { waysOf } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import type { ApplicationQuestion } from '../correction/correction.ts';
import { documentsOf } from '../pieces/document-store.ts';
import { expiredPieces } from '../pieces/expiry-pages.ts';
import type { ApplicationTask } from './application.ts';
import { declarationFacts } from './declaration-facts.ts';
import { type EstimateView, estimateView } from './estimate-pages.ts';
import { type PieceLine, pieceLines } from './my-case-pages.ts';
import { estimateOf, type Project } from './project.ts';

export type CheckPage = {
  readonly address: string;
  readonly back: string;
  readonly left: number;
  readonly declaration: readonly {
    readonly label: string;
    readonly value: string | null;
    readonly href: string;
  }[];
  readonly works: readonly { readonly label: string; readonly value: string; readonly source: string }[];
  readonly pieces: readonly PieceLine[];
  /** Pieces that are worth nothing any more: the officer would send them back. */
  readonly expired: readonly string[];
  readonly piecesHref: string;
  readonly quotes: readonly { readonly text: string; readonly amount: string }[];
  readonly quotesHref: string;
  readonly estimate: EstimateView;
  readonly submit: string;
  readonly version: number;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/check': CheckPage;
  }
}

/** Everything on one page before it goes, each line with the way back to its question. */
export async function checkPage(
  ctx: Context,
  row: CaseRow,
  { tasks, project }: { readonly tasks: readonly ApplicationTask[]; readonly project: Project },
): Promise<CheckPage> {
  const t = translator(ctx.locale);
  const { money, exactMoney, shortDay } = formatterFor(ctx.locale);
  return {
    address: project.unit.address,
    back: waysOf(ctx).home({ case: row.id }),
    left: tasks.filter(({ required, done }) => required && !done).length,
    declaration: declarationLines(ctx, row),
    works: project.works.map(({ measure, costHT, source }) => ({
      label: translateDynamic(ctx.locale, `incentives.terms.measure.${measure}`),
      value: money(costHT),
      source: t(`cases.instruct.source.${source}`),
    })),
    pieces: await pieceLines(ctx, row),
    expired: expiredPieces(ctx.locale, await documentsOf(ctx.db.read, row.id), dayOf(ctx.clock())),
    piecesHref: waysOf(ctx).pieces({ case: row.id }),
    quotes: project.quotes.map(({ company, number, datedOn, totalTTC }) => ({
      text: t('cases.quotes.of', { company, number, day: shortDay(datedOn) }),
      amount: exactMoney(totalTTC),
    })),
    quotesHref: waysOf(ctx).quotes({ case: row.id }),
    estimate: estimateView(estimateOf(project), ctx.locale, 'owner'),
    submit: waysOf(ctx).submit({ case: row.id }),
    version: row.version,
    errors: [],
  };
}

function declarationLines(ctx: Context, row: CaseRow): CheckPage['declaration'] {
  const href = (question: ApplicationQuestion) => waysOf(ctx).question({ case: row.id, question });
  return declarationFacts(ctx, declarationOf(row)).map(({ label, value, question }) => ({
    label,
    value,
    href: href(question),
  }));
}
