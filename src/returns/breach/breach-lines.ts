import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import * as paths from './breach-paths.ts';
import { breachesOf } from './breach-store.ts';
import { STATE_TONE } from './breach-words.ts';

export type BreachLine = {
  readonly href: string;
  readonly what: string;
  readonly since: string;
  readonly state: { readonly slug: string; readonly text: string };
};

/** The breaches of a case, for its page of undertakings. */
export async function breachLines(ctx: Context, row: CaseRow): Promise<BreachLine[]> {
  const t = translator(ctx.locale);
  return (await breachesOf(ctx.db.read, row.id)).map((breach) => ({
    href: paths.breachPath({ ref: row.ref ?? '', breach: breach.id }),
    what: translateDynamic(ctx.locale, `incentives.undertakings.${breach.undertaking}`),
    since: formatterFor(ctx.locale).day(breach.brokenOn),
    state: {
      slug: STATE_TONE[breach.state],
      text: breach.outcome ? t(`breaches.outcome.${breach.outcome}`) : t(`breaches.state.${breach.state}`),
    },
  }));
}
