import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { caseApplicants } from '../../cases/applicants/applicant-table.ts';
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
    // What a company said of itself in its case, where the register does not know its number.
    siren: sql<string | null>`coalesce(${caseApplicants.siren}, ${owners.siren})`.as('siren'),
    address: units.address,
    commune: units.commune,
  })
  .from(paymentRequests)
  .innerJoin(cases, eq(cases.id, paymentRequests.caseId))
  .innerJoin(owners, eq(owners.id, cases.ownerId))
  .leftJoin(
    caseApplicants,
    and(eq(caseApplicants.caseId, cases.id), eq(caseApplicants.ownerId, cases.ownerId)),
  )
  .innerJoin(units, eq(units.id, cases.unitId))
  .as('payment_queue');
