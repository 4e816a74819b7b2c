import { eq } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { cases } from '../../cases/case-table.ts';
import { units } from '../../units/unit-table.ts';
import { returns } from '../return-table.ts';
import { homeChecks } from './check-table.ts';

/** A check with its case and dwelling, as lists show it. Not stored: a reading. */
export const followedChecks = new QueryBuilder()
  .select({
    id: homeChecks.id,
    caseId: homeChecks.caseId,
    kind: homeChecks.kind,
    dueOn: homeChecks.dueOn,
    drawId: homeChecks.drawId,
    askedOn: homeChecks.askedOn,
    remindedOn: homeChecks.remindedOn,
    escalatedOn: homeChecks.escalatedOn,
    outcome: homeChecks.outcome,
    basis: homeChecks.basis,
    caseRef: cases.ref,
    caseState: cases.state,
    address: units.address,
    commune: units.commune,
  })
  .from(homeChecks)
  .innerJoin(cases, eq(cases.id, homeChecks.caseId))
  .innerJoin(units, eq(units.id, cases.unitId))
  .as('followed_check');

/** A return with its case and dwelling. Not stored: a reading. */
export const followedReturns = new QueryBuilder()
  .select({
    id: returns.id,
    caseId: cases.id,
    caseState: cases.state,
    assignedTo: cases.assignedTo,
    commune: units.commune,
    occupiedOn: returns.occupiedOn,
  })
  .from(returns)
  .innerJoin(cases, eq(cases.id, returns.caseId))
  .innerJoin(units, eq(units.id, returns.unitId))
  .as('followed_return');
