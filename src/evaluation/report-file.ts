import type { Context } from '../context.ts';
import { odsOf, xlsxOf } from '../documents/spreadsheet.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import { reportPdf } from './report-pdf.ts';
import { reportWorkbook } from './report-workbook.ts';

/** Formats of the report with their media types. */
export const REPORT_FORMATS = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
} as const;
export type ReportFormat = keyof typeof REPORT_FORMATS;
export const isReportFormat = (text: string): text is ReportFormat => Object.hasOwn(REPORT_FORMATS, text);

/** The report as a file. The PDF is tagged and drawn by the rendering thread. */
export async function reportFile(
  ctx: Context,
  report: EvaluationReport,
  format: ReportFormat,
): Promise<Uint8Array> {
  if (format === 'xlsx') return xlsxOf(reportWorkbook(report, ctx.locale));
  if (format === 'ods') return odsOf(reportWorkbook(report, ctx.locale));
  if (format === 'json') return Buffer.from(JSON.stringify(report, null, 2));
  return ctx.pdf.render(
    await reportPdf(report, { programme: ctx.programme, locale: ctx.locale, demo: ctx.config.demo }),
  );
}
