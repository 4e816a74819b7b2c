/**
 * Generators that the software may send, by kind and year fitted: ids of `enum_type_generateur_ch_id`. Only these
 * are ever sent: "other" systems (ids 113-116) give NaN without a maker's data sheet.
 */
type Row = { readonly until: number; readonly id: number };
/** Rows of one kind, oldest first, each valid up to a year. */
export type Generations = readonly Row[];

const LATEST = Number.POSITIVE_INFINITY;
/** Consecutive ids from `first`, one by limit year, the last one open. */
const from = (first: number, ...limits: number[]): Generations =>
  [...limits, LATEST].map((until, index) => ({ until, id: first + index }));

export const idOfYear = (generations: Generations, year: number): number => {
  const row = generations.find(({ until }) => year <= until) ?? generations.at(-1);
  if (row === undefined) throw new RangeError('a generator without generations');
  return row.id;
};

/**
 * "Standard" boilers exist since 1991; what is older is classic, with a row of its own (annex 1, §13.2.2): the
 * ids of both follow each other.
 */
export const BOILERS = {
  'gas-boiler': {
    standard: from(85, 1980, 1985, 1990, 2000, 2015),
    'low-temperature': from(91, 2000, 2015),
    condensing: from(94, 1985, 2000, 2015),
  },
  'oil-boiler': {
    standard: from(75, 1969, 1975, 1980, 1990, 2015),
    'low-temperature': from(81, 2015),
    condensing: from(83, 2015),
  },
  'lpg-boiler': {
    standard: from(127, 1980, 1985, 1990, 2000, 2015),
    'low-temperature': from(133, 2000, 2015),
    condensing: from(136, 1985, 2000, 2015),
  },
} as const;

export const WOOD_BOILERS = {
  'log-boiler': from(55, 1977, 1994, 2003, 2012, 2017, 2019),
  'pellet-boiler': from(69, 1977, 1994, 2003, 2012, 2019),
} as const;

export const HEAT_PUMPS = {
  'heat-pump-air-air': from(1, 2007, 2014),
  'heat-pump-air-water': from(4, 2007, 2014, 2016),
} as const;

/** Stoves without label until 2017; the labelled one is the rule since 2018. */
export const STOVES = {
  'log-stove': [
    { until: 1989, id: 22 },
    { until: 2004, id: 26 },
    { until: 2017, id: 30 },
    { until: LATEST, id: 42 },
  ],
  'pellet-stove': from(44, 2011, 2019),
} as const satisfies Record<string, Generations>;

export const ELECTRIC = {
  'electric-convectors': { id: 98, emitter: '1' },
  'electric-radiators': { id: 100, emitter: '3' },
  'storage-heaters': { id: 104, emitter: '10' },
} as const;

/** A network whose pipes nobody described is taken as not insulated; a new connection is. */
export const NETWORK = {
  old: { heating: 107, hotWater: 72 },
  recent: { heating: 108, hotWater: 73 },
} as const;
export const NETWORK_INSULATED_SINCE = 2013;

/** Same boiler in the hot-water enumeration: what is taken off its heating id. */
export const HOT_WATER_OFFSET = { default: 40, 'lpg-boiler': 35 } as const;

/** `enum_type_generateur_ecs_id` */
export const GAS_WATER_HEATERS = from(63, 1980, 1989, 2000, 2015);
export const THERMODYNAMIC_WATER_HEATERS = from(4, 2009, 2014);
export const HEAT_PUMP_HOT_WATER = from(10, 2009, 2014);
export const VERTICAL_TANK = 69;
export const INSTANT_ELECTRIC = 117;

/** Year taken for a generator of unknown age: the middle of those still in service. */
export const UNKNOWN_YEAR = 1995;
/** Year written for new equipment: any that falls in the last generation of every table. */
export const NEW_EQUIPMENT_YEAR = 2025;

/** `enum_type_energie_id` */
export const ENERGY = {
  electricity: '1',
  gas: '2',
  oil: '3',
  logs: '4',
  pellets: '5',
  network: '8',
  propane: '9',
} as const;
