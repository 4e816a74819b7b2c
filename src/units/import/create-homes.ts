import type { Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { BuildingId, UnitId } from '../../shared/ids.ts';
import { recogniseBuildings } from '../building/recognise-buildings.ts';
import type { FollowUp, HomeEntry } from '../unit.ts';
import type { Held, Holders } from './enter-holders.ts';
import { enterUnits, type UnitToEnter } from './enter-units.ts';
import type { ApplySettings } from './file-work.ts';
import type { ImportChange } from './import-store.ts';
import { NO_TRACE, type TracedFields } from './import-trace.ts';

/** A home that the register has not, as a line of a file tells of it. */
export type NewHome = Held & { readonly entry: HomeEntry };
/** The building of each flat, by its planned line. */
export type Buildings = ReadonlyMap<Held, BuildingId>;

/** The State’s file lists homes that are vacant; nobody has followed them yet. */
const NOT_FOLLOWED: FollowUp = {
  status: 'not-followed',
  substatus: null,
  reasons: [],
  occupancy: 'vacant',
  declaredClass: null,
  dpeOn: null,
};

/** Enters homes with their owners, vacancy and follow-up, in the order given, whatever the kind of file that tells of them. */
export async function createHomes(
  d: Writer,
  homes: readonly NewHome[],
  holders: Holders,
  buildings: Buildings,
  settings: ApplySettings,
): Promise<ImportChange[]> {
  const entries = homes.map((home) => unitToEnter(home, holders, buildings.get(home) ?? null, settings));
  const ids = await enterUnits(d, settings.territory, entries);
  return homes.map((home, index) => ({
    unitId: ids[index] as UnitId,
    before: null,
    after: { ...NO_TRACE, unit: followUpTraced(home.entry), entered: holders.enteredBy(home) },
  }));
}

function unitToEnter(
  home: NewHome,
  holders: Holders,
  buildingId: BuildingId | null,
  { now, invented }: ApplySettings,
): UnitToEnter {
  const { unit, spell, vintage, followUp = NOT_FOLLOWED } = home.entry;
  return {
    unit: {
      ...unit,
      ...followUp,
      reasons: [...followUp.reasons],
      buildingId,
      editedFields: [],
      source: 'lovac',
      firstVintage: vintage,
      lastVintage: vintage,
      invented,
      createdAt: now,
      updatedAt: now,
    },
    spells: spell === null ? [] : [{ ...spell, createdAt: now }],
    owners: home.owners.holders.map((holder) => ({
      ownerId: holders.idOf(home, holder),
      rank: holder.facts.rank,
      right: holder.facts.right,
      name: holder.facts.name,
      kind: holder.facts.kind,
    })),
  };
}

/** The follow-up that came with the home: what differs from it later is somebody’s work. */
const followUpTraced = ({ followUp }: HomeEntry): TracedFields => ({ ...followUp });

/** Finds, or enters, the building in which each of these flats stands. */
export async function placeInBuildings(
  d: Writer,
  flats: readonly NewHome[],
  now: Instant,
): Promise<Map<Held, BuildingId>> {
  const placed = flats.map(({ entry: { unit, landBuilding } }) => ({
    rnbId: unit.rnbId,
    landId: landBuilding ?? null,
    address: unit.address,
    commune: unit.commune,
  }));
  const ids = await recogniseBuildings(d, placed, now);
  return new Map(flats.flatMap((flat, index) => (ids[index] ? [[flat, ids[index]] as const] : [])));
}
