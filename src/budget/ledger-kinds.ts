/**
 * Movements of an envelope. Amounts are positive, the kind gives the direction: `vote-` and `cut-` of the authorisation
 * and of the credits, `reserve` at validation, `unreserve` when the reservation is used or dropped, `engage` at the
 * decision, `release` of what will not be paid, `order` and `pay` of a payment, `unorder` of one that the public
 * accountant refused, `recover` of money paid back.
 */
export const LEDGER_KINDS = [
  'vote-ap',
  'vote-cp',
  'cut-ap',
  'cut-cp',
  'reserve',
  'unreserve',
  'engage',
  'release',
  'order',
  'unorder',
  'pay',
  'recover',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];
