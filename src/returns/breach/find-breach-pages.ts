import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { undertakingsPath } from '../return-paths.ts';
import { undertakingsOf } from '../return-store.ts';
import { BREACH_SOURCES } from './breach.ts';
import type { Choice } from './breach-decision-pages.ts';
import * as paths from './breach-paths.ts';
import { leadOf } from './breach-words.ts';

export type FindBreachPage = {
  readonly lead: string;
  readonly back: string;
  readonly action: string;
  readonly undertakings: readonly Choice[];
  readonly sources: readonly Choice[];
  readonly max: string;
  readonly typed: Readonly<Record<'undertaking' | 'source' | 'check' | 'brokenOn' | 'facts', string>>;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'returns/find-breach': FindBreachPage;
  }
}

/** The form on which an officer reports a breach; a check hands over what it knows by its address. */
export async function findBreachPage(
  ctx: Context,
  row: CaseRow,
  typed: Typed,
  errors: readonly FieldError[] = [],
): Promise<FindBreachPage> {
  const t = translator(ctx.locale);
  const running = (await undertakingsOf(ctx.db.read, row.id)).filter(({ state }) => state === 'running');
  return {
    lead: await leadOf(ctx, row),
    back: undertakingsPath({ ref: row.ref ?? '' }),
    action: paths.newBreachPath({ ref: row.ref ?? '' }),
    undertakings: running.map(({ kind }) => ({
      value: kind,
      text: translateDynamic(ctx.locale, `incentives.undertakings.${kind}`),
    })),
    sources: BREACH_SOURCES.map((value) => ({ value, text: t(`breaches.source.${value}`) })),
    max: dayOf(ctx.clock()),
    typed: {
      undertaking: typedText(typed, 'undertaking'),
      source: typedText(typed, 'source'),
      check: typedText(typed, 'check'),
      brokenOn: typedText(typed, 'brokenOn'),
      facts: typedText(typed, 'facts'),
    },
    errors,
  };
}
