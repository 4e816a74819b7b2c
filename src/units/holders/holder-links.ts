import { invalid } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { type RankName, type Right, rankName } from '../ownership.ts';
import { sharesByRight } from './share.ts';

export type HolderLink = {
  readonly ownerId: OwnerId;
  readonly rank: number;
  readonly right: Right | null;
  readonly share: string | null;
  readonly undivided: boolean;
};
/** A place by its name, or the exact one somebody had before. */
export type HolderWanted = Omit<HolderLink, 'ownerId' | 'rank'> & { readonly rank: RankName | number };

/** Where somebody heard how a unit is held. Labels: `owners.source.*`. */
export const OWNERSHIP_SOURCES = [
  'deed',
  'notary',
  'land-registry',
  'owner',
  'returned-mail',
  'neighbour',
  'other',
] as const;
export type OwnershipSource = (typeof OWNERSHIP_SOURCES)[number];

/** What the journal notes of a link; the rank by its name. */
export const asNoted = ({ rank, right, share, undivided }: HolderLink) => ({
  rank: rankName(rank),
  right,
  share,
  undivided,
});

const LAST_RANK = 6;
const FIXED: Readonly<Partial<Record<RankName, number>>> = {
  previous: 0,
  incorrect: -1,
  awaiting: -2,
  deceased: -3,
};

/**
 * The holders once one of them is changed or added. There is one primary owner: another one becomes secondary; ranks
 * 1 to 6 stay without gaps in their order, so that someone is always first where anybody holds a right.
 * @throws DomainError `unitLife.errors.tooManyHolders`, `unitLife.errors.sharesTooMuch`
 */
export function withHolder(
  links: readonly HolderLink[],
  ownerId: OwnerId,
  { rank, ...held }: HolderWanted,
): HolderLink[] {
  const before = links.find((link) => link.ownerId === ownerId);
  const others = links.filter((link) => link.ownerId !== ownerId);
  const after = inOrder([...others, { ...held, ownerId, rank: placeOf(rank, before, others) }]);
  const current = after.filter((link) => link.rank > 0);
  if (current.length > LAST_RANK) throw invalid('unitLife.errors.tooManyHolders', { most: LAST_RANK });
  const over = sharesByRight(current).find(({ tooMuch }) => tooMuch);
  if (over) throw invalid('unitLife.errors.sharesTooMuch', { sum: over.sum });
  return after;
}

/** The holders once one of them is taken off: those after move up. */
export const withoutHolder = (links: readonly HolderLink[], ownerId: OwnerId): HolderLink[] =>
  inOrder(links.filter((link) => link.ownerId !== ownerId));

/** The holders once two records of one of them are joined: of two places the better one stays, a right of today first. */
export function joinLinks(links: readonly HolderLink[], kept: OwnerId, absorbed: OwnerId): HolderLink[] {
  const theirs = links.filter(({ ownerId }) => ownerId === kept || ownerId === absorbed);
  const place = ({ rank }: HolderLink): number => (rank > 0 ? 100 - rank : rank);
  const [best] = theirs.toSorted((a, b) => place(b) - place(a));
  const others = links.filter((link) => !theirs.includes(link));
  return inOrder(best === undefined ? others : [...others, { ...best, ownerId: kept }]);
}

const inOrder = (links: readonly HolderLink[]): HolderLink[] => [
  ...links
    .filter((link) => link.rank > 0)
    .toSorted((a, b) => a.rank - b.rank)
    .map((link, index) => ({ ...link, rank: index + 1 })),
  ...links.filter((link) => link.rank <= 0),
];

/** Before or after all others for now; the order alone counts. */
function placeOf(
  rank: RankName | number,
  before: HolderLink | undefined,
  others: readonly HolderLink[],
): number {
  // Half a place before whoever has it now.
  if (typeof rank === 'number') return rank > 0 ? rank - 0.5 : rank;
  const fixed = FIXED[rank];
  if (fixed !== undefined) return fixed;
  if (rank === 'primary') return 0.5;
  const wasSecondary = before !== undefined && before.rank >= 2;
  return wasSecondary ? before.rank : Math.max(1, ...others.map((link) => link.rank)) + 1;
}
