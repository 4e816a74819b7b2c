import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { cents } from '../shared/money.ts';
import { openEnvelope, writeMovement } from './budget-store.ts';

/** Opens the envelopes of the programme that the register does not know yet, with their votes as first movements. */
export async function installEnvelopes(ctx: Context): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    for (const { slug, label, year, budgetLine, ap, cp } of ctx.programme.envelopes) {
      const opened = await openEnvelope(d, { slug, label: label.fr, year, budgetLine });
      if (!opened) continue;
      const vote = (kind: 'vote-ap' | 'vote-cp', amount: number) =>
        writeMovement(d, {
          envelopeId: opened.id,
          kind,
          amount: cents(amount),
          key: `${slug}:${kind}`,
          at: now,
        });
      await vote('vote-ap', ap);
      await vote('vote-cp', cp);
      await appendJournal(
        d,
        { actor: ctx.actor, now },
        { action: 'envelope.opened', subject: { kind: 'envelope', id: opened.id }, data: { slug, ap, cp } },
      );
    }
  });
}
