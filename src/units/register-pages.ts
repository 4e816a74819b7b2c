import { newCampaignPath } from '../campaigns/campaigns-paths.ts';
import type { Context } from '../context.ts';
import { translator } from '../i18n/translate.ts';
import type { Account } from '../people/people-queries.ts';
import { communeName } from '../programme/territory.ts';
import { type Day, dayOf, wholeYearsBetween, yearOf } from '../shared/dates.ts';
import { allows } from '../shared/permissions.ts';
import { type RegisterMap, registerMap } from './map-pages.ts';
import { type AddressFields, filterFields, orderField } from './register-address.ts';
import { activeFilters } from './register-chips.ts';
import type { RegisterFields } from './register-fields.ts';
import { registerFields } from './register-fields.ts';
import type { RegisterSort } from './register-filter.ts';
import { placeText, type RegisterQuery } from './register-forms.ts';
import type { SeenRegister } from './see-register.ts';
import { STATUSES } from './unit.ts';
import { MOST_FOUND } from './unit-filter-store.ts';
import type { UnitLine } from './unit-list-store.ts';
import { importsPath, newImportPath, registerExportPath, registerPath, unitPath } from './units-paths.ts';

export type ShownLine = {
  readonly id: number;
  readonly href: string;
  readonly address: string;
  readonly commune: string;
  readonly facts: string;
  readonly owner: string | null;
  readonly since: string | null;
  readonly years: string | null;
  readonly energy: string | null;
  readonly status: { readonly slug: string; readonly text: string };
  readonly substatus: string | null;
  readonly assignedTo: string | null;
};
type Column = {
  readonly text: string;
  readonly sort?: string;
  readonly dir?: 'asc' | 'desc' | undefined;
  readonly numeric?: boolean;
};
export type RegisterPage = {
  readonly action: string;
  readonly fields: RegisterFields;
  readonly chips: readonly { readonly text: string; readonly href: string }[];
  readonly reset: string;
  readonly count: string;
  readonly broad: string | null;
  readonly empty: boolean;
  readonly columns: readonly Column[];
  readonly lines: readonly ShownLine[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly exportHref: string;
  /** Writing to the owners of what is listed. */
  readonly campaignHref: string | null;
  readonly importHref: string | null;
  readonly importsHref: string | null;
  readonly map: RegisterMap;
};
declare module '../web/views.ts' {
  interface Views {
    'units/list': RegisterPage;
    'units/results': RegisterPage;
  }
}

/** The list as a page: filters, lines, map and links, all of one address. */
export function registerPage(
  ctx: Context,
  query: RegisterQuery,
  seen: SeenRegister,
  staff: readonly Account[],
): RegisterPage {
  const { locale, actor } = ctx;
  const t = translator(locale);
  const fields = filterFields(query.filter, query.assignedWord);
  const sort = orderField(query.order);
  const page = (place: AddressFields): string => registerPath({ ...fields, sort, ...place });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const mayImport = actor.kind === 'staff' && allows(actor.role, 'units.import');
  const mayWrite = actor.kind === 'staff' && allows(actor.role, 'campaigns.manage');
  const { before, after, lines } = seen.page;
  return {
    action: registerPath(),
    fields: registerFields(ctx, query, staff),
    chips: activeFilters(ctx, query, names),
    reset: registerPath({ sort }),
    count: t(seen.capped ? 'register.list.moreThan' : 'register.list.count', { count: seen.count }),
    broad: seen.broad ? t('register.list.broad', { most: MOST_FOUND }) : null,
    empty: seen.empty,
    columns: columns(query, (next) => registerPath({ ...fields, sort: next }), t),
    lines: lines.map((line) => shownLine(ctx, line, names)),
    previous: before && page({ before: placeText(before) }),
    next: after && page({ after: placeText(after) }),
    exportHref: registerExportPath({ ...fields, sort }),
    campaignHref: mayWrite && seen.count > 0 ? newCampaignPath({ ...fields }) : null,
    importHref: mayImport ? newImportPath() : null,
    importsHref: mayImport ? importsPath() : null,
    map: registerMap(ctx, fields),
  };
}

function columns(
  { order }: RegisterQuery,
  href: (sort: string | undefined) => string,
  t: ReturnType<typeof translator>,
): Column[] {
  const sorted = (by: RegisterSort): Pick<Column, 'sort' | 'dir'> => {
    const now = order.by === by;
    const next = { by, descending: now && !order.descending };
    return { sort: href(orderField(next)), dir: now ? (order.descending ? 'desc' : 'asc') : undefined };
  };
  return [
    { text: t('register.list.unit') },
    { text: t('register.list.owner'), ...sorted('owner') },
    { text: t('register.list.vacancy'), ...sorted('vacancy') },
    { text: t('register.list.class') },
    { text: t('register.list.followUp') },
  ];
}

function shownLine(ctx: Context, line: UnitLine, names: ReadonlyMap<number, string>): ShownLine {
  const { locale, territory } = ctx;
  const t = translator(locale);
  const name = line.assignedTo === null ? undefined : names.get(line.assignedTo);
  return {
    id: line.id,
    href: unitPath({ unit: line.id }),
    address: line.address,
    commune: communeName(territory, line.commune),
    facts: unitFacts(ctx, line),
    owner: line.ownerName,
    since: line.vacantSince === null ? null : String(yearOf(line.vacantSince)),
    years: line.vacantSince === null ? null : yearsVacant(ctx, line.vacantSince),
    energy: line.auditedClass ?? line.declaredClass,
    status: { slug: String(STATUSES[line.status].code), text: t(`units.status.${line.status}`) },
    substatus: line.substatus === null ? null : t(`units.substatus.${line.substatus}`),
    assignedTo: name === undefined ? null : t('register.list.assignedTo', { name }),
  };
}

/** `Maison · 92 m² · 5 pièces · 1936`: what is known. */
export function unitFacts(
  { locale }: Pick<Context, 'locale'>,
  unit: Pick<UnitLine, 'kind' | 'livingArea' | 'rooms' | 'yearBuilt'>,
): string {
  const t = translator(locale);
  return [
    t(`units.kind.${unit.kind}`),
    unit.livingArea === null ? null : t('register.list.area', { area: unit.livingArea }),
    unit.rooms === null ? null : t('register.list.rooms', { count: unit.rooms }),
    unit.yearBuilt === null ? null : String(unit.yearBuilt),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

export const yearsVacant = ({ locale, clock }: Context, since: Day): string =>
  translator(locale)('register.list.years', {
    count: Math.max(0, wholeYearsBetween(since, dayOf(clock()))),
  });
