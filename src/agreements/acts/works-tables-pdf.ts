import type { Block } from '../../documents/pdf-document.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import { sumCents } from '../../shared/money.ts';
import type { ActFacts, QuoteFacts, WorkFacts } from './act-facts.ts';
import { quillOf } from './act-parts-pdf.ts';

/** Works retained, with the performance that the invoices must show. */
export function worksTable(works: readonly WorkFacts[], facts: ActFacts, caption: string): Block {
  const { t, fmt } = quillOf(facts);
  return {
    kind: 'table',
    caption,
    columns: [
      { header: t('agreements.act.agreement.annex2.measure'), share: 0.34 },
      { header: t('agreements.act.agreement.annex2.quantity'), align: 'right', share: 0.13 },
      { header: t('agreements.act.agreement.annex2.performance'), align: 'right', share: 0.15 },
      { header: t('agreements.act.words.ht'), align: 'right', share: 0.14 },
      { header: t('agreements.act.words.vat'), align: 'right', share: 0.09 },
      { header: t('agreements.act.words.ttc'), align: 'right', share: 0.15 },
    ],
    rows: works.map((work) => [
      translateDynamic(facts.lang, `incentives.terms.measure.${work.measure}`),
      quantity(work, facts),
      work.performance === null ? t('agreements.act.words.noSum') : fmt.number(work.performance),
      fmt.exactMoney(work.costHT),
      fmt.percent(work.vat / 10_000),
      fmt.exactMoney(work.costTTC),
    ]),
    foot: [
      [
        t('agreements.act.words.total'),
        '',
        '',
        fmt.exactMoney(sumCents(works.map(({ costHT }) => costHT))),
        '',
        fmt.exactMoney(sumCents(works.map(({ costTTC }) => costTTC))),
      ],
    ],
  };
}

function quantity(work: WorkFacts, facts: ActFacts): string {
  const { t } = quillOf(facts);
  if (work.quantity === null) return t('agreements.act.words.noSum');
  return work.unit === 'm2'
    ? t('agreements.act.words.quantityM2', { n: work.quantity })
    : t('agreements.act.words.quantityUnit', { n: work.quantity });
}

export function quotesTable(quotes: readonly QuoteFacts[], facts: ActFacts): Block {
  const { t, fmt } = quillOf(facts);
  return {
    kind: 'table',
    caption: t('agreements.act.agreement.annex2.quotesCaption'),
    columns: [
      { header: t('agreements.act.agreement.annex2.company'), share: 0.24 },
      { header: t('agreements.act.agreement.annex2.siret'), share: 0.19 },
      { header: t('agreements.act.agreement.annex2.number'), share: 0.15 },
      { header: t('agreements.act.agreement.annex2.date'), share: 0.14 },
      { header: t('agreements.act.words.ht'), align: 'right', share: 0.14 },
      { header: t('agreements.act.words.ttc'), align: 'right', share: 0.14 },
    ],
    rows: quotes.map((quote) => [
      quote.company,
      [quote.siret, quote.rgeNumber && `RGE ${quote.rgeNumber}`].filter(Boolean).join('\n') ||
        t('agreements.act.words.noSum'),
      quote.number,
      fmt.shortDay(quote.datedOn),
      fmt.exactMoney(quote.totalHT),
      fmt.exactMoney(quote.totalTTC),
    ]),
    foot: [
      [
        t('agreements.act.words.total'),
        '',
        '',
        '',
        fmt.exactMoney(sumCents(quotes.map(({ totalHT }) => totalHT))),
        fmt.exactMoney(sumCents(quotes.map(({ totalTTC }) => totalTTC))),
      ],
    ],
  };
}
