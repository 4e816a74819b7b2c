import type { Writer } from '../db/database.ts';
import type { UnitId } from '../shared/ids.ts';
import type { EnergyLabel } from './unit.ts';
import { changeUnit } from './unit-store.ts';

/** The class that a reviewed audit establishes: the register shows and filters by it before any other. */
export const recordAuditedClass = (d: Writer, id: UnitId, energyClass: EnergyLabel): Promise<void> =>
  changeUnit(d, id, { auditedClass: energyClass });

/** The class that answers not reviewed give: shown as an estimate. Null once an answer it was computed from has changed. */
export const recordEstimatedClass = (d: Writer, id: UnitId, energyClass: EnergyLabel | null): Promise<void> =>
  changeUnit(d, id, { estimatedClass: energyClass });
