import type { Reader } from '../../db/database.ts';
import { findAccount, findOwner, type Owner } from '../../people/people-queries.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { AccountId, CaseId, OwnerId } from '../../shared/ids.ts';
import { coversHome, mandateState } from '../../units/holders/mandate.ts';
import { isOwnership, type Right } from '../../units/ownership.ts';
import { mandatesOn, type OwnerOfUnit, ownersOfUnit } from '../../units/units-queries.ts';
import { findCaseById } from '../case-store.ts';

/** In what capacity a person signs. Labels: `signing.capacity.*`. */
export const SIGNATORY_CAPACITIES = [
  'owner',
  'co-owner',
  'usufructuary',
  'bare-owner',
  'company',
  'representative',
] as const;
export type SignatoryCapacity = (typeof SIGNATORY_CAPACITIES)[number];

/** One signature that an act needs: for which owner, by whom, at which mailbox. */
export type Signatory = {
  readonly ownerId: OwnerId;
  readonly accountId: AccountId | null;
  readonly name: string;
  readonly email: string | null;
  readonly capacity: SignatoryCapacity;
};

/**
 * Who signs the acts of a case for the owners: everyone who holds a right on the dwelling today, the applicant first,
 * each in person or through whoever holds a mandate to apply for them (Civil code art. 815-3: all undivided owners).
 */
export async function signatoriesOf(d: Reader, caseId: CaseId): Promise<Signatory[]> {
  const row = mustExist(await findCaseById(d, caseId), 'cases.errors.unknown');
  const applicant = mustExist(await findOwner(d, row.ownerId), 'cases.errors.unknown');
  const holders = (await ownersOfUnit(d, row.unitId)).filter(
    ({ rank, right }) => rank >= 1 && isOwnership(right),
  );
  const others = holders.filter(({ owner }) => owner.id !== applicant.id);
  const own = holders.find(({ owner }) => owner.id === applicant.id) ?? alone(applicant);
  const everyone = [own, ...others];
  // An act is issued in the move of its case: the day of that move is the day on which mandates are read.
  const on = dayOf(row.updatedAt);
  const { byOwner } = await mandatesOn(
    d,
    everyone.map(({ owner }) => owner.id),
    on,
  );
  return Promise.all(
    everyone.map(async (holder) => {
      const mandate = (byOwner.get(holder.owner.id) ?? []).find(
        (given) => acts(given, on) && coversHome(given, row.unitId),
      );
      if (mandate) return through(holder.owner, mandate);
      const { accountId } = holder.owner;
      const account = accountId === null ? undefined : await findAccount(d, accountId);
      return inPerson(holder, everyone.length, account?.email ?? holder.owner.email);
    }),
  );
}

type Given = Parameters<typeof mandateState>[0] & { readonly scope: readonly string[] };
const acts = (mandate: Given, on: Day): boolean =>
  mandate.scope.includes('apply') && mandateState(mandate, on) === 'in-force';

const alone = (owner: Owner): OwnerOfUnit => ({
  owner,
  rank: 1,
  right: 'full',
  share: null,
  undivided: false,
});

const through = (
  { id, name }: Owner,
  mandate: { readonly name: string; readonly email: string | null },
): Signatory => ({
  ownerId: id,
  accountId: null,
  name: mandate.name === name ? name : `${mandate.name} (${name})`,
  email: mandate.email,
  capacity: 'representative',
});

const inPerson = ({ owner, right }: OwnerOfUnit, holders: number, email: string | null): Signatory => ({
  ownerId: owner.id,
  accountId: owner.accountId,
  name: owner.legalRepresentative ? `${owner.name} – ${owner.legalRepresentative}` : owner.name,
  email,
  capacity: capacityOf(owner.kind, right, holders),
});

function capacityOf(kind: string, right: Right | null, holders: number): SignatoryCapacity {
  if (kind !== 'individual') return 'company';
  if (right === 'usufruct') return 'usufructuary';
  if (right === 'bare') return 'bare-owner';
  return holders > 1 ? 'co-owner' : 'owner';
}
