import { duration, list, paragraph, quillOf } from './act-parts-pdf.ts';
import { traceTable } from './act-tables-pdf.ts';
import type { Article } from './agreement-articles-pdf.ts';

export const amount: Article = (facts, { award }) => {
  const quill = quillOf(facts);
  const { t, fmt } = quill;
  return [
    paragraph(
      t('agreements.act.agreement.a4.maximum', {
        amount: fmt.exactMoney(award.amount),
        base: fmt.exactMoney(award.base),
      }),
    ),
    traceTable(award.trace, facts, quill, {
      label: t('agreements.act.liquidation.award'),
      cents: award.amount,
    }),
    paragraph(t('agreements.act.agreement.a4.final')),
    ...(award.budget ? [paragraph(t('agreements.act.agreement.a4.budget', award.budget))] : []),
    paragraph(t('agreements.act.agreement.a4.attachment')),
  ];
};

export const payment: Article = (facts, detail) => {
  const { t, fmt } = quillOf(facts);
  const { advance, instalments } = detail.payment;
  const rate = (points: number) => fmt.percent(points / 10_000);
  const request = detail.deadlines.find(({ code }) => code === 'request-balance');
  return [
    paragraph(t('agreements.act.agreement.a5.intro')),
    list([
      ...(advance ? [t('agreements.act.agreement.a5.advance', { rate: rate(advance.rate) })] : []),
      ...(instalments
        ? [
            t('agreements.act.agreement.a5.instalments', {
              count: instalments.maxCount,
              rate: rate(instalments.rate),
            }),
          ]
        : []),
      t('agreements.act.agreement.a5.balance'),
    ]),
    paragraph(
      request
        ? t('agreements.act.agreement.a5.request', {
            delay: duration(request.count, request.unit, quillOf(facts)),
            event: t(`incentives.events.${request.from}`),
          })
        : t('agreements.act.agreement.a5.requestPlain'),
    ),
    paragraph(t('agreements.act.agreement.a5.twoPeople')),
    paragraph(t('agreements.act.agreement.a5.recovery')),
  ];
};

export const breach: Article = (facts, { clawback }) => {
  const { t } = quillOf(facts);
  if (clawback === null) return [paragraph(t('agreements.act.agreement.a11.none'))];
  const exemptions = clawback.exemptions.map((exemption) => t(`incentives.exemptions.${exemption}`));
  return [
    paragraph(t('agreements.act.agreement.a11.text')),
    paragraph(t('agreements.act.agreement.a11.procedure')),
    ...(exemptions.length > 0
      ? [paragraph(t('agreements.act.agreement.a11.exemptions', { list: exemptions.join(', ') }))]
      : []),
    paragraph(t('agreements.act.agreement.a11.fraud')),
  ];
};

export const stacking: Article = (facts, { award }) => {
  const { t } = quillOf(facts);
  const line = award.trace.find(({ rule }) => rule === 'stacking');
  const { rate, basis } = line?.inputs ?? {};
  const stated =
    rate?.type === 'rate' && basis?.type === 'tax'
      ? t('agreements.act.agreement.a12.stacking', {
          rate: quillOf(facts).fmt.percent(rate.rate / 10_000),
          basis: t(`incentives.words.${basis.tax}`),
        })
      : t('agreements.act.agreement.a12.stackingPlain');
  return [paragraph(stated), paragraph(t('agreements.act.agreement.a12.other'))];
};
