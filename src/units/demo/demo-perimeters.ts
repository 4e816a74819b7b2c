import type { BuiltUp, Programme } from '../../programme/programme.ts';
import type { Commune, Territory } from '../../programme/territory.ts';
import { type Position, type Rings, ringOfCorners } from '../find/perimeter.ts';
import type { PerimeterKind } from '../find/perimeter-kind.ts';
import { random } from './random.ts';

const METRES_PER_DEGREE = 111_320;
const CORNERS = 9;
/** A renewal operation is worth it from a small town on. */
const TOWN = 4000;
/** Second quarters only in a city. */
const CITY = 40_000;
const KINDS = ['opah', 'ort', 'heat-network'] as const satisfies readonly PerimeterKind[];

export type DemoPerimeter = {
  readonly commune: Commune;
  readonly quarter: string;
  readonly kind: (typeof KINDS)[number];
  readonly rings: Rings;
};

/**
 * Invented sectors, one around the centre of each town and three more in a city. Their corners stay within the built-up
 * quarter they are drawn around, and so within its commune.
 */
export function demoPerimeters(
  { territory: { communes: places } }: Pick<Programme, 'territory'>,
  { communes }: Territory,
  seed: string | number,
): DemoPerimeter[] {
  return communes
    .filter(({ population }) => population >= TOWN)
    .flatMap((commune) =>
      (places[commune.code]?.builtUp ?? [])
        .slice(0, commune.population >= CITY ? 3 : 1)
        .map((quarter, index) => ({
          commune,
          quarter: quarter.name,
          kind: KINDS[index % KINDS.length] ?? 'opah',
          rings: around(quarter, `${seed} ${commune.code} ${quarter.name}`),
        })),
    );
}

/** An uneven ring, as streets make them. */
function around({ longitude, latitude, radius }: BuiltUp, seed: string): Rings {
  const chance = random(seed, 'perimeter');
  const corners = Array.from({ length: CORNERS }, (_, index): Position => {
    const bearing = ((index + 0.6 * chance.next()) / CORNERS) * 2 * Math.PI;
    const degrees = ((0.6 + 0.4 * chance.next()) * radius) / METRES_PER_DEGREE;
    const east = (degrees * Math.cos(bearing)) / Math.cos((latitude * Math.PI) / 180);
    return [rounded(longitude + east), rounded(latitude + degrees * Math.sin(bearing))];
  });
  return ringOfCorners(corners);
}

const rounded = (degrees: number): number => Number(degrees.toFixed(5));
