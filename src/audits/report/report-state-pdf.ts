import type { Block } from '../../documents/pdf-document.ts';
import { answerText } from '../answer-text.ts';
import { dpeComparison } from '../dpe-file/dpe-compared-pages.ts';
import { ENERGY_USES } from '../engine/energy-engine.ts';
import { energyLabelSvg } from '../pictures/energy-label-svg.ts';
import { lossesSvg, lossShares } from '../pictures/losses-svg.ts';
import { askedQuestions, type Group } from '../questionnaire/questions.ts';
import { banShown, billsShown } from '../questionnaire/result-pages.ts';
import { measuresOf } from '../scenarios/proposal.ts';
import { natureOf, slugOf, type WorkPart } from '../works/measure-catalogue.ts';
import { heading, INK, paragraph, perM2, type ReportQuill, small } from './report-parts-pdf.ts';

/** The dwelling as it is: label with its range, losses by part, uses, bills. */
export function stateBlocks(quill: ReportQuill): Block[] {
  const { report, locale, t } = quill;
  const { likely, low, high } = report.result;
  return [
    heading(t('auditReport.state.title')),
    ...likely.assumptions.map(
      (assumption): Block => ({
        kind: 'callout',
        tone: 'warning',
        text: [t(`audits.assumptions.${assumption}`)],
      }),
    ),
    {
      kind: 'figure',
      svg: energyLabelSvg({
        locale,
        before: likely,
        range: { low: low.energyClass, high: high.energyClass, lowEp: low.ep, highEp: high.ep },
        id: 'report-label',
        ink: INK,
      }),
      alt: t('auditReport.state.labelAlt', { energyClass: likely.energyClass }),
      caption: t('auditReport.state.labelCaption'),
      width: 0.68,
    },
    figuresTable(quill),
    ...dpeBlocks(quill),
    heading(t('auditReport.state.lossesTitle'), 3),
    lossesFigure(quill),
    lossesTable(quill),
    ...billsBlocks(quill),
  ];
}

function figuresTable(quill: ReportQuill): Block {
  const { report, locale, t, fmt } = quill;
  const { likely, low, high } = report.result;
  const { ep, ges } = perM2(quill);
  const ranged = (write: (value: number) => string, of: 'ep' | 'ges') =>
    low[of] === high[of]
      ? write(likely[of])
      : t('auditReport.state.range', { likely: write(likely[of]), low: low[of], high: high[of] });
  const ban = banShown(report.result.lettingBan, report.issuedOn, locale);
  return {
    kind: 'table',
    columns: [
      { header: t('auditReport.state.figure'), share: 0.4 },
      { header: t('auditReport.state.value'), share: 0.6 },
    ],
    rows: [
      [t('auditScreens.result.ep'), ranged(ep, 'ep')],
      [t('auditScreens.result.ges'), ranged(ges, 'ges')],
      [
        t('auditReport.state.final'),
        t('auditReport.state.finalText', { kWh: fmt.number(Math.round(likely.final)) }),
      ],
      ...ENERGY_USES.filter((use) => likely.finalByUse[use] > 0).map((use) => [
        t(`audits.uses.${use}`),
        t('auditReport.state.finalText', { kWh: fmt.number(Math.round(likely.finalByUse[use])) }),
      ]),
      [t('auditReport.state.comfort'), t(`audits.summerComfort.${likely.summerComfort}`)],
      [t('auditReport.state.ban'), `${ban.value}, ${ban.note}`],
    ],
  };
}

/** The DPE that filled the audit, beside what it comes to. */
function dpeBlocks({ report: { dpe, result }, locale, t }: ReportQuill): Block[] {
  if (!dpe) return [];
  const { title, lines, notes } = dpeComparison(dpe, result.likely, locale);
  return [
    heading(title, 3),
    {
      kind: 'table',
      columns: [
        { header: t('auditReport.state.figure'), share: 0.5 },
        { header: t('auditReport.state.class'), align: 'center', share: 0.1 },
        { header: t('auditReport.state.value'), share: 0.4 },
      ],
      rows: lines.map(({ label, energyClass, text }) => [label, energyClass ?? '–', text]),
    },
    small(notes.join(' ')),
  ];
}

function lossesFigure({ report: { result }, locale, t, fmt }: ReportQuill): Block {
  const shares = lossShares(result.likely).map(({ part, percent }) =>
    t('audits.losses.item', { part: t(`audits.losses.parts.${part}`), percent }),
  );
  const total = fmt.number(Math.round(result.likely.lossesTotal));
  return {
    kind: 'figure',
    svg: lossesSvg({ locale, result: result.likely, id: 'report-losses', ink: INK }),
    alt: t('audits.losses.description', { parts: shares.join(', '), total }),
    caption: t('auditReport.state.lossesCaption', { total }),
    width: 0.74,
  };
}

function lossesTable({ report: { result }, t, fmt }: ReportQuill): Block {
  const { likely } = result;
  return {
    kind: 'table',
    columns: [
      { header: t('auditReport.state.part'), share: 0.5 },
      { header: t('auditReport.state.loss'), align: 'right', share: 0.25 },
      { header: t('auditReport.state.share'), align: 'right', share: 0.25 },
    ],
    rows: lossShares(likely)
      .toSorted((a, b) => b.percent - a.percent)
      .map(({ part, percent }) => [
        t(`audits.parts.${part}`),
        fmt.number(Math.round(likely.losses[part])),
        t('audits.losses.share', { percent }),
      ]),
  };
}

function billsBlocks({ report: { result }, locale, t }: ReportQuill): Block[] {
  const bills = billsShown(result.bills, locale);
  return [
    heading(t('auditReport.state.billsTitle'), 3),
    {
      kind: 'table',
      columns: [
        { header: t('auditScreens.result.carrier'), share: 0.28 },
        { header: t('auditScreens.result.likely'), align: 'right', share: 0.2 },
        { header: t('auditScreens.result.low'), align: 'right', share: 0.18 },
        { header: t('auditScreens.result.high'), align: 'right', share: 0.18 },
        { header: t('auditScreens.result.kwh'), align: 'right', share: 0.16 },
      ],
      rows: bills.rows,
      ...(bills.rows.length > 1 ? { foot: [bills.foot] } : {}),
    },
    small(`${bills.note} ${t('audits.comparedWith')}`),
  ];
}

/** The posts that an audit studies, each with the questions that describe it and the works that change it. */
const POSTS = [
  ['walls', ['walls'], ['walls']],
  ['roof', ['roof'], ['roof']],
  ['floor', ['floor'], ['floor']],
  ['openings', ['openings'], ['windows', 'door']],
  ['ventilation', ['ventilation'], ['ventilation']],
  ['heating', ['heating', 'hotWater'], ['heating', 'hotWater']],
] as const satisfies readonly (readonly [string, readonly Group[], readonly WorkPart[]])[];

/** The six posts: what is there, and what was studied of each, or why nothing. */
export function postsBlocks(quill: ReportQuill): Block[] {
  const { t } = quill;
  return [
    heading(t('auditReport.posts.title')),
    {
      kind: 'table',
      columns: [
        { header: t('auditReport.posts.post'), share: 0.17 },
        { header: t('auditReport.posts.existing'), share: 0.43 },
        { header: t('auditReport.posts.studied'), share: 0.4 },
      ],
      rows: POSTS.map(([post, groups, parts]) => [
        t(`auditReport.posts.${post}`),
        existing(quill, groups),
        studied(quill, parts),
      ]),
    },
  ];
}

function existing({ report, locale, t }: ReportQuill, groups: readonly Group[]): string {
  const asked = askedQuestions(report.answers).filter(({ group }) => groups.includes(group));
  if (asked.length === 0) return t('auditReport.posts.notConcerned');
  return asked
    .flatMap(({ slug }) => {
      const said = answerText(report.answers, slug, locale, () => report.unit.commune);
      const colon = locale === 'fr' ? '\u00a0:' : ':';
      return said === null ? [] : [`${t(`auditScreens.short.${slug}`)}${colon} ${said}`];
    })
    .join(locale === 'fr' ? '\u202f; ' : '; ');
}

function studied({ report, t }: ReportQuill, parts: readonly WorkPart[]): string {
  const chosen = [...new Set(report.proposals.flatMap(measuresOf).map(slugOf))].filter((slug) =>
    parts.includes(natureOf(slug).part),
  );
  if (chosen.length > 0) return chosen.map((slug) => t(`audits.measures.${slug}.title`)).join(', ');
  const all = report.choices.filter(({ slug }) => parts.includes(natureOf(slug).part));
  const reasons = [...new Set(all.flatMap(({ refusal }) => refusal ?? []))];
  const refused = all.length > 0 && all.every(({ refusal }) => refusal !== null);
  return refused
    ? reasons.map((reason) => t(`audits.measureRefusals.${reason}`)).join(' ')
    : t('auditReport.posts.none');
}

export const leadBlock = ({ t }: ReportQuill): Block => paragraph(t('auditReport.proposals.lead'));
