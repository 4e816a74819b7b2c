import type { Reader } from '../../db/database.ts';
import type { Owner } from '../../people/people-queries.ts';
import type { Day } from '../../shared/dates.ts';
import type { UnitId } from '../../shared/ids.ts';
import { type Mandate, mandatesOfUnit } from './holder-store.ts';
import { representativeForLetters } from './mandate.ts';

/** Whose name and address stand on a letter or mail about a unit; `through` tells for whom when it is not the owner. */
export type Addressee = {
  readonly owner: Owner;
  readonly through: Mandate | null;
  readonly name: string;
  readonly email: string | null;
  readonly address: string | null;
};

/** To whom each owner’s letters go that day. "Ne pas contacter" is the caller’s to honour: it holds for both. */
export async function addresseesOf(
  d: Reader,
  unitId: UnitId,
  owners: readonly Owner[],
  on: Day,
): Promise<Addressee[]> {
  const mandates = await mandatesOfUnit(d, unitId);
  return owners.map((owner) => {
    const through = representativeForLetters(
      mandates.filter(({ ownerId }) => ownerId === owner.id),
      on,
    );
    const { name, email, address } = through ?? owner;
    return { owner, through, name, email, address };
  });
}
