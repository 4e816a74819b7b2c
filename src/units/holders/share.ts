import type { Right } from '../ownership.ts';

/** A part of a right as it is written in a deed: `1/3`. Kept as written, in lowest terms or not. */
export type Share = { readonly parts: number; readonly of: number };

const WRITTEN = /^(\d{1,6})\s*\/\s*(\d{1,6})$/;

/** Null for what is no fraction between nothing and the whole. */
export function parseShare(text: string): Share | null {
  const [, parts, of] = (WRITTEN.exec(text.trim()) ?? []).map(Number);
  if (parts === undefined || of === undefined || parts === 0 || of === 0 || parts > of) return null;
  return { parts, of };
}

/** Bare ownership and usufruct are shared apart; all that make a full owner are one cake. */
export const cakeOf = (right: Right | null): string =>
  right === 'usufruct' || right === 'bare' ? right : 'full';

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

/** The sum in lowest terms; exact, since a deed in thirds must add to the whole. */
export function sumOfShares(shares: readonly Share[]): { readonly parts: bigint; readonly of: bigint } {
  let parts = 0n;
  let of = 1n;
  for (const share of shares) {
    parts = parts * BigInt(share.of) + BigInt(share.parts) * of;
    of *= BigInt(share.of);
    const common = divisor(parts, of);
    parts /= common;
    of /= common;
  }
  return { parts, of };
}

export type HeldShare = {
  readonly rank: number;
  readonly right: Right | null;
  readonly share?: string | null;
};

/** What the holders of today have together, by kind of right: `full → 5/6`. Shares not known are left out. */
export function sharesByRight(
  links: readonly HeldShare[],
): { right: string; sum: string; tooMuch: boolean }[] {
  const known = links.flatMap(({ rank, right, share }) => {
    const parsed = rank < 1 || !share ? null : parseShare(share);
    return parsed === null ? [] : [{ cake: cakeOf(right), share: parsed }];
  });
  return [...Map.groupBy(known, ({ cake }) => cake)].map(([right, held]) => {
    const { parts, of } = sumOfShares(held.map(({ share }) => share));
    return { right, sum: of === 1n ? String(parts) : `${parts}/${of}`, tooMuch: parts > of };
  });
}
