import type { DataWorkbook } from '../documents/spreadsheet.ts';
import { translator } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import { reportSections } from './report-sections.ts';

/** The report as a workbook: a sheet of definitions first, then a sheet per table. */
export function reportWorkbook(report: EvaluationReport, locale: Locale): DataWorkbook {
  const t = translator(locale);
  const sections = reportSections(report, t, locale);
  return {
    title: t('evaluation.report.title'),
    locale,
    at: report.madeAt,
    sheets: [
      {
        name: t('evaluation.report.definitions'),
        columns: [
          { header: t('evaluation.column.indicator'), width: 34 },
          { header: t('evaluation.column.definition'), width: 110 },
        ],
        rows: [
          [t('evaluation.returned.term'), t('evaluation.returned.definition')],
          ...sections.map((section) => [section.name, section.definition]),
        ],
      },
      ...sections.map(({ name, columns, rows }) => ({ name: name.slice(0, 31), columns, rows })),
    ],
  };
}
