import { invalid } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { RankName, Right } from '../ownership.ts';
import { sharesByRight } from './share.ts';

export type HolderLink = {
  readonly ownerId: OwnerId;
  readonly rank: number;
  readonly right: Right | null;
  readonly share: string | null;
  readonly undivided: boolean;
};
export type HolderWanted = Omit<HolderLink, 'ownerId' | 'rank'> & { readonly rank: RankName };

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
  const wanted = { ownerId, ...held, rank: placeOf(rank, before, others) };
  const current = [...others, wanted]
    .filter((link) => link.rank > 0)
    .toSorted((a, b) => a.rank - b.rank)
    .map((link, index) => ({ ...link, rank: index + 1 }));
  if (current.length > LAST_RANK) throw invalid('unitLife.errors.tooManyHolders', { most: LAST_RANK });
  const over = sharesByRight(current).find(({ tooMuch }) => tooMuch);
  if (over) throw invalid('unitLife.errors.sharesTooMuch', { sum: over.sum });
  return [...current, ...[...others, wanted].filter((link) => link.rank <= 0)];
}

/** Before or after all others for now; the order alone counts. */
function placeOf(rank: RankName, before: HolderLink | undefined, others: readonly HolderLink[]): number {
  const fixed = FIXED[rank];
  if (fixed !== undefined) return fixed;
  if (rank === 'primary') return 0.5;
  const wasSecondary = before !== undefined && before.rank >= 2;
  return wasSecondary ? before.rank : Math.max(1, ...others.map((link) => link.rank)) + 1;
}
