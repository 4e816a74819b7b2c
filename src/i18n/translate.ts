import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '../shared/locale.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

type Keys<T, Prefix extends string = ''> = {
  [K in keyof T & (string | number)]: T[K] extends string ? `${Prefix}${K}` : Keys<T[K], `${Prefix}${K}.`>;
}[keyof T & (string | number)];
/** Every text of the software, `units.list.title`. */
export type MessageKey = Keys<typeof fr>;
export type MessageParams = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

const CATALOGUES: Record<Locale, unknown> = { fr, en };
const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
const compiled = new Map<string, IntlMessageFormat>();

function lookUp(locale: Locale, key: string): string | undefined {
  let node: unknown = CATALOGUES[locale];
  for (const part of key.split('.')) node = (node as Record<string, unknown> | undefined)?.[part];
  return typeof node === 'string' ? node : undefined;
}

export const isMessageKey = (key: string): key is MessageKey => lookUp('fr', key) !== undefined;

/** The text of `key` in that language, its ICU placeholders filled. `params` values are inserted as they are, never as HTML. */
export function translate(locale: Locale, key: MessageKey, params?: MessageParams): string {
  const text = lookUp(locale, key);
  if (text === undefined) throw new Error(`No text for ${key}`);
  if (!text.includes('{')) return text;
  const cacheKey = `${locale}:${key}`;
  let message = compiled.get(cacheKey);
  if (!message) {
    message = new IntlMessageFormat(text, TAGS[locale], undefined, { ignoreTag: true });
    compiled.set(cacheKey, message);
  }
  return String(message.format({ ...params }));
}

/** For keys built at run time (`cases.state.${state}`): the text, or the key's last word when there is none. */
export function translateDynamic(locale: Locale, key: string, params?: MessageParams): string {
  return isMessageKey(key) ? translate(locale, key, params) : (key.split('.').at(-1) ?? key);
}

export type Translate = (key: MessageKey, params?: MessageParams) => string;
export const translator =
  (locale: Locale): Translate =>
  (key, params) =>
    translate(locale, key, params);
