import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Estimate } from '../../incentives/estimate.ts';
import { explainMissing } from '../../incentives/explain-result.ts';
import { type AidNames, aidName, type ExplainedLine, explainTrace } from '../../incentives/explain-trace.ts';
import type { Status } from '../../incentives/vocabulary.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Cents } from '../../shared/money.ts';

/** An estimate as a page shows it: one headline, the fall from the cost to the remainder, and why. */
export type EstimateView = {
  readonly status: Status;
  /** `8 250 €`, `jusqu’à 9 000 €`, `à préciser`… */
  readonly headline: string;
  readonly example: boolean;
  readonly remainder: string;
  readonly fall: readonly { readonly label: string; readonly cents: number; readonly kind: string }[];
  readonly why: readonly ExplainedLine[];
  readonly missing: readonly string[];
  /** Levers that are not in the fall: loans, tax, aids still to be settled. Each of its own kind, never added together. */
  readonly levers: readonly { readonly name: string; readonly text: string }[];
};

export function estimateView(estimate: Estimate, locale: Locale, reader: 'owner' | 'staff'): EstimateView {
  const { scheme, plan, missing } = estimate;
  const t = translator(locale);
  const names: AidNames = scheme ? { [scheme.code]: scheme.name } : {};
  const remainder = reader === 'owner' ? 'remainder' : 'remainderStaff';
  const inTheFall = new Set(plan.grants.filter(({ amount }) => amount > 0).map(({ code }) => code));
  const status = scheme?.status ?? 'unknown';
  return {
    status,
    headline: amountText(status, scheme?.amount ?? null, scheme?.potential ?? null, locale),
    example: scheme?.example ?? false,
    remainder: formatterFor(locale).money(plan.remainder),
    fall: [
      { label: t('cases.estimate.cost'), cents: plan.cost.ttc, kind: 'total' },
      ...plan.grants
        .filter(({ code }) => inTheFall.has(code))
        .map(({ code, amount }) => ({ label: aidName(code, locale, names), cents: amount, kind: 'minus' })),
      { label: t(`cases.estimate.${remainder}`), cents: plan.remainder, kind: 'due' },
    ],
    why: explainTrace(scheme?.trace ?? [], locale, names),
    missing: explainMissing(missing, locale),
    levers: estimate.levers
      .filter(
        ({ code, kind, status: its, amount, potential }) =>
          kind !== 'notice' && its !== 'not-eligible' && !inTheFall.has(code) && (amount || potential),
      )
      .map((lever) => ({
        name: aidName(lever.code, locale),
        text: amountText(lever.status, lever.amount, lever.potential, locale),
      })),
  };
}

/** What is certain, else the most it could be; a missing answer is never shown as a refusal. */
function amountText(status: Status, amount: Cents | null, most: Cents | null, locale: Locale): string {
  const t = translator(locale);
  const { money } = formatterFor(locale);
  if (status === 'not-eligible') return t('cases.estimate.none');
  if (status === 'eligible' && amount !== null) return money(amount);
  return most === null || most === 0
    ? t('cases.estimate.unknown')
    : t('cases.estimate.upTo', { amount: money(most) });
}
