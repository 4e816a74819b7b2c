import { foldName } from '../../people/fold-name.ts';
import { parseShare, sumOfShares } from '../../units/holders/share.ts';
import type { Declaration } from '../case.ts';
import { associatesOf, type Standing } from './applicant.ts';

type Speaker = { readonly legalRepresentative: string | null };
type Member = { readonly name: string; readonly associate: boolean; readonly standing: Standing };

/**
 * Whether the associates of the company that applies decide with its manager. A manager binds an SCI by what enters its
 * purpose (Civil code, art. 1848 and 1849); an aid that binds its home for years, under rents that it does not choose,
 * may exceed it: then the associates decide, together or by an act of all (art. 1852 to 1854). Directors of commercial
 * companies and associations bind them whatever their statutes.
 */
export const associatesDecide = ({ ownerKind }: Pick<Declaration, 'ownerKind'>): boolean =>
  ownerKind === 'sci';

/** The manager among the associates, whatever the order of their names: they agree by applying for the company. */
export const isManager = ({ name }: Pick<Member, 'name'>, company: Speaker | undefined): boolean =>
  !!company?.legalRepresentative && wordsOf(name) === wordsOf(company.legalRepresentative);

const wordsOf = (name: string): string => foldName(name).split(' ').toSorted().join(' ');

/** Associates whose agreement is asked: all but who applies in the company's name. */
export const askedAssociates = <M extends Member>(people: readonly M[], company: Speaker | undefined): M[] =>
  associatesOf(people).filter((person) => !isManager(person, company));

/** Whether parts of a company's capital, as `1/3`, are more than the whole; parts not known are left out. */
export function moreThanWhole(shares: readonly (string | null)[]): boolean {
  const known = shares.flatMap((share) => parseShare(share ?? '') ?? []);
  const { parts, of } = sumOfShares(known);
  return parts > of;
}
