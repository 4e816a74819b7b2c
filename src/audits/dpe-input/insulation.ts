import { type PeriodId, predatesInsulation } from '../construction-period.ts';
import type { InsulationEntry } from './dpe-types.ts';

export type InsulationSide = 'none' | 'inside' | 'outside' | 'both' | 'insulated';
export type InsulationFacts = {
  /** undefined: not known. */
  readonly side: InsulationSide | undefined;
  readonly thicknessCm: number | undefined;
  /** m²K/W of what was added. */
  readonly resistance: number | undefined;
  /** Of the dwelling where nobody knows of insulation; else that of the insulation (insulatedPeriodOf). */
  readonly period: PeriodId;
};

const TYPE: Record<InsulationSide, string> = {
  none: '2',
  inside: '3',
  outside: '4',
  both: '6',
  insulated: '9',
};
const BY_NONE = '1';
const BY_PERIOD_TABLE = '2';
const BY_THICKNESS = '3';
const BY_RESISTANCE = '6';
const BY_WORKS_PERIOD = '7';
const NOT_INSULATED: InsulationEntry = {
  enum_type_isolation_id: TYPE.none,
  enum_methode_saisie_u_id: BY_NONE,
};

/** Insulation within the wall itself ("répartie"). */
export const FILLED: InsulationEntry = { enum_type_isolation_id: '5', enum_methode_saisie_u_id: BY_NONE };

/**
 * How a wall, a floor or a roof is insulated, in the method's words (annex 1, §3.2). A stated resistance beats a
 * stated thickness, which beats the table by period. Not known: nothing before 1975, else the table.
 */
export function insulationEntry({ side, thicknessCm, resistance, period }: InsulationFacts): InsulationEntry {
  if (side === 'none') return NOT_INSULATED;
  if (side === undefined) return unknownInsulation(period);
  const type = { enum_type_isolation_id: TYPE[side] };
  if (resistance !== undefined)
    return { ...type, enum_methode_saisie_u_id: BY_RESISTANCE, resistance_isolation: resistance };
  if (thicknessCm !== undefined)
    return { ...type, enum_methode_saisie_u_id: BY_THICKNESS, epaisseur_isolation: thicknessCm };
  return { ...type, enum_methode_saisie_u_id: BY_WORKS_PERIOD, enum_periode_isolation_id: period };
}

const unknownInsulation = (period: PeriodId): InsulationEntry =>
  predatesInsulation(period)
    ? NOT_INSULATED
    : { enum_type_isolation_id: '1', enum_methode_saisie_u_id: BY_PERIOD_TABLE };

export const isInsulated = (entry: InsulationEntry): boolean => entry.enum_type_isolation_id !== TYPE.none;
