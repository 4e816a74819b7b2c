/**
 * Where a case can stand (domain: application → return to market). Names are stable; labels live in i18n
 * under `cases.state.*`. "Whose turn is it" is derived from the state and the facts, never stored.
 */
export const CASE_STATES = [
  'draft',
  'submitted',
  'to-complete',
  'eligibility',
  'audit',
  'plan',
  'validation',
  'committee',
  'granted',
  'refused',
  'dismissed',
  'to-sign',
  'signed',
  'works-started',
  'works-done',
  'conformity',
  'balance',
  'monitoring',
  'closed',
  'clawed-back',
  'withdrawn',
  'lapsed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];
