import { yearOf } from '../../shared/dates.ts';
import type { FilterReason } from '../lovac/lovac-filters.ts';
import type { HomeEntry, Occupancy } from '../unit.ts';
import type { ReadSettings } from './read-import.ts';

const NOT_HOUSING: readonly Occupancy[] = ['business', 'outbuilding'];

/**
 * Why the filters of a vacancy file leave out a home that the register has not; null when it enters. The file names no
 * kind of owner and has no vintage: the first filter never applies, and lengths are counted to the year said with the
 * file, else to this year. What a line does not say never excludes it.
 */
export function leftOutOfZlv(
  { followUp, spell, vintage }: HomeEntry,
  { options, latestVintage }: Pick<ReadSettings, 'options' | 'latestVintage'>,
): FilterReason | null {
  const occupancy = followUp?.occupancy ?? 'unknown';
  if (options.housingOnly && NOT_HOUSING.includes(occupancy)) return 'not-housing';
  if (options.vacantByDefinition && occupancy !== 'vacant' && occupancy !== 'unknown') return 'not-vacant';
  const years = spell === null ? null : (vintage ?? latestVintage) - yearOf(spell.startedOn);
  return years !== null && years < options.minimumYearsVacant ? 'too-recent' : null;
}
