import { eq } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { owners } from '../../people/owner-table.ts';
import { paymentRequests } from '../budget-table.ts';

/** A payment request with whose case it is: to find one account under two owners. Not stored: a reading. */
export const paymentLines = new QueryBuilder()
  .select({
    id: paymentRequests.id,
    state: paymentRequests.state,
    ibanFingerprint: paymentRequests.ibanFingerprint,
    caseRef: cases.ref,
    ownerId: cases.ownerId,
    accountId: owners.accountId,
  })
  .from(paymentRequests)
  .innerJoin(cases, eq(cases.id, paymentRequests.caseId))
  .innerJoin(owners, eq(owners.id, cases.ownerId))
  .as('payment_line');
