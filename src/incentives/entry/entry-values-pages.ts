import type { Locale } from '../../shared/locale.ts';
import type { Given } from './read-entry.ts';
import type { Shape } from './shape.ts';

type Shown = { readonly locale: Locale; readonly given: Given | null };

/** A value as it stands in its field: as typed where a page comes back with errors, else as one would type it. */
export function shownValue(shape: Shape, value: unknown, place: string, { locale, given }: Shown): string {
  if (shape.type === 'money' || shape.type === 'rate')
    return leafText(typeof value === 'number' ? hundredths(value, locale) : value, place, given);
  if (Array.isArray(value) && shape.type === 'texts') return leafText(value.join('\n'), place, given);
  if (typeof value === 'number' && locale === 'fr')
    return leafText(String(value).replace('.', ','), place, given);
  return leafText(value, place, given);
}

export function leafText(value: unknown, place: string, given: Given | null): string {
  const typed = given?.[place];
  if (typeof typed === 'string') return typed;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Cents or basis points as one types them: 1250050 → `12500,50`, 550 → `5,5`. */
const hundredths = (value: number, locale: Locale): string => {
  const text = String(value / 100);
  return locale === 'fr' ? text.replace('.', ',') : text;
};
