import { type AuditAnswers, type Known, known } from '../audit-answers.ts';
import { UNKNOWN_YEAR } from './generators.ts';
import { airPump, electric, type HeatingChoice, stove } from './heating-choice.ts';

/** Rooms that the main heating does not reach. */
export type OtherRooms = {
  readonly choice: HeatingChoice;
  /** Of the living area, above 0 and below 1. */
  readonly share: number;
};

export const ROOM_SHARES: Readonly<Record<Known<'otherRoomsShare'>, number>> = {
  tenth: 0.1,
  quarter: 0.25,
  third: 1 / 3,
  half: 0.5,
  'two-thirds': 2 / 3,
};
/** A bedroom or two: neither a bathroom alone nor half the dwelling. */
const UNKNOWN_SHARE = 'quarter';

/**
 * What heats the rooms that the main heating leaves out, each for its share of the need (annex 1, §9.1: the need goes
 * by the area that each installation heats).
 * @returns null where there are none, or nobody knows of any
 */
export function otherRooms(answers: AuditAnswers): OtherRooms | null {
  const heating = known(answers, 'otherRooms');
  if (heating === undefined || heating === 'none') return null;
  const share = ROOM_SHARES[known(answers, 'otherRoomsShare') ?? UNKNOWN_SHARE];
  return { choice: choiceOf(heating, known(answers, 'otherRoomsYear') ?? UNKNOWN_YEAR), share };
}

function choiceOf(heating: Exclude<Known<'otherRooms'>, 'none'>, year: number): HeatingChoice {
  switch (heating) {
    case 'heat-pump-air-air':
      return airPump(year);
    case 'log-stove':
    case 'pellet-stove':
      return stove(heating, year);
    default:
      return electric(heating);
  }
}
