import type { Context } from '../../context.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { BuildingId, UnitId } from '../../shared/ids.ts';
import { changeUnitFacts } from '../unit-file/change-unit-facts.ts';
import { addBuildings, buildingsNamed, findBuilding } from './building-store.ts';
import { streetOf } from './recognise-buildings.ts';

/**
 * Says by hand in which building a unit stands: one the register knows, or a new one at its address. Files no longer
 * move it. @throws DomainError conflict, not-found, `unitLife.errors.buildingElsewhere`
 */
export async function placeInBuilding(
  ctx: Context,
  unitId: UnitId,
  version: number,
  wanted: BuildingId | 'new',
): Promise<void> {
  await changeUnitFacts(ctx, unitId, version, async (d, unit) => {
    const id = wanted === 'new' ? await ownBuilding() : wanted;
    const building = mustExist(await findBuilding(d, id), 'web.error.404.text');
    if (building.commune !== unit.commune) throw refused('unitLife.errors.buildingElsewhere');
    return {
      action: 'unit.placed-in-building',
      edited: ['buildingId'],
      changes: { buildingId: id },
      data: { building: { from: unit.buildingId, to: id } },
    };

    /** Of two people who ask at once, the second finds the building of the first by its national identifier. */
    async function ownBuilding(): Promise<BuildingId> {
      const { rnbId, commune, address } = unit;
      const [same] = await buildingsNamed(d, rnbId === null ? [] : [rnbId], []);
      if (same) return same.id;
      const row = { rnbId, commune, address: streetOf(address), createdAt: ctx.clock() };
      const [made] = await addBuildings(d, [row]);
      return mustExist(made, 'web.error.404.text');
    }
  });
}

/** Says that a unit stands in no building known. @throws DomainError conflict */
export async function takeOutOfBuilding(ctx: Context, unitId: UnitId, version: number): Promise<void> {
  await changeUnitFacts(ctx, unitId, version, async (_, unit) =>
    unit.buildingId === null
      ? null
      : {
          action: 'unit.taken-out-of-building',
          edited: ['buildingId'],
          changes: { buildingId: null },
          data: { building: { from: unit.buildingId, to: null } },
        },
  );
}
