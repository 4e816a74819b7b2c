import { type Block, bold } from '../../documents/pdf-document.ts';
import { clawbackSchedule } from '../../incentives/clawback-schedule.ts';
import { explainTrace } from '../../incentives/explain-trace.ts';
import type { ClawbackRule } from '../../incentives/scheme-schema.ts';
import type { Day } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { ActFacts } from './act-facts.ts';
import { list, paragraph, paragraphs, quillOf } from './act-parts-pdf.ts';
import { traceTable } from './act-tables-pdf.ts';
import type { OwnPen } from './letter-pen-pdf.ts';
import type { BreachNoticeDetail, RecoveryDecisionDetail } from './monitoring-facts.ts';

/** Formal notice: what is held against the owner, the text broken, what is at stake, and how to answer. */
export function breachNoticePen(facts: ActFacts, detail: BreachNoticeDetail): OwnPen<'breach-notice'> {
  const { t, fmt } = quillOf(facts);
  const { atStake, rule } = detail;
  const exemptions = rule?.exemptions ?? [];
  return {
    values: {
      'montant-verse': fmt.exactMoney(detail.paid),
      convention: detail.agreementNumber ?? t('agreements.act.words.noSum'),
      'date-rupture': fmt.day(detail.brokenOn),
      'date-limite': fmt.day(detail.replyBy),
      'montant-en-jeu': atStake === null ? '' : fmt.exactMoney(atStake),
      'article-exonerations': rule?.article ?? '',
    },
    holds: {
      'at-stake': atStake !== null,
      'no-stake': atStake === null,
      exemptions: exemptions.length > 0,
    },
    blocks: {
      promise: [promise(facts, detail)],
      found: paragraphs(detail.found),
      exemptions:
        exemptions.length > 0
          ? [list(exemptions.map((exemption) => t(`agreements.act.exemption.${exemption}`)))]
          : [],
    },
  };
}

const promise = (
  { lang }: ActFacts,
  { undertaking }: Pick<BreachNoticeDetail | RecoveryDecisionDetail, 'undertaking'>,
): Block => paragraph(`${undertaking.text[lang]} (${undertaking.article})`);

/**
 * Recovery decision: reasons of fact and law (CRPA art. L. 211-2, L. 242-2), the reckoning with its table, when and how
 * to repay, appeal routes.
 */
export function recoveryDecisionPen(
  facts: ActFacts,
  detail: RecoveryDecisionDetail,
): OwnPen<'recovery-decision'> {
  const { computed, rule, fraud, whole } = detail;
  const replied = detail.repliedOn !== null;
  return {
    values: recoveryValues(facts, detail),
    holds: {
      replied,
      'not-replied': !replied,
      fraud,
      'pro-rata': !fraud && rule.mode === 'pro-rata',
      steps: !fraud && rule.mode === 'steps',
      'in-part': computed.share !== null,
      ends: whole,
      'goes-on': !whole,
    },
    blocks: {
      promise: [promise(facts, detail)],
      found: paragraphs(detail.found),
      reason: paragraphs(detail.reasons),
      schedule: fraud ? [] : [scheduleTable(facts, rule, computed)],
      calculation: calculation(facts, detail),
    },
  };
}

function recoveryValues(
  facts: ActFacts,
  detail: RecoveryDecisionDetail,
): OwnPen<'recovery-decision'>['values'] {
  const { t, fmt } = quillOf(facts);
  const { computed, noticedOn, repliedOn } = detail;
  return {
    'somme-due': fmt.exactMoney(computed.amount),
    'montant-verse': fmt.exactMoney(computed.paid),
    convention: detail.agreementNumber ?? t('agreements.act.words.noSum'),
    'mise-en-demeure': detail.noticeNumber ?? '',
    'date-mise-en-demeure': noticedOn ? fmt.day(noticedOn) : '',
    'date-reponse': repliedOn ? fmt.day(repliedOn) : '',
    'date-debut': fmt.day(computed.from),
    'date-rupture': fmt.day(computed.brokenOn),
    'article-reversement': computed.article,
    'part-demandee': computed.share === null ? '' : fmt.percent(computed.share / 10_000),
    'montant-entier': fmt.exactMoney(computed.full),
    'date-limite': fmt.day(detail.repayBy),
  };
}

function calculation(facts: ActFacts, { computed }: RecoveryDecisionDetail): Block[] {
  const { t } = quillOf(facts);
  const { trace, full } = computed;
  return [
    traceTable(trace, facts, quillOf(facts), {
      label: t('agreements.act.recoveryDecision.full'),
      cents: full,
    }),
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
