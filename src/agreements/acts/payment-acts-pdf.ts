import { type Block, bold, type PdfDocument } from '../../documents/pdf-document.ts';
import { aidName } from '../../incentives/explain-trace.ts';
import { sumCents } from '../../shared/money.ts';
import type {
  ActFacts,
  LiquidationDetail,
  PaymentFacts,
  PaymentOrderDetail,
  RecoveryDetail,
} from './act-facts.ts';
import { heading, paragraph, quillOf, sheet, small } from './act-parts-pdf.ts';
import { traceTable, unitAddress } from './act-tables-pdf.ts';
import type { OwnPen } from './letter-pen-pdf.ts';

/** How a payment was reckoned, line by line, from the invoices. */
export function liquidationPdf(facts: ActFacts, detail: LiquidationDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const { payment } = detail;
  const none = t('agreements.act.words.noSum');
  return sheet(
    facts,
    t(`agreements.act.liquidation.titles.${payment.paymentKind}`),
    [
      {
        kind: 'facts',
        items: [
          { term: t('agreements.act.liquidation.beneficiary'), value: [bold(facts.beneficiary.name)] },
          {
            term: t('agreements.act.particulars.dwelling'),
            value: unitAddress(facts.unit),
          },
          { term: t('agreements.act.liquidation.agreement'), value: payment.agreementNumber ?? none },
          {
            term: t('agreements.act.liquidation.visit'),
            value: detail.conformityVisitOn ? fmt.day(detail.conformityVisitOn) : none,
          },
          { term: t('agreements.act.liquidation.iban'), value: detail.ibanMasked },
        ],
      },
      heading(t('agreements.act.liquidation.invoicesTitle')),
      invoicesTable(facts, detail),
      heading(t('agreements.act.liquidation.otherTitle')),
      otherAid(facts, detail),
      heading(t('agreements.act.liquidation.computationTitle')),
      traceTable(detail.trace, facts, quillOf(facts), {
        label: t('agreements.act.liquidation.toPay'),
        cents: payment.amount,
      }),
      heading(t('agreements.act.liquidation.summaryTitle')),
      summary(facts, payment),
      small(t('agreements.act.liquidation.never')),
      paragraph(
        t('agreements.act.liquidation.certificate', {
          day: fmt.day(facts.issuedOn),
          name: detail.certifiedBy,
        }),
      ),
    ],
    facts.case.ref,
  );
}

function invoicesTable(facts: ActFacts, { invoices }: LiquidationDetail): Block {
  const { t, fmt } = quillOf(facts);
  return {
    kind: 'table',
    columns: [
      { header: t('agreements.act.liquidation.company'), share: 0.34 },
      { header: t('agreements.act.liquidation.invoice'), share: 0.2 },
      { header: t('agreements.act.agreement.annex2.date'), share: 0.14 },
      { header: t('agreements.act.words.ht'), align: 'right', share: 0.16 },
      { header: t('agreements.act.words.ttc'), align: 'right', share: 0.16 },
    ],
    rows: invoices.map((invoice) => [
      invoice.company,
      invoice.number,
      fmt.shortDay(invoice.datedOn),
      fmt.exactMoney(invoice.totalHT),
      fmt.exactMoney(invoice.totalTTC),
    ]),
    foot: [
      [
        t('agreements.act.words.total'),
        '',
        '',
        fmt.exactMoney(sumCents(invoices.map(({ totalHT }) => totalHT))),
        fmt.exactMoney(sumCents(invoices.map(({ totalTTC }) => totalTTC))),
      ],
    ],
  };
}

function otherAid(facts: ActFacts, detail: LiquidationDetail): Block {
  const { t, fmt } = quillOf(facts);
  if (detail.otherAid.length === 0) return paragraph(t('agreements.act.liquidation.noOther'));
  return {
    kind: 'facts',
    items: detail.otherAid.map(({ code, amount }) => ({
      term: aidName(code, facts.lang),
      value: fmt.exactMoney(amount),
    })),
  };
}

function summary(facts: ActFacts, payment: PaymentFacts): Block {
  const { t, fmt } = quillOf(facts);
  const line = (term: string, cents: number) => ({ term, value: fmt.exactMoney(cents) });
  return {
    kind: 'facts',
    items: [
      line(t('agreements.act.liquidation.award'), payment.award),
      ...(payment.final === null ? [] : [line(t('agreements.act.liquidation.final'), payment.final)]),
      line(t('agreements.act.liquidation.paid'), payment.alreadyPaid),
      { term: t('agreements.act.liquidation.toPay'), value: [bold(fmt.exactMoney(payment.amount))] },
      ...(payment.toRecover > 0 ? [line(t('agreements.act.liquidation.toRecover'), payment.toRecover)] : []),
      ...(payment.released > 0 ? [line(t('agreements.act.liquidation.released'), payment.released)] : []),
    ],
  };
}

/** Order to the public accountant. `iban` is the account in clear, opened for this drawing only. */
export function paymentOrderPdf(facts: ActFacts, detail: PaymentOrderDetail, iban: string): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const { payment, budget } = detail;
  const none = t('agreements.act.words.noSum');
  return sheet(
    facts,
    t('agreements.act.paymentOrder.title'),
    [
      paragraph(
        t('agreements.act.paymentOrder.text', {
          name: facts.beneficiary.name,
          amount: fmt.exactMoney(payment.amount),
          agreement: payment.agreementNumber ?? none,
          liquidation: detail.liquidationNumber,
        }),
      ),
      {
        kind: 'facts',
        items: [
          {
            term: t('agreements.act.paymentOrder.creditor'),
            value: [facts.beneficiary.name, ...facts.beneficiary.address].join(', '),
          },
          { term: t('agreements.act.paymentOrder.account'), value: [bold(iban)] },
          {
            term: t('agreements.act.paymentOrder.object'),
            value: t(`agreements.act.paymentOrder.objects.${payment.paymentKind}`),
          },
          {
            term: t('agreements.act.paymentOrder.budget'),
            value: budget ? `${budget.line} – ${budget.label} (${budget.year})` : none,
          },
          { term: t('agreements.act.words.amount'), value: [bold(fmt.exactMoney(payment.amount))] },
          { term: t('agreements.act.paymentOrder.certifiedBy'), value: detail.certifiedBy },
          { term: t('agreements.act.paymentOrder.orderedBy'), value: detail.orderedBy },
        ],
      },
      { kind: 'callout', tone: 'warning', text: [t('agreements.act.paymentOrder.confidential')] },
    ],
    facts.case.ref,
  );
}

/** Titre de recette: what is owed, why, how it was reckoned, by when, and how to contest it (CGCT art. L. 1617-5). */
export function recoveryOrderPen(facts: ActFacts, detail: RecoveryDetail): OwnPen<'recovery-order'> {
  const { t, fmt } = quillOf(facts);
  const { amount, computation, cause } = detail;
  return {
    values: {
      'somme-due': fmt.exactMoney(amount),
      'date-limite': fmt.day(detail.dueOn),
      titre: detail.orderNumber,
      convention: detail.agreementNumber ?? t('agreements.act.words.noSum'),
    },
    holds: { overpayment: cause === 'overpayment', 'clawback-due': cause === 'clawback' },
    blocks: {
      reckoning: [
        paragraph(computation.basis[facts.lang]),
        {
          kind: 'table',
          columns: [
            { header: t('agreements.act.recovery.line'), share: 0.72 },
            { header: t('agreements.act.words.amount'), align: 'right', share: 0.28 },
          ],
          rows: computation.lines.map((line) => [line.label[facts.lang], fmt.exactMoney(line.amount)]),
          foot: [[t('agreements.act.recovery.total'), fmt.exactMoney(amount)]],
        },
      ],
    },
  };
}
