import type { Reader } from '../../db/database.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import type { AccountId, CaseId, OwnerId } from '../../shared/ids.ts';
import { coversHome, mandateState } from '../../units/holders/mandate.ts';
import { mandatesOn } from '../../units/units-queries.ts';
import { findCaseById } from '../case-store.ts';
import { type Capacity, owning } from './applicant.ts';
import { type PersonOfCase, peopleOfCase } from './people-of-case.ts';

/** One signature that an act needs: for which owner, by whom, at which mailbox. Labels `signing.capacity.*`. */
export type Signatory = {
  readonly ownerId: OwnerId;
  /** Null while they have never signed in, and for whoever signs under a mandate. */
  readonly accountId: AccountId | null;
  /** Who signs, and for whom: “SCI des Dunes – Anne Exemple”, “Me Notaire (Jean Exemple)”. */
  readonly name: string;
  readonly email: string | null;
  readonly capacity: Capacity | 'representative';
};

/**
 * Who must sign for the owners' side: every owner of the dwelling as the case knows them, the applicant first, each in
 * person or through whoever holds a mandate to apply for them (Civil code, art. 815-3: all undivided owners). A case
 * that never kept a list of its own reads the register. Empty for an unknown case.
 */
export async function signatoriesOf(d: Reader, caseId: CaseId): Promise<Signatory[]> {
  const row = await findCaseById(d, caseId);
  if (!row) return [];
  const people = owning(await peopleOfCase(d, row));
  // An act is issued in the move of its case: the day of that move is the day on which mandates are read.
  const on = dayOf(row.updatedAt);
  const { byOwner } = await mandatesOn(
    d,
    people.map(({ ownerId }) => ownerId),
    on,
  );
  return people.map((person) => {
    const mandate = (byOwner.get(person.ownerId) ?? []).find(
      (given) => mayApply(given, on) && coversHome(given, row.unitId),
    );
    return mandate ? through(person, mandate) : inPerson(person);
  });
}

type Given = Parameters<typeof mandateState>[0] & { readonly scope: readonly string[] };
const mayApply = (mandate: Given, on: Day): boolean =>
  mandate.scope.includes('apply') && mandateState(mandate, on) === 'in-force';

const through = (
  { ownerId, name }: PersonOfCase,
  mandate: { readonly name: string; readonly email: string | null },
): Signatory => ({
  ownerId,
  accountId: null,
  name: mandate.name === name ? name : `${mandate.name} (${name})`,
  email: mandate.email,
  capacity: 'representative',
});

const inPerson = (person: PersonOfCase): Signatory => ({
  ownerId: person.ownerId,
  accountId: person.accountId,
  name:
    person.company && person.legalRepresentative
      ? `${person.name} – ${person.legalRepresentative}`
      : person.name,
  email: person.mailbox,
  capacity: person.capacity,
});
