import type { Block, TableColumn } from '../../documents/pdf-document.ts';
import { wholeEuros } from '../../incentives/aid-shown.ts';
import { energyLabelSvg } from '../pictures/energy-label-svg.ts';
import { lossesSvg } from '../pictures/losses-svg.ts';
import { banShown, moneyRange } from '../questionnaire/result-pages.ts';
import { firstStage, lastStage } from '../scenarios/proposal.ts';
import { allMet, criteriaOf } from '../scenarios/proposal-criteria.ts';
import { measuresOfStage, stageTitle, stairOf } from '../scenarios/proposal-stair.ts';
import { natureOf } from '../works/measure-catalogue.ts';
import type { MeasureEstimate } from '../works/measures.ts';
import { signedPercent } from '../works/works-result-pages.ts';
import type { ReportAid, ReportProposal } from './audit-report.ts';
import { heading, INK, list, paragraph, perM2, type ReportQuill, small } from './report-parts-pdf.ts';

/** One scenario on its own page: stair, label before and after, works, results by step, rules, money. */
export function proposalBlocks(quill: ReportQuill, proposal: ReportProposal, index: number): Block[] {
  const { t } = quill;
  const kind = t(`auditReport.proposals.${proposal.kind === 'in-steps' ? 'kindInSteps' : 'kindAtOnce'}`);
  const retained = proposal.retained ? ` – ${t('auditReport.proposals.retained')}` : '';
  return [
    ...(index > 0 ? ([{ kind: 'page-break' }] as const) : []),
    heading(t('auditReport.proposals.heading', { number: index + 1, name: proposal.name })),
    paragraph(`${kind}${retained}.`),
    ...picturesOf(quill, proposal, index),
    resultsTable(quill, proposal),
    worksTable(quill, proposal),
    ...adviceBlocks(quill, proposal),
    ...criteriaBlocks(quill, proposal),
    ...moneyBlocks(quill, proposal),
  ];
}

function picturesOf({ locale, t }: ReportQuill, proposal: ReportProposal, index: number): Block[] {
  const { before, after } = lastStage(proposal).soFar;
  const id = `report-${index}`;
  return [
    {
      kind: 'figure',
      svg: energyLabelSvg({ locale, before, after, id: `${id}-label`, ink: INK }),
      alt: t('auditReport.proposals.labelAlt', { before: before.energyClass, after: after.energyClass }),
      caption: t('auditReport.proposals.labelCaption'),
      width: 0.6,
    },
    {
      kind: 'figure',
      svg: stairOf(proposal, locale, id, INK),
      alt: `${t('auditReport.proposals.stairAlt')}. ${stairWords(proposal, locale, t)}`,
      width: Math.min(0.9, 0.15 * (proposal.stages.length + 1) + 0.08),
    },
    {
      kind: 'figure',
      svg: lossesSvg({ locale, result: after, before, id: `${id}-losses`, ink: INK }),
      alt: t('auditReport.proposals.lossesAlt'),
      caption: t('auditReport.proposals.lossesCaption'),
      width: 0.52,
    },
  ];
}

const stairWords = (proposal: ReportProposal, locale: ReportQuill['locale'], t: ReportQuill['t']): string =>
  proposal.stages
    .map(({ soFar: { after } }, at) =>
      t('auditScenarios.pictures.stairItem', {
        label: stageTitle(proposal, at, locale),
        energyClass: after.energyClass,
        ep: after.ep,
      }),
    )
    .join(', ');

function resultsTable(quill: ReportQuill, proposal: ReportProposal): Block {
  const { report, locale, t, fmt } = quill;
  const { ep, ges } = perM2(quill);
  const columns: TableColumn[] = [
    { header: t('auditReport.proposals.stage'), share: 0.3 },
    ...proposal.stages.map(({ year }, index) => ({
      header: `${stageTitle(proposal, index, locale)}${year === null ? '' : ` (${year})`}`,
      share: 0.7 / proposal.stages.length,
    })),
  ];
  const row = (label: string, cell: (soFar: ReportProposal['stages'][number]['soFar']) => string) => [
    label,
    ...proposal.stages.map(({ soFar }) => cell(soFar)),
  ];
  return {
    kind: 'table',
    caption: t('auditReport.proposals.resultsCaption'),
    columns,
    rows: [
      row(t('auditReport.proposals.class'), ({ after }) => after.energyClass),
      row(t('auditScreens.result.ep'), ({ after }) => ep(after.ep)),
      row(t('auditReport.state.final'), ({ after }) =>
        t('auditReport.state.finalText', { kWh: fmt.number(Math.round(after.final)) }),
      ),
      row(t('auditScreens.result.ges'), ({ after }) => ges(after.ges)),
      row(t('auditReport.proposals.gain'), ({ gainPercent }) => signedPercent(-gainPercent, locale)),
      row(t('auditReport.proposals.classes'), ({ classesGained }) => fmt.number(Math.max(0, classesGained))),
      row(t('auditReport.proposals.bills'), ({ bills }) => moneyRange(bills.after, locale)),
      row(t('auditReport.proposals.comfort'), ({ after }) =>
        t(`audits.summerComfort.${after.summerComfort}`),
      ),
      row(
        t('auditReport.proposals.ban'),
        ({ lettingBan }) => banShown(lettingBan.after, report.issuedOn, locale).value,
      ),
    ],
  };
}

function worksTable(quill: ReportQuill, proposal: ReportProposal): Block {
  const { t } = quill;
  const whole = lastStage(proposal).soFar;
  const inSteps = proposal.kind === 'in-steps';
  const rows = proposal.stages.flatMap((_, index) =>
    measuresOfStage(proposal, index).map((measure) =>
      measureRow(quill, measure, inSteps ? `${index + 1}. ` : ''),
    ),
  );
  return {
    kind: 'table',
    caption: t('auditReport.proposals.worksCaption'),
    columns: [
      { header: t('auditReport.proposals.measure'), share: 0.31 },
      { header: t('auditReport.proposals.quantity'), align: 'right', share: 0.11 },
      { header: t('auditReport.proposals.performance'), share: 0.2 },
      { header: t('auditReport.proposals.ht'), align: 'right', share: 0.19 },
      { header: t('auditReport.proposals.ttc'), align: 'right', share: 0.19 },
    ],
    rows,
    foot: [
      [
        t('auditReport.proposals.total'),
        '',
        '',
        shortRange(quill, whole.costHT),
        shortRange(quill, whole.costTTC),
      ],
    ],
  };
}

/** Hundreds of euros from the lowest to the highest; one amount where both are the same. */
function shortRange({ fmt }: ReportQuill, { low, high }: { low: number; high: number }): string {
  if (low === high) return fmt.money(wholeEuros(low));
  const [from = '', to = ''] = [low, high].map((cents) => fmt.money(Math.round(cents / 10_000) * 10_000));
  // The sign once: both ends must hold on one line.
  return `${from.replace('\u00a0€', '')}\u00a0–\u00a0${to}`;
}

function measureRow(quill: ReportQuill, measure: MeasureEstimate, prefix: string): string[] {
  const { report, t, fmt } = quill;
  const { performance } = natureOf(measure.slug);
  const quoted = report.quoted.includes(measure.slug) ? ` (${t('auditReport.proposals.quoted')})` : '';
  return [
    prefix + t(`audits.measures.${measure.slug}.title`),
    measure.unit === 'm2'
      ? t('auditScreens.works.quantityM2', { n: measure.quantity })
      : fmt.number(measure.quantity),
    performance !== null && measure.performance !== null
      ? t(`audits.performances.${performance}`, { value: fmt.number(measure.performance) })
      : '–',
    shortRange(quill, measure.costHT),
    shortRange(quill, measure.costTTC) + quoted,
  ];
}

const adviceBlocks = ({ t }: ReportQuill, proposal: ReportProposal): Block[] =>
  firstStage(proposal).soFar.advice.map((code) => ({
    kind: 'callout',
    tone: 'warning',
    text: [
      code === 'addVentilation'
        ? t('auditReport.proposals.ventilation', { text: t(`audits.advice.${code}`) })
        : t(`audits.advice.${code}`),
    ],
  }));

function criteriaBlocks({ report, t }: ReportQuill, proposal: ReportProposal): Block[] {
  const criteria = criteriaOf(proposal, report.gainGoal);
  const { justification } = proposal;
  const said =
    justification !== null
      ? [paragraph(t('auditReport.proposals.justified', { text: justification }))]
      : allMet(criteria)
        ? []
        : [small(t('auditReport.proposals.notJustified'))];
  return [
    heading(t('auditReport.proposals.criteriaTitle'), 3),
    list(
      criteria.map(({ code, met, asked, found }) =>
        t(`auditReport.proposals.${met ? 'met' : 'notMet'}`, {
          text: t(`auditScenarios.criteria.${code}`, { asked, found }),
        }),
      ),
    ),
    ...said,
  ];
}

function moneyBlocks({ t, fmt, locale }: ReportQuill, proposal: ReportProposal): Block[] {
  const euros = (cents: number) => fmt.money(wholeEuros(cents));
  const amount = ({ status, amount: certain, potential }: ReportAid): string => {
    if (status === 'not-eligible') return t('auditReport.proposals.notEligible');
    if (status === 'eligible') return euros(certain ?? 0);
    return potential
      ? t('auditReport.proposals.upTo', { amount: euros(potential) })
      : t('auditReport.proposals.toCheck');
  };
  const named = ({ name, confirmed }: ReportAid) =>
    confirmed ? name[locale] : t('auditReport.proposals.toConfirm', { name: name[locale] });
  return [
    {
      kind: 'table',
      caption: t('auditReport.proposals.moneyCaption'),
      columns: [
        { header: t('auditReport.proposals.moneyLine'), share: 0.68 },
        { header: t('auditReport.proposals.amount'), align: 'right', share: 0.32 },
      ],
      rows: [
        [t('auditReport.proposals.costLine'), euros(proposal.cost)],
        ...proposal.aids.map((aid) => [
          t('auditReport.proposals.grantedLine', { name: named(aid) }),
          amount(aid),
        ]),
      ],
      foot: [[t('auditReport.proposals.remainder'), euros(proposal.remainder)]],
    },
    small(
      [
        t('auditReport.proposals.aidsNotCapped'),
        ...(proposal.kind === 'in-steps' ? [t('auditReport.proposals.aidsFirstStep')] : []),
        ...(proposal.aidsFrom
          ? [t('auditReport.proposals.aidsFrom', { day: fmt.day(proposal.aidsFrom) })]
          : []),
      ].join(' '),
    ),
  ];
}
