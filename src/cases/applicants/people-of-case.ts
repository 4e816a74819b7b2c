import type { Reader, Writer } from '../../db/database.ts';
import { findAccount, findOwners, type Owner } from '../../people/people-queries.ts';
import type { AccountId, ApplicantId } from '../../shared/ids.ts';
import { ownersOfUnit } from '../../units/units-queries.ts';
import type { CaseRow } from '../case-store.ts';
import { type Capacity, capacityOf } from './applicant.ts';
import { type Applicant, addApplicants, keptApplicants } from './applicant-store.ts';

/** As kept, or as read from the register while the case has no list of its own: then without identifier. */
type Named = Omit<Applicant, 'id'> & { readonly id: ApplicantId | null };

/** One owner of the dwelling of a case, with what is known of them. */
export type PersonOfCase = Named & {
  readonly name: string;
  /** A body that people speak for: a company, an SCI… */
  readonly company: boolean;
  readonly capacity: Capacity;
  /** The one who applies. */
  readonly applies: boolean;
  readonly accountId: AccountId | null;
  /** Where mails to them go: the mailbox that signs in, else the one given for this case, else the register's. */
  readonly mailbox: string | null;
};

/** Owners of the dwelling as the case knows them, whoever applies first. */
export async function peopleOfCase(d: Reader, row: CaseRow): Promise<PersonOfCase[]> {
  const kept = await keptApplicants(d, row.id);
  const people: readonly Named[] = kept.length > 0 ? kept : await fromRegister(d, row);
  const owners = await findOwners(
    d,
    people.map(({ ownerId }) => ownerId),
  );
  const known = new Map(owners.map((owner) => [owner.id, owner]));
  const found = await Promise.all(
    people.flatMap((person) => {
      const owner = known.get(person.ownerId);
      return owner ? [asPerson(d, row, person, owner, people)] : [];
    }),
  );
  return found.toSorted((a, b) => Number(b.applies) - Number(a.applies));
}

async function asPerson(
  d: Reader,
  row: CaseRow,
  person: Named,
  owner: Owner,
  all: readonly Named[],
): Promise<PersonOfCase> {
  const account = owner.accountId === null ? undefined : await findAccount(d, owner.accountId);
  const company = owner.kind !== 'individual';
  return {
    ...person,
    name: owner.name,
    company,
    capacity: capacityOf({ ...person, company }, all),
    applies: owner.id === row.ownerId,
    accountId: owner.accountId,
    mailbox: account?.email ?? person.email ?? owner.email,
    siren: person.siren ?? owner.siren,
    legalRepresentative: person.legalRepresentative ?? owner.legalRepresentative,
  };
}

/** What the register says of the dwelling today: its owners, and whoever applies in any event. */
async function fromRegister(d: Reader, row: CaseRow): Promise<Named[]> {
  const blank = {
    id: null,
    caseId: row.id,
    standing: 'holds',
    source: 'register',
    email: null,
    siren: null,
    legalRepresentative: null,
    associate: false,
    createdAt: row.createdAt,
    version: 1,
  } as const;
  const holders = (await ownersOfUnit(d, row.unitId)).filter(({ rank }) => rank >= 1);
  const named = holders.map(({ owner, right, share, undivided }) => ({
    ...blank,
    ownerId: owner.id,
    right,
    share,
    undivided,
  }));
  if (named.some(({ ownerId }) => ownerId === row.ownerId)) return named;
  return [{ ...blank, ownerId: row.ownerId, right: null, share: null, undivided: false }, ...named];
}

/** Gives the case its own list, once: later changes of the register are shown beside it and change nothing in it. */
export async function keepPeople(d: Writer, row: CaseRow): Promise<void> {
  if ((await keptApplicants(d, row.id)).length > 0) return;
  const named = await fromRegister(d, row);
  await addApplicants(
    d,
    named.map(({ id: _, ...facts }) => facts),
  );
}
