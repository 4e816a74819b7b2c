import type { Context } from '../../context.ts';
import type { ColumnKind, SheetCell } from '../../documents/sheet-cells.ts';
import { type Formatter, formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { EntryField } from '../entry/entry-field.ts';
import { entryFields } from '../entry/entry-pages.ts';
import { shapeOf } from '../entry/shape.ts';
import { communeNames } from '../versions/scheme-view.ts';
import { type Assumptions, assumptionsSchema } from './assumptions.ts';
import { type KeptScheme, keptSchemes, orderOf, type SimulationResult } from './kept-simulation.ts';
import { type Simulation, simulationOf } from './simulation.ts';
import { simulationCharts } from './simulation-charts-pages.ts';
import { ASSUMED } from './simulation-forms.ts';
import * as paths from './simulation-paths.ts';
import { type SimulationSection, simulationSections } from './simulation-sections.ts';
import type { SimulationRow } from './simulation-store.ts';
import type { TakeUp } from './tally.ts';

export const ASSUMPTIONS_SHAPE = shapeOf(assumptionsSchema);

export type ShownResult = {
  readonly unconfirmed: boolean;
  readonly source: string;
  readonly headline: readonly string[];
  readonly takeUp: { readonly withoutAid: string; readonly fullyPaid: string; readonly changed: boolean };
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly definition: string;
    readonly columns: readonly { readonly text: string; readonly numeric: boolean }[];
    readonly rows: readonly (readonly string[])[];
    readonly chart: string | null;
    readonly folded: boolean;
  }[];
  readonly assumed: readonly { readonly label: string; readonly value: string }[];
  readonly downloads: readonly { readonly text: string; readonly href: string }[];
};
export const schemeName = ({ definition, number, draft }: KeptScheme, { locale }: Pick<Context, 'locale'>) =>
  translator(locale)(draft ? 'simulations.draftName' : 'simulations.versionName', {
    name: definition.variant ?? definition.name[locale].split(/ – |, /)[0] ?? '',
    number,
  });

/** The tables of a finished simulation under a take-up, for the page and the workbook. */
export function sectionsOf(
  ctx: Context,
  row: SimulationRow,
  { tally, past }: SimulationResult,
  takeUp: TakeUp | null,
): { simulation: Simulation; names: string[]; sections: SimulationSection[] } {
  const order = orderOf(row);
  const simulation = simulationOf(order, tally, takeUp ?? order.assumptions.takeUp);
  const names = keptSchemes(row).map((kept) => schemeName(kept, ctx));
  const sections = simulationSections(
    { simulation, past, names, communeName: communeNames(ctx) },
    translator(ctx.locale),
    ctx.locale,
  );
  return { simulation, names, sections };
}

const FOLDED = new Set(['communes', 'pastCases']);

/** What a simulation found, in words, tables and pictures. */
export async function shownResult(
  ctx: Context,
  row: SimulationRow,
  result: SimulationResult,
  takeUp: TakeUp | null,
): Promise<ShownResult> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { simulation, names, sections } = sectionsOf(ctx, row, result, takeUp);
  const charts = await simulationCharts(simulation, names, t, ctx.locale);
  const assumptions = row.assumptions as Assumptions;
  const { withoutAid, fullyPaid } = simulation.takeUp;
  const shares = { withoutAid: withoutAid / 100, fullyPaid: fullyPaid / 100 };
  return {
    unconfirmed: !simulation.confirmed,
    source: assumptions.source[ctx.locale],
    headline: headline(simulation, names, t, fmt),
    takeUp: {
      withoutAid: fmt.number(shares.withoutAid),
      fullyPaid: fmt.number(shares.fullyPaid),
      changed: takeUp !== null,
    },
    sections: sections.map(({ id, name, definition, columns, rows }) => ({
      id,
      title: name,
      definition,
      columns: columns.map(({ header, kind = 'text' }) => ({ text: header, numeric: kind !== 'text' })),
      rows: rows.map((cells) => cells.map((cell, at) => cellWords(cell, columns[at]?.kind ?? 'text', fmt))),
      chart: rows.length === 0 ? null : (charts[id] ?? null),
      folded: FOLDED.has(id),
    })),
    assumed: assumedRows(ctx, row, simulation.takeUp),
    downloads: (['xlsx', 'ods'] as const).map((format) => ({
      text: t(`simulations.download.${format}`),
      href: paths.simulationFilePath({ id: row.id, format }, takeUp === null ? {} : shares),
    })),
  };
}

/** What each scheme changes, in one sentence. */
const headline = (
  { schemes, homes }: Simulation,
  names: readonly string[],
  t: ReturnType<typeof translator>,
  fmt: Formatter,
) => [
  t('simulations.headline.homes', { homes }),
  ...schemes.map((scheme, at) =>
    t('simulations.headline.scheme', {
      name: names[at] ?? '',
      served: Math.round(scheme.served * 10) / 10,
      budget: fmt.money(roundedEuros(scheme.budget)),
      additional: Math.round(scheme.additional * 10) / 10,
      each: scheme.perAdditional === null ? 'none' : fmt.money(roundedEuros(scheme.perAdditional)),
    }),
  ),
];

const roundedEuros = (cents: number): number => Math.round(cents / 100) * 100;

function cellWords(cell: SheetCell, kind: ColumnKind, fmt: Formatter): string {
  if (cell === null || cell === '') return '–';
  if (typeof cell !== 'number') return String(cell);
  if (kind === 'money') return fmt.money(roundedEuros(cell));
  if (kind === 'percent') return fmt.percent(cell);
  return fmt.number(Math.round(cell * 10) / 10);
}

/** Every assumption with its value, as the form says them: what was supposed, whole. */
export function assumedRows(ctx: Context, row: SimulationRow, takeUp: TakeUp) {
  const assumed = { ...(row.assumptions as Assumptions), takeUp };
  return entryFields(ASSUMPTIONS_SHAPE, assumed, ASSUMED, ctx.locale).flatMap((field) => told(field, ''));
}

function told(field: EntryField, before: string): { label: string; value: string }[] {
  const label = before === '' ? field.label : `${before} › ${field.label}`;
  if (field.kind === 'hidden') return [];
  if (field.kind === 'part' || field.kind === 'list')
    return field.fields.flatMap((inner) => told(inner, label));
  const ticked = field.items.filter(({ checked, value }) => checked && value !== '').map(({ text }) => text);
  const value = field.items.length > 0 ? ticked.join(', ') : field.value;
  return value === '' ? [] : [{ label, value: field.suffix ? `${value} ${field.suffix}` : value }];
}
