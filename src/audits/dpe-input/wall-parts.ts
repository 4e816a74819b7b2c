import { type AuditAnswers, type Known, UNKNOWN, withAnswers } from '../audit-answers.ts';
import type { Facade, FacadeName, Geometry } from '../geometry.ts';

/** Part of the outer walls that is insulated, where they are not all. */
export const WALL_SHARES: Readonly<Record<Known<'wallInsulationShare'>, number>> = {
  all: 1,
  'three-quarters': 0.75,
  half: 0.5,
  quarter: 0.25,
};

const NOT_INSULATED: readonly unknown[] = ['none', 'lined'];
/** Who does not know whether all walls are insulated has some doubt of it. */
const UNKNOWN_SHARE = 'half';
/** Share of the outer walls that the answers on insulation speak of: all of them where nobody was asked. */
export function insulatedShare(answers: AuditAnswers): number {
  if (NOT_INSULATED.includes(answers.wallInsulation)) return 1;
  const { wallInsulationShare: share = 'all' } = answers;
  return WALL_SHARES[share === UNKNOWN ? UNKNOWN_SHARE : share];
}

/** The other walls' insulation as works or an adviser tell it: the same wall, bare until then. */
export const restOfWallsAnswers = (answers: AuditAnswers): AuditAnswers =>
  withAnswers(answers, {
    wallInsulation:
      answers.restOfWalls === undefined || answers.restOfWalls === 'bare' ? 'none' : answers.restOfWalls,
    wallInsulationThickness: undefined,
    wallInsulationYear: undefined,
    wallInsulationR: answers.restOfWallsR,
  });

/** Whether part of the walls is insulated and the rest still bare. */
export const hasBareRest = (answers: AuditAnswers): boolean =>
  insulatedShare(answers) < 1 && (answers.restOfWalls ?? 'bare') === 'bare';

/** Share of the outer walls that works would insulate: the bare ones where the others are insulated already. */
export function workedShare(answers: AuditAnswers): number {
  const share = insulatedShare(answers);
  return hasBareRest(answers) ? 1 - share : share;
}

/** A stretch of a façade insulated in one way. */
export type WallPart = {
  readonly facade: Facade;
  readonly reference: string;
  /** Of the façade's length: its walls, windows and junctions go by it. */
  readonly share: number;
  /** The dwelling's answers as they are true of this stretch. */
  readonly answers: AuditAnswers;
};

export const wallReference = (name: FacadeName): string => `wall-${name}`;

/**
 * The façades, each in two stretches where part of the walls only is insulated: nobody asks which, so that the share is
 * the same on every side. A wall against a neighbour loses nothing, and is not divided.
 */
export function wallParts(answers: AuditAnswers, { facades }: Geometry): WallPart[] {
  const share = insulatedShare(answers);
  return facades.flatMap((facade) => {
    const reference = wallReference(facade.name);
    if (share === 1 || !facade.exposed) return [{ facade, reference, share: 1, answers }];
    return [
      { facade, reference, share, answers },
      { facade, reference: `${reference}-rest`, share: 1 - share, answers: restOfWallsAnswers(answers) },
    ];
  });
}
