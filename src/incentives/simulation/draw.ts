/**
 * A number in [0, 1) that belongs to a home and a question for good: every scheme compared is read against the very same
 * owners, whatever the order or the thread (common random numbers). Mixing of MurmurHash3 (public domain), 32 bits.
 */
export function draw(home: number, question: string): number {
  let hash = Math.imul(home ^ 0x9e3779b9, 0x85ebca6b);
  for (let index = 0; index < question.length; index += 1)
    hash = Math.imul(hash ^ question.charCodeAt(index), 0xc2b2ae35) ^ (hash >>> 15);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 4_294_967_296;
}

/** The word that a draw falls on, by shares in basis points. */
export function pick<T extends string>(
  shares: Readonly<Partial<Record<T, number>>>,
  drawn: number,
): T | undefined {
  let reached = 0;
  let last: T | undefined;
  for (const word in shares) {
    const share = shares[word] ?? 0;
    if (share === 0) continue;
    reached += share;
    last = word;
    if (drawn * 10_000 < reached) return word;
  }
  return last;
}
