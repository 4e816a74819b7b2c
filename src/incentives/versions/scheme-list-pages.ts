import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { FieldError } from '../../web/forms.ts';
import { parseScheme } from '../scheme.ts';
import type { SchemeVersionRow } from '../scheme-store.ts';
import { simulationsPath } from '../simulation/simulation-paths.ts';
import { mayEditSchemes, standingTag, type Tag } from './scheme-head-pages.ts';
import * as paths from './scheme-paths.ts';
import { testCasesOf } from './test-case.ts';

export type SchemeListPage = {
  readonly mayEdit: boolean;
  readonly importAction: string;
  readonly simulationsHref: string;
  readonly schemes: readonly {
    readonly name: string;
    readonly summary: string;
    readonly variant: boolean;
    readonly versions: readonly {
      readonly text: string;
      readonly href: string;
      readonly tag: Tag;
      readonly from: string;
      readonly to: string;
      readonly deliberation: string;
      readonly hash: string;
      readonly cases: string;
      readonly tests: string;
      readonly changed: string;
    }[];
  }[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'schemes/list': SchemeListPage;
  }
}

/** Every version of every scheme. `pinned`: cases filed under each; `failing`: its test cases that fail. */
export function schemeListPage(
  ctx: Context,
  rows: readonly SchemeVersionRow[],
  pinned: ReadonlyMap<number, number>,
  failing: ReadonlyMap<number, number>,
  errors: readonly FieldError[] = [],
): SchemeListPage {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const groups = Map.groupBy(rows, ({ scheme }) => scheme);
  return {
    mayEdit: mayEditSchemes(ctx),
    importAction: paths.importSchemePath(),
    simulationsHref: simulationsPath(),
    errors,
    schemes: [...groups.values()].flatMap((versions) => {
      const newest = versions.at(-1);
      if (!newest) return [];
      const { name, summary, variant } = parseScheme(newest.rules);
      return [
        {
          name: name[ctx.locale],
          summary: summary[ctx.locale],
          variant: variant !== null,
          versions: versions.toReversed().map((row) => {
            const tests = testCasesOf(row).length;
            return {
              text: t('schemes.number', { number: row.number }),
              href: paths.schemePath({ id: row.id }),
              tag: standingTag(ctx, row, rows, today),
              from: fmt.shortDay(row.effectiveFrom),
              to: row.effectiveTo === null ? '–' : fmt.shortDay(row.effectiveTo),
              deliberation: row.deliberation ?? '–',
              hash: row.contentHash.slice(0, 8),
              cases: fmt.number(pinned.get(row.id) ?? 0),
              tests: t('schemes.testsShort', { count: tests, failing: failing.get(row.id) ?? 0 }),
              changed: fmt.shortMoment(row.publishedAt ?? row.changedAt ?? row.createdAt),
            };
          }),
        },
      ];
    }),
  };
}
