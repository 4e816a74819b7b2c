import { findEnvelope } from '../../../src/budget/budget-store.ts';
import { reserveAward } from '../../../src/budget/draw-on-envelope.ts';
import { addCase, addStep, type CaseRow } from '../../../src/cases/case-store.ts';
import { calculationOf } from '../../../src/cases/decision/calculation.ts';
import { takeNumber } from '../../../src/cases/take-number.ts';
import type { CaseRef } from '../../../src/shared/ids.ts';
import { cents } from '../../../src/shared/money.ts';
import { type Granted, grantedCase } from '../../agreements/support/granted-case.ts';
import type { TestServices } from '../../support/test-services.ts';

/** People of the office, and a case whose facts others are made from. */
export const office = (test: TestServices, email = 'office@example.org'): Promise<Granted> =>
  grantedCase(test, 'granted', email);

/** Cases validated and waiting for the committee, each with `amount` cents reserved in the envelope of the year. */
export async function atCommittee(
  test: TestServices,
  { row, officer, second }: Granted,
  count: number,
  amount: number,
): Promise<CaseRow[]> {
  const calculation = calculationOf(row);
  if (!calculation) throw new Error('nothing is proposed');
  const { id: _, ...facts } = row;
  const ctx = test.as(second);
  return ctx.db.tx(async (d) => {
    const envelope = await findEnvelope(d, 'vacance-2026');
    if (!envelope) throw new Error('no envelope');
    const added: CaseRow[] = [];
    for (let index = 0; index < count; index += 1) {
      const ref = (await takeNumber(d, 'VO', 2026)) as CaseRef;
      const award = { ...calculation.award, amount: cents(amount) };
      const added1 = await addCase(d, {
        ...facts,
        ref,
        state: 'committee',
        stateSince: ctx.clock(),
        calculation: { ...calculation, award },
        proposedBy: officer.accountId,
        validatedBy: second.accountId,
        awarded: null,
        decidedBy: null,
        decidedAt: null,
        version: 1,
      });
      await addStep(d, {
        caseId: added1.id,
        action: 'validate',
        fromState: 'validation',
        toState: 'committee',
        actorId: second.accountId,
        at: ctx.clock(),
        note: null,
      });
      await reserveAward(d, ctx, {
        envelopeId: envelope.id,
        caseId: added1.id,
        amount: cents(amount),
        deed: 'v1',
      });
      added.push(added1);
    }
    return added;
  });
}
