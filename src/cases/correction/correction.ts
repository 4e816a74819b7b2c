import type { DocumentType } from '../case.ts';
import type { CaseState } from '../case-states.ts';

/** What can be wrong with a piece or an answer. Labels under `cases.problem.*`. */
export const CORRECTION_PROBLEMS = ['missing', 'incomplete', 'incorrect', 'outdated'] as const;
export type CorrectionProblem = (typeof CORRECTION_PROBLEMS)[number];

/** The questions of the application, one page each. Labels under `cases.question.*`. */
export const APPLICATION_QUESTIONS = ['vacancy', 'project', 'household', 'undertakings'] as const;
export type ApplicationQuestion = (typeof APPLICATION_QUESTIONS)[number];

/** The pieces that can be asked for again while a case is being examined. */
export const CORRECTABLE_PIECES = [
  'vacancy-evidence',
  'ownership',
  'quote',
  'powers',
  'mandate',
  'consent',
  'tax-notice',
  'company-extract',
  'rge-certificate',
  'other',
] as const satisfies readonly DocumentType[];
export type CorrectablePiece = (typeof CORRECTABLE_PIECES)[number];

/** Where an item of a correction request points: one answer, or one type of piece. */
export type Anchor =
  | { readonly anchor: 'field'; readonly target: ApplicationQuestion }
  | { readonly anchor: 'document'; readonly target: CorrectablePiece };

export const ANCHORS: readonly Anchor[] = [
  ...CORRECTABLE_PIECES.map((target) => ({ anchor: 'document', target }) as const),
  ...APPLICATION_QUESTIONS.map((target) => ({ anchor: 'field', target }) as const),
];

export const anchorKey = ({ anchor, target }: { anchor: string; target: string }): string =>
  `${anchor}:${target}`;

type OpenItem = { readonly anchor: string; readonly target: string };

/** What the owner may change now: everything in a draft, what is asked for during a correction, else nothing. */
export function unlocked(state: CaseState, openItems: readonly OpenItem[]): ReadonlySet<string> {
  if (state === 'draft') return new Set(ANCHORS.map(anchorKey));
  if (state === 'to-complete') return new Set(openItems.map(anchorKey));
  return new Set();
}
