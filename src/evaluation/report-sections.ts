import type { DataSheet, SheetRow } from '../documents/sheet-cells.ts';
import { type Translate, translateDynamic } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import type { EvaluationReport } from './evaluation-report.ts';

/** One table of the report with its words: shown on screen, printed and exported from the same rows. */
export type ReportSection = DataSheet & { readonly id: string; readonly definition: string };

const MOST_STEPS = 60;

/** The report as titled tables in the reader's language. Money is cents, shares are ratios, as `ColumnKind` says. */
export function reportSections(report: EvaluationReport, t: Translate, locale: Locale): ReportSection[] {
  const label = (key: string) => translateDynamic(locale, key);
  const section = (id: string, columns: DataSheet['columns'], rows: readonly SheetRow[]): ReportSection => ({
    id,
    name: label(`evaluation.section.${id}.title`),
    definition: label(`evaluation.section.${id}.definition`),
    columns,
    rows,
  });
  return [
    section(
      'funnel',
      [
        { header: t('evaluation.column.step') },
        { header: t('evaluation.column.count'), kind: 'whole' },
        { header: t('evaluation.column.medianMonths'), kind: 'number' },
        { header: t('evaluation.column.p90Months'), kind: 'number' },
      ],
      report.funnel.map((row) => [
        label(`evaluation.step.${row.step}`),
        row.count,
        row.months?.median ?? null,
        row.months?.p90 ?? null,
      ]),
    ),
    section(
      'envelopes',
      [
        { header: t('evaluation.column.envelope') },
        { header: t('evaluation.column.year'), kind: 'text' },
        ...(['voted', 'reserved', 'engaged', 'available', 'credits', 'ordered', 'paid'] as const).map(
          (key) => ({
            header: t(`evaluation.column.${key}`),
            kind: 'money' as const,
          }),
        ),
      ],
      report.envelopes.map((line) => [
        line.label,
        String(line.year),
        line.voted,
        line.reserved,
        line.engaged,
        line.available,
        line.credits,
        line.ordered,
        line.paid,
      ]),
    ),
    section(
      'money',
      [
        { header: t('evaluation.column.indicator') },
        { header: t('evaluation.column.amount'), kind: 'money' },
      ],
      (
        [
          'awarded',
          'ordered',
          'cost',
          'otherPublicAid',
          'privateShare',
          'ownPerReturn',
          'publicPerReturn',
        ] as const
      ).map((key) => [t(`evaluation.money.${key}`), report.money[key]]),
    ),
    section(
      'energy',
      [
        { header: t('evaluation.column.indicator') },
        { header: t('evaluation.column.value'), kind: 'number' },
        { header: t('evaluation.column.unit') },
      ],
      [
        [t('evaluation.energy.cases'), report.energy.cases, ''],
        [t('evaluation.energy.primarySaved'), report.energy.primarySaved, 'kWh EP / an'],
        [t('evaluation.energy.finalSaved'), report.energy.finalSaved, 'kWh EF / an'],
        [t('evaluation.energy.co2Saved'), report.energy.co2Saved, 't CO2 / an'],
        [
          t('evaluation.energy.eurosPerTonne'),
          report.energy.centsPerTonne === null ? null : report.energy.centsPerTonne / 100,
          '€ / t CO2',
        ],
      ],
    ),
    section(
      'transitions',
      [
        { header: t('evaluation.column.before') },
        { header: t('evaluation.column.after') },
        { header: t('evaluation.column.count'), kind: 'whole' },
      ],
      report.transitions.map(({ from, to, count }) => [from, to, count]),
    ),
    section(
      'exits',
      [
        { header: t('evaluation.column.exit') },
        ...(['aided', 'advised', 'spontaneous', 'total'] as const).map((key) => ({
          header: t(`evaluation.column.${key}`),
          kind: 'whole' as const,
        })),
      ],
      report.exits.map((row) => [
        label(`units.exit.${row.kind}`),
        row.aided,
        row.advised,
        row.spontaneous,
        row.total,
      ]),
    ),
    section(
      'persistence',
      [
        { header: t('evaluation.column.months'), kind: 'whole' },
        ...(['due', 'persisted', 'vacantAgain', 'unknown'] as const).map((key) => ({
          header: t(`evaluation.column.${key}`),
          kind: 'whole' as const,
        })),
      ],
      report.persistence.map((row) => [row.months, row.due, row.persisted, row.vacant, row.unknown]),
    ),
    section(
      'survival',
      [
        { header: t('evaluation.column.months'), kind: 'number' },
        { header: t('evaluation.column.atRisk'), kind: 'whole' },
        { header: t('evaluation.column.exits'), kind: 'whole' },
        { header: t('evaluation.column.stillVacant'), kind: 'percent' },
        { header: t('evaluation.column.low'), kind: 'percent' },
        { header: t('evaluation.column.high'), kind: 'percent' },
      ],
      thinned(report.survival.steps).map((step) => [
        step.months,
        step.atRisk,
        step.exits,
        step.share,
        step.low,
        step.high,
      ]),
    ),
  ];
}

/** At most so many points of a long curve, the first and last kept: a table is read, not plotted. */
export function thinned<T>(steps: readonly T[], most = MOST_STEPS): readonly T[] {
  if (steps.length <= most) return steps;
  const stride = (steps.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => steps[Math.round(index * stride)]).filter(
    (step) => step !== undefined,
  );
}
