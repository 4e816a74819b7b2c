import type { Context } from '../../context.ts';
import { type Covered, coveredToday } from '../../follow-up/stand-in.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { assignManyPath, caseExportPath, caseListPath, handOverCasesPath } from '../case-paths.ts';
import { committeesPath } from '../committee/committee-paths.ts';
import {
  ASSIGNMENTS,
  type Assignment,
  CASE_ORDERS,
  type CaseOrder,
  STATE_GROUP_SLUGS,
  STATE_GROUPS,
  statesOf,
} from './case-list.ts';
import { type CaseFilter, type Cursor, casePage, countCases } from './case-list-store.ts';
import { coveredNames, type WorkLine, workLine } from './work-pages.ts';

export type ListQuery = {
  readonly state: string;
  readonly assigned: string;
  readonly search: string;
  readonly order: CaseOrder;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
};
export type CaseListPage = {
  readonly action: string;
  readonly search: string;
  readonly state: string;
  readonly stateItems: readonly { readonly value: string; readonly text: string }[];
  readonly assigned: string;
  readonly assignedItems: readonly { readonly value: string; readonly text: string }[];
  readonly active: readonly { readonly text: string; readonly href: string }[];
  readonly order: CaseOrder;
  readonly count: string;
  readonly columns: readonly {
    readonly text: string;
    readonly sort: string | null;
    readonly dir: 'asc' | 'desc' | null;
  }[];
  readonly lines: readonly (WorkLine & { readonly since: string })[];
  readonly filtered: boolean;
  readonly previous: string | null;
  readonly next: string | null;
  readonly export: string;
  readonly committees: string | null;
  /** To give the ticked cases to somebody. */
  readonly assign: {
    readonly action: string;
    readonly items: readonly { readonly value: string; readonly text: string }[];
  } | null;
  readonly handOver: string | null;
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/list': CaseListPage;
  }
}

const text = (value: unknown, most = 100): string =>
  typeof value === 'string' ? value.trim().slice(0, most) : '';

/** The state of the list, all of it in its address. What makes no sense there is left out, never an error. */
export function readListQuery(query: Readonly<Record<string, unknown>>): ListQuery {
  return {
    state: text(query.state),
    assigned: text(query.assigned),
    search: text(query.q),
    order: CASE_ORDERS.find((order) => order === query.order) ?? 'recent',
    after: readCursor(query.after),
    before: readCursor(query.before),
  };
}

/** `value~id`: where the page before ended. */
function readCursor(value: unknown): Cursor | null {
  const found = /^(.*)~(\d{1,15})$/.exec(text(value, 200));
  return found ? { value: found[1] ?? '', id: Number(found[2]) } : null;
}
const cursorText = ({ value, id }: Cursor): string => `${value}~${id}`;

/** `away`: those for whom the reader stands in today. */
export function filterOf(
  ctx: Context,
  { state, assigned, search }: ListQuery,
  away: readonly Covered[],
): CaseFilter {
  const { accountId, territory } = staffOf(ctx);
  const whose = ASSIGNMENTS.find((slug) => slug === assigned) ?? accountOf(assigned);
  return {
    states: state === '' ? null : visible(statesOf(state) ?? []),
    assigned: whose,
    search,
    communes: territory,
    me: accountId,
    covered: away.map(({ id }) => id),
  };
}

/** A draft belongs to its owner: no filter brings one up. */
const visible = (states: NonNullable<CaseFilter['states']>): CaseFilter['states'] =>
  states.filter((state) => state !== 'draft');

const accountOf = (assigned: string): Assignment | AccountId | null =>
  /^\d{1,9}$/.test(assigned) ? (Number(assigned) as AccountId) : null;

export async function caseListPage(ctx: Context, query: ListQuery): Promise<CaseListPage> {
  const t = translator(ctx.locale);
  const away = await coveredToday(ctx.db.read, ctx);
  const filter = filterOf(ctx, query, away);
  const covered = await coveredNames(ctx, away);
  const { lines, next, previous } = await casePage(ctx.db.read, filter, query);
  const { count, more } = await countCases(ctx.db.read, filter);
  const staff = await assignable(ctx);
  const href = (
    changes: Partial<Record<'state' | 'assigned' | 'q' | 'order' | 'after' | 'before', string>>,
  ) => caseListPath({ ...kept(query), ...changes });
  const today = dayOf(ctx.clock());
  return {
    action: caseListPath(),
    search: query.search,
    state: query.state,
    stateItems: stateItems(ctx),
    assigned: query.assigned,
    assignedItems: [
      { value: '', text: t('cases.list.anyone') },
      { value: 'me', text: t('cases.list.me') },
      ...covered,
      { value: 'nobody', text: t('cases.list.nobody') },
      ...staff.filter(({ value }) => !covered.some((one) => one.value === value)),
    ],
    active: activeFilters(ctx, query, staff, href),
    order: query.order,
    count: more
      ? t('cases.list.countMore', { count: formatterFor(ctx.locale).number(count) })
      : t('cases.list.count', { count }),
    columns: columns(ctx, query.order, href),
    lines: lines.map((line) => ({
      ...workLine(ctx, line, today, away),
      since: formatterFor(ctx.locale).shortDay(dayOf(line.stateSince)),
    })),
    filtered: query.state !== '' || query.assigned !== '' || query.search !== '',
    previous: previous && href({ before: cursorText(previous) }),
    next: next && href({ after: cursorText(next) }),
    export: caseExportPath(kept(query)),
    committees: allows(staffOf(ctx).role, 'committee.prepare') ? committeesPath() : null,
    assign: allows(staffOf(ctx).role, 'cases.instruct')
      ? { action: assignManyPath(), items: [{ value: '0', text: t('cases.list.nobody') }, ...staff] }
      : null,
    handOver: allows(staffOf(ctx).role, 'team.manage') ? handOverCasesPath() : null,
  };
}

/** The parts of the address that stay when one of them changes; a page never outlives its filters. */
const kept = ({ state, assigned, search, order }: ListQuery) => ({
  state,
  assigned,
  q: search,
  ...(order === 'recent' ? {} : { order }),
});

const stateItems = (ctx: Context) => [
  { value: '', text: translator(ctx.locale)('cases.list.anyState') },
  ...STATE_GROUP_SLUGS.filter((group) => group !== 'draft').flatMap((group) => {
    const states = STATE_GROUPS[group];
    return [
      { value: group as string, text: translateDynamic(ctx.locale, `cases.group.${group}`) },
      ...(states.length > 1
        ? states.map((state) => ({
            value: state as string,
            text: `–\u00a0${translateDynamic(ctx.locale, `cases.state.${state}`)}`,
          }))
        : []),
    ];
  }),
];

const assignable = async (ctx: Context) =>
  (await listStaff(ctx.db.read))
    .filter(({ role }) => role !== null && allows(role, 'cases.see'))
    .map(({ id, name }) => ({ value: String(id), text: name }));

type Href = (changes: { state?: string; assigned?: string; q?: string; order?: string }) => string;

function activeFilters(
  ctx: Context,
  { state, assigned, search }: ListQuery,
  staff: readonly { readonly value: string; readonly text: string }[],
  href: Href,
): CaseListPage['active'] {
  const t = translator(ctx.locale);
  const named = (list: string, value: string) => translateDynamic(ctx.locale, `cases.${list}.${value}`);
  const stateText = Object.hasOwn(STATE_GROUPS, state) ? named('group', state) : named('state', state);
  const whose =
    staff.find(({ value }) => value === assigned)?.text ??
    (assigned === 'me' || assigned === 'nobody' ? named('list', assigned) : assigned);
  return [
    ...(state
      ? [{ text: t('cases.list.filterState', { value: stateText }), href: href({ state: '' }) }]
      : []),
    ...(assigned
      ? [{ text: t('cases.list.filterAssigned', { value: whose }), href: href({ assigned: '' }) }]
      : []),
    ...(search ? [{ text: t('cases.list.filterSearch', { value: search }), href: href({ q: '' }) }] : []),
  ];
}

/** Columns with the order each one's heading leads to: the other way round when it is the one in place. */
function columns(ctx: Context, order: CaseOrder, href: Href): CaseListPage['columns'] {
  const t = translator(ctx.locale);
  const sorted = (up: CaseOrder, down: CaseOrder, first: CaseOrder) => ({
    sort: href({ order: order === up ? down : order === down ? up : first }),
    dir: order === up ? ('asc' as const) : order === down ? ('desc' as const) : null,
  });
  const plain = { sort: null, dir: null };
  return [
    { text: t('cases.list.columns.ref'), ...sorted('ref', 'ref-last', 'ref-last') },
    { text: t('cases.list.columns.owner'), ...plain },
    { text: t('cases.list.columns.address'), ...plain },
    { text: t('cases.list.columns.state'), ...plain },
    { text: t('cases.list.columns.officer'), ...plain },
    { text: t('cases.list.columns.since'), ...sorted('oldest', 'recent', 'recent') },
    { text: t('cases.list.columns.due'), ...sorted('due', 'due-last', 'due') },
  ];
}
