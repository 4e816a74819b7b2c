import { type DataWorkbook, odsOf, xlsxOf } from '../../documents/spreadsheet.ts';
import { translator } from '../../i18n/translate.ts';
import type { Instant } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import type { SimulationSection } from './simulation-sections.ts';

export const SIMULATION_FORMATS = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const;
export type SimulationFormat = keyof typeof SIMULATION_FORMATS;
export const isSimulationFormat = (text: string): text is SimulationFormat =>
  Object.hasOwn(SIMULATION_FORMATS, text);

/** A simulation as a workbook: what is assumed first, then a sheet per table. */
export function simulationFile(
  sections: readonly SimulationSection[],
  assumed: readonly { readonly label: string; readonly value: string }[],
  { at, locale, format }: { at: Instant; locale: Locale; format: SimulationFormat },
): Promise<Uint8Array> {
  const t = translator(locale);
  const workbook: DataWorkbook = {
    title: t('simulations.title'),
    locale,
    at,
    sheets: [
      {
        name: t('simulations.assumptions'),
        columns: [
          { header: t('simulations.column.assumption'), width: 60 },
          { header: t('simulations.column.value'), width: 40 },
        ],
        rows: assumed.map(({ label, value }) => [label, value]),
      },
      ...sections.map(({ name, columns, rows }) => ({ name: name.slice(0, 31), columns, rows })),
    ],
  };
  return format === 'xlsx' ? xlsxOf(workbook) : odsOf(workbook);
}
