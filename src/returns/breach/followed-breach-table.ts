import { eq } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { units } from '../../units/unit-table.ts';
import { breaches } from './breach-table.ts';

/** A breach with its case and dwelling, as lists show it. Not stored: a reading. */
export const followedBreaches = new QueryBuilder()
  .select({
    id: breaches.id,
    caseId: breaches.caseId,
    undertaking: breaches.undertaking,
    state: breaches.state,
    replyBy: breaches.replyBy,
    proposedBy: breaches.proposedBy,
    caseRef: cases.ref,
    address: units.address,
    commune: units.commune,
  })
  .from(breaches)
  .innerJoin(cases, eq(cases.id, breaches.caseId))
  .innerJoin(units, eq(units.id, cases.unitId))
  .as('followed_breach');
