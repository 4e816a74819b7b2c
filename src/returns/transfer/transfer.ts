import type { Day, Instant } from '../../shared/dates.ts';

/** How a home changes hands. Labels: `transfers.cause.*`. */
export const TRANSFER_CAUSES = ['sale', 'succession', 'gift'] as const;
export type TransferCause = (typeof TRANSFER_CAUSES)[number];

export const TRANSFER_STATES = ['asked', 'accepted', 'refused', 'silent'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export const TAKER_KINDS = ['individual', 'company', 'other'] as const;
export type TakerKind = (typeof TAKER_KINDS)[number];

/** Proof that the taker accepted: the very undertakings shown, by their hash, under the name typed. */
export type Acceptance =
  | { readonly method: 'link'; readonly name: string; readonly shownHash: string; readonly at: Instant }
  | { readonly method: 'paper'; readonly name: string; readonly signedOn: Day };
