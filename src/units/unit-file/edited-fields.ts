import type { UnitFacts } from '../unit.ts';

/** Facts of a unit that people may correct on screen; a file no longer overwrites one that was. */
export const EDITABLE_FACTS = [
  'idlocal',
  'rnbId',
  'parcel',
  'address',
  'postcode',
  'commune',
  'longitude',
  'latitude',
  'kind',
  'livingArea',
  'rooms',
  'yearBuilt',
  'cadastralCategory',
  'toilets',
  'baths',
  'showers',
] as const satisfies readonly (keyof UnitFacts)[];
export type EditableFact = (typeof EDITABLE_FACTS)[number];

/** Old and new value of each field that differs; arrays are compared as a whole. */
export function differences(
  current: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): Record<string, { from: unknown; to: unknown }> {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return Object.fromEntries(
    Object.entries(wanted)
      .filter(([field, to]) => !same(current[field], to))
      .map(([field, to]) => [field, { from: current[field] ?? null, to: to ?? null }]),
  );
}

/** The fields once edited, those already so included, each once. */
export const withEdited = (already: readonly string[], now: readonly string[]): string[] => [
  ...new Set([...already, ...now]),
];
