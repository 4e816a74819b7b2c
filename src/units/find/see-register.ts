import type { Context } from '../../context.ts';
import { dayOf } from '../../shared/dates.ts';
import type { GeoBox } from '../../shared/geo.ts';
import type { BuildingId } from '../../shared/ids.ts';
import { type BuildingSeen, buildingsSeen } from '../building/building-store.ts';
import { latestVintage } from '../import/import-store.ts';
import { hasUnits } from '../unit-store.ts';
import type { Outline } from './perimeter.ts';
import { perimetersAcross } from './perimeter-store.ts';
import type { PageWanted, RegisterFilter, RegisterOrder } from './register-filter.ts';
import type { Scope } from './unit-filter-store.ts';
import { listAndCount, type UnitLine, type UnitPage } from './unit-list-store.ts';
import { mapOf, type SeenMap } from './unit-map-store.ts';

export const PAGE_SIZE = 50;
/** Counted no further: "plus de 10 000". */
export const MOST_COUNTED = 10_000;

/** What the person in front of the screen may see, today. */
export async function scopeOf({ actor, clock, db }: Context): Promise<Scope> {
  return {
    today: dayOf(clock()),
    within: actor.kind === 'staff' ? actor.territory : [],
    latestVintage: await latestVintage(db.read),
  };
}

export type SeenRegister = {
  readonly page: UnitPage;
  readonly count: number;
  readonly capped: boolean;
  readonly broad: boolean;
  /** Buildings of its lines and the one asked for, within the reader’s communes. */
  readonly buildings: ReadonlyMap<BuildingId, BuildingSeen>;
  /** Nothing at all has been imported yet. */
  readonly empty: boolean;
};

export async function seeRegister(
  ctx: Context,
  filter: RegisterFilter,
  order: RegisterOrder,
  wanted: PageWanted,
): Promise<SeenRegister> {
  const { read } = ctx.db;
  const scope = await scopeOf(ctx);
  const { page, count, more, broad } = await listAndCount(read, filter, scope, order, wanted, {
    size: PAGE_SIZE,
    most: MOST_COUNTED,
  });
  const buildings = await buildingsBeside(ctx, filter, page.lines);
  return { page, count, capped: more, broad, buildings, empty: count === 0 && !(await hasUnits(read)) };
}

async function buildingsBeside(
  { db, actor }: Context,
  { building }: RegisterFilter,
  lines: readonly UnitLine[],
): Promise<SeenRegister['buildings']> {
  const asked = new Set([building, ...lines.map(({ buildingId }) => buildingId)].filter((id) => id !== null));
  const seen = await buildingsSeen(db.read, [...asked]);
  const within = actor.kind === 'staff' ? actor.territory : [];
  return new Map([...seen].filter(([, { commune }]) => within === null || within.includes(commune)));
}

/** More outlines than these hide the map they are drawn on. */
const MOST_OUTLINES = 60;

/** The perimeters that the part of the map which is looked at crosses. */
export const seeOutlines = (ctx: Context, view: GeoBox | null): Promise<Outline[]> =>
  perimetersAcross(ctx.db.read, view, MOST_OUTLINES);

/** The map of a filter, in the part of it that is looked at. */
export async function seeMap(ctx: Context, filter: RegisterFilter, view: GeoBox | null): Promise<SeenMap> {
  return mapOf(ctx.db.read, filter, await scopeOf(ctx), view);
}
