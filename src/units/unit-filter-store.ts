import { and, eq, gt, gte, isNotNull, isNull, lt, lte, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { insideBox } from '../db/geo-box.ts';
import { foundBySearch, searchQuery } from '../db/search.ts';
import type { Day } from '../shared/dates.ts';
import { type RegisterFilter, startRange } from './register-filter.ts';
import { units } from './unit-table.ts';

/** What a filter means today, for whom. */
export type Scope = {
  readonly today: Day;
  /** INSEE codes the person may see; null = the whole programme. */
  readonly within: readonly string[] | null;
  /** Vintage of the latest file applied; null before the first. */
  readonly latestVintage: number | null;
};

/** A search that finds more than this is asked to be made more precise: only so many are filtered and sorted. */
export const MOST_FOUND = 10_000;

/** The rows a filter lets through, as one condition. */
export function allowedBy(filter: RegisterFilter, scope: Scope): SQL | undefined {
  const query = searchQuery(filter.text);
  return and(
    query === null ? undefined : foundBySearch(units.id, query, MOST_FOUND),
    filter.box === null ? undefined : insideBox(units.id, filter.box),
    inTerritory(filter.communes, scope.within),
    oneOf(units.status, filter.statuses),
    vacancyCondition(filter, scope.today),
    filter.kind === null ? undefined : eq(units.kind, filter.kind),
    classCondition(filter.classes),
    filter.ownerKind === null ? undefined : eq(units.ownerKind, filter.ownerKind),
    assignedCondition(filter.assigned),
    filter.reason === null
      ? undefined
      : sql`EXISTS (SELECT 1 FROM json_each(${units.reasons}) WHERE value = ${filter.reason})`,
    filter.builtFrom === null ? undefined : gte(units.yearBuilt, filter.builtFrom),
    filter.builtTo === null ? undefined : lte(units.yearBuilt, filter.builtTo),
    filter.areaFrom === null ? undefined : gte(units.livingArea, filter.areaFrom),
    filter.areaTo === null ? undefined : lte(units.livingArea, filter.areaTo),
    filter.absent ? absentCondition(scope.latestVintage) : undefined,
  );
}

const oneOf = (column: SQLWrapper, values: readonly string[]): SQL | undefined =>
  values.length === 0 ? undefined : sql`${column} IN ${[...values]}`;

function inTerritory(communes: readonly string[], within: readonly string[] | null): SQL | undefined {
  if (within === null) return oneOf(units.commune, communes);
  const asked = communes.length === 0 ? within : communes.filter((code) => within.includes(code));
  return asked.length === 0 ? sql`0` : oneOf(units.commune, asked);
}

function vacancyCondition({ vacancy }: RegisterFilter, today: Day): SQL | undefined {
  if (vacancy === null) return undefined;
  const range = startRange(vacancy, today);
  if (range === null) return isNull(units.vacantSince);
  return and(
    isNotNull(units.vacantSince),
    range.after === null ? undefined : gt(units.vacantSince, range.after),
    range.until === null ? undefined : lte(units.vacantSince, range.until),
  );
}

/** As `knownClass` (unit.ts) chooses. */
const classInOrder = sql`coalesce(${units.auditedClass}, ${units.estimatedClass}, ${units.declaredClass})`;
function classCondition(classes: RegisterFilter['classes']): SQL | undefined {
  if (classes.length === 0) return undefined;
  return sql`coalesce(${classInOrder}, 'unknown') IN ${[...classes]}`;
}

function assignedCondition(assigned: RegisterFilter['assigned']): SQL | undefined {
  if (assigned === null) return undefined;
  return assigned === 'nobody' ? isNull(units.assignedTo) : eq(units.assignedTo, assigned);
}

const absentCondition = (latestVintage: number | null): SQL | undefined =>
  latestVintage === null
    ? sql`0`
    : and(isNotNull(units.vacantSince), eq(units.source, 'lovac'), lt(units.lastVintage, latestVintage));
