import type { Reader } from '../db/database.ts';
import { findOwners, type Owner, ownersOfAccount } from '../people/people-queries.ts';
import type { Day } from '../shared/dates.ts';
import type { AccountId, OwnerId, UnitId } from '../shared/ids.ts';
import { type MandatesInForce, mandatesInForce } from './holders/addressed.ts';
import { mandateState, representativeFor } from './holders/mandate.ts';
import { type Mandate, mandatesOf, mandatesTo } from './holders/mandate-store.ts';

import type { Right } from './ownership.ts';
import { unitOwnersOf, unitsOfOwners } from './unit-owner-store.ts';
import type { Unit } from './unit-store.ts';

export { listUnits } from './find/unit-list-store.ts';
export type { Mandate } from './holders/mandate-store.ts';
export { findOpenSpell, type Spell, spellsOfUnit } from './spells/spell-store.ts';
/** What other rooms may ask of the register. */
export { contactedSince } from './unit-file/contact-store.ts';
export { type UnitOwner, unitOwnersOf, unitsOfOwners } from './unit-owner-store.ts';
export {
  findUnit,
  findUnitByIdlocal,
  findUnits,
  hasUnits,
  registerBeganAt,
  type Unit,
} from './unit-store.ts';

/** Who acts for these owners, as of a day. */
export const mandatesOn = async (d: Reader, ids: readonly OwnerId[], on: Day): Promise<MandatesInForce> =>
  mandatesInForce(await mandatesOf(d, ids), on);

/** Mandates to apply for aid, in force that day, of whoever reads that mailbox. */
export const mandatesForMailbox = async (d: Reader, email: string, on: Day): Promise<Mandate[]> =>
  (await mandatesTo(d, email)).filter(
    (mandate) => mandate.scope.includes('apply') && mandateState(mandate, on) === 'in-force',
  );

/** Who receives the payments of an owner for a home that day, under a mandate; null: the owner. */
export const payeeUnderMandate = async (
  d: Reader,
  ownerId: OwnerId,
  unitId: UnitId,
  on: Day,
): Promise<Mandate | null> => representativeFor(await mandatesOf(d, [ownerId]), [unitId], on, 'payments');

export type OwnerOfUnit = {
  readonly owner: Owner;
  readonly rank: number;
  readonly right: Right | null;
  /** Part of that right as a fraction, `1/3`; null when unknown. */
  readonly share: string | null;
  readonly undivided: boolean;
};

/** Everyone tied to a unit: those who hold a right now first, by rank, then previous, awaiting, incorrect, deceased. */
export async function ownersOfUnit(d: Reader, unitId: UnitId): Promise<OwnerOfUnit[]> {
  const links = await unitOwnersOf(d, [unitId]);
  const owners = new Map(
    (
      await findOwners(
        d,
        links.map(({ ownerId }) => ownerId),
      )
    ).map((owner) => [owner.id, owner]),
  );
  return links.flatMap(({ ownerId, rank, right, share = null, undivided = false }) => {
    const owner = owners.get(ownerId);
    return owner ? [{ owner, rank, right, share, undivided }] : [];
  });
}

/** The units on which the person behind an account holds a right now. */
export async function unitsOfOwnerAccount(d: Reader, accountId: AccountId): Promise<Unit[]> {
  const owners = await ownersOfAccount(d, accountId);
  return unitsOfOwners(
    d,
    owners.map(({ id }) => id),
  );
}

/** Whether that account is one of the unit’s owners of today: the check before an owner’s page opens. */
export async function ownsUnit(d: Reader, accountId: AccountId, unitId: UnitId): Promise<boolean> {
  return (await ownersOfUnit(d, unitId)).some(
    ({ owner, rank }) => rank >= 1 && owner.accountId === accountId,
  );
}
export {
  type EvaluatedOutreach,
  type EvaluatedSpell,
  outreachForEvaluation,
  spellsForEvaluation,
} from './unit-evaluation-store.ts';

/** The owner to turn to first of each unit, where there is one. */
export async function firstOwners(d: Reader, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, Owner>> {
  const links = (await unitOwnersOf(d, ids)).filter(({ rank }) => rank >= 1);
  const first = new Map(links.toReversed().map((link) => [link.unitId, link.ownerId]));
  const owners = new Map(
    (await findOwners(d, [...new Set(first.values())])).map((owner) => [owner.id, owner]),
  );
  return new Map(
    [...first].flatMap(([unit, id]) => {
      const owner = owners.get(id);
      return owner ? [[unit, owner] as const] : [];
    }),
  );
}
export { vacantHomesForSimulation } from './unit-simulation-store.ts';
export { bestFreeUnits, heldCounts, silentUnits, unitIdsOfHolder } from './unit-work-store.ts';
