import { desc, eq } from 'drizzle-orm';
import type { Reader } from '../../db/database.ts';
import type { UnitId } from '../../shared/ids.ts';
import { unitOwners } from '../unit-table.ts';
import type { HolderLink } from './holder-links.ts';

export async function linksOfUnit(d: Reader, unitId: UnitId): Promise<HolderLink[]> {
  return d
    .select({
      ownerId: unitOwners.ownerId,
      rank: unitOwners.rank,
      right: unitOwners.right,
      share: unitOwners.share,
      undivided: unitOwners.undivided,
    })
    .from(unitOwners)
    .where(eq(unitOwners.unitId, unitId))
    .orderBy(desc(unitOwners.rank))
    .all();
}
