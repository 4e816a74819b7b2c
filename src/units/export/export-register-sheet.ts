import type { Context } from '../../context.ts';
import type { ColumnKind, SheetRow } from '../../documents/sheet-cells.ts';
import { odsOf, xlsxOf } from '../../documents/spreadsheet.ts';
import { translator } from '../../i18n/translate.ts';
import { refused } from '../../shared/errors.ts';
import type { RegisterFilter, RegisterOrder } from '../find/register-filter.ts';
import { EXPORT_COLUMNS, type ExportColumn } from './export-columns.ts';
import { exportedRows, journalExport } from './export-register.ts';

/** A spreadsheet is put together in memory: beyond this, the CSV, which is written as it is read. */
export const MOST_SHEET_ROWS = 50_000;

const KINDS: Partial<Record<ExportColumn, ColumnKind>> = {
  area: 'number',
  rooms: 'whole',
  yearBuilt: 'whole',
  vacantSince: 'day',
  doNotContact: 'yes-no',
};

/**
 * The filtered list as a spreadsheet with typed columns: text goes in as text and computes nothing.
 * @throws DomainError `register.errors.tooManyForSheet`
 */
export async function exportRegisterSheet(
  ctx: Context,
  filter: RegisterFilter,
  order: RegisterOrder,
  format: 'xlsx' | 'ods',
): Promise<Uint8Array> {
  const rows: SheetRow[] = [];
  for await (const handful of exportedRows(ctx, filter, order)) {
    rows.push(...handful);
    if (rows.length > MOST_SHEET_ROWS)
      throw refused('register.errors.tooManyForSheet', { most: MOST_SHEET_ROWS });
  }
  await journalExport(ctx, filter, format);
  const t = translator(ctx.locale);
  const name = t('register.list.title');
  const columns = EXPORT_COLUMNS.map((column) => ({
    header: t(`register.export.${column}`),
    kind: KINDS[column] ?? ('text' as const),
  }));
  const workbook = { title: name, locale: ctx.locale, at: ctx.clock(), sheets: [{ name, columns, rows }] };
  return format === 'xlsx' ? xlsxOf(workbook) : odsOf(workbook);
}
