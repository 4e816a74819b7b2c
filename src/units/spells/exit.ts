import type { Occupancy } from '../unit.ts';

/**
 * How a vacancy ends. `occupied` marks the exits after which somebody lives there all year: only these are
 * returns to the market in the sense of the evaluation; `unit` marks those after which the dwelling is gone.
 */
export const EXITS = {
  let: { occupied: true, unit: true },
  /** Let below market rent under a signed agreement (Loc’Avantages, social letting agency). */
  'let-under-agreement': { occupied: true, unit: true },
  'owner-occupied': { occupied: true, unit: true },
  /** Lent or occupied free of charge as a main residence. */
  lent: { occupied: true, unit: true },
  /** Sold, and lived in by the buyer or somebody of the buyer’s choice. */
  sold: { occupied: true, unit: true },
  'second-home': { occupied: false, unit: true },
  'tourist-let': { occupied: false, unit: true },
  'business-use': { occupied: false, unit: false },
  'merged-or-split': { occupied: false, unit: false },
  demolished: { occupied: false, unit: false },
  other: { occupied: false, unit: true },
} as const;
export type ExitKind = keyof typeof EXITS;
export const EXIT_KINDS = Object.keys(EXITS) as ExitKind[];
/** What the dwelling is used for after each exit. */
export const OCCUPANCY_AFTER: Readonly<Record<ExitKind, Occupancy>> = {
  let: 'let',
  'let-under-agreement': 'let',
  'owner-occupied': 'owner-occupied',
  lent: 'free-of-charge',
  sold: 'owner-occupied',
  'second-home': 'second-home',
  'tourist-let': 'tourist-let',
  'business-use': 'business',
  'merged-or-split': 'demolished-or-split',
  demolished: 'demolished-or-split',
  other: 'other',
};

/** Whether this end of a vacancy counts as a return to the market. */
export const isReturn = (exit: ExitKind): boolean => EXITS[exit].occupied;

/** What proves the end (or the beginning) of a vacancy. Absence from a later file is only a hint, and not here. */
export const EVIDENCE_KINDS = [
  'lease',
  'deed',
  'move-in-proof',
  'tax-declaration',
  'meter-contract',
  'home-insurance',
  'site-visit',
  'demolition-record',
  'agency-mandate',
  'other-document',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const ANY_OCCUPATION = [
  'move-in-proof',
  'tax-declaration',
  'meter-contract',
  'home-insurance',
  'site-visit',
] as const;
/** Evidence that is worth something for each exit, the strongest first. */
export const EVIDENCE_FOR: Readonly<Record<ExitKind, readonly EvidenceKind[]>> = {
  let: ['lease', ...ANY_OCCUPATION],
  'let-under-agreement': ['lease', ...ANY_OCCUPATION],
  'owner-occupied': ANY_OCCUPATION,
  lent: ANY_OCCUPATION,
  sold: ['deed', ...ANY_OCCUPATION],
  'second-home': ['tax-declaration', 'meter-contract', 'site-visit', 'other-document'],
  'tourist-let': ['tax-declaration', 'site-visit', 'other-document'],
  'business-use': ['lease', 'deed', 'tax-declaration', 'site-visit', 'other-document'],
  'merged-or-split': ['deed', 'tax-declaration', 'site-visit', 'other-document'],
  demolished: ['demolition-record', 'site-visit', 'other-document'],
  other: ['site-visit', 'other-document'],
};
/** What may prove that a dwelling is empty, for an application. */
export const VACANCY_EVIDENCE: readonly EvidenceKind[] = [
  'tax-declaration',
  'meter-contract',
  'agency-mandate',
  'deed',
  'site-visit',
  'other-document',
];
