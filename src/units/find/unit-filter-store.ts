import { and, eq, gt, gte, isNotNull, isNull, lt, lte, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { PHASES } from '../../cases/case-phases.ts';
import { within } from '../../db/geo-box.ts';
import type { Day } from '../../shared/dates.ts';
import { unitPerimeters } from '../perimeter-table.ts';
import { units } from '../unit-table.ts';
import { type RegisterFilter, startRange } from './register-filter.ts';

/** What a filter means today, for whom. */
export type Scope = {
  readonly today: Day;
  /** INSEE codes the person may see; null = the whole programme. */
  readonly within: readonly string[] | null;
  /** Vintage of the latest file applied; null before the first. */
  readonly latestVintage: number | null;
};

/** A search that finds more than this is asked to be made more precise: only so many are filtered and sorted. */
export const MOST_FOUND = 3000;

/** The rows a filter lets through, as one condition on each of them; the search apart, which only an index can tell. */
export function allowedBy(filter: RegisterFilter, scope: Scope): SQL | undefined {
  return and(
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
    followed(filter),
    filter.roomsFrom === null ? undefined : gte(units.rooms, filter.roomsFrom),
    filter.roomsTo === null ? undefined : lte(units.rooms, filter.roomsTo),
    filter.priorityFrom === null ? undefined : gte(units.priority, filter.priorityFrom),
    ticked(filter),
    filter.source === null ? undefined : eq(units.source, filter.source),
    filter.vintage === null ? undefined : eq(units.lastVintage, filter.vintage),
    placed(filter),
  );
}

/** Where it stands: part of the map, building, perimeter. */
function placed(filter: RegisterFilter): SQL | undefined {
  return and(
    filter.box === null ? undefined : within(units.longitude, units.latitude, filter.box),
    filter.building === null ? undefined : eq(units.buildingId, filter.building),
    filter.together ? eq(units.vacantTogether, true) : undefined,
    filter.perimeter === null
      ? undefined
      : sql`EXISTS (SELECT 1 FROM ${unitPerimeters} p WHERE p.perimeter_id = ${filter.perimeter} AND p.unit_id = ${units}.id)`,
  );
}

/** A condition on each row and never the way to it (hence the plus): the ids themselves are gathered. */
const ticked = ({ ids }: RegisterFilter): SQL | undefined =>
  ids.length === 0 ? undefined : sql`+${units.id} IN ${[...ids]}`;

/** How the unit is used, followed and its owner reached. */
function followed(filter: RegisterFilter): SQL | undefined {
  return and(
    filter.substatus === null ? undefined : eq(units.substatus, filter.substatus),
    filter.occupancy === null ? undefined : eq(units.occupancy, filter.occupancy),
    filter.evidence === null
      ? undefined
      : (filter.evidence === 'audited' ? isNotNull : isNull)(units.auditedClass),
    filter.contact === null ? undefined : eq(units.contactState, filter.contact),
    filter.heldBack === null ? undefined : eq(units.heldBack, filter.heldBack === 'yes'),
    filter.shared ? eq(units.sharedOwner, true) : undefined,
    phaseCondition(filter.phase),
  );
}

function phaseCondition(phase: RegisterFilter['phase']): SQL | undefined {
  if (phase === null) return undefined;
  if (phase === 'none') return isNull(units.caseState);
  return phase === 'any' ? isNotNull(units.caseState) : oneOf(units.caseState, PHASES[phase]);
}

/** One value is an equality, which an index can be walked behind. */
function oneOf(column: SQLWrapper, values: readonly string[]): SQL | undefined {
  if (values.length === 0) return undefined;
  return values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} IN ${[...values]}`;
}

/** Communes that are asked for and may be seen; null for all. */
export function communesWithin(
  communes: readonly string[],
  within: readonly string[] | null,
): readonly string[] | null {
  if (within === null) return communes.length === 0 ? null : communes;
  return communes.length === 0 ? within : communes.filter((code) => within.includes(code));
}

function inTerritory(communes: readonly string[], within: readonly string[] | null): SQL | undefined {
  const asked = communesWithin(communes, within);
  if (asked === null) return undefined;
  return asked.length === 0 ? sql`0` : oneOf(units.commune, asked);
}

/** How long vacant, as a condition on the start of it. */
export function vacancyCondition({ vacancy }: RegisterFilter, today: Day): SQL | undefined {
  if (vacancy === null) return undefined;
  const range = startRange(vacancy, today);
  if (range === null) return isNull(units.vacantSince);
  return and(
    isNotNull(units.vacantSince),
    range.after === null ? undefined : gt(units.vacantSince, range.after),
    range.until === null ? undefined : lte(units.vacantSince, range.until),
  );
}

function classCondition(classes: RegisterFilter['classes']): SQL | undefined {
  if (classes.length === 0) return undefined;
  return sql`coalesce(${units.knownClass}, 'unknown') IN ${[...classes]}`;
}

function assignedCondition(assigned: RegisterFilter['assigned']): SQL | undefined {
  if (assigned === null) return undefined;
  return assigned === 'nobody' ? isNull(units.assignedTo) : eq(units.assignedTo, assigned);
}

const absentCondition = (latestVintage: number | null): SQL | undefined =>
  latestVintage === null
    ? sql`0`
    : and(isNotNull(units.vacantSince), eq(units.source, 'lovac'), lt(units.lastVintage, latestVintage));
