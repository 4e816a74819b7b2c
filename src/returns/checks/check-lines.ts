import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { checkState } from './check.ts';
import { checkPath } from './check-paths.ts';
import { checksOf } from './check-store.ts';

/** The colour of a check: of its result once there is one. */
export const stateTone = (check: Parameters<typeof checkState>[0]): string =>
  check.outcome === 'persisted'
    ? 'accepted'
    : check.outcome === 'vacant'
      ? 'breached'
      : { planned: 'draft', asked: 'waiting', overdue: 'overdue', 'to-look-at': 'to-do', settled: 'closed' }[
          checkState(check)
        ];

export type CheckLine = {
  readonly href: string;
  readonly what: string;
  readonly due: string;
  readonly state: { readonly slug: string; readonly text: string };
};

/** The checks of a case, for its page of undertakings. */
export async function checkLines(ctx: Context, row: CaseRow): Promise<CheckLine[]> {
  const t = translator(ctx.locale);
  return (await checksOf(ctx.db.read, row.id)).map((check) => ({
    href: checkPath({ ref: row.ref ?? '', check: check.id }),
    what: t(`returnChecks.kind.${check.kind}`),
    due: formatterFor(ctx.locale).day(check.dueOn),
    state: {
      slug: stateTone(check),
      text: check.outcome
        ? t(`returnChecks.outcome.${check.outcome}`)
        : t(`returnChecks.state.${checkState(check)}`),
    },
  }));
}
