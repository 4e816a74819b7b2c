import { formatterFor } from '../i18n/format.ts';
import { translate } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import { type AidNames, aidName } from './explain-trace.ts';
import type { FinancingPlan } from './financing-plan.ts';

/** One bar: from `start` to `start + cents` on an axis that ends at the cost. */
export type WaterfallRow = {
  readonly kind: 'cost' | 'grant' | 'remainder' | 'loan' | 'own';
  readonly label: string;
  readonly note: string | null;
  readonly cents: number;
  readonly start: number;
  /** As written beside the bar; grants with a minus sign. */
  readonly amount: string;
};

const MINUS = '\u2212\u202f';

/** Cost, then each grant hanging from where the one before stopped, then what is left and how it is paid. */
export function waterfallRows(plan: FinancingPlan, locale: Locale, names: AidNames = {}): WaterfallRow[] {
  const { money } = formatterFor(locale);
  const row = (kind: 'cost' | 'remainder' | 'loan' | 'own', cents: number, start = 0): WaterfallRow => ({
    kind,
    label: translate(locale, `incentives.waterfall.${kind}`),
    note: null,
    cents,
    start,
    amount: money(cents),
  });
  let left: number = plan.cost.ttc;
  const grants = plan.grants
    .filter(({ asked }) => asked > 0)
    .map(({ code, amount, cut }): WaterfallRow => {
      left -= amount;
      const note = cut > 0 ? translate(locale, 'incentives.waterfall.cut', { cut: money(cut) }) : null;
      const label = aidName(code, locale, names);
      return { kind: 'grant', label, note, cents: amount, start: left, amount: `${MINUS}${money(amount)}` };
    });
  const own = plan.remainderAfterLoan;
  return [
    row('cost', plan.cost.ttc),
    ...grants,
    row('remainder', plan.remainder),
    ...(plan.loan ? [row('loan', plan.loan.amount), row('own', own, plan.loan.amount)] : []),
  ];
}

/** The same in one sentence, for those who do not see the drawing. */
export function waterfallDescription(plan: FinancingPlan, locale: Locale): string {
  const { money } = formatterFor(locale);
  const described = translate(locale, 'incentives.waterfall.description', {
    cost: money(plan.cost.ttc),
    aids: plan.grants.filter(({ amount }) => amount > 0).length,
    granted: money(plan.totalGrants),
    remainder: money(plan.remainder),
  });
  if (!plan.loan) return described;
  const loan = { loan: money(plan.loan.amount), own: money(plan.remainderAfterLoan) };
  return `${described} ${translate(locale, 'incentives.waterfall.descriptionLoan', loan)}`;
}
