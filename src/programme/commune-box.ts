import type { GeoBox } from '../shared/geo.ts';
import type { Programme } from './programme.ts';

/** Metres in a degree of latitude. */
const DEGREE = 111_320;
/** The built-up circles of a pack stop short of the commune's edge: farms and hamlets lie beyond. */
const MARGIN = 3000;

/** The rectangle in which a dwelling of this commune must lie, degrees WGS 84: around its built-up places, else the whole territory. */
export function communeBox({ territory, map }: Pick<Programme, 'territory' | 'map'>, insee: string): GeoBox {
  const places = territory.communes[insee]?.builtUp ?? [];
  if (places.length === 0) return map.bounds;
  const boxes = places.map(({ longitude, latitude, radius }) => {
    const north = (radius + MARGIN) / DEGREE;
    const east = north / Math.cos((latitude * Math.PI) / 180);
    return {
      west: longitude - east,
      south: latitude - north,
      east: longitude + east,
      north: latitude + north,
    };
  });
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  };
}
