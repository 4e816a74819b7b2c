import { countSince } from '../db/count-since.ts';
import type { Reader } from '../db/database.ts';
import type { Instant } from '../shared/dates.ts';
import type { UnitId } from '../shared/ids.ts';
import { audits } from './audit-table.ts';

/** How many of these units had an audit begun since. */
export const countAuditedSince = async (
  d: Reader,
  unitIds: readonly UnitId[],
  since: Instant,
): Promise<number> => countSince(d, { of: audits.unitId, at: audits.startedAt }, unitIds, since);
