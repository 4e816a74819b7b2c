import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import type { UnitPanel } from '../unit-file/unit-panels.ts';
import { buildingPath, placeInBuildingPath, takeOutOfBuildingPath } from '../unit-life-paths.ts';
import type { Unit } from '../unit-store.ts';
import { type Building, countsOfBuilding, findBuilding, likelyBuildings } from './building-store.ts';

export type BuildingPanel = {
  readonly version: number;
  /** The building it stands in; null where none is known. */
  readonly building: {
    readonly title: string;
    readonly href: string;
    readonly text: string;
    readonly note: string;
  } | null;
  /** For who may edit. */
  readonly leave: string | null;
  readonly place: string | null;
  readonly likely: readonly { readonly value: string; readonly title: string; readonly text: string }[];
};

/** In which building a unit stands, and with how many others. */
export const buildingPanel: UnitPanel = async (ctx, unit) => {
  const { read } = ctx.db;
  const mayEdit = isAllowed(ctx.actor, 'units.edit');
  const found = unit.buildingId === null ? undefined : await findBuilding(read, unit.buildingId);
  const model: BuildingPanel = {
    version: unit.version,
    building: found
      ? {
          title: found.address,
          href: buildingPath({ building: found.id }),
          text: await countsText(ctx, found),
          note: found.note,
        }
      : null,
    leave: mayEdit && found ? takeOutOfBuildingPath({ unit: unit.id }) : null,
    place: mayEdit && !found ? placeInBuildingPath({ unit: unit.id }) : null,
    likely: mayEdit && !found ? await likely(ctx, unit) : [],
  };
  return { view: 'units/building-panel.njk', model };
};

async function likely(ctx: Context, unit: Unit): Promise<BuildingPanel['likely']> {
  const found = await likelyBuildings(ctx.db.read, unit);
  return Promise.all(
    found.map(async (building) => ({
      value: String(building.id),
      title: building.address,
      text: await countsText(ctx, building),
    })),
  );
}

/** “5 logements connus, 3 vacants”. */
export async function countsText({ db, locale }: Context, { id }: Building): Promise<string> {
  return translator(locale)('unitLife.building.counts', await countsOfBuilding(db.read, id));
}
