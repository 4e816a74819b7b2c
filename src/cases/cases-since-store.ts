import { countSince } from '../db/count-since.ts';
import type { Reader } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { UnitId } from '../shared/ids.ts';
import { cases } from './case-table.ts';

/** For how many of these units a case was opened since. */
export const countUnitsWithCaseSince = async (
  d: Reader,
  unitIds: readonly UnitId[],
  since: Instant,
): Promise<number> => countSince(d, { of: cases.unitId, at: cases.createdAt }, unitIds, since);
