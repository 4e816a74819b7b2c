import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { audits } from '../audits/audit-table.ts';

/** An audit as a case reads it: the dwelling and the works retained. Not stored: a reading. */
export const auditReadings = new QueryBuilder()
  .select({
    id: audits.id,
    unitId: audits.unitId,
    number: audits.number,
    state: audits.state,
    answers: audits.answers,
    scenario: audits.scenario,
    reviewedAt: audits.reviewedAt,
  })
  .from(audits)
  .as('audit_reading');
