import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, invalid, refused } from '../../shared/errors.ts';
import { MOST_TERMS, monthlyTerms } from './recovery.ts';
import { seeRecovery } from './recovery-key.ts';
import { promiseTermsMail } from './recovery-mails.ts';
import { saveRecovery } from './recovery-store.ts';

export type TermsTyped = { readonly count: number; readonly firstOn: Day; readonly version: number };

/**
 * Spreads what is still owed over monthly terms agreed with the debtor, who is told of them.
 * @throws DomainError `budget.recovery.errors.{unknown,changed,closed,past,tooManyTerms}`
 */
export async function agreeTerms(ctx: Context, id: number, typed: TermsTyped): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const { row, recovery, account } = await seeRecovery(d, ctx, id);
    if (account.left === 0) throw refused('budget.recovery.errors.closed');
    if (typed.firstOn < dayOf(now)) throw invalid('budget.recovery.errors.past');
    if (typed.count < 2 || typed.count > MOST_TERMS) throw invalid('budget.recovery.errors.tooManyTerms');
    const terms = monthlyTerms(account.left, typed.count, typed.firstOn);
    if (JSON.stringify(terms) === JSON.stringify(recovery.terms)) return;
    if (recovery.version !== typed.version) throw conflict('budget.recovery.errors.changed');
    const saved = await saveRecovery(d, recovery, { terms, dueOn: terms.at(-1)?.dueOn ?? recovery.dueOn });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'recovery.spread',
        subject: { kind: 'recovery', id: recovery.id },
        data: { case: row.ref, left: account.left, terms: terms.length, firstOn: typed.firstOn },
      },
    );
    await promiseTermsMail(d, ctx, row, saved);
  });
}
