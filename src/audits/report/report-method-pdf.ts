import type { Block } from '../../documents/pdf-document.ts';
import { wholeEuros } from '../../incentives/aid-shown.ts';
import { CARRIERS } from '../engine/energy-engine.ts';
import { billsSvg } from '../pictures/bills-svg.ts';
import { moneyRange } from '../questionnaire/result-pages.ts';
import { lastStage } from '../scenarios/proposal.ts';
import { signedPercent } from '../works/works-result-pages.ts';
import { heading, INK, paragraph, type ReportQuill, small } from './report-parts-pdf.ts';

/** The scenarios in one table, the bills in one drawing. */
export function comparedBlocks(quill: ReportQuill): Block[] {
  const { report, locale, t, fmt } = quill;
  if (report.proposals.length === 0) return [];
  const euros = (cents: number) => fmt.money(wholeEuros(cents));
  const { likely, bills } = report.result;
  const figures = ({ energyClass, ep, ges }: typeof likely) => [energyClass, fmt.number(ep), fmt.number(ges)];
  return [
    { kind: 'page-break' },
    heading(t('auditReport.compared.title')),
    {
      kind: 'table',
      caption: t('auditReport.compared.caption'),
      columns: [
        { header: t('auditReport.compared.scenario'), share: 0.19 },
        { header: t('auditReport.compared.class'), align: 'center', share: 0.1 },
        { header: t('auditReport.compared.ep'), align: 'right', share: 0.11 },
        { header: t('auditReport.compared.ges'), align: 'right', share: 0.1 },
        { header: t('auditReport.compared.gain'), align: 'right', share: 0.1 },
        { header: t('auditReport.compared.cost'), align: 'right', share: 0.14 },
        { header: t('auditReport.compared.aids'), align: 'right', share: 0.13 },
        { header: t('auditReport.compared.remainder'), align: 'right', share: 0.13 },
      ],
      rows: [
        [t('auditReport.compared.now'), ...figures(likely), '–', '–', '–', '–'],
        ...report.proposals.map((proposal) => {
          const { after, gainPercent } = lastStage(proposal).soFar;
          return [
            proposal.name,
            ...figures(after),
            signedPercent(-gainPercent, locale),
            euros(proposal.cost),
            euros(proposal.granted),
            euros(proposal.remainder),
          ];
        }),
      ],
    },
    {
      kind: 'figure',
      svg: billsSvg({
        locale,
        title: t('auditScenarios.pictures.billsTitle'),
        bars: [
          { label: t('auditReport.compared.now'), bill: bills },
          ...report.proposals.map((proposal) => ({
            label: proposal.name,
            bill: lastStage(proposal).soFar.bills.after,
          })),
        ],
        id: 'report-bills',
        ink: INK,
      }),
      alt: t('auditReport.compared.billsAlt'),
      caption: t('auditReport.compared.billsCaption', { day: fmt.day(bills.validFrom) }),
    },
    ...sensitivityBlocks(quill),
  ];
}

/** Measured savings are smaller than computed ones: shown beside the result, never in its place. */
function sensitivityBlocks({ report, locale, t, fmt }: ReportQuill): Block[] {
  const { low, high, source } = report.tariffs.realisation;
  const percent = (share: number) => Math.round(share * 100);
  return [
    heading(t('auditReport.sensitivity.title'), 3),
    paragraph(t('auditReport.sensitivity.text', { low: percent(low), high: percent(high) })),
    {
      kind: 'table',
      columns: [
        { header: t('auditReport.sensitivity.scenario'), share: 0.4 },
        { header: t('auditReport.sensitivity.computed'), align: 'right', share: 0.3 },
        { header: t('auditReport.sensitivity.measured'), align: 'right', share: 0.3 },
      ],
      rows: report.proposals.map((proposal) => {
        const { savings } = lastStage(proposal).soFar.bills;
        return [
          proposal.name,
          fmt.money(wholeEuros(savings.conventional)),
          moneyRange(savings.realised, locale),
        ];
      }),
    },
    small(t('auditReport.sensitivity.source', { source: source[locale] })),
  ];
}

/** Unknown answers, each with how far the result moves with it. */
export function unknownBlocks({ report, t, fmt }: ReportQuill): Block[] {
  const { narrowing } = report.result;
  const [first] = narrowing;
  if (!first) return [heading(t('auditReport.unknown.title')), paragraph(t('auditReport.unknown.none'))];
  const kWh = (value: number) => t('auditReport.unknown.kWh', { n: fmt.number(Math.round(value)) });
  return [
    heading(t('auditReport.unknown.title')),
    paragraph(
      `${t('auditReport.unknown.lead')} ${t('auditReport.unknown.first', { question: t(`auditScreens.short.${first.slug}`) })}`,
    ),
    {
      kind: 'table',
      columns: [
        { header: t('auditReport.unknown.question'), share: 0.5 },
        { header: t('auditReport.unknown.down'), align: 'right', share: 0.25 },
        { header: t('auditReport.unknown.up'), align: 'right', share: 0.25 },
      ],
      rows: narrowing.map(({ slug, epDown, epUp }) => [
        t(`auditScreens.short.${slug}`),
        kWh(epDown),
        kWh(epUp),
      ]),
    },
  ];
}

/** How it was computed, from which prices, and what it is not. */
export function methodBlocks(quill: ReportQuill): Block[] {
  const { report, t, fmt } = quill;
  const { result, quoted, catalogue } = report;
  const { likely } = result;
  const remarks = likely.messages.length > 0 ? likely.messages.join(' · ') : t('auditReport.method.noRemark');
  const works = quoted.map((slug) => t(`audits.measures.${slug}.title`)).join(', ');
  return [
    heading(t('auditReport.method.title')),
    {
      kind: 'facts',
      items: [
        {
          term: t('auditReport.method.method'),
          value: t('auditReport.method.methodText', { method: likely.method, engine: likely.engine }),
        },
        { term: t('auditReport.method.computed'), value: fmt.moment(result.computedAt) },
        { term: t('auditReport.method.factor'), value: factorText(quill) },
        { term: t('auditReport.method.tariffs'), value: tariffsText(quill) },
        {
          term: t('auditReport.method.catalogue'),
          value: [
            t('auditReport.method.catalogueText', {
              slug: catalogue.slug,
              day: fmt.day(catalogue.validFrom),
            }),
            ...(quoted.length > 0 ? [t('auditReport.method.quotedText', { measures: works })] : []),
          ].join(' '),
        },
        ...likely.assumptions.map((assumption) => ({
          term: t('auditReport.method.assumption'),
          value: t(`audits.assumptions.${assumption}`),
        })),
        { term: t('auditReport.method.remarks'), value: remarks },
      ],
    },
    { kind: 'callout', tone: 'note', text: [t('auditReport.method.limits')] },
  ];
}

function factorText({ report: { result }, t }: ReportQuill): string {
  const { '1.9': now, '2.3': old } = result.likely.underFactor;
  return t('auditReport.method.factorText', {
    ep: now.ep,
    energyClass: now.energyClass,
    oldEp: old.ep,
    oldClass: old.energyClass,
  });
}

/** Only the energies that are bought before or after works. */
function tariffsText({ report, t, fmt }: ReportQuill): string {
  const { tariffs, result, proposals } = report;
  const bills = [
    result.bills,
    ...proposals.flatMap(({ stages }) => stages.map(({ soFar }) => soFar.bills.after)),
  ];
  const bought = CARRIERS.filter((carrier) =>
    bills.some(({ byCarrier }) => byCarrier.some((bill) => bill.carrier === carrier)),
  );
  // In cents: euros with two decimals would lose a tenth of the price of gas.
  const cents = (euros: number) => fmt.number(Math.round(euros * 1000) / 10);
  const prices = bought.map((carrier) => {
    const { low, likely, high } = tariffs.prices[carrier];
    return t('auditReport.method.price', {
      carrier: t(`audits.carriers.${carrier}`),
      low: cents(low),
      likely: cents(likely),
      high: cents(high),
    });
  });
  const grid = t('auditReport.method.tariffsText', { slug: tariffs.slug, day: fmt.day(tariffs.validFrom) });
  return `${grid} ${prices.join('. ')}.`;
}
