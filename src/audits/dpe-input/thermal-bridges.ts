import { type AuditAnswers, known } from '../audit-answers.ts';
import { periodOf } from '../construction-period.ts';
import { type FacadeName, type Geometry, windowCount } from '../geometry.ts';
import { type Item, item, round2, type ThermalBridgeEntry } from './dpe-types.ts';
import { FLOOR, hasHeavyFloors, hasOwnFloor, hasOwnRoof, ROOF } from './floor-and-roof.ts';
import { DOOR, windowReference } from './openings.ts';
import { type WallPart, wallParts } from './wall-parts.ts';

/** `enum_type_liaison_id` (annex 1, §3.4). */
const JUNCTION = { lowerFloor: '1', midFloor: '2', roof: '3', partition: '4', joinery: '5' } as const;
const BY_TABLE = '1';
/** Only half of a junction shared with a neighbour is the dwelling's (§3.4.2, §3.4.4). */
const SHARED = 0.5;
const DOOR_HEIGHT = 2.1;
/** Windows are a fifth higher than wide. */
const WINDOW_HEIGHT_TO_WIDTH = 1.2;
const NEXT_TO: Record<FacadeName, readonly FacadeName[]> = {
  front: ['left', 'right'],
  back: ['left', 'right'],
  left: ['front', 'back'],
  right: ['front', 'back'],
};

type Bridge = {
  readonly junction: string;
  /** m */
  readonly length: number;
  readonly wall: string;
  readonly other?: string;
  readonly share?: number;
};

/** Junctions of the exposed walls with floors, party walls and joinery, at the method's tabulated values. */
export function thermalBridgeEntries(answers: AuditAnswers, geometry: Geometry): Item<ThermalBridgeEntry>[] {
  const parts = wallParts(answers, geometry).filter(({ facade }) => facade.exposed);
  const bridges = parts.flatMap((part) => [
    ...floorBridges(part),
    ...midFloorBridges(geometry, part),
    ...partyWallBridges(geometry, part),
    ...joineryBridges(geometry, part),
  ]);
  return bridges.filter(({ length }) => length > 0).map((bridge, index) => item(bridgeEntry(bridge, index)));
}

function floorBridges({ answers, facade, reference: wall, share: part }: WallPart): Bridge[] {
  const length = facade.length * part;
  const shared = { junction: JUNCTION.midFloor, length, wall, share: SHARED };
  const heavy = hasHeavyFloors(periodOf(answers));
  const below = hasOwnFloor(answers)
    ? [{ junction: JUNCTION.lowerFloor, length, wall, other: FLOOR }]
    : heavy
      ? [shared]
      : [];
  const above = hasOwnRoof(answers)
    ? answers.roofType === 'terrace'
      ? [{ junction: JUNCTION.roof, length, wall, other: ROOF }]
      : []
    : heavy
      ? [shared]
      : [];
  return [...below, ...above];
}

/**
 * The heavy floors between the dwelling's own levels, in full: no neighbour shares them (§3.4.2). Light ones have no
 * junction to count: those of before the post-war years, of a house on wooden floors, under a converted attic.
 */
function midFloorBridges({ levels }: Geometry, { answers, facade, reference, share }: WallPart): Bridge[] {
  const heavy = hasHeavyFloors(periodOf(answers)) && known(answers, 'floorStructure') !== 'wood';
  const underAttic = hasOwnRoof(answers) && answers.roofType === 'slopes' ? 1 : 0;
  const floors = heavy ? Math.max(0, levels - 1 - underAttic) : 0;
  return [{ junction: JUNCTION.midFloor, length: facade.length * floors * share, wall: reference }];
}

/** A party wall meets the exposed wall beside it, over the full height. */
function partyWallBridges(geometry: Geometry, { facade, reference, share }: WallPart): Bridge[] {
  const beside = geometry.facades.filter(({ name }) => NEXT_TO[facade.name].includes(name));
  const meeting = beside.filter((other) => !other.exposed).length;
  return [
    {
      junction: JUNCTION.partition,
      length: geometry.facadeHeight * meeting * share,
      wall: reference,
      share: SHARED,
    },
  ];
}

function joineryBridges(geometry: Geometry, part: WallPart): Bridge[] {
  const { facade, reference: wall, share } = part;
  const count = windowCount(facade);
  const windowWidth = Math.sqrt(round2(facade.glazed) / Math.max(1, count) / WINDOW_HEIGHT_TO_WIDTH);
  const around = count * 2 * windowWidth * (1 + WINDOW_HEIGHT_TO_WIDTH);
  // Two sides and the top: the sill of a door is part of the floor's junction.
  const aroundDoor = facade.hasDoor ? 2 * DOOR_HEIGHT + geometry.doorArea / DOOR_HEIGHT : 0;
  return [
    { junction: JUNCTION.joinery, length: around * share, wall, other: windowReference(part) },
    { junction: JUNCTION.joinery, length: aroundDoor * share, wall, other: DOOR },
  ];
}

const bridgeEntry = (
  { junction, length, wall, other, share }: Bridge,
  index: number,
): ThermalBridgeEntry => ({
  description: `bridge-${index}`,
  reference: `bridge-${index}`,
  enum_methode_saisie_pont_thermique_id: BY_TABLE,
  enum_type_liaison_id: junction,
  l: round2(length),
  reference_1: wall,
  ...(other === undefined ? {} : { reference_2: other }),
  pourcentage_valeur_pont_thermique: share ?? 1,
});
