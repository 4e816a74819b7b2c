import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { UnitId } from '../../shared/ids.ts';
import { changeUnit, findUnit } from '../unit-store.ts';
import { answerContacts, hasUnanswered } from './contact-store.ts';

/**
 * The owner opened the home they were written about: the letters are answered and the follow-up has its first
 * contact. Does nothing the second time.
 */
export async function noteAnswer(ctx: Context, unitId: UnitId): Promise<void> {
  if (!(await hasUnanswered(ctx.db.read, unitId))) return;
  await ctx.db.tx(async (d) => {
    const unit = await findUnit(d, unitId);
    const now = ctx.clock();
    if (!unit || (await answerContacts(d, unitId, now)) === 0) return;
    const status = unit.status === 'awaiting-answer' ? 'first-contact' : unit.status;
    await changeUnit(d, unitId, { status, updatedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'unit.owner-answered',
        subject: { kind: 'unit', id: unitId },
        data: { from: unit.status, to: status },
      },
    );
  });
}
