import { translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Item } from './entry-field.ts';
import { wordOf } from './entry-words.ts';
import type { Shape } from './shape.ts';

/** The words to choose one from; with none where it may be left out. */
export function choices(
  shape: Extract<Shape, { type: 'choice' }>,
  name: string,
  value: string,
  kindOfParent: string,
  locale: Locale,
): Item[] {
  const items = shape.values.map((word) => ({
    value: word,
    text: wordOf(name, word, kindOfParent, locale),
    checked: word === value,
  }));
  return shape.nullable
    ? [{ value: '', text: translate(locale, 'schemes.entry.none'), checked: value === '' }, ...items]
    : items;
}

/** The words to tick. */
export function ticks(
  values: readonly string[],
  name: string,
  value: unknown,
  kindOfParent: string,
  locale: Locale,
): Item[] {
  const chosen = Array.isArray(value) ? value : [];
  return values.map((word) => ({
    value: word,
    text: wordOf(name, word, kindOfParent, locale),
    checked: chosen.includes(word),
  }));
}

/** Yes, no, or nothing yet. */
export const yesNoOf = (value: unknown): string => (value === true ? 'yes' : value === false ? 'no' : '');
export const yesNoItems = (value: unknown, locale: Locale): Item[] => [
  { value: '', text: translate(locale, 'schemes.entry.none'), checked: value !== true && value !== false },
  { value: 'yes', text: translate(locale, 'incentives.words.yes'), checked: value === true },
  { value: 'no', text: translate(locale, 'incentives.words.no'), checked: value === false },
];
