import { asc } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Day } from '../shared/dates.ts';
import type { Cents } from '../shared/money.ts';
import { returns } from './return-table.ts';

export type EvaluatedReturn = {
  readonly unitId: number;
  readonly caseId: number | null;
  readonly exitKind: string;
  readonly help: 'aided' | 'advised' | 'spontaneous';
  readonly occupiedOn: Day;
  readonly monthlyRent: Cents | null;
};

/** Every return to the market that was proved. */
export async function returnsForEvaluation(d: Reader): Promise<EvaluatedReturn[]> {
  return d
    .select({
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
}
