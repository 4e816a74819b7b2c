import {
  NO_FILTER,
  REGISTER_SORTS,
  type RegisterFilter,
  type RegisterOrder,
} from '../../src/units/find/register-filter.ts';

/** Numbers from 0 to 1, one a call. */
export type Draw = () => number;

export const oneOf = <T>(draw: Draw, values: readonly T[]): T =>
  values[Math.floor(draw() * values.length)] as T;

/** One limit of each kind, common and rare. */
export function limitsFor(communes: readonly string[]): Readonly<Record<string, Partial<RegisterFilter>>> {
  return {
    'one commune': { communes: communes.slice(3, 4) },
    'smallest commune': { communes: communes.slice(-1) },
    'three communes': { communes: communes.slice(4, 7) },
    'status common': { statuses: ['not-followed'] },
    'status rare': { statuses: ['blocked'] },
    substatus: { substatus: 'third-party-block' },
    vacant: { vacancy: 'vacant' },
    'vacant over 2': { vacancy: 'over-2' },
    'vacant over 5': { vacancy: 'over-5' },
    'vacant under 2': { vacancy: 'under-2' },
    ended: { vacancy: 'ended' },
    occupancy: { occupancy: 'rural-lease' },
    'kind common': { kind: 'flat' },
    'kind rare': { kind: 'other' },
    classes: { classes: ['F', 'G'] },
    'class unknown': { classes: ['unknown'] },
    audited: { evidence: 'audited' },
    'owner kind': { ownerKind: 'public' },
    contact: { contact: 'answered' },
    'never contacted': { contact: 'never' },
    'held back': { heldBack: 'yes' },
    'not held back': { heldBack: 'no' },
    'shared owner': { shared: true },
    reason: { reason: 'ruin' },
    'with a case': { phase: 'any' },
    'nobody’s': { assigned: 'nobody' },
    mine: { assigned: 7 as never },
    'worth seeing': { priorityFrom: 47 },
    absent: { absent: true },
    'year range': { builtFrom: 1948, builtTo: 1952 },
    'old house': { builtTo: 1914 },
    'area range': { areaFrom: 150, areaTo: 160 },
    'usual area': { areaFrom: 40, areaTo: 90 },
    'large area': { areaFrom: 190 },
    rooms: { roomsFrom: 8 },
    perimeter: { perimeter: 1 as never },
    'one building': { building: 6 as never },
    'vacant together': { together: true },
    'large perimeter': { perimeter: 2 as never },
  };
}

export type Drawn = { readonly name: string; readonly filter: RegisterFilter };

/** So many different limits together. */
export function drawFilter(
  draw: Draw,
  limits: Readonly<Record<string, Partial<RegisterFilter>>>,
  count: number,
): Drawn {
  const names = new Set<string>();
  while (names.size < count) names.add(oneOf(draw, Object.keys(limits)));
  const filter: RegisterFilter = Object.assign({}, NO_FILTER, ...[...names].map((name) => limits[name]));
  return { name: [...names].join(' + ') || 'no filter', filter };
}

export const drawOrder = (draw: Draw): RegisterOrder => ({
  by: oneOf(draw, REGISTER_SORTS),
  descending: draw() < 0.5,
});

/** A part of the map of this width in degrees, around a place where people live. */
export function drawBox(
  draw: Draw,
  places: readonly { readonly longitude: number; readonly latitude: number }[],
  width: number,
) {
  const { longitude, latitude } = oneOf(draw, places);
  const west = longitude + (draw() - 0.5) * 0.06 - width / 2;
  const south = latitude + (draw() - 0.5) * 0.04 - width * 0.3;
  return { west, south, east: west + width, north: south + width * 0.6 };
}

/** What people type, letter by letter. */
export const TYPED: readonly string[] = [
  'rue bagale',
  'balema hélène',
  'dunkerque',
  '12 quai',
  'quai dunkerque',
  '590000123456',
  'zovo',
  'lamo rose',
  'coudekerque',
  'avenue',
  'rue',
  'rue de la',
  'place 59240',
  'jean',
].flatMap((text) => Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1)));
