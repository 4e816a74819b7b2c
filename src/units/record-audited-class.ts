import type { Writer } from '../db/database.ts';
import type { UnitId } from '../shared/ids.ts';
import type { EnergyLabel } from './unit.ts';
import { changeUnit } from './unit-store.ts';

/** The class that a reviewed audit establishes: the register shows and filters by it before the declared one. */
export const recordAuditedClass = (d: Writer, id: UnitId, energyClass: EnergyLabel): Promise<void> =>
  changeUnit(d, id, { auditedClass: energyClass });
