import type { Block, PdfDocument } from '../documents/pdf-document.ts';
import type { ColumnKind, SheetCell } from '../documents/sheet-cells.ts';
import { type Formatter, formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Programme } from '../programme/programme.ts';
import type { Locale } from '../shared/locale.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import { reportCharts } from './report-charts.ts';
import { type ReportSection, reportSections } from './report-sections.ts';

type Setting = { readonly programme: Programme; readonly locale: Locale; readonly demo: boolean };

/** The report as a document: headline figures, then each table with its definition and picture. */
export async function reportPdf(
  report: EvaluationReport,
  { programme, locale, demo }: Setting,
): Promise<PdfDocument> {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const charts = await reportCharts(report, t, locale);
  const { authority, service } = programme;
  return {
    lang: locale,
    title: t('evaluation.report.title'),
    subtitle: t('evaluation.report.until', { day: fmt.day(report.until) }),
    reference: `EVAL-${report.until}`,
    issuedAt: report.madeAt,
    letterhead: {
      authority: authority.name[locale],
      service: service.name[locale],
      address: [...authority.address],
    },
    specimen: demo,
    blocks: [
      { kind: 'paragraph', tone: 'lead', text: headline(report, locale) },
      { kind: 'callout', title: t('evaluation.returned.term'), text: [t('evaluation.returned.definition')] },
      ...reportSections(report, t, locale).flatMap((section) =>
        sectionBlocks(section, charts[section.id], fmt, t('evaluation.report.nothing')),
      ),
      { kind: 'heading', level: 2, text: t('evaluation.report.limits') },
      { kind: 'paragraph', text: t('evaluation.report.limitsText') },
    ],
  };
}

export function headline(report: EvaluationReport, locale: Locale): string {
  return translator(locale)('evaluation.report.headline', {
    ...report.cases,
    units: report.register.units,
    contacted: report.register.contacted,
  });
}

function sectionBlocks(
  section: ReportSection,
  chart: string | undefined,
  fmt: Formatter,
  nothing: string,
): Block[] {
  const title: Block[] = [
    { kind: 'heading', level: 2, text: section.name },
    { kind: 'paragraph', tone: 'small', text: section.definition },
  ];
  if (section.rows.length === 0) return [...title, { kind: 'paragraph', text: nothing }];
  return [
    ...title,
    ...(chart ? [{ kind: 'figure' as const, svg: chart, alt: section.definition }] : []),
    {
      kind: 'table',
      columns: section.columns.map(({ header, kind = 'text' }) => ({
        header,
        align: kind === 'text' ? ('left' as const) : ('right' as const),
      })),
      rows: section.rows.map((row) =>
        row.map((cell, index) => cellWords(cell, section.columns[index]?.kind ?? 'text', fmt)),
      ),
    },
  ];
}

/** A cell as people of that language read it. */
export function cellWords(cell: SheetCell, kind: ColumnKind, fmt: Formatter): string {
  if (cell === null || cell === '') return '–';
  if (typeof cell !== 'number') return String(cell);
  if (kind === 'money') return fmt.money(cell);
  if (kind === 'percent') return fmt.percent(cell);
  return fmt.number(Math.round(cell * 10) / 10);
}
