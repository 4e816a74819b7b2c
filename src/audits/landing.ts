import { type AuditAnswers, known } from './audit-answers.ts';

/** A flat's wall along stairs or a corridor without heating: with a door of their own on the outside, or without. */
export type Landing = {
  readonly kind: 'open' | 'closed';
  /** m, the flat's door included. */
  readonly length: number;
};

type Box = { readonly width: number; readonly depth: number; readonly exposed: readonly unknown[] };

const ALL_SIDES = 4;
/** m, where all four sides are outside. */
const AROUND_DOOR = 1;

/**
 * The usual block's stairs have a door on the street. A wall along them that nobody measured is as long as the flat's
 * shorter side; none is longer than all its sides.
 * @returns null for a house, and where the door opens on the outside or on what is as warm as the flat
 */
export function landingOf(answers: AuditAnswers, { width, depth, exposed }: Box): Landing | null {
  if (answers.kind !== 'flat') return null;
  const kind = known(answers, 'landing') ?? 'open';
  if (kind === 'outside' || kind === 'sheltered') return null;
  const usual = exposed.length === ALL_SIDES ? AROUND_DOOR : Math.min(width, depth);
  return { kind, length: Math.min(known(answers, 'landingWall') ?? usual, 2 * (width + depth)) };
}

export const isDoorOutside = (answers: AuditAnswers): boolean =>
  answers.kind === 'house' || known(answers, 'landing') === 'outside';
