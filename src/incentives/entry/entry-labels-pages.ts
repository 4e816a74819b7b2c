import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, translate, translateDynamic } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { wordOf } from './entry-words.ts';
import type { Shape } from './shape.ts';

/** What a field is called: in that part of the vocabulary where it means something of its own there, else everywhere. */
export function labelOf(name: string, locale: Locale, place = ''): string {
  const part = place
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .at(-2);
  const own = `schemes.fieldIn.${part}.${name}`;
  return translateDynamic(locale, isMessageKey(own) ? own : `schemes.field.${name}`);
}
/** What helps to fill it in; null where nothing is said. */
export const hintOf = (name: string, locale: Locale): string | null => {
  const key = `schemes.help.${name}`;
  return isMessageKey(key) ? translate(locale, key) : null;
};

/** The unit that stands behind a figure. */
export function suffixOf(shape: Shape, locale: Locale): string | null {
  if (shape.type === 'money') return '€';
  if (shape.type === 'rate')
    return formatterFor(locale)
      .percent(0)
      .replace(/[\d\s]/g, '');
  return null;
}

/** What one element of a list is called; a list of premiums holds groups, and each group premiums. */
export function oneName(name: string, item: Shape, locale: Locale): string {
  const isGroupOf = item.type === 'group' && 'mode' in item.fields;
  return translateDynamic(locale, `schemes.one.${isGroupOf ? 'group' : name}`);
}

/** “Prime 2 – Loyer social”: what it is, which it is, and what it says of itself. */
export function elementTitle(name: string, item: Shape, one: unknown, at: number, locale: Locale): string {
  const said = (one ?? {}) as Record<string, unknown>;
  const telling = TELLING.find((field) => typeof said[field] === 'string');
  const own =
    (said.name as Record<string, string> | undefined)?.[locale] ??
    (telling ? wordOf(telling, String(said[telling]), '', locale) : null);
  const title = `${oneName(name, item, locale)} ${at + 1}`;
  return own === null ? title : `${title} – ${own}`;
}

/** What an element of a list is known by, where it has no name. */
const TELLING = ['kind', 'code', 'measure', 'energyClass', 'degradation', 'commune'] as const;
