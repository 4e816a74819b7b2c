import { type Cents, cents } from '../shared/money.ts';
import type { LedgerKind } from './ledger-kinds.ts';

/** Total of each kind of movement in one envelope, cents. */
export type LedgerSums = Readonly<Record<LedgerKind, Cents>>;

/** AP still free: voted − reserved (net) − engaged (net of releases). */
export const apAvailable = (sums: LedgerSums): Cents =>
  cents(sums['vote-ap'] - (sums.reserve - sums.unreserve) - (sums.engage - sums.release));

/** CP of the year still free: voted − ordered. */
export const cpAvailable = (sums: LedgerSums): Cents => cents(sums['vote-cp'] - sums.order);

export type EnvelopePosition = {
  readonly voted: Cents;
  readonly reserved: Cents;
  readonly engaged: Cents;
  readonly available: Cents;
  readonly credits: Cents;
  readonly ordered: Cents;
  readonly paid: Cents;
  readonly creditsAvailable: Cents;
};

/** Where an envelope stands, as managers read it. */
export const positionOf = (sums: LedgerSums): EnvelopePosition => ({
  voted: sums['vote-ap'],
  reserved: cents(sums.reserve - sums.unreserve),
  engaged: cents(sums.engage - sums.release),
  available: apAvailable(sums),
  credits: sums['vote-cp'],
  ordered: sums.order,
  paid: sums.pay,
  creditsAvailable: cpAvailable(sums),
});
