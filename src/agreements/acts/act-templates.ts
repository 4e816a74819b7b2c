import type { IssuableKind } from './act-facts.ts';

/** Raise a number with any change of the words or the order of that template: acts say which one made them. */
export const TEMPLATE_VERSIONS: Readonly<Record<IssuableKind, number>> = {
  receipt: 1,
  'decision-grant': 1,
  'decision-refusal': 1,
  agreement: 1,
  amendment: 1,
  'document-request': 1,
  'eligibility-sheet': 1,
  'financing-plan': 2,
  liquidation: 1,
  'payment-order': 1,
  'closing-letter': 1,
  'decision-dismissal': 1,
  'decision-lapse': 1,
  'appeal-decision': 1,
  'instruction-report': 1,
  'recovery-order': 1,
  'breach-notice': 1,
  'recovery-decision': 1,
  'transfer-acceptance': 1,
};
