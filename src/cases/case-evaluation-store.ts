import { asc, count, eq } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { CaseState } from './case-states.ts';
import { caseSteps, cases } from './case-table.ts';

/** A case as the evaluation reads it: no person, no address. */
export type EvaluatedCase = {
  readonly id: number;
  readonly ref: string | null;
  readonly unitId: number;
  readonly auditId: number | null;
  readonly schemeVersionId: number;
  readonly state: CaseState;
  readonly awarded: number | null;
  readonly calculation: unknown;
};

/** Every case but drafts. */
export async function casesForEvaluation(d: Reader): Promise<EvaluatedCase[]> {
  return d
    .select({
      id: cases.id,
      ref: cases.ref,
      unitId: cases.unitId,
      auditId: cases.auditId,
      schemeVersionId: cases.schemeVersionId,
      state: cases.state,
      awarded: cases.awarded,
      calculation: cases.calculation,
    })
    .from(cases)
    .orderBy(asc(cases.id))
    .all()
    .filter((row) => row.state !== 'draft');
}

export type EvaluatedStep = { readonly caseId: number; readonly action: string; readonly at: string };

/** Every step of every case, in order. */
export async function stepsForEvaluation(d: Reader): Promise<EvaluatedStep[]> {
  return d
    .select({ caseId: caseSteps.caseId, action: caseSteps.action, at: caseSteps.at })
    .from(caseSteps)
    .innerJoin(cases, eq(cases.id, caseSteps.caseId))
    .orderBy(asc(caseSteps.id))
    .all();
}

/** Cases pinned to each scheme version, drafts included; versions without a case are left out. */
export async function casesBySchemeVersion(d: Reader): Promise<ReadonlyMap<number, number>> {
  const rows = d
    .select({ version: cases.schemeVersionId, count: count() })
    .from(cases)
    .groupBy(cases.schemeVersionId)
    .all();
  return new Map(rows.map((row) => [row.version, row.count]));
}
