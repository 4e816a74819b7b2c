import { explainTrace } from '../../incentives/explain-trace.ts';
import type { ActFacts, GrantDetail, RefusalDetail } from './act-facts.ts';
import { list, paragraphs, quillOf } from './act-parts-pdf.ts';
import { traceTable } from './act-tables-pdf.ts';
import { deadlinesTable } from './calendar-table-pdf.ts';
import type { OwnPen } from './letter-pen-pdf.ts';
import { worksTable } from './works-tables-pdf.ts';

/**
 * Notification of an award: beneficiary, eligible spend, maximum amount and its method, calendar, terms of payment
 * and repayment, appeal routes.
 */
export function grantPen(facts: ActFacts, detail: GrantDetail): OwnPen<'decision-grant'> {
  const { t, fmt } = quillOf(facts);
  const { award, project, undertakings, deadlines } = detail;
  const total = { label: t('agreements.act.liquidation.award'), cents: award.amount };
  return {
    values: {
      montant: fmt.exactMoney(award.amount),
      base: fmt.exactMoney(award.base),
      cout: fmt.exactMoney(award.cost.ttc),
      'date-decision': fmt.day(award.decidedOn),
      versements: paymentParts(facts, detail).join(', '),
    },
    holds: {},
    blocks: {
      calculation: [traceTable(award.trace, facts, quillOf(facts), total)],
      works: [worksTable(project.works, facts, t('agreements.act.grant.worksTitle'))],
      undertakings: undertakings.map(({ text }) => ({ item: text[facts.lang] })),
      deadlines: [deadlinesTable(deadlines, facts)],
    },
  };
}

function paymentParts(facts: ActFacts, { payment }: GrantDetail): string[] {
  const { t, fmt } = quillOf(facts);
  const rate = (points: number) => fmt.percent(points / 10_000);
  return [
    ...(payment.advance
      ? [t('agreements.act.grant.paymentAdvance', { rate: rate(payment.advance.rate) })]
      : []),
    ...(payment.instalments
      ? [
          t('agreements.act.grant.paymentInstalments', {
            count: payment.instalments.maxCount,
            rate: rate(payment.instalments.rate),
          }),
        ]
      : []),
    t('agreements.act.grant.paymentBalance'),
  ];
}

/** Refusal with its reasons of fact and law (CRPA art. L. 211-2) and the appeal routes. */
export function refusalPen(
  facts: ActFacts,
  { decidedOn, reason, unmet }: RefusalDetail,
): OwnPen<'decision-refusal'> {
  const lines = explainTrace(unmet, facts.lang).map(({ text, article }) =>
    article === null ? text : `${text} (${article})`,
  );
  return {
    values: { 'date-decision': quillOf(facts).fmt.day(decidedOn) },
    holds: { unmet: unmet.length > 0 },
    blocks: { reason: paragraphs(reason), unmet: unmet.length > 0 ? [list(lines)] : [] },
  };
}
