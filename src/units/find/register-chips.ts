import type { Context } from '../../context.ts';
import { type MessageKey, translateDynamic, translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { registerPath } from '../units-paths.ts';
import { filterFields, orderField } from './register-address.ts';
import { type CasePhase, NO_FILTER, type RegisterFilter } from './register-filter.ts';
import type { RegisterQuery } from './register-forms.ts';

/** The names of the perimeter and the building asked for; empty where they are not this reader’s to know. */
export type PlaceNames = { readonly perimeter: string; readonly building: string };
export function placeNames(
  filter: RegisterFilter,
  perimeters: readonly { readonly id: number; readonly name: string }[],
  buildings: ReadonlyMap<number, { readonly address: string }>,
): PlaceNames {
  return {
    perimeter: perimeters.find(({ id }) => id === filter.perimeter)?.name ?? '',
    building: buildings.get(filter.building ?? 0)?.address ?? '',
  };
}

export type Chip = { readonly text: string; readonly href: string };

/** Each limit in place, as words, with the address of the same list without it. */
export function activeFilters(
  ctx: Context,
  query: RegisterQuery,
  names: ReadonlyMap<number, string>,
  places: PlaceNames,
): Chip[] {
  const { filter, order, assignedWord } = query;
  return (Object.keys(NO_FILTER) as (keyof RegisterFilter)[])
    .filter((field) => JSON.stringify(filter[field]) !== JSON.stringify(NO_FILTER[field]))
    .map((field) => {
      const without = { ...filter, [field]: NO_FILTER[field] };
      return {
        text: chipText(ctx, filter, field, names, places),
        href: registerPath({ ...filterFields(without, assignedWord), sort: orderField(order) }),
      };
    });
}

function chipText(
  ctx: Context,
  filter: RegisterFilter,
  field: keyof RegisterFilter,
  names: ReadonlyMap<number, string>,
  places: PlaceNames,
): string {
  const t = translator(ctx.locale);
  const label = (key: string, slug: string | null): string => translateDynamic(ctx.locale, `${key}.${slug}`);
  const limit = (name: MessageKey, side: 'from' | 'to', value: number | null): string =>
    `${t(name)} ${t(`register.filter.${side}`, { value: String(value) })}`;
  const texts: Record<keyof RegisterFilter, () => string> = {
    text: () => t('register.filter.words', { text: filter.text }),
    communes: () => filter.communes.map((code) => communeName(ctx.territory, code)).join(', '),
    statuses: () => filter.statuses.map((status) => label('units.status', status)).join(', '),
    vacancy: () => label('register.vacancy', filter.vacancy),
    kind: () => label('units.kind', filter.kind),
    classes: () =>
      `${t('register.filter.class')} ${filter.classes.map((name) => (name === 'unknown' ? t('register.filter.unknownClass') : name)).join(', ')}`,
    ownerKind: () => label('units.ownerKind', filter.ownerKind),
    assigned: () =>
      `${t('register.filter.assigned')} ${filter.assigned === 'nobody' ? t('register.filter.nobody') : (names.get(filter.assigned ?? 0) ?? '')}`,
    reason: () => label('units.reason', filter.reason),
    builtFrom: () => limit('register.field.yearBuilt', 'from', filter.builtFrom),
    builtTo: () => limit('register.field.yearBuilt', 'to', filter.builtTo),
    areaFrom: () => limit('register.field.livingArea', 'from', filter.areaFrom),
    areaTo: () => limit('register.field.livingArea', 'to', filter.areaTo),
    absent: () => t('register.filter.absent'),
    substatus: () => label('units.substatus', filter.substatus),
    occupancy: () => label('units.occupancy', filter.occupancy),
    evidence: () =>
      `${t('register.filter.class')} ${label('find.filter', filter.evidence).toLocaleLowerCase()}`,
    roomsFrom: () => limit('find.filter.rooms', 'from', filter.roomsFrom),
    roomsTo: () => limit('find.filter.rooms', 'to', filter.roomsTo),
    contact: () => label('find.contact', filter.contact),
    heldBack: () => t(filter.heldBack === 'yes' ? 'find.filter.heldBackYes' : 'find.filter.heldBackNo'),
    shared: () => t('find.filter.shared'),
    phase: () => phaseText(ctx, filter.phase),
    priorityFrom: () => limit('find.filter.priority', 'from', filter.priorityFrom),
    ids: () => t('find.filter.ticked', { count: filter.ids.length }),
    source: () => label('units.source', filter.source),
    vintage: () => `${t('find.filter.vintage')} ${filter.vintage}`,
    perimeter: () => places.perimeter || t('find.filter.perimeter'),
    building: () => places.building || t('find.filter.building'),
    together: () => t('find.filter.together'),
    box: () => t('register.filter.box'),
  };
  return texts[field]();
}

/** A phase of a case, or that there is one or none. */
export const phaseText = ({ locale }: Pick<Context, 'locale'>, phase: CasePhase | null): string =>
  phase === 'none' || phase === 'any'
    ? translator(locale)(`find.phase.${phase}`)
    : `${translator(locale)('find.filter.phase')} : ${translateDynamic(locale, `cases.phase.${phase}`).toLocaleLowerCase()}`;
