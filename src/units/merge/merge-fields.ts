import type { HolderLink } from '../holders/holder-links.ts';
import type { Unit } from '../unit-store.ts';

/** Facts of a unit that two records may tell differently: an officer chooses which is right. */
export const MERGED_FIELDS = [
  'idlocal',
  'rnbId',
  'parcel',
  'kind',
  'address',
  'postcode',
  'commune',
  'position',
  'livingArea',
  'rooms',
  'yearBuilt',
  'toilets',
  'baths',
  'showers',
  'cadastralCategory',
  'declaredClass',
  'occupancy',
  'status',
  'reasons',
  'assignedTo',
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];
export type Side = 'kept' | 'absorbed';

/** Columns that only make sense together are chosen together. */
const COLUMNS: Readonly<Partial<Record<MergedField, readonly (keyof Unit)[]>>> = {
  position: ['longitude', 'latitude'],
  status: ['status', 'substatus'],
  declaredClass: ['declaredClass', 'dpeNumber', 'dpeOn'],
};
export const columnsOf = (field: MergedField): readonly (keyof Unit)[] =>
  COLUMNS[field] ?? [field as keyof Unit];

const isNothing = (value: unknown): boolean =>
  value === null || value === '' || value === 'unknown' || (Array.isArray(value) && value.length === 0);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Where both know something and it differs; what only one knows needs no choice. */
export const differingFields = (kept: Unit, absorbed: Unit): MergedField[] =>
  MERGED_FIELDS.filter((field) => {
    const [column] = columnsOf(field);
    if (column === undefined) return false;
    const differs = columnsOf(field).some((name) => !same(kept[name], absorbed[name]));
    return differs && !isNothing(kept[column]) && !isNothing(absorbed[column]);
  });

/** Facts of the unit that remains: chosen where they differ, completed where only the other knew. */
export function mergedFacts(kept: Unit, absorbed: Unit, chosen: ReadonlySet<MergedField>): Partial<Unit> {
  const taken = MERGED_FIELDS.filter((field) => {
    const [column] = columnsOf(field);
    return (
      column !== undefined && (chosen.has(field) || (isNothing(kept[column]) && !isNothing(absorbed[column])))
    );
  });
  return {
    ...Object.fromEntries(taken.flatMap(columnsOf).map((column) => [column, absorbed[column]])),
    buildingId: kept.buildingId ?? absorbed.buildingId,
    auditedClass: kept.auditedClass ?? absorbed.auditedClass,
    estimatedClass: kept.estimatedClass ?? absorbed.estimatedClass,
    editedFields: [...new Set([...kept.editedFields, ...absorbed.editedFields, ...chosen])],
    firstVintage: least(kept.firstVintage, absorbed.firstVintage),
    lastVintage: most(kept.lastVintage, absorbed.lastVintage),
  };
}
const given = (numbers: readonly (number | null)[]): number[] => numbers.filter((number) => number !== null);
const least = (...numbers: (number | null)[]) =>
  given(numbers).length === 0 ? null : Math.min(...given(numbers));
const most = (...numbers: (number | null)[]) =>
  given(numbers).length === 0 ? null : Math.max(...given(numbers));

/** Holders of both: those of the kept unit first, at most six of today; a seventh becomes one to be confirmed. */
export function mergedLinks(kept: readonly HolderLink[], absorbed: readonly HolderLink[]): HolderLink[] {
  const known = new Set(kept.map(({ ownerId }) => ownerId));
  const all = [...kept, ...absorbed.filter(({ ownerId }) => !known.has(ownerId))];
  const current = all.filter(({ rank }) => rank >= 1);
  const ordered = [
    ...current.filter(({ ownerId }) => known.has(ownerId)).toSorted((a, b) => a.rank - b.rank),
    ...current.filter(({ ownerId }) => !known.has(ownerId)).toSorted((a, b) => a.rank - b.rank),
  ];
  return [
    ...ordered.map((link, index) => ({ ...link, rank: index < 6 ? index + 1 : -2 })),
    ...all.filter(({ rank }) => rank < 1),
  ];
}
