import type { Day } from '../../shared/dates.ts';
import type { MandateId, OwnerId, UnitId } from '../../shared/ids.ts';
import { type MandateScope, type MandateTerm, representativeFor } from './mandate.ts';

/** Whose name, address and mailbox stand on a letter; `through`: the representative, when it is not the owner. */
export type Addressed = {
  readonly mandateId: MandateId | null;
  readonly through: string | null;
  readonly address: string | null;
  readonly email: string | null;
};
type Reached = { readonly address: string | null; readonly email: string | null };
type GivenMandate = MandateTerm &
  Reached & {
    readonly id: MandateId;
    readonly ownerId: OwnerId;
    readonly unitId: UnitId | null;
    readonly name: string;
    readonly scope: readonly MandateScope[];
  };
/** Mandates by owner, and the day of the letter. */
export type MandatesInForce = {
  readonly byOwner: ReadonlyMap<OwnerId, readonly GivenMandate[]>;
  readonly on: Day;
};

/**
 * To whom a letter to an owner about these homes goes: to the representative while a mandate for contact covers all of
 * them, else to the owner. "Ne pas contacter" is the caller’s to honour: it holds for both.
 */
export function addressed(
  owner: Reached & { readonly id: OwnerId },
  homes: readonly UnitId[],
  { byOwner, on }: MandatesInForce,
): Addressed {
  const mandate = representativeFor(byOwner.get(owner.id) ?? [], homes, on);
  if (mandate === null) return { mandateId: null, through: null, address: owner.address, email: owner.email };
  const { id, name, address, email } = mandate;
  return { mandateId: id, through: name, address, email };
}

export const mandatesInForce = (mandates: readonly GivenMandate[], on: Day): MandatesInForce => ({
  byOwner: Map.groupBy(mandates, ({ ownerId }) => ownerId),
  on,
});
