import { positionOf } from '../../../src/budget/budget.ts';
import { findEnvelope, ledgerSums, writeMovement } from '../../../src/budget/budget-store.ts';
import { addCase, type CaseRow } from '../../../src/cases/case-store.ts';
import { calculationOf } from '../../../src/cases/decision/calculation.ts';
import { takeNumber } from '../../../src/cases/take-number.ts';
import type { CaseRef } from '../../../src/shared/ids.ts';
import { cents } from '../../../src/shared/money.ts';
import type { TestApp } from '../../support/test-app.ts';

/** Where the envelope of the year stands. */
export async function positionIn(app: TestApp) {
  const envelope = await findEnvelope(app.services.db.read, 'vacance-2026');
  if (!envelope) throw new Error('no envelope');
  return positionOf(await ledgerSums(app.services.db.read, envelope.id));
}

/** Cases waiting for their second officer, each with an award of `amount` cents. */
export async function copies(app: TestApp, row: CaseRow, count: number, amount: number): Promise<CaseRow[]> {
  const calculation = calculationOf(row);
  if (!calculation) throw new Error('nothing is proposed');
  const { id: _, ...facts } = row;
  return app.services.db.tx(async (d) => {
    const added: CaseRow[] = [];
    for (let index = 0; index < count; index += 1) {
      const ref = (await takeNumber(d, 'VO', 2026)) as CaseRef;
      const award = { ...calculation.award, amount: cents(amount) };
      added.push(await addCase(d, { ...facts, ref, calculation: { ...calculation, award } }));
    }
    return added;
  });
}

/** Spends the envelope of the year down to `amount` cents. */
export async function leave(app: TestApp, amount: number): Promise<void> {
  const envelope = await findEnvelope(app.services.db.read, 'vacance-2026');
  if (!envelope) throw new Error('no envelope');
  const { available } = await positionIn(app);
  await app.services.db.tx((d) =>
    writeMovement(d, {
      envelopeId: envelope.id,
      kind: 'engage',
      amount: cents(available - amount),
      key: 'test:spent',
      at: app.clock.now,
    }),
  );
}
