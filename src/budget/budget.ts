import type { EnvelopeId } from '../shared/ids.ts';
import { type Cents, cents, sumCents } from '../shared/money.ts';
import type { LedgerKind } from './ledger-kinds.ts';

/** Total of each kind of movement in one envelope, cents. */
export type LedgerSums = Readonly<Record<LedgerKind, Cents>>;

/** AP voted, reductions and transfers taken off. */
export const apVoted = (sums: LedgerSums): Cents => cents(sums['vote-ap'] - sums['cut-ap']);
/** CP voted for the year, reductions and transfers taken off. */
export const cpVoted = (sums: LedgerSums): Cents => cents(sums['vote-cp'] - sums['cut-cp']);
/** Reserved or engaged and neither dropped nor released: what the AP is used for. */
export const apUsed = (sums: Pick<LedgerSums, 'reserve' | 'unreserve' | 'engage' | 'release'>): Cents =>
  cents(sums.reserve - sums.unreserve + sums.engage - sums.release);

/** AP still free: voted − reserved (net) − engaged (net of releases). */
export const apAvailable = (sums: LedgerSums): Cents => cents(apVoted(sums) - apUsed(sums));

/** CP of the year still free: voted − ordered (net of orders that were taken back). */
export const cpAvailable = (sums: LedgerSums): Cents => cents(cpVoted(sums) - sums.order + sums.unorder);

export type EnvelopePosition = {
  readonly voted: Cents;
  readonly reserved: Cents;
  readonly engaged: Cents;
  readonly available: Cents;
  readonly credits: Cents;
  readonly ordered: Cents;
  readonly paid: Cents;
  readonly recovered: Cents;
  readonly creditsAvailable: Cents;
};

/** Where an envelope stands, as managers read it. */
export const positionOf = (sums: LedgerSums): EnvelopePosition => ({
  voted: apVoted(sums),
  reserved: cents(sums.reserve - sums.unreserve),
  engaged: cents(sums.engage - sums.release),
  available: apAvailable(sums),
  credits: cpVoted(sums),
  ordered: cents(sums.order - sums.unorder),
  paid: sums.pay,
  recovered: sums.recover,
  creditsAvailable: cpAvailable(sums),
});

/** Several envelopes read as one. */
export const sumPositions = (all: readonly EnvelopePosition[]): EnvelopePosition => {
  const total = (of: keyof EnvelopePosition): Cents => sumCents(all.map((one) => one[of]));
  return {
    voted: total('voted'),
    reserved: total('reserved'),
    engaged: total('engaged'),
    available: total('available'),
    credits: total('credits'),
    ordered: total('ordered'),
    paid: total('paid'),
    recovered: total('recovered'),
    creditsAvailable: total('creditsAvailable'),
  };
};

/** What one case holds in the budget. */
export type CaseCommitment = {
  /** Where its award is authorised (AP). */
  readonly envelopeId: EnvelopeId;
  /** Set aside and neither engaged nor dropped. */
  readonly reserved: Cents;
  /** Committed, releases taken off. */
  readonly engaged: Cents;
  readonly ordered: Cents;
  readonly paid: Cents;
  readonly recovered: Cents;
  /** Committed and not ordered yet: what can still be ordered or released. */
  readonly unordered: Cents;
};

type CaseMovement = {
  readonly envelopeId: EnvelopeId;
  readonly kind: LedgerKind;
  readonly amount: Cents;
};

/** Sums a case's movements, oldest first; null when it never held anything. The latest reservation names the envelope. */
export function commitmentOf(movements: readonly CaseMovement[]): CaseCommitment | null {
  const authorised = movements.findLast(({ kind }) => kind === 'engage' || kind === 'reserve');
  if (!authorised) return null;
  const total = (wanted: LedgerKind): number =>
    movements.reduce((sum, { kind, amount }) => (kind === wanted ? sum + amount : sum), 0);
  const engaged = total('engage') - total('release');
  const ordered = total('order') - total('unorder');
  return {
    envelopeId: authorised.envelopeId,
    reserved: cents(total('reserve') - total('unreserve')),
    engaged: cents(engaged),
    ordered: cents(ordered),
    paid: cents(total('pay')),
    recovered: cents(total('recover')),
    unordered: cents(engaged - ordered),
  };
}
