import type { AuditAnswers } from '../audit-answers.ts';
import { periodOf } from '../construction-period.ts';
import type { Geometry } from '../geometry.ts';
import { ADJACENCY } from './adjacency.ts';
import type { InsulationEntry, UnheatedRoom } from './dpe-types.ts';
import { insulationEntry, isInsulated } from './insulation.ts';
import { unheatedRoom } from './unheated-room.ts';

export const LANDING_WALL = 'wall-landing';

const LANDING_ADJACENCY = { open: ADJACENCY.openLanding, closed: ADJACENCY.closedLanding } as const;
/**
 * m²: nobody measures the stairs. Those of a block of four storeys, 5 m long and 2,5 m wide, have homes along three of
 * their sides; the fourth and the roof give on the outside.
 */
const STAIRS = { onHomes: 125, outside: 37.5 } as const;

/** m², door included. */
export const landingArea = ({ landing, facadeHeight, levels }: Geometry): number =>
  ((landing?.length ?? 0) * facadeHeight) / levels;

/** A wall that no question speaks of is insulated as its building's years have it (annex 1, §3.2.1). */
export const landingInsulation = (answers: AuditAnswers): InsulationEntry =>
  insulationEntry({
    side: undefined,
    thicknessCm: undefined,
    resistance: undefined,
    period: periodOf(answers),
  });

/**
 * What lies beyond the landing's wall and the door in it, and how much of the loss it takes off (annex 1, §3.1).
 * @returns null where the door opens on the outside, or on what is as warm as the dwelling
 */
export function beyondLanding(
  answers: AuditAnswers,
  { landing }: Geometry,
): (UnheatedRoom & { readonly enum_type_adjacence_id: string }) | null {
  if (landing === null) return null;
  return {
    enum_type_adjacence_id: LANDING_ADJACENCY[landing.kind],
    ...unheatedRoom(STAIRS.onHomes, STAIRS.outside, isInsulated(landingInsulation(answers))),
  };
}
