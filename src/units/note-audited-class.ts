import type { Writer } from '../db/database.ts';
import type { UnitId } from '../shared/ids.ts';
import type { EnergyLabel } from './unit.ts';
import { changeUnit } from './unit-store.ts';

/** The class an audit found, for lists and the register’s filters. Called where an audit is completed or corrected. */
export const noteAuditedClass = (d: Writer, unitId: UnitId, label: EnergyLabel): Promise<void> =>
  changeUnit(d, unitId, { auditedClass: label });
