import { invalid } from '../../shared/errors.ts';
import type { GeoBox } from '../../shared/geo.ts';

/** [longitude, latitude], degrees WGS 84. */
export type Position = readonly [number, number];
/** Closed rings: the first position comes back last. Holes are rings like others, by the even-odd rule. */
export type Rings = readonly (readonly Position[])[];

/** More corners than any real perimeter needs; beyond, it is a map and not a perimeter. */
export const MOST_CORNERS = 5000;

/**
 * The rings of a GeoJSON text: a Polygon, a MultiPolygon, or features and collections of these.
 * @throws DomainError `find.errors.notGeoJson`, `notPolygon`, `notDegrees`, `tooManyCorners`
 */
export function ringsOfGeoJson(text: string): Rings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('find.errors.notGeoJson');
  }
  const rings = polygonsIn(value, 0).flat();
  if (rings.length === 0) throw invalid('find.errors.notPolygon');
  return checked(rings);
}

/** A ring from the corners clicked on a map, closed here. @throws DomainError `find.errors.fewCorners` */
export function ringOfCorners(corners: readonly Position[]): Rings {
  if (new Set(corners.map(String)).size < 3) throw invalid('find.errors.fewCorners');
  return checked([corners]);
}

export const ringsOfBox = ({ west, south, east, north }: GeoBox): Rings =>
  checked([
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  ]);

function polygonsIn(value: unknown, depth: number): unknown[][] {
  if (value === null || typeof value !== 'object' || depth > 6) return [];
  const { type, coordinates, geometry, geometries, features } = value as Record<string, unknown>;
  if (type === 'Polygon' && Array.isArray(coordinates)) return [coordinates];
  if (type === 'MultiPolygon' && Array.isArray(coordinates))
    return coordinates.filter((polygon): polygon is unknown[] => Array.isArray(polygon));
  const inner = [geometry, ...[geometries, features].filter(Array.isArray).flat()];
  return inner.flatMap((part) => polygonsIn(part, depth + 1));
}

function checked(rings: readonly unknown[]): Rings {
  const read = rings.map((ring) => closed(Array.isArray(ring) ? ring.map(position) : []));
  if (read.some((ring) => new Set(ring.map(String)).size < 3)) throw invalid('find.errors.fewCorners');
  if (read.reduce((sum, ring) => sum + ring.length, 0) > MOST_CORNERS)
    throw invalid('find.errors.tooManyCorners', { most: MOST_CORNERS });
  return read;
}

function position(value: unknown): Position {
  const [longitude, latitude] = Array.isArray(value) ? value : [];
  const onEarth =
    typeof longitude === 'number' &&
    typeof latitude === 'number' &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90;
  // Plans drawn in Lambert 93 are in metres: they are refused, not guessed.
  if (!onEarth) throw invalid('find.errors.notDegrees');
  return [longitude, latitude];
}

function closed(ring: readonly Position[]): readonly Position[] {
  const [first] = ring;
  const last = ring.at(-1);
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
  return [...ring, first];
}

/** A perimeter as it is drawn on a map. */
export type Outline = { readonly id: number; readonly name: string; readonly rings: Rings };
/** Corners that a screen can tell apart. */
const MOST_DRAWN = 120;

/** Each ring with no more corners than a screen shows, its end where it began. */
export const drawn = (rings: Rings): Rings =>
  rings.map((ring) => {
    const step = Math.ceil(ring.length / MOST_DRAWN);
    return ring.filter((_, index) => index % step === 0 || index === ring.length - 1);
  });

export type Side = { readonly from: Position; readonly to: Position };
export const sidesOf = (rings: Rings): Side[] =>
  rings.flatMap((ring) => ring.slice(1).map((to, index): Side => ({ from: ring[index] as Position, to })));

export function boxOfRings(rings: Rings): GeoBox {
  const all = rings.flat();
  const longitudes = all.map(([longitude]) => longitude);
  const latitudes = all.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

/** Whether a position is inside: a line drawn east from it crosses an odd number of sides. The triggers say the same in SQL. */
export function contains(sides: readonly Side[], [longitude, latitude]: Position): boolean {
  let inside = false;
  for (const { from, to } of sides)
    if (
      from[1] > latitude !== to[1] > latitude &&
      longitude < ((to[0] - from[0]) * (latitude - from[1])) / (to[1] - from[1]) + from[0]
    )
      inside = !inside;
  return inside;
}
