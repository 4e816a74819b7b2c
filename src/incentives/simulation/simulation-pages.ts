import type { Context } from '../../context.ts';
import type { ColumnKind, SheetCell } from '../../documents/sheet-cells.ts';
import { type Formatter, formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { type EntryField, entryFields } from '../entry/entry-pages.ts';
import type { Given } from '../entry/read-entry.ts';
import { shapeOf } from '../entry/shape.ts';
import type { SchemeVersionRow } from '../scheme-store.ts';
import { mayEditSchemes, versionName } from '../versions/scheme-pages.ts';
import { schemesPath } from '../versions/scheme-paths.ts';
import { communeNames } from '../versions/scheme-view.ts';
import { inForce, standingOf } from '../versions/standing.ts';
import { type Assumptions, assumptionsSchema } from './assumptions.ts';
import { type KeptScheme, keptSchemes, orderOf, type SimulationResult } from './kept-simulation.ts';
import { type Simulation, simulationOf } from './simulation.ts';
import { simulationCharts } from './simulation-charts-pages.ts';
import { ASSUMED } from './simulation-forms.ts';
import * as paths from './simulation-paths.ts';
import { type SimulationSection, simulationSections } from './simulation-sections.ts';
import type { SimulationLine, SimulationRow } from './simulation-store.ts';
import type { TakeUp } from './tally.ts';

export const ASSUMPTIONS_SHAPE = shapeOf(assumptionsSchema);

type Tag = { readonly text: string; readonly tone: string };
type Option = { readonly value: string; readonly text: string; readonly checked: boolean };
export type SimulationListPage = {
  readonly newHref: string | null;
  readonly back: string;
  readonly rows: readonly {
    readonly href: string;
    readonly when: string;
    readonly who: string;
    readonly schemes: string;
    readonly tag: Tag;
  }[];
};
export type NewSimulationPage = {
  readonly action: string;
  readonly back: string;
  readonly on: string;
  readonly versions: readonly Option[];
  readonly first: string;
  readonly others: readonly Option[];
  readonly source: string;
  readonly confirmed: boolean;
  readonly fields: readonly EntryField[];
  readonly open: boolean;
  readonly findings: readonly never[];
  readonly errors: readonly FieldError[];
};
export type SimulationPage = {
  readonly self: string;
  readonly back: string;
  readonly title: string;
  readonly state: string;
  readonly tag: Tag;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly underWay: boolean;
  readonly cancelAction: string | null;
  readonly againHref: string | null;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string };
  readonly result: ShownResult | null;
  readonly errors: readonly FieldError[];
};
type ShownResult = {
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
declare module '../../web/views.ts' {
  interface Views {
    'simulations/list': SimulationListPage;
    'simulations/new': NewSimulationPage;
    'simulations/show': SimulationPage;
    'simulations/body': SimulationPage;
  }
}

const TONES: Readonly<Record<SimulationRow['state'], string>> = {
  waiting: 'info',
  running: 'progress',
  done: 'success',
  cancelled: 'neutral',
  failed: 'danger',
};

const tagOf = (ctx: Context, { state }: Pick<SimulationRow, 'state'>): Tag => ({
  text: translator(ctx.locale)(`simulations.state.${state}`),
  tone: TONES[state],
});

export type StaffName = (account: number) => string;

export function simulationListPage(
  ctx: Context,
  rows: readonly SimulationLine[],
  staffName: StaffName,
): SimulationListPage {
  const fmt = formatterFor(ctx.locale);
  return {
    newHref: mayEditSchemes(ctx) ? paths.newSimulationPath() : null,
    back: schemesPath(),
    rows: rows.map((row) => ({
      href: paths.simulationPath({ id: row.id }),
      when: fmt.shortMoment(row.askedAt),
      who: staffName(row.askedBy),
      schemes: keptSchemes(row)
        .map((kept) => schemeName(kept, ctx))
        .join(' · '),
      tag: tagOf(ctx, row),
    })),
  };
}

export const schemeName = ({ definition, number, draft }: KeptScheme, { locale }: Pick<Context, 'locale'>) =>
  translator(locale)(draft ? 'simulations.draftName' : 'simulations.versionName', {
    name: definition.variant ?? definition.name[locale].split(/ – |, /)[0] ?? '',
    number,
  });

type Asked = {
  readonly rows: readonly SchemeVersionRow[];
  readonly wanted: number | null;
  readonly typed: Typed | null;
  readonly assumptions: Assumptions;
  readonly attempt: { readonly value: unknown; readonly given: Given } | null;
  readonly errors: readonly FieldError[];
};

export function newSimulationPage(ctx: Context, asked: Asked): NewSimulationPage {
  const { rows, wanted, typed, assumptions, attempt, errors } = asked;
  const today = dayOf(ctx.clock());
  const scheme = rows.find(({ id }) => id === wanted)?.scheme ?? rows[0]?.scheme ?? '';
  const usual = inForce(rows, scheme, today) ?? rows[0];
  const first = typed ? typedText(typed, 'first') : String(usual?.id ?? '');
  const ticked = typed ? [typed.others ?? []].flat() : wanted === null ? [] : [String(wanted)];
  const options = rows.toReversed().map((row) => ({
    value: String(row.id),
    text: `${versionName(row, ctx.locale)} (${translator(ctx.locale)(`schemes.standing.${standingOf(row, rows, today)}`).toLowerCase()})`,
  }));
  return {
    action: paths.newSimulationPath(),
    back: paths.simulationsPath(),
    on: typed ? typedText(typed, 'on') : today,
    versions: options.map((option) => ({ ...option, checked: option.value === first })),
    first,
    others: options.map((option) => ({ ...option, checked: ticked.includes(option.value) })),
    source: assumptions.source[ctx.locale],
    confirmed: assumptions.confirmed,
    fields: entryFields(
      ASSUMPTIONS_SHAPE,
      attempt?.value ?? assumptions,
      ASSUMED,
      ctx.locale,
      attempt?.given ?? null,
    ),
    open: attempt !== null,
    findings: [],
    errors,
  };
}

/** One simulation: how far it is, or what it found under a take-up. */
export async function simulationPage(
  ctx: Context,
  row: SimulationRow,
  staffName: StaffName,
  takeUp: TakeUp | null,
  errors: readonly FieldError[] = [],
): Promise<SimulationPage> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const underWay = row.state === 'waiting' || row.state === 'running';
  const mayAct = ctx.actor.kind === 'staff' && allows(ctx.actor.role, 'schemes.edit');
  const result = row.result === null ? null : (row.result as SimulationResult);
  const [first, ...others] = keptSchemes(row).map((kept) => schemeName(kept, ctx));
  return {
    self: paths.simulationPath({ id: row.id }),
    back: paths.simulationsPath(),
    title: t('simulations.against', { others: others.join(', '), first: first ?? '' }),
    state: row.state,
    tag: tagOf(ctx, row),
    meta: [
      { label: t('simulations.readOn'), value: fmt.day(row.readOn) },
      { label: t('simulations.asked'), value: `${staffName(row.askedBy)}, ${fmt.moment(row.askedAt)}` },
    ],
    underWay,
    cancelAction: underWay && mayAct ? paths.cancelSimulationPath({ id: row.id }) : null,
    againHref: !underWay && mayAct ? paths.newSimulationPath({ again: row.id }) : null,
    progress: {
      value: row.done,
      max: Math.max(1, row.total),
      text: t('simulations.progress', { done: row.done, total: row.total }),
    },
    result: result && (await shownResult(ctx, row, result, takeUp)),
    errors,
  };
}

/** The tables of a finished simulation under a take-up, for the page and the workbook. */
export function sectionsOf(
  ctx: Context,
  row: SimulationRow,
  { tally, past }: SimulationResult,
  takeUp: TakeUp | null,
): { simulation: Simulation; names: string[]; sections: SimulationSection[] } {
  const order = orderOf(row, ctx.programme.levers);
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

async function shownResult(
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
