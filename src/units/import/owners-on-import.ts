import { foldName } from '../../people/fold-name.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { isCurrentRank, type OwnerFacts, type Right } from '../ownership.ts';

/** An owner as the register has it. `verified`: signed in by the mailed link, so that a file no longer corrects it. */
export type KnownOwner = {
  readonly id: OwnerId;
  readonly kind: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly siren: string | null;
  readonly address: string | null;
  readonly personNumber: string | null;
  readonly verified: boolean;
  /** Facts that a person corrected: a file no longer does. */
  readonly editedFields: readonly string[];
};
export type Link = { readonly ownerId: OwnerId; readonly rank: number; readonly right: Right | null };

/** A holder of rights as the file tells: one known, with what the file corrects of it, or a new one. */
export type Holder = {
  readonly facts: OwnerFacts;
  readonly known: KnownOwner | null;
  readonly corrections: Readonly<Partial<Record<CorrectedField, string>>>;
};
const CORRECTED = ['kind', 'name', 'birthDate', 'siren', 'address', 'personNumber'] as const;
type CorrectedField = (typeof CORRECTED)[number];

export type OwnersEffect = {
  readonly holders: readonly Holder[];
  /** Whether ranks or rights differ from the register’s. */
  readonly relinked: boolean;
};
export const NO_OWNERS_EFFECT: OwnersEffect = { holders: [], relinked: false };

/**
 * Compares the owners of a line with the unit’s. A file that names nobody changes nobody; a person number finds
 * its owner wherever known, else the same name on the same unit does.
 */
export function ownersEffect(
  facts: readonly OwnerFacts[],
  links: readonly Link[],
  ofUnit: readonly KnownOwner[],
  byPersonNumber: ReadonlyMap<string, KnownOwner>,
): OwnersEffect {
  if (facts.length === 0) return NO_OWNERS_EFFECT;
  const holders = distinct(
    facts.map((owner) => {
      const known = findKnown(owner, ofUnit, byPersonNumber);
      return { facts: owner, known, corrections: known === null ? {} : correctionsOf(owner, known) };
    }),
  );
  return { holders, relinked: differ(holders, links) };
}

function findKnown(
  owner: OwnerFacts,
  ofUnit: readonly KnownOwner[],
  byPersonNumber: ReadonlyMap<string, KnownOwner>,
): KnownOwner | null {
  const numbered = owner.personNumber === null ? undefined : byPersonNumber.get(owner.personNumber);
  if (numbered || ofUnit.length === 0) return numbered ?? null;
  const name = foldName(owner.name);
  const namesake = ofUnit.find(
    (known) => foldName(known.name) === name && (known.personNumber === null || owner.personNumber === null),
  );
  return namesake ?? null;
}

/** The same person twice on a line (two rights) is one holder, at the first of the two ranks. */
function distinct(holders: readonly Holder[]): Holder[] {
  const seen = new Set<string>();
  return holders.filter(({ facts, known }) => {
    const key = known !== null ? `id ${known.id}` : (facts.personNumber ?? foldName(facts.name));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What the file does not say corrects nothing. */
function correctionsOf(owner: OwnerFacts, known: KnownOwner): Holder['corrections'] {
  if (known.verified) return {};
  return Object.fromEntries(
    CORRECTED.filter((field) => field !== 'kind' || !owner.kindGuessed)
      .filter((field) => !known.editedFields.includes(field))
      .filter((field) => owner[field] !== null && owner[field] !== known[field])
      .map((field) => [field, owner[field]]),
  );
}

function differ(holders: readonly Holder[], links: readonly Link[]): boolean {
  const wanted = linksWanted(
    holders.map(({ facts, known }) => ({ ownerId: known?.id ?? null, rank: facts.rank, right: facts.right })),
    links,
  );
  const text = (list: readonly { ownerId: OwnerId | null; rank: number; right: Right | null }[]): string =>
    JSON.stringify(list.map(({ ownerId, rank, right }) => [ownerId, rank, right]).sort());
  return text(wanted) !== text(links);
}

/**
 * The owners of a unit after an import: those of the file at their ranks, earlier ones kept as previous owners.
 * Whom a person marked incorrect or deceased stays so.
 */
export function linksWanted<Id extends OwnerId | null>(
  fromFile: readonly { ownerId: Id; rank: number; right: Right | null }[],
  links: readonly Link[],
): { ownerId: Id | OwnerId; rank: number; right: Right | null }[] {
  const before = new Map(links.map((link) => [link.ownerId as OwnerId | null, link]));
  const seen = new Set(fromFile.map(({ ownerId }) => ownerId as OwnerId | null));
  return [
    ...fromFile.map((link) => {
      const known = before.get(link.ownerId);
      return {
        ownerId: link.ownerId,
        rank: known !== undefined && known.rank < 0 ? known.rank : link.rank,
        right: link.right ?? known?.right ?? null,
      };
    }),
    ...links
      .filter(({ ownerId }) => !seen.has(ownerId))
      .map((link) => (isCurrentRank(link.rank) ? { ...link, rank: 0 } : link)),
  ];
}
