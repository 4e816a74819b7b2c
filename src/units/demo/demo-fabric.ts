import type { EnergyLabel, UnitKind } from '../unit.ts';
import type { Random } from './random.ts';

export type DemoFabric = {
  readonly livingArea: number;
  readonly totalArea: number;
  readonly plotArea: number | null;
  readonly rooms: number;
  readonly yearBuilt: number | null;
  readonly cadastralCategory: number;
  readonly toilets: number;
  readonly baths: number;
  readonly rentalValue: number;
  readonly lastMutationYear: number | null;
  readonly declaredClass: EnergyLabel | null;
};

/** A coast rebuilt after 1945: brick terraces from before, reconstruction blocks, then estates. */
const ERAS: readonly (readonly [readonly [number, number], number])[] = [
  [[1870, 1914], 14],
  [[1919, 1939], 23],
  [[1946, 1962], 31],
  [[1963, 1974], 17],
  [[1975, 1989], 9],
  [[1990, 2012], 4],
];
const SHARE_UNKNOWN_YEAR = 0.03;
const SHARE_WITH_CLASS = 0.38;

/** Size, age and comfort of an invented dwelling, plausible together; `building` draws what its flats share. */
export function demoFabric(chance: Random, building: Random, kind: UnitKind, year: number): DemoFabric {
  const [from, to] = building.weighted(ERAS);
  const yearBuilt = building.whole(from, to);
  const livingArea = Math.round(
    kind === 'house' ? chance.around(90, 60, 38, 220) : chance.around(56, 48, 16, 140),
  );
  const rooms = Math.max(1, Math.round(livingArea / chance.around(20, 8, 15, 26)));
  const poor = chance.chance(yearBuilt < 1950 ? 0.22 : 0.06);
  const cadastralCategory = poor
    ? chance.whole(7, 8)
    : chance.weighted([
        [4, 12],
        [5, 45],
        [6, 43],
      ]);
  return {
    livingArea,
    totalArea: livingArea + chance.whole(0, kind === 'house' ? 60 : 12),
    plotArea: kind === 'house' ? chance.whole(70, 600) : null,
    rooms,
    yearBuilt: building.chance(SHARE_UNKNOWN_YEAR) ? null : yearBuilt,
    cadastralCategory,
    toilets: poor && chance.chance(0.4) ? 0 : livingArea > 110 ? 2 : 1,
    baths: poor && chance.chance(0.5) ? 0 : 1,
    rentalValue: Math.round(livingArea * chance.around(32, 16, 14, 55)),
    lastMutationYear: chance.chance(0.7) ? year - chance.whole(1, 38) : null,
    declaredClass: chance.chance(SHARE_WITH_CLASS) ? demoClass(chance, yearBuilt, poor) : null,
  };
}

/** Older and poorer dwellings have worse labels; a vacant home is seldom a good one. */
function demoClass(chance: Random, yearBuilt: number, poor: boolean): EnergyLabel {
  if (poor)
    return chance.weighted([
      ['E', 10],
      ['F', 35],
      ['G', 55],
    ]);
  if (yearBuilt < 1975)
    return chance.weighted([
      ['C', 4],
      ['D', 22],
      ['E', 36],
      ['F', 24],
      ['G', 14],
    ]);
  return chance.weighted([
    ['B', 3],
    ['C', 24],
    ['D', 43],
    ['E', 23],
    ['F', 7],
  ]);
}
