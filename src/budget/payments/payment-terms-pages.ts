import { hasEnded } from '../../cases/case-workflow.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { deadline } from '../../programme/programme.ts';
import { cents, NO_MONEY, percent, shareRoundedDown, sumCents } from '../../shared/money.ts';
import { askFault, type PaymentBasis, paymentBasis, withAid } from './payment-basis.ts';
import { isGiven, PAYMENT_KINDS, type PaymentKind } from './payment-kinds.ts';
import { liquidate } from './payment-liquidation.ts';

export type PaymentTerm = {
  readonly kind: string;
  /** The most that may still be paid under this head, cents. */
  readonly most: number;
  readonly rule: string;
  /** Whether it can be asked for now; if not, why. */
  readonly open: boolean;
  readonly why: string;
};

/** What each payment is limited to, what may be asked now, and why not; empty once the case has ended. */
export async function paymentTerms(ctx: Context, row: CaseRow): Promise<PaymentTerm[]> {
  if (hasEnded(row.state) || row.awarded === null) return [];
  const basis = await paymentBasis(ctx.db.read, row);
  const offered = PAYMENT_KINDS.filter(
    (kind) =>
      kind === 'balance' ||
      (kind === 'advance' ? basis.definition.payment.advance : basis.definition.payment.instalments) !== null,
  );
  return offered.map((kind) => termOf(ctx, row, basis, kind));
}

function termOf(ctx: Context, row: CaseRow, basis: PaymentBasis, kind: PaymentKind): PaymentTerm {
  const t = translator(ctx.locale);
  const fault = askFault(kind, row, basis);
  // An advance that the rules do not grant in this situation is never open.
  const nothing = fault === null && kind !== 'balance' && liquidate(kind, withAid(basis, [])).amount === 0;
  const why = nothing ? 'nothing' : fault;
  return {
    kind: t(`agreements.payment.kind.${kind}`),
    most: mostOf(basis, kind),
    rule: ruleOf(ctx, row, basis, kind),
    open: why === null,
    why: why === null ? t('agreements.payment.terms.now') : t(`agreements.payment.errors.${why}`),
  };
}

const NO_RATE = percent(0);

const givenSum = ({ payments }: PaymentBasis) =>
  sumCents(payments.filter(({ state }) => isGiven(state)).map(({ amount }) => amount));

/** Ceiling of the head less what was given: α·S0, β·S0 or S0. */
function mostOf(basis: PaymentBasis, kind: PaymentKind): number {
  const { advance, instalments } = basis.definition.payment;
  const award = basis.calculation.award.amount;
  const ceiling =
    kind === 'balance'
      ? award
      : kind === 'advance'
        ? shareRoundedDown(award, advance?.rate ?? NO_RATE)
        : shareRoundedDown(award, instalments?.rate ?? NO_RATE);
  return cents(Math.max(NO_MONEY, ceiling - givenSum(basis)));
}

function ruleOf(ctx: Context, row: CaseRow, basis: PaymentBasis, kind: PaymentKind): string {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { advance, instalments } = basis.definition.payment;
  if (kind === 'advance')
    return t('agreements.payment.terms.advance', { rate: fmt.percent((advance?.rate ?? 0) / 10_000) });
  if (kind === 'instalment')
    return t('agreements.payment.terms.instalment', {
      rate: fmt.percent((instalments?.rate ?? 0) / 10_000),
      count: instalments?.maxCount ?? 0,
    });
  if (row.worksDoneOn === null) return t('agreements.payment.terms.balance');
  const day = fmt.day(deadline(ctx.programme, 'balanceRequest', row.worksDoneOn));
  return t('agreements.payment.terms.balanceBefore', { day });
}
