import type { Instant } from '../shared/dates.ts';
import type { OwnerId, UnitId } from '../shared/ids.ts';
import { type Addressed, addressed, type MandatesInForce } from '../units/holders/addressed.ts';
import type { Channel, Exclusion } from './campaign.ts';
import { isUsableAddress } from './usable-address.ts';

export type GroupedUnit = { readonly id: UnitId; readonly vacant: boolean };
export type GroupedOwner = {
  readonly id: OwnerId;
  readonly name: string;
  readonly address: string | null;
  readonly email: string | null;
  readonly doNotContact: boolean;
};
/** Who is tied to a unit, by rank: those who hold a right now first. */
export type Holding = { readonly unitId: UnitId; readonly ownerId: OwnerId; readonly rank: number };

export type GroupRules = {
  readonly channel: Channel;
  /** Last contact of each owner within the weeks that are left quiet. */
  readonly recentContacts: ReadonlyMap<OwnerId, Instant>;
  /** Who acts for the owners; none unless given. */
  readonly mandates?: MandatesInForce;
};
export type Addressee = {
  readonly owner: GroupedOwner;
  readonly units: readonly UnitId[];
  readonly to: Addressed;
  readonly exclusion: Exclusion | null;
};
export type Group = {
  readonly addressees: readonly Addressee[];
  /** Units that nobody is written to about, whoever owns them. */
  readonly leftOut: readonly { readonly unit: UnitId; readonly exclusion: Exclusion }[];
};

const DECEASED = -3;

/**
 * One letter for each owner, whatever the number of homes, to the first-ranked of each home. An owner who asked not to be
 * contacted is not replaced by the next: the household has said no.
 */
export function formGroup(
  units: readonly GroupedUnit[],
  holdings: readonly Holding[],
  owners: ReadonlyMap<OwnerId, GroupedOwner>,
  rules: GroupRules,
): Group {
  const byUnit = Map.groupBy(holdings, ({ unitId }) => unitId);
  const leftOut: { unit: UnitId; exclusion: Exclusion }[] = [];
  const homes = new Map<OwnerId, UnitId[]>();
  for (const unit of units) {
    const exclusion = unit.vacant ? null : 'returned';
    const held = byUnit.get(unit.id) ?? [];
    const first = held.find(({ rank }) => rank >= 1);
    if (exclusion) leftOut.push({ unit: unit.id, exclusion });
    else if (first) homes.set(first.ownerId, [...(homes.get(first.ownerId) ?? []), unit.id]);
    else leftOut.push({ unit: unit.id, exclusion: orphaned(held) });
  }
  const addressees = [...homes].flatMap(([id, theirs]): Addressee[] => {
    const owner = owners.get(id);
    return owner ? [addressee(owner, theirs, rules)] : [];
  });
  const byName = (a: Addressee, b: Addressee) => a.owner.name.localeCompare(b.owner.name, 'fr');
  return { addressees: addressees.toSorted(byName), leftOut };
}

const orphaned = (held: readonly Holding[]): Exclusion =>
  held.some(({ rank }) => rank === DECEASED) ? 'owner-deceased' : 'no-owner';

/** One letter: to the owner or to who acts for them, or why it is not sent. */
export function addressee(owner: GroupedOwner, units: readonly UnitId[], rules: GroupRules): Addressee {
  const { id, address, email } = owner;
  const to = rules.mandates
    ? addressed(owner, units, rules.mandates)
    : { mandateId: null, through: null, address, email };
  return { owner, units, to, exclusion: exclusionOf({ ...to, id, doNotContact: owner.doNotContact }, rules) };
}

function exclusionOf(
  { id, doNotContact, address, email }: Omit<GroupedOwner, 'name'>,
  { channel, recentContacts }: GroupRules,
): Exclusion | null {
  if (doNotContact) return 'do-not-contact';
  if (channel === 'mail' && !email) return 'no-email';
  if (channel === 'letter' && !isUsableAddress(address)) return 'no-address';
  return recentContacts.has(id) ? 'recent-contact' : null;
}
