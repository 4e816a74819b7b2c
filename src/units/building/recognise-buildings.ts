import type { Writer } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { BuildingId } from '../../shared/ids.ts';
import { addBuildings, buildingsNamed, type NewBuilding } from './building-store.ts';

/** A flat as a file places it; a house is no part of a building. */
export type PlacedFlat = {
  readonly rnbId: string | null;
  /** `ff_idbat` of the land files. */
  readonly landId: string | null;
  readonly address: string;
  readonly commune: string;
};
type Slot = { readonly commune: string; id: BuildingId | null };

/**
 * The building of each flat, in the order given: the one that bears its national identifier, else that of the land
 * files, else a new one. Null for a flat whose file names none, or one that lies in another commune.
 */
export async function recogniseBuildings(
  d: Writer,
  flats: readonly PlacedFlat[],
  now: Instant,
): Promise<(BuildingId | null)[]> {
  const byRnb = new Map<string, Slot>();
  const byLand = new Map<string, Slot>();
  const note = ({ rnbId, landId }: { rnbId?: string | null; landId?: string | null }, slot: Slot) => {
    if (rnbId && !byRnb.has(rnbId)) byRnb.set(rnbId, slot);
    if (landId && !byLand.has(landId)) byLand.set(landId, slot);
  };
  const known = await buildingsNamed(d, named(flats, 'rnbId'), named(flats, 'landId'));
  for (const { id, commune, ...names } of known) note(names, { id, commune });
  const fresh: { readonly row: NewBuilding; readonly slot: Slot }[] = [];
  const slots = flats.map((flat) => {
    if (flat.rnbId === null && flat.landId === null) return null;
    const found = byRnb.get(flat.rnbId ?? '') ?? byLand.get(flat.landId ?? '');
    if (found) note(flat, found);
    if (found) return found.commune === flat.commune ? found : null;
    const slot: Slot = { commune: flat.commune, id: null };
    fresh.push({ row: { ...flat, address: streetOf(flat.address), createdAt: now }, slot });
    note(flat, slot);
    return slot;
  });
  const ids = await addBuildings(
    d,
    fresh.map(({ row }) => row),
  );
  for (const [index, { slot }] of fresh.entries()) slot.id = ids[index] ?? null;
  return slots.map((slot) => slot?.id ?? null);
}

const named = (flats: readonly PlacedFlat[], key: 'rnbId' | 'landId'): string[] => [
  ...new Set(flats.flatMap((flat) => flat[key] ?? [])),
];

/** The address of a flat without its staircase, floor and door. */
export const streetOf = (address: string): string => address.split(',')[0]?.trim() || address;
