import { gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { idsBySearch, searchQuery } from '../../db/search.ts';
import type { Day } from '../../shared/dates.ts';
import type { AccountId, CaseId } from '../../shared/ids.ts';
import type { CaseState } from '../case-states.ts';
import type { CaseLine } from '../case-store.ts';
import { DUE_OR_LAST, LAST_DAY } from '../case-table.ts';
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
  /** Colleagues for whom the reader stands in: their cases are seen wherever they are. */
  readonly covered: readonly AccountId[];
};

/** A place in an order: the value and the identifier of the last line seen. */
export type Cursor = { readonly value: string; readonly id: number };

const PAGE = 50;
const COUNT_UP_TO = 10_000;
/** Homes that the register's index may bring to a search of cases. */
const MOST_UNITS = 1000;
/** Up to so many cases found by words are looked up one by one; beyond, the order's index is walked past the others. */
const FEW = 500;

/** What each order sorts on, with the index that holds it and all that a filter reads. Ties go by identifier, in the same direction. */
const ORDERS: Record<
  CaseOrder,
  { key: SQL; index: string; descending: boolean; of: (line: CaseLine) => string }
> = {
  recent: { key: sql`state_since`, index: 'case_by_since', descending: true, of: (line) => line.stateSince },
  oldest: { key: sql`state_since`, index: 'case_by_since', descending: false, of: (line) => line.stateSince },
  due: { key: DUE_OR_LAST, index: 'case_by_due', descending: false, of: (line) => line.dueOn ?? LAST_DAY },
  'due-last': {
    key: DUE_OR_LAST,
    index: 'case_by_due',
    descending: true,
    of: (line) => line.dueOn ?? LAST_DAY,
  },
  ref: { key: sql`ref`, index: 'case_by_ref', descending: false, of: (line) => line.ref ?? '' },
  'ref-last': { key: sql`ref`, index: 'case_by_ref', descending: true, of: (line) => line.ref ?? '' },
};

/** Cases found by words: few enough to be looked up by themselves, or the condition that tells them while others are passed. */
type Found = { readonly ids: readonly CaseId[] } | { readonly among: SQL };

/**
 * By the words of the case (reference, owner, address and identifiers of the dwelling), or by those the register knows
 * of the dwelling (commune, every holder of rights). Each word is the beginning of one; accents do not count.
 */
function found(d: Reader, search: string): Found {
  const query = searchQuery(search);
  if (query === null) return { ids: [] };
  const byUnit = idsBySearch(query, MOST_UNITS);
  const some = idsBySearch(query, FEW + 1, 'case_search');
  const ids = d
    .all<{ id: CaseId }>(
      sql`SELECT id FROM (${some}) UNION SELECT id FROM case_file INDEXED BY case_unit WHERE unit_id IN (${byUnit}) LIMIT ${FEW + 1}`,
    )
    .map(({ id }) => id);
  if (ids.length <= FEW) return { ids };
  const byCase = idsBySearch(query, COUNT_UP_TO + 1, 'case_search');
  return { among: sql`(id IN (${byCase}) OR unit_id IN (${byUnit}))` };
}

/** What a filter keeps, in columns that every index of the list holds. */
function matching({ states, assigned, communes, me, covered }: CaseFilter): SQL {
  const all = [
    states ? sql`state IN ${[...states]}` : sql`state <> 'draft'`,
    assigned === 'nobody' ? sql`assigned_to IS NULL` : undefined,
    assigned === 'me' ? sql`assigned_to = ${me}` : undefined,
    typeof assigned === 'number' ? sql`assigned_to = ${assigned}` : undefined,
    within(communes, covered),
  ];
  return sql.join(
    all.filter((one) => one !== undefined),
    sql` AND `,
  );
}

/** The reader's communes, and the cases of those for whom they stand in. */
const within = (communes: readonly string[] | null, covered: readonly AccountId[]): SQL | undefined => {
  if (!communes) return undefined;
  if (covered.length === 0) return inCommunes(communes);
  return sql`(${inCommunes(communes)} OR assigned_to IN ${[...covered]})`;
};

const inCommunes = (communes: readonly string[]): SQL =>
  communes.length === 0
    ? sql`0`
    : sql`EXISTS (SELECT 1 FROM unit WHERE unit.id = unit_id AND unit.commune IN ${[...communes]})`;

/** The narrow copy of all cases, or the few found by words: where a filter with words looks, and counts. */
const narrow = (words: Found | null): SQL =>
  words && 'ids' in words
    ? sql`case_file INDEXED BY case_narrow WHERE id IN (SELECT value FROM json_each(${JSON.stringify(words.ids)}))`
    : sql`case_file INDEXED BY case_narrow WHERE ${words ? words.among : sql`1`}`;

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
  const { of } = ORDERS[order];
  const backwards = before !== null;
  const ids = pageIds(d, filter, order, { from: before ?? after, backwards });
  const more = ids.length > PAGE;
  const kept = linesOf(d, ids.slice(0, PAGE));
  const lines = backwards ? kept.toReversed() : kept;
  const cursor = (line: CaseLine | undefined): Cursor | null =>
    line ? { value: of(line), id: line.id } : null;
  return {
    lines,
    next: (backwards ? before !== null : more) ? cursor(lines.at(-1)) : null,
    previous: (backwards ? more : after !== null) ? cursor(lines[0]) : null,
  };
}

/**
 * The identifiers of a page and one more. A row of `case_file` carries its frozen calculation, which is long: filters and
 * orders are read in narrow indexes alone, and only the lines shown are opened.
 */
function pageIds(
  d: Reader,
  filter: CaseFilter,
  order: CaseOrder,
  { from, backwards }: { readonly from: Cursor | null; readonly backwards: boolean },
): CaseId[] {
  const { key, index, descending } = ORDERS[order];
  const falling = descending !== backwards;
  const words = filter.search ? found(d, filter.search) : null;
  const source =
    words && 'ids' in words
      ? narrow(words)
      : sql`case_file INDEXED BY ${sql.identifier(index)} WHERE ${words ? words.among : sql`1`}`;
  const beyond = from
    ? sql` AND (${key}, id) ${falling ? sql`<` : sql`>`} (${from.value}, ${from.id})`
    : sql``;
  const direction = falling ? sql`DESC` : sql`ASC`;
  return d
    .all<{ id: CaseId }>(
      sql`SELECT id FROM ${source} AND ${matching(filter)}${beyond} ORDER BY ${key} ${direction}, id ${direction} LIMIT ${PAGE + 1}`,
    )
    .map(({ id }) => id);
}

/** The lines of these cases, in the order given. */
function linesOf(d: Reader, ids: readonly CaseId[]): CaseLine[] {
  if (ids.length === 0) return [];
  const lines = d
    .select()
    .from(caseLines)
    .where(inArray(caseLines.id, [...ids]))
    .all();
  const byId = new Map(lines.map((line) => [line.id, line]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many cases match, counted up to 10 000; more says so. */
export async function countCases(d: Reader, filter: CaseFilter): Promise<{ count: number; more: boolean }> {
  const words = filter.search ? found(d, filter.search) : null;
  const [counted] = d.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${narrow(words)} AND ${matching(filter)} LIMIT ${COUNT_UP_TO + 1})`,
  );
  const count = counted?.n ?? 0;
  return { count: Math.min(count, COUNT_UP_TO), more: count > COUNT_UP_TO };
}

/** One list of "my work today", that of absent colleagues included: the most pressing first. */
export type WorkFilter = {
  /** Null: whatever the state. */
  readonly states: readonly CaseState[] | null;
  readonly assigned?: 'me' | 'nobody' | 'me-or-nobody';
  /** Left out: cases this person proposed, which somebody else must check. */
  readonly notProposedBy?: AccountId;
  /** Only cases whose delay ended before that day. */
  readonly dueBefore?: Day;
  /** Only cases with a piece that stands and whose last day is at most that one. */
  readonly pieceExpiresBy?: Day;
  /** Only cases whose owner wrote last, which this person has not read. */
  readonly unreadBy?: AccountId;
};

/** Messages among which those not read are looked for, the latest of the office: what is older has been seen. */
const LATEST_MESSAGES = 1000;
const WORK_SHOWN = 12;

export type WorkList = { readonly lines: readonly CaseLine[]; readonly more: boolean };

/** These lists, in their order. The lines of all are read together: a person's day has ten lists. */
export async function workLists(
  d: Reader,
  reader: WorkReader,
  filters: readonly WorkFilter[],
): Promise<WorkList[]> {
  const found = filters.map((filter) => workIds(d, reader, filter));
  const shown = found.map((ids) => ids.slice(0, WORK_SHOWN));
  const lines = new Map(linesOf(d, [...new Set(shown.flat())]).map((line) => [line.id, line]));
  return shown.map((ids, index) => ({
    lines: ids.flatMap((id) => lines.get(id) ?? []),
    more: (found[index]?.length ?? 0) > WORK_SHOWN,
  }));
}

type WorkReader = Pick<CaseFilter, 'me' | 'covered' | 'communes'>;

function workIds(
  d: Reader,
  { me, covered, communes }: WorkReader,
  { states, assigned, notProposedBy, dueBefore, pieceExpiresBy, unreadBy }: WorkFilter,
): CaseId[] {
  const mine = covered.length === 0 ? sql`assigned_to = ${me}` : sql`assigned_to IN ${[me, ...covered]}`;
  const all = [
    states ? sql`state IN ${[...states]}` : sql`state <> 'draft'`,
    assigned === 'me' ? mine : undefined,
    assigned === 'nobody' ? sql`assigned_to IS NULL` : undefined,
    assigned === 'me-or-nobody' ? sql`(${mine} OR assigned_to IS NULL)` : undefined,
    notProposedBy === undefined ? undefined : sql`proposed_by IS NOT ${notProposedBy}`,
    dueBefore === undefined ? undefined : sql`due_on < ${dueBefore}`,
    pieceExpiresBy === undefined ? undefined : hasPieceUntil(pieceExpiresBy),
    within(communes, covered),
  ];
  const asked = sql.join(
    all.filter((one) => one !== undefined),
    sql` AND `,
  );
  const source =
    unreadBy === undefined
      ? sql`case_file INDEXED BY case_work WHERE`
      : sql`case_file WHERE id IN (${unread(unreadBy)}) AND`;
  return d
    .all<{ id: CaseId }>(
      sql`SELECT id FROM ${source} ${asked} ORDER BY ${DUE_OR_LAST}, id LIMIT ${WORK_SHOWN + 1}`,
    )
    .map(({ id }) => id);
}

/** Cases of which the last message shared with the owner is the owner's own, and newer than what that person has seen. */
const unread = (reader: AccountId) => sql`
  SELECT m.case_id FROM (SELECT id, case_id, author, audience FROM case_message ORDER BY id DESC LIMIT ${LATEST_MESSAGES}) m
  JOIN account a ON a.id = m.author AND a.kind = 'owner'
  WHERE m.audience = 'all'
    AND m.id > coalesce((SELECT last_message_id FROM message_seen s WHERE s.case_id = m.case_id AND s.account_id = ${reader}), 0)
    AND NOT EXISTS (SELECT 1 FROM case_message later WHERE later.case_id = m.case_id AND later.id > m.id AND later.audience = 'all')`;

/** Asked of each case of the list: nearly every piece of the cases that have ended is out of date too, and there are more each year. */
const hasPieceUntil = (
  by: Day,
): SQL => sql`EXISTS (SELECT 1 FROM case_document p INDEXED BY case_document_case
  WHERE p.case_id = case_file.id AND p.valid_until <= ${by} AND p.state IN ('received', 'accepted'))`;

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
