/** A position in degrees (WGS 84); null when unknown. */
export type Place = { readonly longitude: number | null; readonly latitude: number | null };

const EARTH_RADIUS = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two positions as the crow flies (haversine), rounded; null when one is unknown. */
export function metresBetween(a: Place, b: Place): number | null {
  if (a.longitude === null || a.latitude === null || b.longitude === null || b.latitude === null) return null;
  const byLatitude = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const byLongitude = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const along = byLatitude + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * byLongitude;
  return Math.round(2 * EARTH_RADIUS * Math.asin(Math.sqrt(along)));
}
