import type { Programme } from '../../programme/programme.ts';
import type { Commune, Territory } from '../../programme/territory.ts';
import { type Day, yearOf } from '../../shared/dates.ts';
import { readableLocation } from '../lovac/readable-address.ts';
import type { UnitKind } from '../unit.ts';
import { demoFabric } from './demo-fabric.ts';
import { demoHistory } from './demo-history.ts';
import { type DemoWords, demoOwner, demoOwnerGroup } from './demo-owner.ts';
import { demoPlace } from './demo-place.ts';
import type { DemoOwner, DemoUnit } from './demo-unit.ts';
import { GENERIC_WORDS } from './generic-words.ts';
import { type Random, random } from './random.ts';

export type { DemoOwner, DemoSpell, DemoUnit } from './demo-unit.ts';

export type DemoOptions = {
  /** The same seed gives the same register. */
  readonly seed: string | number;
  readonly count: number;
  /** The day on which the register is seen; no history goes beyond it. */
  readonly asOf: Day;
  /** First unit to make: a later slice of the same register. */
  readonly from?: number;
};

/** Flats stand in groups of this many numbers, some of which share a building. */
const BLOCK = 6;
const SHARE_OF_SHARED_BUILDINGS = 0.3;
/** Owners of several vacant units, drawn from a small pool. */
const SHARE_OF_POOLED_OWNERS = 0.1;
const POOL = 120;
const OWNERS_PER_UNIT = 4;

/**
 * An invented register over the communes of a programme, in proportion to their population; every commune has at
 * least one unit. Units are made one at a time and each depends only on the seed and its number, so that a register
 * of millions takes no more memory than one of ten.
 */
export function* demoRegister(
  programme: Programme,
  territory: Territory,
  { seed, count, asOf, from = 0 }: DemoOptions,
): Generator<DemoUnit> {
  const world: World = {
    seed,
    programme,
    words: programme.demonstration ?? GENERIC_WORDS,
    communes: territory.communes,
    weights: territory.communes.map((commune) => [commune, Math.max(1, commune.population)] as const),
    asOf,
  };
  for (let number = from; number < from + count; number += 1) yield demoUnit(world, number);
}

type World = {
  readonly seed: string | number;
  readonly programme: Programme;
  readonly words: DemoWords;
  readonly communes: readonly Commune[];
  readonly weights: readonly (readonly [Commune, number])[];
  readonly asOf: Day;
};

function demoUnit(world: World, number: number): DemoUnit {
  const { seed, programme, words, asOf } = world;
  const chance = random(seed, 'unit', number);
  const { commune, kind, place: placeNumber, rankInBuilding } = situate(world, number, chance);
  const builtUp = programme.territory.communes[commune.code]?.builtUp ?? [];
  const place = demoPlace({ seed, commune, builtUp, streets: words.streets }, placeNumber);
  const location = kind === 'flat' ? flatLocation(rankInBuilding, chance) : null;
  const fabric = demoFabric(chance, random(seed, 'building', placeNumber), kind, yearOf(asOf));
  const history = demoHistory(chance, asOf);
  return {
    invented: true,
    unit: {
      idlocal: demoIdlocal(commune.code, number),
      rnbId: place.rnbId,
      parcel: place.parcel,
      kind,
      address: [place.street, readableLocation(location)].filter((part) => part !== null).join(', '),
      postcode: place.postcode,
      commune: commune.code,
      longitude: place.longitude,
      latitude: place.latitude,
      livingArea: fabric.livingArea,
      rooms: fabric.rooms,
      yearBuilt: fabric.yearBuilt,
      cadastralCategory: fabric.cadastralCategory,
    },
    building: `${place.parcel}A`,
    location,
    totalArea: fabric.totalArea,
    plotArea: fabric.plotArea,
    toilets: fabric.toilets,
    baths: fabric.baths,
    condominium: kind === 'flat',
    rentalValue: fabric.rentalValue,
    lastMutationYear: fabric.lastMutationYear,
    declaredClass: fabric.declaredClass,
    owners: demoOwners(world, number, commune, chance),
    ...history,
  };
}

/** Which commune, and whether the unit shares its building with its neighbours in number. Odd places are shared ones. */
function situate(world: World, number: number, chance: Random) {
  const block = Math.floor(number / BLOCK);
  const rank = number % BLOCK;
  const blockChance = random(world.seed, 'block', block);
  const shared = blockChance.chance(SHARE_OF_SHARED_BUILDINGS) ? blockChance.whole(2, 5) : 0;
  const sharedCommune = blockChance.weighted(world.weights);
  // The first units go round the communes once, so that none is left out.
  const assigned = world.communes[number];
  if (assigned === undefined && rank < shared)
    return {
      commune: sharedCommune,
      kind: 'flat' as const,
      place: 2 * block * BLOCK + 1,
      rankInBuilding: rank,
    };
  const commune = assigned ?? chance.weighted(world.weights);
  const shareOfFlats = commune.population > 50_000 ? 0.42 : 0.14;
  const kind: UnitKind = chance.chance(shareOfFlats) ? 'flat' : 'house';
  return { commune, kind, place: 2 * number, rankInBuilding: 0 };
}

/** Department, then 9 and the number: invariants that start with 9 are not given out. */
export const demoIdlocal = (insee: string, number: number): string =>
  `${insee.slice(0, 2)}9${String(number).padStart(9, '0')}`;

/** Building A, stair 01, then floor and door. */
const flatLocation = (rank: number, chance: Random): string => {
  const floor = rank === 0 ? chance.whole(0, 4) : rank;
  return `A01${String(floor).padStart(2, '0')}${String(floor * 1000 + rank + 1).padStart(5, '0')}`;
};

function demoOwners(world: World, number: number, home: Commune, chance: Random): DemoOwner[] {
  const group = demoOwnerGroup(chance);
  const setting = { seed: world.seed, words: world.words, home, year: yearOf(world.asOf) };
  const pooled = group.rights.length === 1 && chance.chance(SHARE_OF_POOLED_OWNERS);
  if (pooled) return [pooledOwner(world, chance)];
  return group.rights.map((right, index) => ({
    ...demoOwner(setting, POOL + number * OWNERS_PER_UNIT + index, group.kind),
    right,
    rank: index + 1,
  }));
}

/** Somebody who owns several: the same person wherever met, so nothing of it may depend on the unit. */
function pooledOwner(world: World, chance: Random): DemoOwner {
  const number = chance.whole(0, POOL - 1);
  const own = random(world.seed, 'pool', number);
  const home = own.weighted(world.weights);
  const kind = own.chance(0.7) ? 'company' : 'individual';
  const setting = { seed: world.seed, words: world.words, home, year: yearOf(world.asOf) };
  return { ...demoOwner(setting, number, kind), right: 'full', rank: 1 };
}
