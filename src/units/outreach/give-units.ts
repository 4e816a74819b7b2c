import type { Writer } from '../../db/database.ts';
import type { AccountId, UnitId } from '../../shared/ids.ts';
import { assignUnits } from '../unit-store.ts';

/** Gives units to a member of staff, where nobody has them on screen: when a register is set up. */
export const giveUnits = (d: Writer, ids: readonly UnitId[], to: AccountId): Promise<void> =>
  assignUnits(d, ids, to);
