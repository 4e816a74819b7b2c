/**
 * Money is a whole number of euro cents. `CentsHT` (before VAT) and `CentsTTC` (VAT included) are
 * separate types, so that a base and a cost can never be added by mistake; plain `Cents` is money paid
 * or granted, where VAT has no meaning.
 */
export type Cents = number & { readonly unit: 'cents' };
export type CentsHT = number & { readonly unit: 'cents-ht' };
export type CentsTTC = number & { readonly unit: 'cents-ttc' };
type AnyCents = Cents | CentsHT | CentsTTC;

/** A rate in basis points: 10 000 = 100 %. */
export type BasisPoints = number & { readonly unit: 'basis-points' };

export const MAX_CENTS = 1_000_000_000_000;

function wholeCents(value: number): number {
  if (!Number.isSafeInteger(value) || Math.abs(value) > MAX_CENTS)
    throw new RangeError(`not a whole amount of cents: ${value}`);
  return value;
}

export const cents = (value: number): Cents => wholeCents(value) as Cents;
export const centsHT = (value: number): CentsHT => wholeCents(value) as CentsHT;
export const centsTTC = (value: number): CentsTTC => wholeCents(value) as CentsTTC;
export const euros = (value: number): Cents => cents(Math.round(value * 100));
export const eurosHT = (value: number): CentsHT => centsHT(Math.round(value * 100));
export const eurosTTC = (value: number): CentsTTC => centsTTC(Math.round(value * 100));
export const NO_MONEY = 0 as Cents;

/** Basis points from a percentage with at most two decimals: `percent(37.5)` = 3 750. */
export const percent = (value: number): BasisPoints => Math.round(value * 100) as BasisPoints;

export function sumCents<T extends AnyCents>(amounts: readonly T[]): T {
  return wholeCents(amounts.reduce((total: number, amount) => total + amount, 0)) as T;
}

export const lessCents = <T extends AnyCents>(a: T, b: NoInfer<T>): T => wholeCents(a - b) as T;
export const smallest = <T extends AnyCents>(first: T, ...others: NoInfer<T>[]): T =>
  Math.min(first, ...others) as T;

/** `rate` of `amount`, rounded down to the cent: public money is never rounded in favour of overspending. */
export function shareRoundedDown<T extends AnyCents>(amount: T, rate: BasisPoints): T {
  const scaled = amount * rate;
  // Exact while the product is; beyond, the same with big integers.
  if (Number.isSafeInteger(scaled)) return ((scaled - (scaled % 10_000)) / 10_000 || 0) as T;
  return Number((BigInt(amount) * BigInt(rate)) / 10_000n) as T;
}

/** `rate` of `amount`, rounded to the nearest cent, halves away from zero (VAT, CGI art. 1649 undecies spirit). */
export function shareRoundedNearest<T extends AnyCents>(amount: T, rate: BasisPoints): T {
  const half = amount * rate < 0 ? -5_000 : 5_000;
  const scaled = amount * rate + half;
  if (Number.isSafeInteger(scaled)) return ((scaled - (scaled % 10_000)) / 10_000 || 0) as T;
  return Number((BigInt(amount) * BigInt(rate) + BigInt(half)) / 10_000n) as T;
}

/** VAT added to an amount before tax. */
export const withVat = (amount: CentsHT, vat: BasisPoints): CentsTTC =>
  centsTTC(amount + shareRoundedNearest(amount, vat));

/** Splits `total` in proportion to `weights`, every cent given away exactly once (largest remainder, then order). */
export function splitCents<T extends AnyCents>(total: T, weights: readonly number[]): T[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map(() => 0 as T);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  let left = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares as T[];
}
