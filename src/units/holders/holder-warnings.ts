import { isCurrentRank, isOwnership } from '../ownership.ts';
import { cakeOf, type HeldShare, parseShare, sumOfShares } from './share.ts';

/** What does not fit together among the holders of today. Labels: `owners.warnings.*`. */
export type HolderWarning =
  | { readonly kind: 'shares-short'; readonly right: Cake; readonly sum: string }
  | { readonly kind: 'shares-unknown'; readonly right: Cake; readonly count: number }
  | { readonly kind: 'bare-alone' | 'usufruct-alone' | 'full-and-split' | 'undivided-alone' };
export type Cake = 'full' | 'bare' | 'usufruct';

type Held = HeldShare & { readonly undivided: boolean };

/**
 * Code civil art. 544, 578 and 815: full ownership is one whole; split, usufruct and bare ownership are two wholes that go
 * together; indivision takes two. Shares that exceed the whole are refused before (holder-links.ts), so only lack is told.
 */
export function holderWarnings(links: readonly Held[]): HolderWarning[] {
  const held = links.filter(({ rank, right }) => isCurrentRank(rank) && isOwnership(right));
  const cakes = Map.groupBy(held, ({ right }) => cakeOf(right) as Cake);
  const warnings = [...cakes].flatMap(([right, parts]) => shareWarning(right, parts) ?? []);
  if (cakes.has('bare') && !cakes.has('usufruct')) warnings.push({ kind: 'bare-alone' });
  if (cakes.has('usufruct') && !cakes.has('bare')) warnings.push({ kind: 'usufruct-alone' });
  if ((cakes.has('usufruct') || cakes.has('bare')) && isWhole(cakes.get('full') ?? []))
    warnings.push({ kind: 'full-and-split' });
  if (held.length === 1 && held[0]?.undivided) warnings.push({ kind: 'undivided-alone' });
  return warnings;
}

const known = (parts: readonly Held[]) => parts.flatMap(({ share }) => parseShare(share ?? '') ?? []);
const isWhole = (parts: readonly Held[]): boolean => {
  const sum = sumOfShares(known(parts));
  return sum.parts === sum.of;
};

/** Nothing known is no fault: files give no shares. Once one is known, the others are wanted. */
function shareWarning(right: Cake, parts: readonly Held[]): HolderWarning | null {
  const shares = known(parts);
  if (shares.length === 0) return null;
  if (shares.length < parts.length)
    return { kind: 'shares-unknown', right, count: parts.length - shares.length };
  const sum = sumOfShares(shares);
  return sum.parts === sum.of ? null : { kind: 'shares-short', right, sum: `${sum.parts}/${sum.of}` };
}
