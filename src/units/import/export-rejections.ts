import { stringify } from 'csv-stringify/sync';
import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import type { ImportId } from '../../shared/ids.ts';
import { rejectionsOf } from './import-store.ts';

const EVERY_CELL = 1_000_000;

/** The lines to correct, as a CSV for whoever prepares the file: line, column, reason, value, effect. */
export async function exportRejections({ db, locale }: Context, id: ImportId): Promise<string> {
  const t = translator(locale);
  const heading = ['line', 'column', 'reason', 'value', 'effect'] as const;
  const cells = await rejectionsOf(db.read, id, EVERY_CELL);
  const rows = cells.map(({ line, column, reason, value, lineKept }) => [
    line,
    column === '' ? t('register.import.wholeLine') : column,
    translateDynamic(locale, `units.importError.${reason}`),
    value,
    t(lineKept ? 'register.import.lineKept' : 'register.import.lineRejected'),
  ]);
  const csv = stringify([heading.map((name) => t(`register.import.${name}`)), ...rows], {
    delimiter: ';',
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
  return `\uFEFF${csv}`;
}
