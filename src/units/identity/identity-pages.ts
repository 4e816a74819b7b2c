import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { communeBox } from '../../programme/commune-box.ts';
import { communeName } from '../../programme/territory.ts';
import { coversCommune } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import { boxText } from '../../shared/geo.ts';
import { type FieldError, typedText } from '../../web/forms.ts';
import { registerMap } from '../find/map-pages.ts';
import { ENERGY_LABELS, UNIT_KINDS } from '../unit.ts';
import type { SentBack } from '../unit-file/deed-routes.ts';
import { EDITABLE_FACTS, type EditableFact } from '../unit-file/edited-fields.ts';
import type { Option } from '../unit-file/unit-field-pages.ts';
import { giveBackPath, identityPath, mergePath } from '../unit-life-paths.ts';
import { findUnit, type Unit } from '../unit-store.ts';
import { unitPath } from '../units-paths.ts';
import { holderOfIdlocal } from './edit-identity.ts';

const FIELDS = [...EDITABLE_FACTS, 'declaredClass', 'dpeNumber', 'dpeOn'] as const;
type Field = (typeof FIELDS)[number];

export type IdentityPage = {
  readonly home: string;
  readonly back: string;
  readonly action: string;
  readonly version: number;
  readonly today: string;
  /** What each field shows: the register’s value, or what was typed and sent back. */
  readonly value: Readonly<Record<Field, string>>;
  readonly kinds: readonly Option[];
  readonly communes: readonly Option[];
  readonly categories: readonly Option[];
  readonly classes: readonly Option[];
  readonly others: readonly string[];
  readonly map: {
    readonly latitude: number;
    readonly longitude: number;
    readonly placed: boolean;
    readonly bounds: string;
    readonly ground: string;
    readonly tiles: string | null;
    readonly status: string;
  };
  readonly byHand: {
    readonly action: string;
    readonly facts: readonly { readonly field: string; readonly label: string; readonly value: string }[];
  };
  /** The unit that bears the identifier typed, where this person may see it. */
  readonly twin: { readonly title: string; readonly href: string; readonly merge: string } | null;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/identity': IdentityPage;
  }
}

export async function identityPage(ctx: Context, unit: Unit, sent: SentBack | null): Promise<IdentityPage> {
  const t = translator(ctx.locale);
  const typed = sent?.form === 'identity' ? sent.typed : null;
  const shown = (field: Field): string =>
    typed === null ? asTyped(ctx, unit[field]) : typedText(typed, field);
  return {
    home: unit.address,
    back: unitPath({ unit: unit.id }),
    action: identityPath({ unit: unit.id }),
    version: unit.version,
    today: dayOf(ctx.clock()),
    value: Object.fromEntries(FIELDS.map((field) => [field, shown(field)])) as Record<Field, string>,
    kinds: UNIT_KINDS.map((value) => ({ value, text: t(`units.kind.${value}`) })),
    communes: communesOf(ctx),
    categories: [nothing(ctx), ...categories(ctx)],
    classes: [nothing(ctx), ...ENERGY_LABELS.map((value) => ({ value, text: value }))],
    others: otherClasses(ctx, unit),
    map: positionMap(ctx, unit),
    byHand: { action: giveBackPath({ unit: unit.id }), facts: factsByHand(ctx, unit) },
    twin: typed === null ? null : await twinOf(ctx, unit, typedText(typed, 'idlocal')),
    errors: sent?.errors ?? [],
  };
}

const nothing = (ctx: Context): Option => ({
  value: '',
  text: translator(ctx.locale)('register.unit.unknown'),
});

/** A value as a person would type it: 81,5 in French. */
function asTyped({ locale }: Context, value: string | number | null): string {
  const text = String(value ?? '');
  return typeof value === 'number' && locale === 'fr' ? text.replace('.', ',') : text;
}

const communesOf = ({ territory, actor }: Context): Option[] =>
  territory.communes
    .filter(({ code }) => actor.kind === 'staff' && coversCommune(actor, code))
    .map(({ code, name }) => ({ value: code, text: `${name} (${code})` }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'fr'));

const CATEGORIES = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;
const categories = ({ locale }: Context): Option[] =>
  CATEGORIES.map((value) => ({
    value,
    text: `${value} – ${translator(locale)(`unitLife.identity.category.${value}`)}`,
  }));

/** Classes that others than people say, beside the declared one. */
export function otherClasses({ locale }: Context, unit: Unit): string[] {
  const t = translator(locale);
  return [
    unit.auditedClass === null ? null : t('unitLife.identity.audited', { letter: unit.auditedClass }),
    unit.estimatedClass === null ? null : t('unitLife.identity.estimated', { letter: unit.estimatedClass }),
  ].filter((text) => text !== null);
}

/** Where the home is or, for one without a position, the middle of its commune. */
function positionMap(ctx: Context, unit: Unit): IdentityPage['map'] {
  const box = communeBox(ctx.programme, unit.commune);
  const { ground, tiles } = registerMap(ctx, {});
  return {
    latitude: unit.latitude ?? (box.south + box.north) / 2,
    longitude: unit.longitude ?? (box.west + box.east) / 2,
    placed: unit.latitude !== null,
    bounds: boxText(box),
    ground,
    tiles,
    status: unit.status,
  };
}

/** Both halves of a position are one fact to whoever reads. */
const isOneOfTwo = (field: EditableFact): boolean => field === 'longitude';

function factsByHand(ctx: Context, unit: Unit): IdentityPage['byHand']['facts'] {
  return EDITABLE_FACTS.filter((field) => unit.editedFields.includes(field) && !isOneOfTwo(field)).map(
    (field) => ({
      field,
      label: translateDynamic(ctx.locale, `register.field.${field === 'latitude' ? 'position' : field}`),
      value: factText(ctx, unit, field),
    }),
  );
}

function factText(ctx: Context, unit: Unit, field: EditableFact): string {
  const t = translator(ctx.locale);
  if (field === 'commune') return communeName(ctx.territory, unit.commune);
  if (field === 'kind') return t(`units.kind.${unit.kind}`);
  if (field === 'latitude' && unit.latitude !== null && unit.longitude !== null)
    return `${unit.latitude}, ${unit.longitude}`;
  const value = unit[field];
  if (value === null) return t('register.import.nothing');
  return typeof value === 'number' && field !== 'yearBuilt'
    ? formatterFor(ctx.locale).number(value)
    : String(value);
}

async function twinOf(ctx: Context, unit: Unit, typed: string): Promise<IdentityPage['twin']> {
  const holder = await holderOfIdlocal(ctx.db.read, typed.replace(/[\s.-]/g, '').toUpperCase());
  if (holder === undefined || holder === unit.id) return null;
  const twin = await findUnit(ctx.db.read, holder);
  if (!twin || ctx.actor.kind !== 'staff' || !coversCommune(ctx.actor, twin.commune)) return null;
  return {
    title: `${twin.address}, ${communeName(ctx.territory, twin.commune)}`,
    href: unitPath({ unit: twin.id }),
    merge: mergePath({ unit: twin.id, other: unit.id }),
  };
}
