import { asc, inArray } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Day } from '../shared/dates.ts';
import type { Cents } from '../shared/money.ts';
import type { CheckOutcome } from './checks/check.ts';
import { homeChecks } from './checks/check-table.ts';
import { returns } from './return-table.ts';

export type EvaluatedReturn = {
  readonly unitId: number;
  readonly caseId: number | null;
  readonly exitKind: string;
  readonly help: 'aided' | 'advised' | 'spontaneous';
  readonly occupiedOn: Day;
  readonly monthlyRent: Cents | null;
  /** Whether it lasted to 6 and 12 months; null while that is not known. */
  readonly persisted6: CheckOutcome | null;
  readonly persisted12: CheckOutcome | null;
};

/** Every return to the market that was proved. */
export async function returnsForEvaluation(d: Reader): Promise<EvaluatedReturn[]> {
  const outcomes = new Map(
    d
      .select({ returnId: homeChecks.returnId, kind: homeChecks.kind, outcome: homeChecks.outcome })
      .from(homeChecks)
      .where(inArray(homeChecks.kind, ['persistence-6', 'persistence-12']))
      .all()
      .map(({ returnId, kind, outcome }) => [`${returnId} ${kind}`, outcome]),
  );
  const rows = d
    .select({
      id: returns.id,
      unitId: returns.unitId,
      caseId: returns.caseId,
      exitKind: returns.exitKind,
      help: returns.help,
      occupiedOn: returns.occupiedOn,
      monthlyRent: returns.monthlyRent,
    })
    .from(returns)
    .orderBy(asc(returns.id))
    .all();
  return rows.map(({ id, ...row }) => ({
    ...row,
    persisted6: outcomes.get(`${id} persistence-6`) ?? null,
    persisted12: outcomes.get(`${id} persistence-12`) ?? null,
  }));
}
