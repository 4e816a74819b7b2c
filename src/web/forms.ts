import { z } from 'zod';
import { isMessageKey, translate } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';

export type FieldError = { readonly field: string; readonly text: string; readonly href: string };
/** What the person typed, kept to be shown again. */
export type Typed = Readonly<Record<string, string | string[]>>;
export type Form<T> =
  | { readonly ok: true; readonly data: T; readonly typed: Typed }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed };

const LANGUAGES = { fr: z.locales.fr(), en: z.locales.en() };
const MAX_FIELD = 20_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const clean = (value: unknown): string =>
  String(value).toWellFormed().replace(CONTROLS, '').replace(/\r\n?/g, '\n').slice(0, MAX_FIELD);

/** A form body as plain strings: control characters and lone surrogates dropped, prototypes ignored, length bounded. */
export function typedValues(body: unknown): Typed {
  const typed: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  if (body === null || typeof body !== 'object') return typed;
  for (const [key, value] of Object.entries(body).slice(0, 500)) {
    if (key === '_csrf' || key === '__proto__' || key === 'constructor') continue;
    if (Array.isArray(value)) typed[key] = value.slice(0, 500).map(clean);
    else if (value !== null && typeof value !== 'object') typed[key] = clean(value);
  }
  return typed;
}

/**
 * Reads a form. Messages of the schema that are i18n keys (`'cases.errors.reasonNeeded'`) are translated; others are
 * zod's own, in the reader's language. Nothing typed is lost: `typed` goes back on the page with the errors.
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  locale: Locale,
): Form<z.output<Schema>> {
  const typed = typedValues(body);
  const result = schema.safeParse({ ...typed }, { error: LANGUAGES[locale].localeError });
  if (result.success) return { ok: true, data: result.data, typed };
  return { ok: false, typed, errors: result.error.issues.map((issue) => fieldError(issue, locale)) };
}

function fieldError(issue: z.core.$ZodIssue, locale: Locale): FieldError {
  const field = issue.path.join('-');
  const text = isMessageKey(issue.message) ? translate(locale, issue.message) : issue.message;
  return { field, text, href: `#${field}` };
}

/** An error found after parsing (a rule of the room), shown like the others. */
export const errorOn = (field: string, text: string): FieldError => ({ field, text, href: `#${field}` });

/** A single value typed in a field, `''` when none. */
export const typedText = (typed: Typed, field: string): string => {
  const value = typed[field];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
};
