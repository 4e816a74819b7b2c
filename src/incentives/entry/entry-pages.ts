import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, translate, translateDynamic } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { optionOf } from './edit-list.ts';
import { wordOf } from './entry-words.ts';
import { countName, type Given, shownKindName, wantedName, within } from './read-entry.ts';
import type { GroupShape, Shape } from './shape.ts';

type Item = { readonly value: string; readonly text: string; readonly checked: boolean };
/** One field of the form over the vocabulary, or a part of it that holds others. */
export type EntryField = {
  readonly kind: 'text' | 'area' | 'day' | 'choice' | 'ticks' | 'tick' | 'part' | 'list' | 'hidden';
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly suffix: string | null;
  /** Choosing here brings other fields. */
  readonly brings: boolean;
  readonly items: readonly Item[];
  readonly fields: readonly EntryField[];
  /** Of a part that may be left out: the tick that wants it. */
  readonly wanted: { readonly name: string; readonly text: string; readonly checked: boolean } | null;
  readonly add: { readonly place: string; readonly text: string } | null;
  /** Of a long element of a list: folded under its title, open where something is to be put right. */
  readonly folded: 'open' | 'closed' | null;
  readonly remove: { readonly place: string; readonly text: string } | null;
};

/**
 * A value of the vocabulary as the fields of a form. `given`: what was typed, shown again as it was where a page comes
 * back with errors; the value tells the structure then.
 */
export function entryFields(
  shape: Shape,
  value: unknown,
  place: string,
  locale: Locale,
  given: Given | null = null,
): EntryField[] {
  const field = build(shape, value, place, place.split('.').at(-1) ?? '', '');
  return field.kind === 'part' && field.wanted === null ? [...field.fields] : [field];

  function build(
    shape: Shape,
    value: unknown,
    place: string,
    name: string,
    kindOfParent: string,
  ): EntryField {
    const plain: EntryField = {
      kind: 'text',
      name: place,
      label: labelOf(name, locale, place),
      hint: hintOf(name, locale),
      value: shownValue(shape, value, place),
      suffix: suffixOf(shape, locale),
      brings: false,
      items: [],
      fields: [],
      wanted: null,
      add: null,
      folded: null,
      remove: null,
    };
    switch (shape.type) {
      case 'group':
        return partOf(plain, shape, shape, value, place, kindOfParent);
      case 'variant':
        return partOf(plain, shape, optionOf(shape, value), value, place, kindOfParent, shape);
      case 'list':
        return listField(plain, shape, value, place, name);
      case 'record':
        return {
          ...plain,
          kind: 'part',
          fields: shape.keys.map((key) => {
            const inner = (value as Record<string, unknown> | null)?.[key] ?? null;
            const field = build({ ...shape.item, nullable: true }, inner, within(place, key), name, '');
            return { ...field, label: wordOf(name, key, '', locale), hint: null };
          }),
        };
      case 'words':
        return {
          ...plain,
          kind: 'part',
          fields: (['fr', 'en'] as const).map((language) => ({
            ...plain,
            kind: 'area' as const,
            name: within(place, language),
            label: `${plain.label} (${translate(locale, `schemes.entry.${language}`)})`,
            hint: null,
            value: leafText((value as Record<string, unknown> | null)?.[language], within(place, language)),
          })),
        };
      default:
        return leafField(plain, shape, value, name, kindOfParent);
    }
  }

  function leafField(
    plain: EntryField,
    shape: Shape,
    value: unknown,
    name: string,
    kindOfParent: string,
  ): EntryField {
    switch (shape.type) {
      case 'choice':
        return { ...plain, kind: 'choice', items: choices(shape, name, plain.value, kindOfParent) };
      case 'choices':
        return { ...plain, kind: 'ticks', items: ticks(shape.values, name, value, kindOfParent) };
      case 'yes-no':
        return shape.nullable
          ? { ...plain, kind: 'choice', value: yesNoOf(value), items: yesNoItems(value, locale) }
          : { ...plain, kind: 'tick', items: [{ value: 'yes', text: plain.label, checked: value === true }] };
      case 'day':
        return { ...plain, kind: 'day' };
      case 'fixed':
        return { ...plain, kind: 'hidden', value: shape.value };
      case 'texts':
        return { ...plain, kind: 'area' };
      case 'text':
        return shape.free ? { ...plain, kind: 'area' } : plain;
      default:
        return plain;
    }
  }

  function partOf(
    plain: EntryField,
    shape: Shape,
    group: GroupShape,
    value: unknown,
    place: string,
    kindOfParent: string,
    variant?: Extract<Shape, { type: 'variant' }>,
  ): EntryField {
    const present = value !== null && value !== undefined;
    const kind = variant && present ? String((value as Record<string, unknown>)[variant.by]) : 'shown';
    const wanted = shape.nullable
      ? {
          name: wantedName(place),
          text: translate(locale, 'schemes.entry.wanted', { part: plain.label }),
          checked: present,
        }
      : null;
    if (!present) return { ...plain, kind: 'part', wanted };
    const inner = Object.entries(group.fields)
      .filter(([, field]) => field.type !== 'fixed')
      .map(([name, field]) =>
        build(
          field,
          (value as Record<string, unknown>)[name],
          within(place, name),
          name,
          variant ? kind : kindOfParent,
        ),
      );
    return {
      ...plain,
      kind: 'part',
      wanted,
      fields: [
        hidden(plain, shownKindName(place), kind),
        ...(variant ? [kindField(plain, variant, kind, place)] : []),
        ...inner,
      ],
    };
  }

  /** Choosing another kind and saving brings its own fields. */
  function kindField(
    plain: EntryField,
    variant: Extract<Shape, { type: 'variant' }>,
    kind: string,
    place: string,
  ): EntryField {
    return {
      ...plain,
      kind: 'choice',
      brings: true,
      suffix: null,
      name: within(place, variant.by),
      label: labelOf(`kind-of-${variant.by}`, locale),
      hint: null,
      value: kind,
      items: Object.keys(variant.options).map((word) => ({
        value: word,
        text: wordOf(variant.by, word, '', locale),
        checked: word === kind,
      })),
    };
  }

  function listField(
    plain: EntryField,
    shape: Extract<Shape, { type: 'list' }>,
    value: unknown,
    place: string,
    name: string,
  ): EntryField {
    const values = Array.isArray(value) ? value : [];
    const unfolded = given === null ? ('closed' as const) : ('open' as const);
    return {
      ...plain,
      kind: 'list',
      add: shape.fixed
        ? null
        : {
            place,
            text: translate(locale, 'schemes.entry.add', { list: oneName(name, shape.item).toLowerCase() }),
          },
      fields: [
        hidden(plain, countName(place), String(values.length)),
        ...values.map((one, at) => {
          const element = build(shape.item, one, within(place, at), name, '');
          const label = elementTitle(name, shape.item, one, at);
          return {
            ...element,
            label,
            hint: null,
            fields: at === 0 ? element.fields : element.fields.map(withoutHint),
            folded: FOLDED.has(name) && !isGroup(one) ? unfolded : null,
            remove: shape.fixed
              ? null
              : {
                  place: within(place, at),
                  text: translate(locale, 'schemes.entry.remove', { part: label }),
                },
          };
        }),
      ],
    };
  }

  /** What one element of a list is called; a list of premiums holds groups, and each group premiums. */
  function oneName(name: string, item: Shape): string {
    const isGroupOf = item.type === 'group' && 'mode' in item.fields;
    return translateDynamic(locale, `schemes.one.${isGroupOf ? 'group' : name}`);
  }

  /** “Prime 2 – Loyer social”: what it is, which it is, and what it says of itself. */
  function elementTitle(name: string, item: Shape, one: unknown, at: number): string {
    const said = (one ?? {}) as Record<string, unknown>;
    const telling = TELLING.find((field) => typeof said[field] === 'string');
    const own =
      (said.name as Record<string, string> | undefined)?.[locale] ??
      (telling ? wordOf(telling, String(said[telling]), '', locale) : null);
    const title = `${oneName(name, item)} ${at + 1}`;
    return own === null ? title : `${title} – ${own}`;
  }

  function choices(
    shape: Extract<Shape, { type: 'choice' }>,
    name: string,
    value: string,
    kindOfParent: string,
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

  function ticks(values: readonly string[], name: string, value: unknown, kindOfParent: string): Item[] {
    const chosen = Array.isArray(value) ? value : [];
    return values.map((word) => ({
      value: word,
      text: wordOf(name, word, kindOfParent, locale),
      checked: chosen.includes(word),
    }));
  }

  function shownValue(shape: Shape, value: unknown, place: string): string {
    if (shape.type === 'money' || shape.type === 'rate')
      return leafText(typeof value === 'number' ? hundredths(value, locale) : value, place);
    if (Array.isArray(value) && shape.type === 'texts') return leafText(value.join('\n'), place);
    if (typeof value === 'number' && locale === 'fr') return leafText(String(value).replace('.', ','), place);
    return leafText(value, place);
  }

  function leafText(value: unknown, place: string): string {
    const typed = given?.[place];
    if (typeof typed === 'string') return typed;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
}

/** What an element of a list is known by, where it has no name. */
const TELLING = ['kind', 'code', 'measure', 'energyClass', 'degradation', 'commune'] as const;
const FOLDED = new Set(['premiums', 'undertakings']);
const isGroup = (one: unknown): boolean => one !== null && typeof one === 'object' && 'mode' in one;
/** Said once, beside the first element of a list. */
const withoutHint = (field: EntryField): EntryField => ({
  ...field,
  hint: null,
  fields: field.fields.map(withoutHint),
});

const hidden = (plain: EntryField, name: string, value: string): EntryField => ({
  ...plain,
  kind: 'hidden',
  name,
  value,
});

/** What a field is called: in that part of the vocabulary where it means something of its own there, else everywhere. */
function labelOf(name: string, locale: Locale, place = ''): string {
  const part = place
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .at(-2);
  const own = `schemes.fieldIn.${part}.${name}`;
  return translateDynamic(locale, isMessageKey(own) ? own : `schemes.field.${name}`);
}
const hintOf = (name: string, locale: Locale): string | null => {
  const key = `schemes.help.${name}`;
  return isMessageKey(key) ? translate(locale, key) : null;
};

const yesNoOf = (value: unknown): string => (value === true ? 'yes' : value === false ? 'no' : '');
const yesNoItems = (value: unknown, locale: Locale): Item[] => [
  { value: '', text: translate(locale, 'schemes.entry.none'), checked: value !== true && value !== false },
  { value: 'yes', text: translate(locale, 'incentives.words.yes'), checked: value === true },
  { value: 'no', text: translate(locale, 'incentives.words.no'), checked: value === false },
];

function suffixOf(shape: Shape, locale: Locale): string | null {
  if (shape.type === 'money') return '€';
  if (shape.type === 'rate')
    return formatterFor(locale)
      .percent(0)
      .replace(/[\d\s]/g, '');
  return null;
}

/** Cents or basis points as one types them: 1250050 → `12500,50`, 550 → `5,5`. */
const hundredths = (value: number, locale: Locale): string => {
  const text = String(value / 100);
  return locale === 'fr' ? text.replace('.', ',') : text;
};
