import { deedsPath } from '../../bulk/bulk-paths.ts';
import { LIST_KINDS } from '../../bulk/deed.ts';
import { newCampaignPath } from '../../campaigns/campaigns-paths.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import type { Account } from '../../people/people-queries.ts';
import { communeName } from '../../programme/territory.ts';
import { isAllowed } from '../../shared/actor.ts';
import { type Day, dayOf, wholeYearsBetween, yearOf } from '../../shared/dates.ts';
import { classShown } from '../class-shown.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../export/export-register.ts';
import { STATUSES } from '../unit.ts';
import { buildingPath } from '../unit-life-paths.ts';
import { importsPath, newImportPath, registerExportPath, registerPath, unitPath } from '../units-paths.ts';
import { columnsOf, type Column as ListColumn } from './columns.ts';
import { perimetersPath } from './find-paths.ts';
import type { Choices } from './fine-fields.ts';
import { type RegisterMap, registerMap } from './map-pages.ts';
import { type AddressFields, filterFields, orderField } from './register-address.ts';
import { activeFilters, placeNames } from './register-chips.ts';
import type { RegisterFields } from './register-fields.ts';
import { registerFields } from './register-fields.ts';
import { FROM_THE_TOP, type RegisterSort } from './register-filter.ts';
import { placeText, type RegisterQuery } from './register-forms.ts';
import type { SavedView, Taste } from './saved-view-store.ts';
import { MOST_COUNTED, type SeenRegister } from './see-register.ts';
import { MOST_FOUND } from './unit-filter-store.ts';
import type { UnitLine } from './unit-list-store.ts';
import { type ViewBar, viewBar } from './view-pages.ts';

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
  /** Audited, estimated from answers, or declared; null without a class. */
  readonly energySource: string | null;
  readonly status: { readonly slug: string; readonly text: string };
  readonly substatus: string | null;
  readonly assignedTo: string | null;
  readonly priority: string | null;
  /** The building it stands in, and how many homes are vacant there. */
  readonly building: { readonly text: string; readonly href: string; readonly vacant: string } | null;
  /** The columns that are no usual ones, as words. */
  readonly others: Readonly<Partial<Record<ListColumn, string | null>>>;
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
  /** One address a format; `exportQuery` is what a new search puts behind them. */
  readonly exports: readonly {
    readonly format: ExportFormat;
    readonly text: string;
    readonly href: string;
  }[];
  readonly exportQuery: string;
  /** Writing to the owners of what is listed. */
  readonly campaignHref: string | null;
  readonly importHref: string | null;
  readonly importsHref: string | null;
  readonly map: RegisterMap;
  readonly bar: ViewBar;
  readonly shown: readonly ListColumn[];
  readonly perimetersHref: string;
  /** Deeds on many homes, for who may edit. */
  readonly bulk: {
    readonly action: string;
    readonly mine: string;
    readonly query: string;
    readonly all: string;
    readonly kinds: readonly { readonly value: string; readonly text: string }[];
  } | null;
  /** Answered to htmx: what stands outside of the list is sent along. */
  readonly partial: boolean;
};
declare module '../../web/views.ts' {
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
  taste: ListTaste,
  partial: boolean,
): RegisterPage {
  const { locale, actor } = ctx;
  const t = translator(locale);
  const fields = filterFields(query.filter, query.assignedWord);
  const sort = orderField(query.order);
  const page = (place: AddressFields): string => registerPath({ ...fields, sort, ...place });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const mayImport = isAllowed(actor, 'units.import');
  const mayWrite = isAllowed(actor, 'campaigns.manage');
  const mayEdit = isAllowed(actor, 'units.edit');
  const mayExport = isAllowed(actor, 'owners.export');
  const { before, after, lines } = seen.page;
  const shown = columnsOf(taste.columns);
  return {
    action: registerPath(),
    fields: registerFields(ctx, query, staff, taste),
    chips: activeFilters(ctx, query, names, placeNames(query.filter, taste.perimeters, seen.buildings)),
    reset: registerPath({ sort }),
    count: t(countKey(seen), { count: seen.count }),
    broad: seen.broad ? t('register.list.broad', { most: MOST_FOUND }) : null,
    empty: seen.empty,
    columns: columns(query, shown, (next) => registerPath({ ...fields, sort: next }), t),
    lines: lines.map((line) => shownLine(ctx, line, names, seen.buildings)),
    previous: before && page({ before: placeText(before) }),
    next: after && page({ after: placeText(after) }),
    exports: (mayExport ? EXPORT_FORMATS : []).map((format) => ({
      format,
      text: t(`register.exportAs.${format}`),
      href: registerExportPath({ format }, { ...fields, sort }),
    })),
    exportQuery: registerPath({ ...fields, sort }).replace(registerPath(), ''),
    campaignHref: mayWrite && seen.count > 0 ? newCampaignPath({ ...fields }) : null,
    importHref: mayImport ? newImportPath() : null,
    importsHref: mayImport ? importsPath() : null,
    map: registerMap(ctx, fields),
    bar: viewBar(ctx, { ...fields, sort }, taste.views, taste),
    shown,
    perimetersHref: perimetersPath(),
    bulk:
      mayEdit && lines.length > 0
        ? bulkBar(ctx, { ...fields, sort }, t(countKey(seen), { count: seen.count }))
        : null,
    partial,
  };
}

function bulkBar({ locale, actor }: Context, fields: AddressFields, count: string): RegisterPage['bulk'] {
  const t = translator(locale);
  const mayWrite = isAllowed(actor, 'campaigns.manage');
  const kinds = LIST_KINDS.filter((kind) => kind !== 'campaign' || mayWrite);
  return {
    action: deedsPath(),
    mine: deedsPath(),
    query: registerPath(fields).replace(registerPath(), ''),
    all: t('bulk.bar.all', { count }),
    kinds: [...kinds, 'export' as const].map((kind) => ({ value: kind, text: t(`bulk.kind.${kind}`) })),
  };
}

/** What surrounds a list for one person: their columns and views, and what there is to choose from. */
export type ListTaste = Taste & Choices & { readonly views: readonly SavedView[] };

const countKey = ({ capped, count }: SeenRegister) =>
  !capped ? 'register.list.count' : count < MOST_COUNTED ? 'find.atLeast' : 'register.list.moreThan';

const SORT_OF: Partial<Record<ListColumn, RegisterSort>> = {
  owner: 'owner',
  vacancy: 'vacancy',
  class: 'class',
  commune: 'commune',
  area: 'area',
  contact: 'contact',
  priority: 'priority',
};

function columns(
  { order }: RegisterQuery,
  shown: readonly ListColumn[],
  href: (sort: string | undefined) => string,
  t: ReturnType<typeof translator>,
): Column[] {
  const sorted = (by: RegisterSort | undefined): Pick<Column, 'sort' | 'dir'> => {
    if (by === undefined) return {};
    const now = order.by === by;
    const next = { by, descending: now ? !order.descending : FROM_THE_TOP.includes(by) };
    // The usual order has no word: it is named all the same, so that a default view does not come back.
    return { sort: href(orderField(next) ?? by), dir: now ? (order.descending ? 'desc' : 'asc') : undefined };
  };
  return [
    { text: t('register.list.unit') },
    ...shown.map((column) => ({ text: t(`find.column.${column}`), ...sorted(SORT_OF[column]) })),
  ];
}

function shownLine(
  ctx: Context,
  line: UnitLine,
  names: ReadonlyMap<number, string>,
  buildings: SeenRegister['buildings'],
): ShownLine {
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
    ...classShown(ctx, line),
    status: { slug: String(STATUSES[line.status].code), text: t(`units.status.${line.status}`) },
    substatus: line.substatus === null ? null : t(`units.substatus.${line.substatus}`),
    assignedTo: name === undefined ? null : t('register.list.assignedTo', { name }),
    priority: line.priority === null ? null : String(line.priority),
    building: buildingOf(ctx, line, buildings),
    others: otherCells(ctx, line, name),
  };
}

function buildingOf(
  { locale }: Context,
  { buildingId }: UnitLine,
  buildings: SeenRegister['buildings'],
): ShownLine['building'] {
  const seen = buildingId === null ? undefined : buildings.get(buildingId);
  if (buildingId === null || seen === undefined) return null;
  return {
    text: seen.address,
    href: buildingPath({ building: buildingId }),
    vacant: translator(locale)('find.column.vacantThere', { count: seen.vacant }),
  };
}

function otherCells(ctx: Context, line: UnitLine, assignee: string | undefined): ShownLine['others'] {
  const { locale, territory } = ctx;
  const t = translator(locale);
  return {
    commune: communeName(territory, line.commune),
    area: line.livingArea === null ? null : t('register.list.area', { area: line.livingArea }),
    year: line.yearBuilt === null ? null : String(line.yearBuilt),
    occupancy: t(`units.occupancy.${line.occupancy}`),
    reasons: line.reasons.map((reason) => t(`units.reason.${reason}`)).join(', ') || null,
    assigned: assignee ?? null,
    contact:
      line.contactedAt === null
        ? t('find.column.noContact')
        : `${formatterFor(locale).day(dayOf(line.contactedAt))}, ${t(`find.contact.${line.contactState}`).toLocaleLowerCase()}`,
    case: line.caseState === null ? null : translateDynamic(locale, `cases.state.${line.caseState}`),
    idlocal: line.idlocal,
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
