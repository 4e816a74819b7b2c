/**
 * Climate zones by department: annex 1 of the arrêté of 31 March 2021 (3CL-DPE 2021, §18.1), the same table as
 * annex 1 of the arrêté of 26 October 2010.
 */
const DEPARTMENTS = {
  H1a: '02 14 27 28 59 60 61 62 75 76 77 78 80 91 92 93 94 95',
  H1b: '08 10 45 51 52 54 55 57 58 67 68 70 88 89 90',
  H1c: '01 03 05 15 19 21 23 25 38 39 42 43 63 69 71 73 74 87',
  H2a: '22 29 35 50 56',
  H2b: '16 17 18 36 37 41 44 49 53 72 79 85 86',
  H2c: '09 12 24 31 32 33 40 46 47 64 65 81 82',
  H2d: '04 07 26 48 84',
  H3: '06 11 13 2A 2B 30 34 66 83',
} as const;

export type ClimateZone = keyof typeof DEPARTMENTS;
export const CLIMATE_ZONES = Object.keys(DEPARTMENTS) as ClimateZone[];

const ZONE_OF = new Map(
  CLIMATE_ZONES.flatMap((zone) => DEPARTMENTS[zone].split(' ').map((code) => [code, zone] as const)),
);
/** The 96 metropolitan departments. */
export const DEPARTMENT_CODES = [...ZONE_OF.keys()].sort();

/** Zone of a commune by its INSEE code; undefined overseas, where 3CL-DPE 2021 does not apply. */
export const climateZoneOf = (insee: string): ClimateZone | undefined => ZONE_OF.get(insee.slice(0, 2));

/** Zones without ground above 800 m: the method has no weather for it (annex 1, §18.2.3). */
const LOWLANDS: readonly ClimateZone[] = ['H1a', 'H2a', 'H2b'];
export const reachesAbove800 = (zone: ClimateZone): boolean => !LOWLANDS.includes(zone);
