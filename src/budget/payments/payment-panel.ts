import type { CasePanel, CasePanelView } from '../../cases/case-panels.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { calculationOf } from '../../cases/decision/calculation.ts';
import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { allows } from '../../shared/permissions.ts';
import { ibanOf } from './payment-act-facts.ts';
import { askFault, paymentBasis } from './payment-basis.ts';
import { maskedIban } from './payment-iban.ts';
import { canAsk, PAYMENT_KINDS, type PaymentKind } from './payment-kinds.ts';
import { askPaymentPath, examinePaymentPath } from './payment-paths.ts';
import { type PaymentRequest, paymentsOf } from './payment-store.ts';
import { paymentTerms } from './payment-terms-pages.ts';

/** What is asked, certified, ordered and paid on a case, and the next thing to do about it. */
export const paymentPanel: CasePanel = async (ctx, seen, reader) => {
  if (!calculationOf(seen)) return null;
  const payments = await paymentsOf(ctx.db.read, seen.id);
  const asks = reader === 'owner' ? await asksOf(ctx, seen) : new Map<PaymentKind, Ask>();
  // The balance is the owner's next step once the works conform; what else may be asked is theirs to ask for or not.
  const next = seen.state === 'conformity' ? (asks.get('balance') ?? null) : null;
  const action = reader === 'owner' ? next : staffAction(ctx, seen, payments);
  const offers = [...asks.values()].filter((ask) => ask !== next);
  const terms = await paymentTerms(ctx, seen);
  if (payments.length === 0 && !action && offers.length === 0 && terms.length === 0) return null;
  const t = translator(ctx.locale);
  const lines = payments.map((payment) => ({
    text: t(`agreements.payment.kind.${payment.kind}`),
    amount: payment.amount,
    state: { slug: payment.state, text: t(`agreements.payment.state.${payment.state}`) },
    iban: maskedIban(ibanOf(ctx, payment)),
    reason: payment.rejectedReason,
    href: reader === 'staff' ? examinePaymentPath({ ref: seen.ref ?? '', payment: payment.id }) : null,
  }));
  return { view: 'payments/panel.njk', model: { lines, action, offers, terms, reader }, action };
};

type Ask = { readonly text: string; readonly href: string };

/** The payments that the owner may ask for now. Where invoices are missing, the page of the request leads to them. */
async function asksOf(ctx: Context, row: CaseRow): Promise<ReadonlyMap<PaymentKind, Ask>> {
  const atItsTime = PAYMENT_KINDS.filter((kind) => canAsk(kind, row.state));
  if (atItsTime.length === 0) return new Map();
  const basis = await paymentBasis(ctx.db.read, row);
  const open = atItsTime.filter((kind) => {
    const fault = askFault(kind, row, basis);
    return fault === null || fault === 'noInvoice';
  });
  return new Map(
    open.map((kind) => [
      kind,
      {
        text: translator(ctx.locale)(`agreements.action.request.${kind}`),
        href: askPaymentPath({ case: row.id, kind }),
      },
    ]),
  );
}

/** Who may do the next step sees it: certifying, ordering (another person), confirming. */
function staffAction(
  { actor, locale }: Context,
  row: CaseRow,
  payments: readonly PaymentRequest[],
): CasePanelView['action'] {
  if (actor.kind !== 'staff') return null;
  const { role, accountId } = actor;
  const orders = allows(role, 'payments.order');
  const next = payments.find(
    ({ state, certifiedBy }) =>
      (state === 'submitted' && allows(role, 'payments.certify')) ||
      (state === 'certified' && orders && certifiedBy !== accountId) ||
      (state === 'ordered' && orders),
  );
  if (!next) return null;
  return {
    text: translator(locale)('agreements.action.examinePayment'),
    href: examinePaymentPath({ ref: row.ref ?? '', payment: next.id }),
  };
}
