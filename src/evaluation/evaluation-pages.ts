import { caseListPath } from '../cases/case-paths.ts';
import type { Formatter } from '../i18n/format.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import { registerPath } from '../units/units-paths.ts';
import { reportFilePath } from './evaluation-paths.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import { reportCharts } from './report-charts.ts';
import { cellWords, headline } from './report-pdf.ts';
import { reportSections } from './report-sections.ts';

type Tile = {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
  readonly href: string | null;
};
type Section = {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly columns: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly chart: string | null;
};
export type EvaluationPage = {
  readonly headline: string;
  readonly until: string;
  readonly tiles: readonly Tile[];
  readonly gauges: readonly {
    title: string;
    voted: number;
    reserved: number;
    engaged: number;
    paid: number;
  }[];
  readonly sections: readonly Section[];
  readonly downloads: readonly { readonly text: string; readonly href: string }[];
};
declare module '../web/views.ts' {
  interface Views {
    'evaluation/dashboard': EvaluationPage;
  }
}

/** The dashboard: the figures that matter, then every table with its definition and picture. */
export async function evaluationPage(
  report: EvaluationReport,
  t: Translate,
  fmt: Formatter,
  locale: Locale,
): Promise<EvaluationPage> {
  const charts = await reportCharts(report, t, locale);
  return {
    headline: headline(report, locale),
    until: fmt.day(report.until),
    tiles: tiles(report, t, fmt),
    gauges: report.envelopes.map(({ label, voted, reserved, engaged, paid }) => ({
      title: label,
      voted,
      reserved,
      engaged,
      paid,
    })),
    sections: reportSections(report, t, locale).map(({ id, name, definition, columns, rows }) => ({
      id,
      title: name,
      definition,
      columns: columns.map(({ header, kind = 'text' }) => ({ text: header, numeric: kind !== 'text' })),
      rows: rows.map((row) => row.map((cell, index) => cellWords(cell, columns[index]?.kind ?? 'text', fmt))),
      chart: charts[id] ?? null,
    })),
    downloads: (['xlsx', 'ods', 'pdf', 'json'] as const).map((format) => ({
      text: t(`evaluation.download.${format}`),
      href: reportFilePath({ format }),
    })),
  };
}

function tiles(report: EvaluationReport, t: Translate, fmt: Formatter): Tile[] {
  const { register, cases, money, energy, survival } = report;
  const or = <T>(value: T | null, show: (value: T) => string) => (value === null ? '–' : show(value));
  return [
    {
      label: t('evaluation.tile.vacant'),
      value: fmt.number(register.vacant),
      note: t('evaluation.tile.ofUnits', { units: register.units }),
      href: registerPath(),
    },
    { label: t('evaluation.tile.filed'), value: fmt.number(cases.filed), note: null, href: caseListPath() },
    {
      label: t('evaluation.tile.granted'),
      value: fmt.number(cases.granted),
      note: fmt.money(money.awarded),
      href: caseListPath(),
    },
    {
      label: t('evaluation.tile.returned'),
      value: fmt.number(cases.returned),
      note: t('evaluation.tile.withEvidence'),
      href: null,
    },
    {
      label: t('evaluation.tile.publicPerReturn'),
      value: or(money.publicPerReturn, fmt.money),
      note: null,
      href: null,
    },
    {
      label: t('evaluation.tile.leverage'),
      value: or(money.leverage, fmt.number),
      note: t('evaluation.tile.leverageNote'),
      href: null,
    },
    {
      label: t('evaluation.tile.co2'),
      value: `${fmt.number(energy.co2Saved)} t`,
      note: t('evaluation.tile.aYear'),
      href: null,
    },
    {
      label: t('evaluation.tile.median'),
      value: or(survival.median, (months) => fmt.number(Math.round(months))),
      note: t('evaluation.tile.months'),
      href: null,
    },
  ];
}
