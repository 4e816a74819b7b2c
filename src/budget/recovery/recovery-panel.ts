import { contact } from '../../cases/case-mails.ts';
import type { CasePanel } from '../../cases/case-panels.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { accountOf, termsStanding } from './recovery.ts';
import { recoveryPath } from './recovery-paths.ts';
import { type Recovery, receiptsOf, recoveriesOf } from './recovery-store.ts';

export type RecoveryLine = {
  readonly title: string;
  readonly why: string;
  readonly amount: number;
  readonly left: number;
  /** The next term not yet paid, where terms were agreed; else the day by which all is due. */
  readonly dueTitle: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly terms: readonly { readonly text: string; readonly paid: boolean }[];
  readonly href: string | null;
};

/** What the owner has to pay back: how much, why, until when and how; null once nothing is owed. */
export const recoveryPanel: CasePanel = async (ctx, seen, reader) => {
  const all = await recoveriesOf(ctx.db.read, seen.id);
  const lines = (await Promise.all(all.map((one) => lineOf(ctx, one, reader)))).filter(
    (line) => line !== null,
  );
  if (lines.length === 0) return null;
  const how =
    reader === 'owner' ? translator(ctx.locale)('budget.recovery.panel.how', contact(ctx, ctx.locale)) : null;
  const action =
    reader === 'owner'
      ? { text: translator(ctx.locale)('budget.recovery.panel.action'), href: '#recovery' }
      : null;
  return { view: 'budget/recovery-panel.njk', model: { lines, how }, action };
};

async function lineOf(
  ctx: Context,
  recovery: Recovery,
  reader: 'staff' | 'owner',
): Promise<RecoveryLine | null> {
  const { locale } = ctx;
  const t = translator(locale);
  const { day, exactMoney } = formatterFor(locale);
  const receipts = (await receiptsOf(ctx.db.read, recovery.id)).map(({ amount }) => amount);
  const { left } = accountOf(recovery.amount, receipts, recovery.state === 'written-off');
  if (left === 0) return null;
  const terms = termsStanding(recovery.terms, left);
  const next = terms.find(({ paid }) => !paid);
  const dueOn = next?.dueOn ?? recovery.dueOn;
  return {
    title: t('budget.recovery.panel.title', { number: recovery.number }),
    why: recovery.computation.basis[locale],
    amount: recovery.amount,
    left,
    dueTitle: t(next ? 'budget.recovery.panel.nextTerm' : 'budget.recovery.panel.due'),
    due: next
      ? t('budget.recovery.panel.term', { day: day(dueOn), amount: exactMoney(next.amount) })
      : day(dueOn),
    overdue: dueOn < dayOf(ctx.clock()),
    terms: terms.map((term) => ({
      text: t('budget.recovery.panel.term', { day: day(term.dueOn), amount: exactMoney(term.amount) }),
      paid: term.paid,
    })),
    href: reader === 'staff' ? recoveryPath({ recovery: recovery.id }) : null,
  };
}
