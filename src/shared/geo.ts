/** A rectangle on the map, degrees WGS 84. */
export type GeoBox = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** `2.1,50.9,2.6,51.1` (west, south, east, north) as addresses carry it; null when it is no rectangle on Earth. */
export function parseBox(text: string): GeoBox | null {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN, ...rest] = text
    .split(',')
    .map(Number);
  const onEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return onEarth && west < east && south < north && rest.length === 0 ? { west, south, east, north } : null;
}

/** About a metre: finer digits would only make addresses longer. */
export const boxText = ({ west, south, east, north }: GeoBox): string =>
  [west, south, east, north].map((degrees) => Number(degrees.toFixed(5))).join(',');

export const isInBox = (
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
  { west, south, east, north }: GeoBox,
): boolean => longitude >= west && longitude <= east && latitude >= south && latitude <= north;
