import { foldName } from '../../programme/territory.ts';
import type { Unit } from '../unit-store.ts';

/** Why two records may be one home. */
export const LIKENESSES = ['invariant', 'address', 'parcel', 'area', 'owner'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** A tenth of the area: two measures of one home differ by less. */
const CLOSE = 0.1;

export function likenessOf(one: Unit, other: Unit): Likeness[] {
  const area = one.livingArea !== null && other.livingArea !== null;
  const found: Readonly<Record<Likeness, boolean>> = {
    invariant: one.idlocal !== null && one.idlocal.slice(2) === other.idlocal?.slice(2),
    address: one.commune === other.commune && foldName(one.address) === foldName(other.address),
    parcel: one.parcel !== null && one.parcel === other.parcel,
    area: area && Math.abs((one.livingArea ?? 0) - (other.livingArea ?? 0)) <= CLOSE * (one.livingArea ?? 0),
    owner: one.ownerName !== null && one.ownerName === other.ownerName,
  };
  return LIKENESSES.filter((likeness) => found[likeness]);
}

/** Flats of one building share address and parcel: something of the home itself must agree too. */
export const isLikelyTwin = (likeness: readonly Likeness[]): boolean =>
  likeness.includes('invariant') ||
  ((likeness.includes('address') || likeness.includes('parcel')) &&
    (likeness.includes('area') || likeness.includes('owner')));
