import type { Reader } from '../../db/database.ts';
import type { CaseRow } from '../case-store.ts';
import { associatesOf } from './applicant.ts';
import { peopleOfCase } from './people-of-case.ts';

/** The company that applies, as an act names it. */
export type CompanyOfCase = {
  readonly siren: string | null;
  readonly representative: string | null;
  /** Names of its associates, in the order they were given; none for a company whose associates are not asked. */
  readonly associates: readonly string[];
};

/** As the case knows it, which may be more than the register does; null where a person applies. */
export async function companyOfCase(d: Reader, row: CaseRow): Promise<CompanyOfCase | null> {
  const people = await peopleOfCase(d, row);
  const applicant = people.find(({ applies }) => applies);
  if (!applicant?.company) return null;
  return {
    siren: applicant.siren,
    representative: applicant.legalRepresentative,
    associates: associatesOf(people).map(({ name }) => name),
  };
}
