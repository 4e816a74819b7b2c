import type { Known } from '../audit-answers.ts';
import {
  BOILERS,
  type Generations,
  HEAT_PUMPS,
  NEW_EQUIPMENT_YEAR,
  WOOD_BOILERS,
} from '../dpe-input/generators.ts';

export type Heating = Known<'heating'>;
export type Machine = {
  readonly heating: Heating;
  readonly boilerKind?: Known<'boilerKind'>;
  readonly year?: number;
};

/** Every id of a kind, with a year that falls in its generation. */
const generationsOf = (rows: Generations, machine: Omit<Machine, 'year'>): (readonly [number, Machine])[] =>
  rows.map(({ id, until }) => [id, { ...machine, year: yearIn(until) }] as const);
/** A year in a generation of machines; a new one's where it has no end. */
export const yearIn = (until: number): number => (Number.isFinite(until) ? until : NEW_EQUIPMENT_YEAR);

const stoves = (heating: Heating, first: number, count: number, year: number) =>
  Array.from({ length: count }, (_, index) => [first + index, { heating, year }] as const);

/**
 * Both halves of a hybrid heat pump, as an owner sees them: a heat pump, and the boiler that relieves it. Those on
 * water or on the ground have no word.
 */
const HYBRIDS: readonly (readonly [number, Machine])[] = [
  [145, { heating: 'heat-pump-air-water', year: 2014 }],
  [146, { heating: 'heat-pump-air-water', year: 2016 }],
  [147, { heating: 'heat-pump-air-water', year: NEW_EQUIPMENT_YEAR }],
  ...(
    [
      [148, 'gas-boiler'],
      [150, 'oil-boiler'],
      [160, 'lpg-boiler'],
    ] as const
  ).flatMap(([id, heating]) => [
    [id, { heating, boilerKind: 'condensing', year: 2015 }] as const,
    [id + 1, { heating, boilerKind: 'condensing', year: NEW_EQUIPMENT_YEAR }] as const,
  ]),
  [152, { heating: 'pellet-boiler', year: 2019 }],
  [153, { heating: 'pellet-boiler', year: NEW_EQUIPMENT_YEAR }],
  [154, { heating: 'log-boiler', year: 2017 }],
  [155, { heating: 'log-boiler', year: 2019 }],
  [156, { heating: 'log-boiler', year: NEW_EQUIPMENT_YEAR }],
];

/** By `enum_type_generateur_ch_id`. Machines that the questionnaire has no word for are not here: they stay to be said. */
export const MACHINES: ReadonlyMap<number, Machine> = new Map<number, Machine>([
  ...(['gas-boiler', 'oil-boiler', 'lpg-boiler'] as const).flatMap((heating) =>
    (['standard', 'low-temperature', 'condensing'] as const).flatMap((boilerKind) =>
      generationsOf(BOILERS[heating][boilerKind], { heating, boilerKind }),
    ),
  ),
  ...(['log-boiler', 'pellet-boiler'] as const).flatMap((heating) =>
    generationsOf(WOOD_BOILERS[heating], { heating }),
  ),
  ...(['heat-pump-air-air', 'heat-pump-air-water'] as const).flatMap((heating) =>
    generationsOf(HEAT_PUMPS[heating], { heating }),
  ),
  ...stoves('log-stove', 20, 4, 1985),
  ...stoves('log-stove', 24, 4, 2000),
  ...stoves('log-stove', 28, 12, 2012),
  ...stoves('log-stove', 40, 4, NEW_EQUIPMENT_YEAR),
  [44, { heating: 'pellet-stove', year: 2011 }],
  [45, { heating: 'pellet-stove', year: 2019 }],
  [46, { heating: 'pellet-stove', year: NEW_EQUIPMENT_YEAR }],
  [98, { heating: 'electric-convectors' }],
  [99, { heating: 'electric-radiators' }],
  [100, { heating: 'electric-radiators' }],
  [101, { heating: 'electric-convectors' }],
  [104, { heating: 'storage-heaters' }],
  ...HYBRIDS,
  [107, { heating: 'heat-network' }],
  [108, { heating: 'heat-network' }],
]);
