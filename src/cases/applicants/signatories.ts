import type { Reader } from '../../db/database.ts';
import type { AccountId, CaseId, OwnerId } from '../../shared/ids.ts';
import { findCaseById } from '../case-store.ts';
import { type Capacity, owning } from './applicant.ts';
import { peopleOfCase } from './people-of-case.ts';

/** Somebody without whose signature the agreement of a case is not signed. */
export type Signatory = {
  readonly ownerId: OwnerId;
  /** Null while they have never signed in. */
  readonly accountId: AccountId | null;
  readonly name: string;
  readonly email: string | null;
  readonly capacity: Capacity;
  /** Who speaks for a company by law; null for a person, or where it is not known. */
  readonly representedBy: string | null;
};

/**
 * Who must sign for the owners' side: every owner of the dwelling as the case knows them, whoever applies first. A
 * case that never kept a list of its own reads the register. Empty for an unknown case.
 */
export async function signatoriesOf(d: Reader, caseId: CaseId): Promise<Signatory[]> {
  const row = await findCaseById(d, caseId);
  if (!row) return [];
  return owning(await peopleOfCase(d, row)).map(
    ({ ownerId, accountId, name, mailbox, capacity, company, legalRepresentative }) => ({
      ownerId,
      accountId,
      name,
      email: mailbox,
      capacity,
      representedBy: company ? legalRepresentative : null,
    }),
  );
}
