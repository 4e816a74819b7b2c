import type { Block, PdfDocument } from '../../documents/pdf-document.ts';
import { explainTrace } from '../../incentives/explain-trace.ts';
import type { ActFacts, GrantDetail, RefusalDetail } from './act-facts.ts';
import {
  appealBlocks,
  heading,
  letter,
  list,
  paragraph,
  paragraphs,
  questionsBlock,
  quillOf,
  rulesName,
  signatoryBlocks,
  small,
} from './act-parts-pdf.ts';
import { traceTable, unitAddress } from './act-tables-pdf.ts';
import { deadlinesTable } from './calendar-table-pdf.ts';
import { worksTable } from './works-tables-pdf.ts';

/**
 * Notification of an award: beneficiary, eligible spend, maximum amount and its method, calendar, terms of payment
 * and repayment, appeal routes.
 */
export function grantPdf(facts: ActFacts, detail: GrantDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const { award } = detail;
  return letter(facts, t('agreements.act.grant.title'), [
    paragraph(t('agreements.act.greeting')),
    paragraph(
      t('agreements.act.grant.intro', {
        day: fmt.day(award.decidedOn),
        authority: facts.authority.identity.name[facts.lang],
        amount: fmt.exactMoney(award.amount),
        address: unitAddress(facts.unit),
      }),
    ),
    heading(t('agreements.act.grant.basisTitle')),
    paragraph(
      t('agreements.act.grant.basis', {
        cost: fmt.exactMoney(award.cost.ttc),
        base: fmt.exactMoney(award.base),
        ...rulesName(facts.rules, facts),
      }),
    ),
    traceTable(award.trace, facts, quillOf(facts), {
      label: t('agreements.act.liquidation.award'),
      cents: award.amount,
    }),
    paragraph(t('agreements.act.grant.maximum')),
    worksTable(detail.project.works, facts, t('agreements.act.grant.worksTitle')),
    heading(t('agreements.act.grant.conditionsTitle')),
    paragraph(t('agreements.act.grant.conditionsIntro')),
    list(detail.undertakings.map(({ text }) => text[facts.lang])),
    paragraph(t('agreements.act.grant.clawback')),
    heading(t('agreements.act.grant.calendarTitle')),
    deadlinesTable(detail.deadlines, facts),
    paragraph(t('agreements.act.grant.payment', { parts: paymentParts(facts, detail).join(', ') })),
    heading(t('agreements.act.grant.nextTitle')),
    paragraph(t('agreements.act.grant.next')),
    questionsBlock(facts),
    paragraph(t('agreements.act.farewell')),
    ...signatoryBlocks(facts),
    ...appealBlocks(facts),
    small(facts.authority.privacy[facts.lang]),
  ]);
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
export function refusalPdf(facts: ActFacts, detail: RefusalDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  return letter(facts, t('agreements.act.refusal.title'), [
    paragraph(t('agreements.act.greeting')),
    paragraph(
      t('agreements.act.refusal.intro', {
        day: fmt.day(detail.decidedOn),
        authority: facts.authority.identity.name[facts.lang],
        address: unitAddress(facts.unit),
      }),
    ),
    heading(t('agreements.act.refusal.reasonTitle')),
    ...paragraphs(detail.reason),
    ...unmetBlocks(facts, detail),
    paragraph(t('agreements.act.refusal.help', { service: facts.authority.service.name[facts.lang] })),
    questionsBlock(facts),
    paragraph(t('agreements.act.farewell')),
    ...signatoryBlocks(facts),
    ...appealBlocks(facts),
    small(facts.authority.privacy[facts.lang]),
  ]);
}

function unmetBlocks(facts: ActFacts, { unmet }: RefusalDetail): Block[] {
  if (unmet.length === 0) return [];
  const { t } = quillOf(facts);
  const lines = explainTrace(unmet, facts.lang).map(({ text, article }) =>
    article === null ? text : `${text} (${article})`,
  );
  return [paragraph(t('agreements.act.refusal.unmet', rulesName(facts.rules, facts))), list(lines)];
}
