import { round2, type UnheatedRoom } from './dpe-types.ts';

/** `enum_cfg_isolation_lnc_id`: neither side is insulated; the dwelling's is. */
const INSULATED = { none: '2', dwelling: '4' } as const;

/**
 * A room without heating beside, above or below: what of it gives on the dwelling and on the outside, m², and whether
 * the dwelling's side is insulated, tell how much of the loss it takes off (annex 1, §3.1).
 */
export const unheatedRoom = (onDwelling: number, outside: number, insulated: boolean): UnheatedRoom => ({
  surface_aiu: round2(onDwelling),
  surface_aue: round2(outside),
  enum_cfg_isolation_lnc_id: insulated ? INSULATED.dwelling : INSULATED.none,
});
