import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { forbidden } from '../../shared/errors.ts';
import type { Assumptions } from './assumptions.ts';
import { addAssumptions } from './assumptions-store.ts';

/** Makes assumptions those of the service, from the next simulation on; those already made keep what they supposed. */
export function saveAssumptions(ctx: Context, assumptions: Assumptions): Promise<void> {
  const now = ctx.clock();
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden();
  return ctx.db.tx(async (d) => {
    const row = await addAssumptions(d, { assumptions, savedBy: actor.accountId, savedAt: now });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'simulation.assumptions-saved',
        subject: { kind: 'simulation-assumptions', id: row.id },
        data: { confirmed: assumptions.confirmed, takeUp: assumptions.takeUp },
      },
    );
  });
}
