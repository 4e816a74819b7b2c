import type { DataSheet, SheetRow } from '../../documents/sheet-cells.ts';
import { type Translate, translateDynamic } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { SimulationResult } from './kept-simulation.ts';
import type { SimulatedScheme, Simulation } from './simulation.ts';
import { BANDS } from './tally.ts';

/** One table of a simulation with its words: the same on screen and in the workbook. Money is cents, shares are ratios. */
export type SimulationSection = DataSheet & { readonly id: string; readonly definition: string };

type Told = {
  readonly simulation: Simulation;
  readonly past: SimulationResult['past'];
  /** Names of the schemes, in order. */
  readonly names: readonly string[];
  readonly communeName: (code: string) => string;
};

export function simulationSections(told: Told, t: Translate, locale: Locale): SimulationSection[] {
  const { simulation, names, past, communeName } = told;
  const { schemes } = simulation;
  const named = schemes.map((scheme, at) => ({ scheme, name: names[at] ?? scheme.code }));
  const text = (key: string) => translateDynamic(locale, `simulations.${key}`);
  const section = (id: string, columns: readonly string[], rows: readonly SheetRow[]): SimulationSection => ({
    id,
    name: text(`section.${id}.title`),
    definition: text(`section.${id}.definition`),
    columns: columns.map((column) => ({ header: text(`column.${column}`), ...KINDS[column] })),
    rows,
  });
  const bandName = (band: string): string => text(`band.${band}`);
  return [
    section(
      'outcome',
      ['scheme', 'served', 'budget', 'additional', 'perAdditional', 'averageGrant', 'everyone'],
      named.map(({ scheme, name }) => [
        name,
        scheme.served,
        scheme.budget,
        scheme.additional,
        scheme.perAdditional,
        scheme.averageGrant,
        scheme.everyone,
      ]),
    ),
    section(
      'eligibility',
      ['scheme', 'eligible', 'open', 'refused', 'nothingLeft'],
      named.map(({ scheme, name }) => [
        name,
        scheme.eligible,
        scheme.open,
        scheme.refused,
        scheme.nothingLeft,
      ]),
    ),
    section(
      'changes',
      ['scheme', 'band', 'winners', 'losers', 'same', 'gained', 'lost'],
      named.slice(1).flatMap(({ scheme, name }) => changeRows(scheme, name, text('allBands'), bandName)),
    ),
    section(
      'remainders',
      ['scheme', 'band', 'served', 'low', 'median', 'high'],
      named.flatMap(({ scheme, name }) =>
        scheme.byBand.map(({ band, served, remainder }) => [
          name,
          bandName(band),
          served,
          remainder?.low ?? null,
          remainder?.median ?? null,
          remainder?.high ?? null,
        ]),
      ),
    ),
    section(
      'communes',
      ['commune', 'scheme', 'eligible', 'served', 'budget'],
      named.flatMap(({ scheme, name }) =>
        scheme.byCommune.map(({ commune, eligible, served, budget }) => [
          communeName(commune),
          name,
          eligible,
          served,
          budget,
        ]),
      ),
    ),
    section(
      'sensitivity',
      ['scheme', 'withoutAid', 'fullyPaid', 'served', 'budget', 'additional', 'perAdditional'],
      named.flatMap(({ scheme, name }) =>
        scheme.sensitivity.map(({ takeUp, served, budget, additional, perAdditional }) => [
          name,
          takeUp.withoutAid / 10_000,
          takeUp.fullyPaid / 10_000,
          served,
          budget,
          additional,
          perAdditional,
        ]),
      ),
    ),
    section(
      'past',
      ['scheme', 'cases', 'stillGranted', 'granted', 'would', 'more', 'less'],
      pastRows(past, names),
    ),
    section(
      'pastCases',
      ['case', 'scheme', 'answer', 'granted', 'would', 'difference'],
      past.flatMap(({ ref, granted, would }) =>
        would.map(({ status, amount }, at) => [
          ref,
          names[at] ?? '',
          t(`schemes.status.${status}`),
          granted,
          amount,
          amount - granted,
        ]),
      ),
    ),
  ];
}

const KINDS: Readonly<Record<string, { readonly kind: DataSheet['columns'][number]['kind'] & string }>> = {
  ...Object.fromEntries(
    ['budget', 'perAdditional', 'averageGrant', 'everyone', 'gained', 'lost', 'low', 'median', 'high'].map(
      (name) => [name, { kind: 'money' as const }],
    ),
  ),
  ...Object.fromEntries(['granted', 'would', 'difference'].map((name) => [name, { kind: 'money' as const }])),
  ...Object.fromEntries(
    ['eligible', 'open', 'refused', 'nothingLeft', 'winners', 'losers', 'same', 'cases'].map((name) => [
      name,
      { kind: 'whole' as const },
    ]),
  ),
  ...Object.fromEntries(['stillGranted', 'more', 'less'].map((name) => [name, { kind: 'whole' as const }])),
  ...Object.fromEntries(['served', 'additional'].map((name) => [name, { kind: 'number' as const }])),
  ...Object.fromEntries(['withoutAid', 'fullyPaid'].map((name) => [name, { kind: 'percent' as const }])),
};

function changeRows(
  scheme: SimulatedScheme,
  name: string,
  all: string,
  bandName: (band: string) => string,
): SheetRow[] {
  const row = (band: string, changes: SimulatedScheme['changes']): SheetRow => [
    name,
    band,
    changes.winners,
    changes.losers,
    changes.same,
    changes.gained,
    changes.lost,
  ];
  return [
    row(all, scheme.changes),
    ...BANDS.flatMap((band) => {
      const own = scheme.byBand.find((one) => one.band === band);
      return own ? [row(bandName(band), own.changes)] : [];
    }),
  ];
}

const pastRows = (past: SimulationResult['past'], names: readonly string[]): SheetRow[] =>
  past.length === 0
    ? []
    : names.map((name, at) => {
        const answers = past.map(({ granted, would }) => ({ granted, ...would[at] }));
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        return [
          name,
          past.length,
          answers.filter(({ amount = 0 }) => amount > 0).length,
          sum(answers.map(({ granted }) => granted)),
          sum(answers.map(({ amount = 0 }) => amount)),
          answers.filter(({ amount = 0, granted }) => amount > granted).length,
          answers.filter(({ amount = 0, granted }) => amount < granted).length,
        ];
      });
