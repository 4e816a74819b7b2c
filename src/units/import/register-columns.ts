import { translate } from '../../i18n/translate.ts';
import { LOCALES } from '../../shared/locale.ts';
import { EXPORT_COLUMNS, type ExportColumn } from '../export/export-columns.ts';
import type { Spellings } from './table-header.ts';

export type RegisterColumn = ExportColumn;

/** The headings of our own export, in each language it is written in. */
export const REGISTER_COLUMNS = Object.fromEntries(
  EXPORT_COLUMNS.map((column) => [
    column,
    LOCALES.map((locale) => translate(locale, `register.export.${column}`)),
  ]),
) as unknown as Spellings<RegisterColumn>;
