/**
 * Movements of an envelope. Amounts are positive, the kind gives the direction: `reserve` at validation,
 * `unreserve` when the reservation is used or dropped, `engage` at the decision, `release` of what will not be paid,
 * `order` and `pay` of a payment, `recover` of money paid back.
 */
export const LEDGER_KINDS = [
  'vote-ap',
  'vote-cp',
  'reserve',
  'unreserve',
  'engage',
  'release',
  'order',
  'pay',
  'recover',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];
