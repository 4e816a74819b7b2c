import type { Context } from '../context.ts';
import { dayOf } from '../shared/dates.ts';
import { latestVintage } from './import-store.ts';
import type { PageWanted, RegisterFilter, RegisterOrder } from './register-filter.ts';
import type { Scope } from './unit-filter-store.ts';
import {
  countUnits,
  isBroad,
  listUnits,
  mapPoints,
  type UnitPage,
  type UnitPoint,
} from './unit-list-store.ts';
import { hasUnits } from './unit-store.ts';

export const PAGE_SIZE = 50;
/** Counted no further: "plus de 10 000". */
export const MOST_COUNTED = 10_000;
/** More points than this help nobody read a map. */
export const MOST_POINTS = 5000;

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
  const count = await countUnits(read, filter, scope, MOST_COUNTED + 1);
  return {
    page: await listUnits(read, filter, scope, order, wanted, PAGE_SIZE),
    count: Math.min(count, MOST_COUNTED),
    capped: count > MOST_COUNTED,
    broad: await isBroad(read, filter.text),
    empty: count === 0 && !(await hasUnits(read)),
  };
}

export async function seeMap(
  ctx: Context,
  filter: RegisterFilter,
): Promise<{ points: readonly UnitPoint[]; more: boolean }> {
  const points = await mapPoints(ctx.db.read, filter, await scopeOf(ctx), MOST_POINTS + 1);
  return { points: points.slice(0, MOST_POINTS), more: points.length > MOST_POINTS };
}
