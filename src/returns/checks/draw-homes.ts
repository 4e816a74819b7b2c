import { createHash } from 'node:crypto';

/**
 * Homes drawn for a visit: as many as the share of all asks, rounded up. The order is that of the SHA-256 of the seed and
 * each home's number, so that nobody chooses and anybody finds the same homes again from the recorded seed.
 */
export function drawHomes(homes: readonly number[], share: number, seed: string): number[] {
  const wanted = Math.ceil((homes.length * share) / 10_000);
  const rank = (home: number): string => createHash('sha256').update(`${seed}:${home}`).digest('hex');
  return [...homes]
    .map((home) => ({ home, rank: rank(home) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, wanted)
    .map(({ home }) => home);
}
