/** Letters whose texts staff may write: title, opening, parts in order. */
export const LETTER_KINDS = [
  'receipt',
  'document-request',
  'decision-grant',
  'decision-refusal',
  'decision-dismissal',
  'decision-lapse',
  'appeal-decision',
  'closing-letter',
  'recovery-order',
  'breach-notice',
  'recovery-decision',
  'attestation-form',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Acts whose texts staff may write. */
export const TEMPLATE_KINDS = ['agreement', 'amendment', ...LETTER_KINDS] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export const isLetter = (kind: string): kind is LetterKind =>
  (LETTER_KINDS as readonly string[]).includes(kind);
export const hasTemplate = (kind: string): kind is TemplateKind =>
  (TEMPLATE_KINDS as readonly string[]).includes(kind);
