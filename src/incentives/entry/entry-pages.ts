import { translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { optionOf } from './edit-list.ts';
import { choices, ticks, yesNoItems, yesNoOf } from './entry-choices-pages.ts';
import type { EntryField } from './entry-field.ts';
import { elementTitle, hintOf, labelOf, oneName, suffixOf } from './entry-labels-pages.ts';
import { leafText, shownValue } from './entry-values-pages.ts';
import { wordOf } from './entry-words.ts';
import { countName, type Given, shownKindName, wantedName, within } from './read-entry.ts';
import type { GroupShape, Shape } from './shape.ts';

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
      value: shownValue(shape, value, place, { locale, given }),
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
            value: leafText(
              (value as Record<string, unknown> | null)?.[language],
              within(place, language),
              given,
            ),
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
        return { ...plain, kind: 'choice', items: choices(shape, name, plain.value, kindOfParent, locale) };
      case 'choices':
        return { ...plain, kind: 'ticks', items: ticks(shape.values, name, value, kindOfParent, locale) };
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
            text: translate(locale, 'schemes.entry.add', {
              list: oneName(name, shape.item, locale).toLowerCase(),
            }),
          },
      fields: [
        hidden(plain, countName(place), String(values.length)),
        ...values.map((one, at) => {
          const element = build(shape.item, one, within(place, at), name, '');
          const label = elementTitle(name, shape.item, one, at, locale);
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
}

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
