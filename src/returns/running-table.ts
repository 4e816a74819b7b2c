import { eq } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { cases } from '../cases/case-table.ts';
import { units } from '../units/unit-table.ts';
import { undertakings } from './return-table.ts';

/** A running undertaking with its case and dwelling, as the list shows it. Not stored: a reading. */
export const runningLines = new QueryBuilder()
  .select({
    id: undertakings.id,
    caseId: undertakings.caseId,
    kind: undertakings.kind,
    startsOn: undertakings.startsOn,
    endsOn: undertakings.endsOn,
    caseRef: cases.ref,
    address: units.address,
    commune: units.commune,
  })
  .from(undertakings)
  .innerJoin(cases, eq(cases.id, undertakings.caseId))
  .innerJoin(units, eq(units.id, cases.unitId))
  .where(eq(undertakings.state, 'running'))
  .as('running_undertaking');
