import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { coversCommune } from '../../shared/actor.ts';
import { forbidden, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { BuildingId } from '../../shared/ids.ts';
import { differences } from '../unit-file/edited-fields.ts';
import {
  type Building,
  buildingsNamed,
  countsOfBuilding,
  findBuilding,
  saveBuilding,
} from './building-store.ts';

export type BuildingFacts = Pick<Building, 'address' | 'rnbId' | 'dwellings' | 'note'>;

/** A building that this person may work on. @throws DomainError not-found, forbidden outside the person’s communes */
export async function buildingForStaff(d: Reader, { actor }: Context, id: BuildingId): Promise<Building> {
  const building = mustExist(await findBuilding(d, id), 'web.error.404.text');
  if (actor.kind !== 'staff' || !coversCommune(actor, building.commune))
    throw forbidden('register.errors.outsideYourCommunes');
  return building;
}

/** What staff know of a building as a whole. @throws DomainError conflict, `unitLife.errors.rnbTaken`, `fewerThanKnown` */
export async function editBuilding(
  ctx: Context,
  id: BuildingId,
  version: number,
  wanted: BuildingFacts,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const building = await buildingForStaff(d, ctx, id);
    const changed = Object.keys(differences(building, wanted));
    if (changed.length === 0) return;
    const same = await buildingsNamed(d, wanted.rnbId === null ? [] : [wanted.rnbId], []);
    if (same.some((other) => other.id !== id)) throw refused('unitLife.errors.rnbTaken');
    const { known } = await countsOfBuilding(d, id);
    if (wanted.dwellings !== null && wanted.dwellings < known)
      throw invalid('unitLife.errors.fewerThanKnown', { known });
    await saveBuilding(d, { id, version }, wanted);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'building.edited', subject: { kind: 'building', id }, data: { changed } },
    );
  });
}
