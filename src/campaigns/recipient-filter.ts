/** Parts of the list of recipients. Labels: `campaigns.recipients.*`. */
export const RECIPIENT_FILTERS = [
  'all',
  'silent',
  'answered',
  'call-back',
  'undeliverable',
  'excluded',
] as const;
export type RecipientFilter = (typeof RECIPIENT_FILTERS)[number];
