import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { foundBySearch, searchQuery } from '../../db/search.ts';
import type { Day } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { CaseState } from '../case-states.ts';
import type { CaseLine } from '../case-store.ts';
import { caseDocuments } from '../case-table.ts';
import { caseLines } from './case-line-table.ts';
import type { Assignment, CaseOrder } from './case-list.ts';

export type CaseFilter = {
  /** Null: every state but drafts, which only their owners see. */
  readonly states: readonly CaseState[] | null;
  readonly assigned: Assignment | AccountId | null;
  readonly search: string;
  /** Communes the reader may see; null = all. */
  readonly communes: readonly string[] | null;
  readonly me: AccountId;
};

/** A place in an order: the value and the identifier of the last line seen. */
export type Cursor = { readonly value: string; readonly id: number };

const PAGE = 50;
const LAST_DAY = '9999-12-31';
const COUNT_UP_TO = 10_000;
/** Homes that the register's index may bring to a search of cases. */
const MOST_UNITS = 1000;

/** What each order sorts on. Ties go by identifier, in the same direction. */
const ORDERS: Record<CaseOrder, { key: SQL<string>; descending: boolean; of: (line: CaseLine) => string }> = {
  recent: { key: sql`${caseLines.stateSince}`, descending: true, of: (line) => line.stateSince },
  oldest: { key: sql`${caseLines.stateSince}`, descending: false, of: (line) => line.stateSince },
  due: {
    key: sql`coalesce(${caseLines.dueOn}, ${LAST_DAY})`,
    descending: false,
    of: (line) => line.dueOn ?? LAST_DAY,
  },
  'due-last': {
    key: sql`coalesce(${caseLines.dueOn}, ${LAST_DAY})`,
    descending: true,
    of: (line) => line.dueOn ?? LAST_DAY,
  },
  ref: { key: sql`${caseLines.ref}`, descending: false, of: (line) => line.ref ?? '' },
  'ref-last': { key: sql`${caseLines.ref}`, descending: true, of: (line) => line.ref ?? '' },
};

function matching(filter: CaseFilter): SQL | undefined {
  const { states, assigned, search, communes, me } = filter;
  return and(
    states ? inArray(caseLines.state, [...states]) : ne(caseLines.state, 'draft'),
    assigned === 'nobody' ? isNull(caseLines.assignedTo) : undefined,
    assigned === 'me' ? eq(caseLines.assignedTo, me) : undefined,
    typeof assigned === 'number' ? eq(caseLines.assignedTo, assigned) : undefined,
    communes ? inArray(caseLines.commune, [...communes]) : undefined,
    search ? found(search) : undefined,
  );
}

/**
 * By the words of the case (reference, owner, address and identifiers of the dwelling), or by those the register knows
 * of the dwelling (commune, every holder of rights). Each word is the beginning of one; accents do not count.
 */
function found(search: string): SQL {
  const query = searchQuery(search);
  if (query === null) return sql`0`;
  const byCase = foundBySearch(caseLines.id, query, COUNT_UP_TO + 1, 'case_search');
  return sql`(${byCase} OR ${foundBySearch(caseLines.unitId, query, MOST_UNITS)})`;
}

export type CasePageRequest = {
  readonly order: CaseOrder;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
};
export type CasePage = {
  readonly lines: readonly CaseLine[];
  readonly next: Cursor | null;
  readonly previous: Cursor | null;
};

/** One page of the list, by keyset: as fast on the last page as on the first. */
export async function casePage(
  d: Reader,
  filter: CaseFilter,
  { order, after, before }: CasePageRequest,
): Promise<CasePage> {
  const { key, descending, of } = ORDERS[order];
  const backwards = before !== null;
  const from = before ?? after;
  const falling = descending !== backwards;
  const beyond = from
    ? sql`(${key}, ${caseLines.id}) ${falling ? sql`<` : sql`>`} (${from.value}, ${from.id})`
    : undefined;
  const direction = falling ? desc : asc;
  const found = d
    .select()
    .from(caseLines)
    .where(and(matching(filter), beyond))
    .orderBy(direction(key), direction(caseLines.id))
    .limit(PAGE + 1)
    .all();
  const more = found.length > PAGE;
  const kept = found.slice(0, PAGE);
  const lines = backwards ? kept.reverse() : kept;
  const cursor = (line: CaseLine | undefined): Cursor | null =>
    line ? { value: of(line), id: line.id } : null;
  return {
    lines,
    next: (backwards ? before !== null : more) ? cursor(lines.at(-1)) : null,
    previous: (backwards ? more : after !== null) ? cursor(lines[0]) : null,
  };
}

/** How many cases match, counted up to 10 000; more says so. */
export async function countCases(d: Reader, filter: CaseFilter): Promise<{ count: number; more: boolean }> {
  const some = d
    .select({ one: sql`1` })
    .from(caseLines)
    .where(matching(filter))
    .limit(COUNT_UP_TO + 1)
    .as('some');
  const count = d.select({ n: sql<number>`count(*)` }).from(some).get()?.n ?? 0;
  return { count: Math.min(count, COUNT_UP_TO), more: count > COUNT_UP_TO };
}

/** One list of "my work today": the most pressing first. */
export type WorkFilter = {
  readonly states: readonly CaseState[];
  readonly assigned?: 'me' | 'nobody' | 'me-or-nobody';
  /** Left out: cases this person proposed, which somebody else must check. */
  readonly notProposedBy?: AccountId;
  /** Only cases whose delay ended before that day. */
  readonly dueBefore?: Day;
  /** Only cases with a piece that stands and whose last day is at most that one. */
  readonly pieceExpiresBy?: Day;
};

const WORK_SHOWN = 12;

export async function workList(
  d: Reader,
  reader: { readonly me: AccountId; readonly communes: readonly string[] | null },
  filter: WorkFilter,
): Promise<{ lines: CaseLine[]; more: boolean }> {
  const mine = eq(caseLines.assignedTo, reader.me);
  const nobodys = isNull(caseLines.assignedTo);
  const lines = d
    .select()
    .from(caseLines)
    .where(
      and(
        inArray(caseLines.state, [...filter.states]),
        filter.assigned === 'me' ? mine : undefined,
        filter.assigned === 'nobody' ? nobodys : undefined,
        filter.assigned === 'me-or-nobody' ? or(mine, nobodys) : undefined,
        filter.notProposedBy === undefined
          ? undefined
          : or(isNull(caseLines.proposedBy), ne(caseLines.proposedBy, filter.notProposedBy)),
        filter.dueBefore === undefined
          ? undefined
          : and(isNotNull(caseLines.dueOn), lt(caseLines.dueOn, filter.dueBefore)),
        filter.pieceExpiresBy === undefined
          ? undefined
          : inArray(caseLines.id, expiring(d, filter.pieceExpiresBy)),
        reader.communes ? inArray(caseLines.commune, [...reader.communes]) : undefined,
      ),
    )
    .orderBy(asc(sql`coalesce(${caseLines.dueOn}, ${LAST_DAY})`), asc(caseLines.id))
    .limit(WORK_SHOWN + 1)
    .all();
  return { lines: lines.slice(0, WORK_SHOWN), more: lines.length > WORK_SHOWN };
}

const expiring = (d: Reader, by: Day) =>
  d
    .select({ id: caseDocuments.caseId })
    .from(caseDocuments)
    .where(and(lte(caseDocuments.validUntil, by), inArray(caseDocuments.state, ['received', 'accepted'])));

/** Cases in each state, within the reader's communes: the counts beside the filters. */
export async function countByState(
  d: Reader,
  communes: readonly string[] | null,
): Promise<Readonly<Partial<Record<CaseState, number>>>> {
  const rows = d
    .select({ state: caseLines.state, n: sql<number>`count(*)` })
    .from(caseLines)
    .where(communes ? inArray(caseLines.commune, [...communes]) : gt(caseLines.id, 0 as never))
    .groupBy(caseLines.state)
    .all();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
