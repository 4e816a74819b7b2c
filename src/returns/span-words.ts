import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { type Day, dayOf, wholeMonthsBetween } from '../shared/dates.ts';

export type SpanWords = {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly left: string;
};

/** A promise in words, with what is left of it. */
export function spanWords(
  ctx: Context,
  { kind, startsOn, endsOn }: { readonly kind: string; readonly startsOn: Day; readonly endsOn: Day },
): SpanWords {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const months = wholeMonthsBetween(today, endsOn);
  return {
    what: translateDynamic(ctx.locale, `incentives.undertakings.${kind}`),
    from: day(startsOn),
    to: day(endsOn),
    left: endsOn <= today ? t('returns.undertaking.over') : t('returns.undertaking.monthsLeft', { months }),
  };
}
