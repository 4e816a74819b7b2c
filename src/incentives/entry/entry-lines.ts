import { formatterFor } from '../../i18n/format.ts';
import { translate } from '../../i18n/translate.ts';
import { isDay } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { EntryField } from './entry-field.ts';

/** One field that two values of a form do not hold alike; null: it does not exist on that side. */
export type EntryChange = {
  readonly where: string;
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * Field by field, what two values of one form do not say alike. An element of a list is known by what it says of
 * itself (“Condition – Devenir du logement”) rather than by its place: one taken out does not move all that follow.
 */
export function entryChanges(
  before: readonly EntryField[],
  after: readonly EntryField[],
  locale: Locale,
): EntryChange[] {
  const left = new Map<string, string>();
  const right = new Map<string, string>();
  gather(before, locale, '', left);
  gather(after, locale, '', right);
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((where) => ({ where, before: left.get(where) ?? null, after: right.get(where) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Adds the lines of `fields` to `lines`; a second line of the same words is told apart by its rank. */
function gather(
  fields: readonly EntryField[],
  locale: Locale,
  within: string,
  lines: Map<string, string>,
): void {
  const met = new Map<string, number>();
  for (const field of fields) {
    if (field.kind === 'hidden') continue;
    const name = field.label.replace(/ \d+ – /, ' – ');
    const rank = (met.get(name) ?? 0) + 1;
    met.set(name, rank);
    const where = `${within}${within === '' ? '' : ' › '}${name}${rank === 1 ? '' : ` (${rank})`}`;
    if (field.kind === 'part' || field.kind === 'list') gather(field.fields, locale, where, lines);
    else lines.set(where, textOf(field, locale));
  }
}

function textOf({ kind, items, value, suffix }: EntryField, locale: Locale): string {
  if (kind === 'day' && isDay(value)) return formatterFor(locale).day(value);
  if (kind === 'tick') return translate(locale, `incentives.words.${items[0]?.checked ? 'yes' : 'no'}`);
  if (kind === 'choice' || kind === 'ticks')
    return items
      .filter(({ checked }) => checked)
      .map(({ text }) => text)
      .join(', ');
  return suffix && value !== '' ? `${value} ${suffix}` : value;
}
