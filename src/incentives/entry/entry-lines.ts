import { translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { EntryField } from './entry-pages.ts';

/** What one field of a form holds, as a line people read. */
export type EntryLine = { readonly where: string; readonly text: string };
export type EntryChange = {
  readonly where: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Field by field, what two values of one form do not say alike; null: the field does not exist on that side. */
export function entryChanges(
  before: readonly EntryField[],
  after: readonly EntryField[],
  locale: Locale,
): EntryChange[] {
  const left = entryLines(before, locale);
  const right = entryLines(after, locale);
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => {
      const [was, is] = [left.get(name), right.get(name)];
      return { where: (is ?? was)?.where ?? name, before: was?.text ?? null, after: is?.text ?? null };
    })
    .filter((change) => change.before !== change.after);
}

function entryLines(
  fields: readonly EntryField[],
  locale: Locale,
  within: readonly string[] = [],
): Map<string, EntryLine> {
  const lines = fields.flatMap((field): [string, EntryLine][] => {
    if (field.kind === 'hidden') return [];
    const where = [...within, field.label];
    if (field.kind === 'part' || field.kind === 'list') return [...entryLines(field.fields, locale, where)];
    return [[field.name, { where: where.join(' › '), text: textOf(field, locale) }]];
  });
  return new Map(lines);
}

function textOf({ kind, items, value, suffix }: EntryField, locale: Locale): string {
  if (kind === 'tick') return translate(locale, `incentives.words.${items[0]?.checked ? 'yes' : 'no'}`);
  if (kind === 'choice' || kind === 'ticks')
    return items
      .filter(({ checked }) => checked)
      .map(({ text }) => text)
      .join(', ');
  return suffix && value !== '' ? `${value} ${suffix}` : value;
}
