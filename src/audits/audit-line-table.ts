import { type AnyColumn, eq, type SQL, sql } from 'drizzle-orm';
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core';
import { accounts } from '../people/account-table.ts';
import { units } from '../units/unit-table.ts';
import { audits } from './audit-table.ts';

const reviewers = alias(accounts, 'reviewer');
const starters = alias(accounts, 'starter');

/** Names come from two rows of one table: each gets a name of its own in the reading. */
const named = <Value>(column: AnyColumn, name: string): SQL.Aliased<Value> => sql<Value>`${column}`.as(name);

/** An audit as lists show it, with its dwelling. Not stored: a reading that SQLite flattens. */
export const auditLines = new QueryBuilder()
  .select({
    id: audits.id,
    unitId: audits.unitId,
    number: audits.number,
    state: audits.state,
    result: audits.result,
    scenario: audits.scenario,
    updatedAt: audits.updatedAt,
    reviewedAt: audits.reviewedAt,
    address: units.address,
    commune: units.commune,
    ownerName: units.ownerName,
    startedByKind: named<string | null>(starters.kind, 'started_by_kind'),
    reviewerName: named<string | null>(reviewers.name, 'reviewer_name'),
  })
  .from(audits)
  .innerJoin(units, eq(units.id, audits.unitId))
  .leftJoin(starters, eq(starters.id, audits.startedBy))
  .leftJoin(reviewers, eq(reviewers.id, audits.reviewedBy))
  .as('audit_line');
