import { formatterFor } from '../i18n/format.ts';
import { translateDynamic } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import type { FoundReturn, Promised } from './check-return.ts';

/** What the sentences of `returns.errors.*` are filled with. */
export const faultWords = (
  { rentCeiling }: Pick<FoundReturn, 'rentCeiling'>,
  { tenureAfter }: Promised,
  locale: Locale,
): { ceiling: string; promised: string } => ({
  ceiling: formatterFor(locale).money(rentCeiling ?? 0),
  promised: tenureAfter === null ? '' : translateDynamic(locale, `incentives.terms.tenure.${tenureAfter}`),
});
