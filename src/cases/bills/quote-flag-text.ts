import { formatterFor } from '../../i18n/format.ts';
import { translate, translateDynamic } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { QuoteFlag } from './quote.ts';

/** What is to be looked at in a quote, in words. */
export function quoteFlagText(flag: QuoteFlag, locale: Locale): string {
  const { money, number } = formatterFor(locale);
  if (flag.measure === null) return translate(locale, `cases.flag.${flag.kind}`);
  const measure = translateDynamic(locale, `incentives.terms.measure.${flag.measure}`);
  if (flag.kind === 'performance')
    return translate(locale, 'cases.flag.performance', {
      measure,
      found: number(flag.found),
      required: number(flag.required),
    });
  return translate(locale, `cases.flag.${flag.kind}`, {
    measure,
    low: money(flag.low),
    high: money(flag.high),
  });
}
