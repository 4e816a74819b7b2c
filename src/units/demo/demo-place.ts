import type { BuiltUp } from '../../programme/programme.ts';
import type { Commune } from '../../programme/territory.ts';
import { code, type Random, random } from './random.ts';

const METRES_PER_DEGREE = 111_320;
/** As in the field, a few are nowhere on the map. */
const SHARE_UNLOCATED = 0.03;

export type DemoPlace = {
  readonly street: string;
  readonly postcode: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** 14 characters: department, commune, prefix, section, number. */
  readonly parcel: string;
  readonly rnbId: string | null;
};
export type PlaceSetting = {
  readonly seed: string | number;
  readonly commune: Commune;
  readonly builtUp: readonly BuiltUp[];
  readonly streets: readonly string[];
};

/** Place number `number`: an address in the built-up ground of a commune. Houses of one street stand along one line. */
export function demoPlace(setting: PlaceSetting, number: number): DemoPlace {
  const { seed, commune, builtUp } = setting;
  const chance = random(seed, 'place', number);
  const quarter =
    builtUp.length === 0 ? null : chance.weighted(builtUp.map((place) => [place, place.weight] as const));
  const name = streetName(setting, quarter, chance);
  const door = chance.whole(1, 120);
  const suffix = chance.chance(0.06) ? ' bis' : '';
  const position =
    quarter === null || chance.chance(SHARE_UNLOCATED)
      ? NOWHERE
      : along(quarter, random(seed, 'street', commune.code, quarter.name, name), door, chance);
  return {
    street: `${door}${suffix} ${name}`,
    postcode: quarter?.postcode ?? commune.postcodes[0] ?? null,
    ...position,
    parcel: parcelNumber(commune.code, number),
    // The national registry gives no identifier that starts with four Z.
    rnbId: chance.chance(0.7) ? `ZZZZ${rnbSuffix(chance)}` : null,
  };
}

const NOWHERE = { longitude: null, latitude: null };

/** Quarters do not share street names, so that one name is one street in a commune. */
function streetName({ builtUp, streets }: PlaceSetting, quarter: BuiltUp | null, chance: Random): string {
  const place = quarter === null ? 0 : builtUp.indexOf(quarter);
  const count = Math.max(1, builtUp.length);
  const own = streets.filter((_, index) => index % count === place);
  return chance.pick(own.length === 0 ? streets : own);
}

/** Street: a middle within 60 % of the radius and a bearing; even numbers stand on one side. Never leaves the disc. */
function along(quarter: BuiltUp, street: Random, number: number, chance: Random) {
  const { radius } = quarter;
  const distance = 0.6 * radius * Math.sqrt(street.next());
  const direction = street.next() * 2 * Math.PI;
  const bearing = street.next() * 2 * Math.PI;
  const reach = ((number - 60) / 60) * 0.3 * radius;
  const side = (number % 2 === 0 ? 1 : -1) * Math.min(9, 0.05 * radius) + (chance.next() - 0.5) * 2;
  const east = distance * Math.cos(direction) + reach * Math.cos(bearing) - side * Math.sin(bearing);
  const north = distance * Math.sin(direction) + reach * Math.sin(bearing) + side * Math.cos(bearing);
  return {
    longitude: rounded(
      quarter.longitude + east / (METRES_PER_DEGREE * Math.cos((quarter.latitude * Math.PI) / 180)),
    ),
    latitude: rounded(quarter.latitude + north / METRES_PER_DEGREE),
  };
}

/** About ten centimetres. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

const SECTION_LETTERS = 'ABCDEHIKLMNOPRSTVWXYZ';
const PARCELS_PER_SECTION = 990;
/** Each place its own parcel, up to some 400,000 a commune. */
function parcelNumber(insee: string, number: number): string {
  const section = Math.floor(number / PARCELS_PER_SECTION);
  const letter = (place: number): string => SECTION_LETTERS[place % SECTION_LETTERS.length] ?? 'A';
  const letters = letter(Math.floor(section / SECTION_LETTERS.length)) + letter(section);
  return `${insee}000${letters}${String((number % PARCELS_PER_SECTION) + 1).padStart(4, '0')}`;
}
const rnbSuffix = (chance: Random): string => code(chance.whole(0, 2 ** 31), 8).replaceAll('0', 'Z');
