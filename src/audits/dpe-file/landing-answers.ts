import type { AuditAnswers, Known } from '../audit-answers.ts';
import { dominant, type Entry, sumOf } from './observed-parts.ts';

/** `enum_type_adjacence_id`: stairs, halls and corridors. */
const LANDINGS: Readonly<Record<number, Known<'landing'>>> = {
  14: 'closed',
  15: 'open',
  16: 'open',
  17: 'open',
  18: 'open',
};
/** Those, and garages, cellars and other outbuildings of the block. */
const UNHEATED_ROOMS = [8, 9, 14, 15, 16, 17, 18, 19, 21];
const OUTSIDE = 1;
/** `enum_cfg_isolation_lnc_id`: heated, though one cannot get in. */
const HEATED = 1;
const NARROWEST = 1;

/** What a flat's door opens on, and how long its walls beside it are. */
export function landingAnswers(
  walls: readonly Entry[],
  doors: readonly Entry[],
  height: number,
): AuditAnswers {
  const beyond = [...walls, ...doors].filter(isUnheatedRoom);
  const area = sumOf(beyond, 'surface_paroi_opaque') + sumOf(beyond, 'surface_porte');
  if (beyond.length === 0 || area === 0)
    return { landing: doors.some((door) => door.id('type_adjacence') === OUTSIDE) ? 'outside' : 'sheltered' };
  const main = dominant(beyond, 'surface_paroi_opaque', (each) => each.id('type_adjacence'));
  return {
    landing: LANDINGS[main?.id('type_adjacence') ?? 0] ?? 'open',
    landingWall: Math.max(NARROWEST, area / height),
  };
}

/** Without an outer wall a room loses nothing, and takes nothing from the dwelling (annex 1, §3.1). */
const isUnheatedRoom = (entry: Entry): boolean =>
  UNHEATED_ROOMS.includes(entry.id('type_adjacence') ?? 0) &&
  entry.id('cfg_isolation_lnc') !== HEATED &&
  entry.number('surface_aue') !== 0;
