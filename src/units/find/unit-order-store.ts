import { and, asc, desc, gt, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { units } from '../unit-table.ts';
import type { Cursor, PageWanted, RegisterFilter, RegisterOrder, RegisterSort } from './register-filter.ts';

/** Column and index of each order. */
export const ORDERS = {
  vacancy: { column: units.vacantSince, index: 'unit_vacant_since' },
  owner: { column: units.ownerName, index: 'unit_owner_name' },
  commune: { column: units.commune, index: 'unit_commune_alone' },
  area: { column: units.livingArea, index: 'unit_living_area' },
  class: { column: units.knownClass, index: 'unit_known_class' },
  contact: { column: units.contactedAt, index: 'unit_contacted_at' },
  priority: { column: units.priority, index: 'unit_priority' },
} as const satisfies Record<RegisterSort, { column: SQLiteColumn; index: string }>;

/** The table read along an index and no other way: a sort of everything is refused rather than slow. */
export const along = (index: string): SQL => sql`unit INDEXED BY ${sql.identifier(index)}`;

/** The index to walk: in the usual order, that of a filter which asks for one value. */
export function indexFor({ by }: RegisterOrder, filter: RegisterFilter, communes: readonly string[]): string {
  if (by !== 'vacancy') return ORDERS[by].index;
  if (communes.length === 1) return 'unit_commune';
  if (filter.statuses.length === 1) return 'unit_status';
  if (filter.assigned !== null && filter.assigned !== 'nobody') return 'unit_assigned_to';
  return ORDERS.vacancy.index;
}

/**
 * Units with a value, in its order, or those without one, by id: each is read along the index from a place. Those that
 * share the place's value are a part of their own: SQLite seeks on the value alone when both are compared at once, and
 * would pass by all that share it, a million of them in the largest commune.
 */
export type Part = { readonly valued: boolean; readonly from: Cursor | null; readonly ties?: true };

export function partsFrom(
  cursor: Cursor | null,
  backwards: boolean,
  filter: RegisterFilter,
  by: RegisterSort,
): Part[] {
  const inOrder = backwards ? [false, true] : [true, false];
  const possible = (part: Part): boolean => valuesOf(filter, by) !== (part.valued ? 'none' : 'all');
  if (cursor === null) return inOrder.map((valued) => ({ valued, from: null })).filter(possible);
  const startsValued = cursor.value !== null;
  const rest = { valued: startsValued, from: cursor };
  const first: Part[] = startsValued ? [{ ...rest, ties: true }, rest] : [rest];
  const parts = startsValued === inOrder[0] ? [...first, { valued: !startsValued, from: null }] : first;
  return parts.filter(possible);
}

/** Whether the filter keeps only units with a value to sort on, or only those without: the others are not walked. */
const valuesOf = (filter: RegisterFilter, by: RegisterSort): Valued => VALUES[by](filter);
type Valued = 'all' | 'none' | 'some';

const VALUES: Readonly<Record<RegisterSort, (filter: RegisterFilter) => Valued>> = {
  commune: () => 'all',
  owner: () => 'some',
  vacancy: ({ vacancy, absent }) =>
    vacancy === 'ended' ? 'none' : vacancy !== null || absent ? 'all' : 'some',
  area: ({ areaFrom, areaTo }) => (areaFrom === null && areaTo === null ? 'some' : 'all'),
  class: ({ classes }) => {
    if (classes.length === 0) return 'some';
    if (!classes.includes('unknown')) return 'all';
    return classes.length === 1 ? 'none' : 'some';
  },
  priority: ({ priorityFrom, vacancy }) =>
    priorityFrom !== null ? 'all' : vacancy === 'ended' ? 'none' : 'some',
  contact: ({ contact }) => (contact === null ? 'some' : contact === 'never' ? 'none' : 'all'),
};

export function readPart(
  { valued, from, ties }: Part,
  { by, descending }: RegisterOrder,
  backwards: boolean,
): { where: SQL | undefined; by: SQL[] } {
  const { column } = ORDERS[by];
  if (!valued) {
    const beyond = backwards ? lt : gt;
    const where = and(isNull(column), from === null ? undefined : beyond(units.id, from.id as never));
    return { where, by: [backwards ? desc(units.id) : asc(units.id)] };
  }
  const down = descending !== backwards;
  const sign = down ? sql`<` : sql`>`;
  const same = from && ties ? sql`${column} = ${from.value} AND ${units.id} ${sign} ${from.id}` : undefined;
  const beyond = from && !ties ? sql`${column} ${sign} ${from.value}` : same;
  const direction = down ? desc : asc;
  // A commune is always known, and saying so again would hide the equality from the planner.
  const known = by === 'commune' ? undefined : isNotNull(column);
  return { where: and(known, beyond), by: [direction(column), direction(units.id)] };
}

/** Both parts at once of the rows (`id`, `value`) that were gathered: those beyond a place, in the same order. */
export function readAll({ descending }: RegisterOrder, wanted: PageWanted): { where: SQL; by: SQL } {
  const backwards = wanted?.side === 'before';
  const down = descending !== backwards;
  const ids = sql`iif(value IS NULL, ${backwards ? sql`-id` : sql`id`}, ${down ? sql`-id` : sql`id`})`;
  const by = sql`value IS NULL${backwards ? sql` DESC` : sql``}, value${down ? sql` DESC` : sql``}, ${ids}`;
  if (wanted === null) return { where: sql`1`, by };
  const { value, id } = wanted.cursor;
  if (value === null) {
    const beyond = sql`(value IS NULL AND id ${backwards ? sql`<` : sql`>`} ${id})`;
    return { where: backwards ? sql`(value IS NOT NULL OR ${beyond})` : beyond, by };
  }
  const beyond = sql`(value, id) ${down ? sql`<` : sql`>`} (${value}, ${id})`;
  return { where: backwards ? beyond : sql`(value IS NULL OR ${beyond})`, by };
}

/** The classes asked, as the span of the index that holds them. */
export function classSpan(filter: RegisterFilter, by: RegisterSort): SQL | undefined {
  const known = filter.classes.filter((label) => label !== 'unknown').toSorted();
  if (by !== 'class' || known.length === 0 || known.length < filter.classes.length) return undefined;
  return sql`${units.knownClass} BETWEEN ${known[0]} AND ${known.at(-1)}`;
}
