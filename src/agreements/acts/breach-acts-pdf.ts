import { type Block, bold, type PdfDocument } from '../../documents/pdf-document.ts';
import { clawbackSchedule } from '../../incentives/clawback-schedule.ts';
import { explainTrace } from '../../incentives/explain-trace.ts';
import type { ClawbackRule } from '../../incentives/scheme-schema.ts';
import type { Day } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { ActFacts } from './act-facts.ts';
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
import type { BreachNoticeDetail, RecoveryDecisionDetail } from './monitoring-facts.ts';

/** Formal notice: what is held against the owner, the text broken, what is at stake, and how to answer. */
export function breachNoticePdf(facts: ActFacts, detail: BreachNoticeDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const { undertaking, replyBy, atStake } = detail;
  return letter(facts, t('agreements.act.breachNotice.title'), [
    paragraph(t('agreements.act.greeting')),
    paragraph(
      t('agreements.act.breachNotice.intro', {
        address: unitAddress(facts.unit),
        agreement: detail.agreementNumber ?? t('agreements.act.words.noSum'),
        amount: fmt.exactMoney(detail.paid),
      }),
    ),
    heading(t('agreements.act.breachNotice.promiseTitle')),
    paragraph(`${undertaking.text[facts.lang]} (${undertaking.article})`),
    heading(t('agreements.act.breachNotice.foundTitle')),
    ...paragraphs(detail.found),
    paragraph(t('agreements.act.breachNotice.since', { day: fmt.day(detail.brokenOn) })),
    heading(t('agreements.act.breachNotice.askedTitle')),
    paragraph(t('agreements.act.breachNotice.asked', { day: fmt.day(replyBy) })),
    list([
      t('agreements.act.breachNotice.putRight'),
      t('agreements.act.breachNotice.answer'),
      t('agreements.act.breachNotice.helped'),
    ]),
    heading(t('agreements.act.breachNotice.stakeTitle')),
    ...(atStake === null
      ? [paragraph(t('agreements.act.breachNotice.noStake'))]
      : [
          paragraph(
            t('agreements.act.breachNotice.stake', {
              amount: fmt.exactMoney(atStake),
              ...rulesName(facts.rules, facts),
            }),
          ),
        ]),
    ...exemptionBlocks(facts, detail.rule),
    questionsBlock(facts),
    paragraph(t('agreements.act.farewell')),
    ...signatoryBlocks(facts),
    small(facts.authority.privacy[facts.lang]),
  ]);
}

function exemptionBlocks(facts: ActFacts, rule: ClawbackRule | null): Block[] {
  if (rule === null || rule.exemptions.length === 0) return [];
  const { t } = quillOf(facts);
  return [
    paragraph(t('agreements.act.breachNotice.exemptions', { article: rule.article })),
    list(rule.exemptions.map((exemption) => t(`agreements.act.exemption.${exemption}`))),
  ];
}

/**
 * Recovery decision: reasons of fact and law (CRPA art. L. 211-2, L. 242-2), the reckoning with its table, when and how
 * to repay, appeal routes.
 */
export function recoveryPdf(facts: ActFacts, detail: RecoveryDecisionDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const { computed, undertaking } = detail;
  return letter(facts, t('agreements.act.recoveryDecision.title'), [
    paragraph(t('agreements.act.greeting')),
    paragraph(
      t('agreements.act.recoveryDecision.intro', {
        amount: fmt.exactMoney(computed.amount),
        paid: fmt.exactMoney(computed.paid),
        address: unitAddress(facts.unit),
        agreement: detail.agreementNumber ?? t('agreements.act.words.noSum'),
      }),
    ),
    heading(t('agreements.act.recoveryDecision.reasonsTitle')),
    paragraph(`${undertaking.text[facts.lang]} (${undertaking.article})`),
    ...paragraphs(detail.found),
    paragraph(hearing(facts, detail)),
    ...paragraphs(detail.reasons),
    paragraph(t('agreements.act.recoveryDecision.law', rulesName(facts.rules, facts))),
    heading(t('agreements.act.recoveryDecision.reckoningTitle')),
    ...reckoning(facts, detail),
    heading(t('agreements.act.recoveryDecision.repayTitle')),
    paragraph(t('agreements.act.recoveryDecision.repay', { day: fmt.day(detail.repayBy) })),
    paragraph(
      t(detail.whole ? 'agreements.act.recoveryDecision.ends' : 'agreements.act.recoveryDecision.goesOn'),
    ),
    questionsBlock(facts),
    paragraph(t('agreements.act.farewell')),
    ...signatoryBlocks(facts),
    ...appealBlocks(facts),
    small(facts.authority.privacy[facts.lang]),
  ]);
}

function hearing(facts: ActFacts, { noticeNumber, noticedOn, repliedOn }: RecoveryDecisionDetail): string {
  const { t, fmt } = quillOf(facts);
  const notice = { number: noticeNumber ?? '', day: noticedOn ? fmt.day(noticedOn) : '' };
  return repliedOn
    ? t('agreements.act.recoveryDecision.heard', { ...notice, replied: fmt.day(repliedOn) })
    : t('agreements.act.recoveryDecision.silent', notice);
}

function reckoning(facts: ActFacts, { computed, rule, fraud }: RecoveryDecisionDetail): Block[] {
  const { t, fmt } = quillOf(facts);
  const { from, brokenOn, paid, share, full, amount, trace } = computed;
  const days = { from: fmt.day(from), broken: fmt.day(brokenOn), article: computed.article };
  return [
    paragraph(
      t(
        fraud ? 'agreements.act.recoveryDecision.fraud' : `agreements.act.recoveryDecision.${rule.mode}`,
        days,
      ),
    ),
    ...(fraud ? [] : [scheduleTable(facts, rule, { paid, from, brokenOn })]),
    traceTable(trace, facts, quillOf(facts), {
      label: t('agreements.act.recoveryDecision.full'),
      cents: full,
    }),
    ...(share === null
      ? []
      : [
          paragraph(
            t('agreements.act.recoveryDecision.part', {
              share: fmt.percent(share / 10_000),
              full: fmt.exactMoney(full),
              amount: fmt.exactMoney(amount),
            }),
          ),
        ]),
    ...(explainTrace(trace, facts.lang).length === 0 ? [paragraph(t('agreements.act.words.noSum'))] : []),
  ];
}

/** What the breach costs by the day it comes; the stretch that applies stands out. */
function scheduleTable(
  facts: ActFacts,
  rule: ClawbackRule,
  { paid, from, brokenOn }: { readonly paid: Cents; readonly from: Day; readonly brokenOn: Day },
): Block {
  const { t, fmt } = quillOf(facts);
  const rows = clawbackSchedule(rule, paid, from).map((stretch) => {
    const applies = brokenOn >= stretch.from && (stretch.to === null || brokenOn <= stretch.to);
    const cells = [
      stretch.to === null
        ? t('agreements.act.recoveryDecision.fromDay', { day: fmt.day(stretch.from) })
        : t('agreements.act.recoveryDecision.between', {
            from: fmt.day(stretch.from),
            to: fmt.day(stretch.to),
          }),
      fmt.percent(paid === 0 ? 0 : stretch.amount / paid),
      fmt.exactMoney(stretch.amount),
    ];
    return applies ? cells.map((cell) => [bold(cell)]) : cells;
  });
  return {
    kind: 'table',
    caption: t('agreements.act.recoveryDecision.tableCaption'),
    columns: [
      { header: t('agreements.act.recoveryDecision.when'), share: 0.54 },
      { header: t('agreements.act.recoveryDecision.share'), align: 'right', share: 0.2 },
      { header: t('agreements.act.words.amount'), align: 'right', share: 0.26 },
    ],
    rows,
  };
}
