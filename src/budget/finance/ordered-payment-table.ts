import { eq, getTableColumns, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { owners } from '../../people/owner-table.ts';
import { units } from '../../units/unit-table.ts';
import { paymentRequests } from '../budget-table.ts';

/** A payment request with its case and payee, as the office and the finance department read it. Not stored: a reading. */
export const paymentQueue = new QueryBuilder()
  .select({
    ...getTableColumns(paymentRequests),
    caseRef: sql<string>`${cases.ref}`.as('case_ref'),
    ownerId: cases.ownerId,
    ownerName: sql<string>`${owners.name}`.as('owner_name'),
    siren: owners.siren,
    address: units.address,
    commune: units.commune,
  })
  .from(paymentRequests)
  .innerJoin(cases, eq(cases.id, paymentRequests.caseId))
  .innerJoin(owners, eq(owners.id, cases.ownerId))
  .innerJoin(units, eq(units.id, cases.unitId))
  .as('payment_queue');
