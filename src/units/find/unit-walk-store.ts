import { and, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import { common, has, type IdSet, idsIn, sizeOf, sizeOfCommon, someIdsIn } from '../../shared/id-set.ts';
import { units } from '../unit-table.ts';
import { inSpan, isOne, type Span, spansBeyond } from './order-spans-store.ts';
import type { Cursor, PageWanted, RegisterFilter, RegisterOrder } from './register-filter.ts';
import { amongst, type Candidates } from './unit-candidates-store.ts';
import { allowedBy, type Scope } from './unit-filter-store.ts';
import { along, beyond, isDown, ORDERS, readAll, type Walk, walkFor } from './unit-order-store.ts';
import { homesBearing } from './word-sets-store.ts';

export type PageAsked = {
  readonly filter: RegisterFilter;
  readonly scope: Scope;
  readonly order: RegisterOrder;
  readonly wanted: PageWanted;
  /** Ids read, one more than a page holds. */
  readonly most: number;
};

/** Each unit is looked up once: those that meet the filter are counted, and those of the page sorted out, in one reading. */
export function sortedAmongst(
  d: Reader,
  ids: readonly number[],
  { filter, scope, order, wanted, most }: PageAsked,
): { readonly ids: readonly number[]; readonly met: number | null } {
  const { column } = ORDERS[order.by];
  const allowed = allowedBy(filter, scope);
  const { where, by } = readAll(order, wanted);
  const found = d.all<{ id: number; met: number }>(
    sql`WITH met AS MATERIALIZED (SELECT unit.id AS id, ${column} AS value FROM ${amongst(ids)} WHERE ${allowed ?? sql`1`})
      SELECT id, (SELECT count(*) FROM met) AS met FROM met WHERE ${where} ORDER BY ${by} LIMIT ${most}`,
  );
  // Nobody on the page tells nothing of the others.
  return { ids: found.map(({ id }) => id), met: found[0]?.met ?? (wanted === null ? 0 : null) };
}

/**
 * Ids of a page in the order in which they are read, span after span of it. How many of the homes wanted a span holds is
 * known: none are passed over, few are looked up, and many stand close together along the index.
 */
export function idsWalkedTo(
  d: Reader,
  { homes, unsure }: Extract<Candidates, { kind: 'set' }>,
  asked: PageAsked,
  few: number,
): number[] {
  const { filter, scope, order, wanted, most } = asked;
  const backwards = wanted?.side === 'before';
  const cursor = wanted?.cursor ?? null;
  const walk = walkFor(order, filter, scope);
  const surely = confirming(d, unsure, allowedBy(filter, scope));
  const ids: number[] = [];
  for (const span of spansBeyond(d, order, backwards, cursor, asked)) {
    const [bearing] = homesBearing(d, [[span.word]]) as [IdSet];
    const count = sizeOfCommon(homes, bearing);
    if (count === 0) continue;
    const held = common(homes, bearing);
    const left = most - ids.length;
    const from = { cursor, order, backwards };
    if (count <= few) ids.push(...sortedAmongst(d, someIdsIn(held, few), { ...asked, most: left }).ids);
    else if (isOne(span)) ids.push(...taken(sharing(held, span.only, from), left, surely));
    else {
      const spread = sizeOf(bearing) / count;
      ids.push(...taken(walked(d, walk, span, held, { ...from, atOnce: left * spread }), left, surely));
    }
    if (ids.length >= most) break;
  }
  return ids;
}

type From = { readonly cursor: Cursor | null; readonly order: RegisterOrder; readonly backwards: boolean };

/** Homes of one value, or without one, are in the order of their ids. */
function* sharing(held: IdSet, value: Span['only'], { cursor, order, backwards }: From): Generator<number[]> {
  const down = value === null ? backwards : isDown(order, backwards);
  const starts = cursor !== null && cursor.value === value;
  const from = starts ? cursor.id + (down ? -1 : 1) : null;
  let handful: number[] = [];
  for (const id of idsIn(held, from, down)) {
    handful.push(id);
    if (handful.length < HANDFUL) continue;
    yield handful;
    handful = [];
  }
  yield handful;
}

const HANDFUL = 100;
const [FEWEST_AT_ONCE, MOST_AT_ONCE] = [100, 5000];

/** Homes wanted along the index from a place on, several hands full of it at once. */
function* walked(
  d: Reader,
  { index, near }: Walk,
  span: Span,
  held: IdSet,
  { cursor, order, backwards, atOnce }: From & { readonly atOnce: number },
): Generator<number[]> {
  const { column } = ORDERS[order.by];
  const down = isDown(order, backwards);
  const most = Math.ceil(Math.min(MOST_AT_ONCE, Math.max(FEWEST_AT_ONCE, atOnce)));
  const read = (place: Cursor | null, ties: boolean): Cursor[] => {
    const { where, by } = beyond(order.by, down, place, ties);
    return d.all<Cursor>(
      sql`SELECT ${units.id} AS id, ${column} AS value FROM ${along(index)} WHERE ${and(near, inSpan(span, order.by), where)} ORDER BY ${by} LIMIT ${most}`,
    );
  };
  let place = cursor !== null && cursor.value !== null ? cursor : null;
  let ties = place !== null;
  for (;;) {
    const met = read(place, ties);
    yield met.filter(({ id }) => has(held, id)).map(({ id }) => id);
    const last = met.at(-1);
    if (met.length < most && !ties) return;
    // What shares the last value comes first, then what lies beyond it.
    ties = met.length === most;
    place = last ?? place;
  }
}

/** The ids met, in handfuls, without those that turn out not to meet the filter, until there are enough. */
function taken(handfuls: Iterable<number[]>, most: number, surely: (ids: number[]) => number[]): number[] {
  const ids: number[] = [];
  for (const handful of handfuls) {
    ids.push(...surely(handful));
    if (ids.length >= most) break;
  }
  return ids.slice(0, most);
}

/** Looks at the homes of which words do not tell whether they meet a filter, and leaves out those that do not. */
function confirming(d: Reader, unsure: IdSet | null, allowed: SQL | undefined): (ids: number[]) => number[] {
  return (ids) => {
    const doubtful = unsure === null ? [] : ids.filter((id) => has(unsure, id));
    if (doubtful.length === 0) return ids;
    const confirmed = sql`SELECT unit.id AS id FROM ${amongst(doubtful)} WHERE ${allowed ?? sql`1`}`;
    const met = new Set(d.all<{ id: number }>(confirmed).map(({ id }) => id));
    return ids.filter((id) => unsure === null || !has(unsure, id) || met.has(id));
  };
}
