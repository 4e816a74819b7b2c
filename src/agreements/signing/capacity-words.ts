import { isMessageKey, translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';

/** In what capacity a person signs, in words; nothing for a capacity that has none. */
export function capacityWords(locale: Locale, capacity: string): string {
  const key = `signing.capacity.${capacity}`;
  return isMessageKey(key) ? translate(locale, key) : '';
}
