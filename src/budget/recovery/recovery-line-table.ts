import { eq, getTableColumns, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { owners } from '../../people/owner-table.ts';
import { units } from '../../units/unit-table.ts';
import { recoveries } from './recovery-table.ts';

/** A recovery as staff read it in a list: with its case, who owes and where. Not stored: a reading. */
export const recoveryLines = new QueryBuilder()
  .select({
    ...getTableColumns(recoveries),
    caseRef: cases.ref,
    ownerName: sql<string>`${owners.name}`.as('owner_name'),
    commune: units.commune,
    settled: sql<number>`${recoveries.state} IN ('paid', 'written-off')`.as('settled'),
  })
  .from(recoveries)
  .innerJoin(cases, eq(cases.id, recoveries.caseId))
  .innerJoin(owners, eq(owners.id, cases.ownerId))
  .innerJoin(units, eq(units.id, cases.unitId))
  .as('recovery_line');
