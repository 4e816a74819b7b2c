import { isDay } from '../../shared/dates.ts';
import { typedCents, typedNumber } from '../../shared/typed-values.ts';
import { blankOf, startOf } from './blank.ts';
import type { GroupShape, Shape } from './shape.ts';

export type Given = Readonly<Record<string, string | readonly string[]>>;
export type EntryFault = { readonly place: string; readonly fault: 'number' | 'day' | 'missing' };
export type ReadEntry = { readonly value: unknown; readonly faults: readonly EntryFault[] };

/** Elements of one list that a form takes, whatever it claims to hold. */
const MOST_ITEMS = 500;

/** Names beside the fields of a form: how many elements a list shows, which kind was shown, whether a part is wanted. */
export const countName = (place: string): string => `${place}.n`;
export const shownKindName = (place: string): string => `${place}.was`;
export const wantedName = (place: string): string => `${place}.on`;
/** Dots, since the words of the vocabulary have dashes. */
export const within = (place: string, name: string | number): string =>
  place === '' ? String(name) : `${place}.${name}`;

/**
 * What was typed in the fields of a shape, as a value of the vocabulary. Reads names and numbers; whether the whole
 * makes sense is for the schema to say. A field that is not in the form (its kind was just chosen) starts blank.
 */
export function readEntry(shape: Shape, given: Given, place: string): ReadEntry {
  const faults: EntryFault[] = [];
  return { value: read(shape, place), faults };

  function read(shape: Shape, place: string): unknown {
    switch (shape.type) {
      case 'group':
        return optionalPart(shape, place, () => fieldsOf(shape, place));
      case 'variant':
        return optionalPart(shape, place, () => variantOf(shape, place));
      case 'list':
        return optionalPart(shape, place, () => listOf(shape, place));
      case 'record':
        return recordOf(shape, place);
      case 'words':
        return { fr: text(within(place, 'fr')), en: text(within(place, 'en')) };
      case 'choices':
        return ticked(
          all(place).filter((word) => shape.values.includes(word)),
          shape,
        );
      case 'texts':
        return text(place)
          .split(/[\s,;]+/)
          .filter((word) => word !== '');
      case 'fixed':
        return shape.value;
      case 'yes-no':
        return shape.nullable ? yesNo(text(place)) : text(place) === 'yes';
      default:
        return leaf(shape, place);
    }
  }

  function optionalPart(shape: Shape, place: string, present: () => unknown): unknown {
    if (!shape.nullable || shape.type === 'list') return present();
    if (text(wantedName(place)) !== 'yes') return null;
    return text(shownKindName(place)) === '' ? startOf(shape) : present();
  }

  function fieldsOf({ fields }: GroupShape, place: string): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const value = read(field, within(place, name));
        return field.optional && value === null ? [] : [[name, value]];
      }),
    );
  }

  function variantOf(shape: Extract<Shape, { type: 'variant' }>, place: string): unknown {
    const kinds = Object.keys(shape.options);
    const kind = kinds.find((one) => one === text(within(place, shape.by))) ?? kinds[0] ?? '';
    const group = shape.options[kind] as GroupShape;
    if (text(shownKindName(place)) === kind) return fieldsOf(group, place);
    // Another kind than the one shown: what both have in common stays, the rest starts blank.
    return Object.fromEntries(
      Object.entries(group.fields).map(([name, field]) => [
        name,
        within(place, name) in given && field.type !== 'fixed'
          ? read(field, within(place, name))
          : blankOf(field),
      ]),
    );
  }

  function listOf({ item }: Extract<Shape, { type: 'list' }>, place: string): unknown[] {
    const count = Math.min(MOST_ITEMS, Number(/^\d{1,3}$/.exec(text(countName(place)))?.[0] ?? 0));
    return Array.from({ length: count }, (_, at) => read(item, within(place, at)));
  }

  function recordOf({ keys, item }: Extract<Shape, { type: 'record' }>, place: string): unknown {
    const entries = keys.flatMap((key) => {
      const value = read({ ...item, nullable: true }, within(place, key));
      return value === null ? [] : [[key, value] as const];
    });
    return Object.fromEntries(entries);
  }

  function leaf(shape: Shape, place: string): unknown {
    const typed = text(place);
    if (typed === '') return emptyLeaf(shape, place);
    if (shape.type === 'text' || shape.type === 'choice') return typed;
    const asDay = shape.type === 'day';
    const value = asDay ? dayTyped(typed) : numberTyped(typed, shape.type);
    if (value === null) faults.push({ place, fault: asDay ? 'day' : 'number' });
    return value;
  }

  function emptyLeaf(shape: Shape, place: string): unknown {
    if (shape.type === 'text' && shape.free) return '';
    if (!shape.nullable) faults.push({ place, fault: 'missing' });
    return null;
  }

  function text(name: string): string {
    const value = given[name];
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
  }
  function all(name: string): readonly string[] {
    const value = given[name];
    return value === undefined ? [] : typeof value === 'string' ? [value] : [...new Set(value)];
  }
}

const ticked = (words: readonly string[], { nullable }: Shape): readonly string[] | null =>
  words.length === 0 && nullable ? null : words;

const yesNo = (typed: string): boolean | null => (typed === 'yes' ? true : typed === 'no' ? false : null);

const dayTyped = (typed: string): string | null => (isDay(typed) ? typed : null);

/** `12,5` or `12.5`; money and shares are kept in cents and basis points, a hundred to the unit. */
const numberTyped = (typed: string, type: Shape['type']): number | null =>
  type === 'money' || type === 'rate' ? typedCents(typed) : typedNumber(typed);
