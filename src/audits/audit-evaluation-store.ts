import { asc, ne } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import { audits } from './audit-table.ts';

export type EvaluatedAudit = {
  readonly id: number;
  readonly unitId: number;
  readonly at: string;
  readonly scenario: unknown;
};

/** Every finished audit, with the works retained when there are some. */
export async function auditsForEvaluation(d: Reader): Promise<EvaluatedAudit[]> {
  return d
    .select({ id: audits.id, unitId: audits.unitId, at: audits.updatedAt, scenario: audits.scenario })
    .from(audits)
    .where(ne(audits.state, 'draft'))
    .orderBy(asc(audits.id))
    .all();
}
