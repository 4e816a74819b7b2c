import { and, asc, desc, eq, gt, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { units } from '../unit-table.ts';
import type { Cursor, PageWanted, RegisterFilter, RegisterOrder, RegisterSort } from './register-filter.ts';
import { communesWithin, type Scope, vacancyCondition } from './unit-filter-store.ts';

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

/** The index to walk, and what the filter says of its columns: homes that it passes over cost nothing. */
export type Walk = { readonly index: string; readonly near: SQL | undefined };

export function walkFor({ by }: RegisterOrder, filter: RegisterFilter, scope: Scope): Walk {
  if (by === 'vacancy') return walkByVacancy(filter, scope);
  const near = {
    area: and(
      filter.areaFrom === null ? undefined : gte(units.livingArea, filter.areaFrom),
      filter.areaTo === null ? undefined : lte(units.livingArea, filter.areaTo),
    ),
    priority: filter.priorityFrom === null ? undefined : gte(units.priority, filter.priorityFrom),
    owner: undefined,
    commune: undefined,
    class: undefined,
    contact: undefined,
  }[by];
  return { index: ORDERS[by].index, near };
}

/** In the usual order, along the index of a filter which asks for one value. */
function walkByVacancy(filter: RegisterFilter, scope: Scope): Walk {
  const long = vacancyCondition(filter, scope.today);
  const [commune, ...others] = communesWithin(filter.communes, scope.within) ?? [];
  const [status, ...more] = filter.statuses;
  if (commune !== undefined && others.length === 0)
    return { index: 'unit_commune', near: and(eq(units.commune, commune), long) };
  if (status !== undefined && more.length === 0)
    return { index: 'unit_status', near: and(eq(units.status, status), long) };
  if (filter.assigned !== null && filter.assigned !== 'nobody')
    return { index: 'unit_assigned_to', near: and(eq(units.assignedTo, filter.assigned), long) };
  return { index: ORDERS.vacancy.index, near: long };
}

/** Whether an order is read towards smaller values. */
export const isDown = ({ descending }: RegisterOrder, backwards: boolean): boolean =>
  descending !== backwards;

/**
 * What a walk reads beyond a place. Homes that share its value are read apart (`ties`): SQLite seeks on the value alone
 * when both are compared at once, and would pass by all that share it, a million of them in the largest commune.
 */
export function beyond(
  by: RegisterSort,
  down: boolean,
  place: Cursor | null,
  ties: boolean,
): { readonly where: SQL | undefined; readonly by: SQL } {
  const { column } = ORDERS[by];
  const direction = down ? desc : asc;
  const order = sql`${direction(column)}, ${direction(units.id)}`;
  if (place === null) return { where: undefined, by: order };
  const further = down ? lt : gt;
  const where = ties
    ? sql`${column} = ${place.value} AND ${further(units.id, place.id as never)}`
    : sql`${column} ${down ? sql`<` : sql`>`} ${place.value}`;
  return { where, by: order };
}

/** Both parts at once of the rows (`id`, `value`) that were gathered: those beyond a place, in the same order. */
export function readAll(order: RegisterOrder, wanted: PageWanted): { where: SQL; by: SQL } {
  const backwards = wanted?.side === 'before';
  const down = isDown(order, backwards);
  const ids = sql`iif(value IS NULL, ${backwards ? sql`-id` : sql`id`}, ${down ? sql`-id` : sql`id`})`;
  const by = sql`value IS NULL${backwards ? sql` DESC` : sql``}, value${down ? sql` DESC` : sql``}, ${ids}`;
  if (wanted === null) return { where: sql`1`, by };
  const { value, id } = wanted.cursor;
  if (value === null) {
    const further = sql`(value IS NULL AND id ${backwards ? sql`<` : sql`>`} ${id})`;
    return { where: backwards ? sql`(value IS NOT NULL OR ${further})` : further, by };
  }
  const further = sql`(value, id) ${down ? sql`<` : sql`>`} (${value}, ${id})`;
  return { where: backwards ? further : sql`(value IS NULL OR ${further})`, by };
}
