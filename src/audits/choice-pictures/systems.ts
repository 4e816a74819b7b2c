import {
  bold,
  bolt,
  circle,
  cold,
  cross,
  dim,
  dots,
  drop,
  fan,
  flame,
  GROUND,
  gable,
  heat,
  line,
  lit,
  type Piece,
  paper,
  rect,
  wood,
} from './pieces.ts';

const BOILER = rect(32, 8, 32, 42);
const boiler = paper(BOILER) + line(BOILER, 'M42 50V60M54 50V60', 'M38 14h10');
const TANK = 'M34 14a14 7 0 0 1 28 0V50a14 7 0 0 1 -28 0z';
const tank = paper(TANK) + line(TANK);
const PANEL = rect(14, 18, 68, 30);
const panel = paper(PANEL) + line(PANEL, 'M22 48v6M74 48v6');
const radiator = (x: number, width: number): Piece => {
  const columns = Array.from({ length: Math.floor(width / 8) }, (_, index) =>
    rect(x + index * 8, 16, 6, 32),
  ).join('');
  return paper(columns) + line(columns, `M${x - 4} 42H${x}M${x} 48v6M${x + width - 2} 48v6`);
};
const unit = (x: number, y: number): Piece =>
  paper(rect(x, y, 30, 30)) +
  line(rect(x, y, 30, 30), `M${x + 4} ${y + 30}v4M${x + 26} ${y + 30}v4`) +
  fan(x + 15, y + 15);
const STOVE = rect(34, 18, 28, 34);
const stove = paper(STOVE) + line(STOVE, 'M48 18V4', 'M38 52v6M58 52v6') + line(rect(39, 26, 18, 16));
const log = (x: number, y: number): Piece =>
  wood(`M${x} ${y}h18a4 4 0 0 1 0 8h-18z`, circle(x, y + 4, 4)) +
  line(`M${x} ${y}h18a4 4 0 0 1 0 8h-18`, circle(x, y + 4, 4));
const pellets = (x: number, y: number): Piece =>
  wood(rect(x, y, 8, 4), rect(x + 10, y + 3, 8, 4), rect(x + 3, y + 8, 8, 4)) +
  line(rect(x, y, 8, 4), rect(x + 10, y + 3, 8, 4), rect(x + 3, y + 8, 8, 4));
const tap = cold('M76 40c-3 4 -4 6 -4 8a4 4 0 0 0 8 0c0 -2 -1 -4 -4 -8z') + line('M64 30H76V36');

const HOUSE = gable(18, 28, 10, 56, 44);
const house = lit(HOUSE) + line(HOUSE, 'M40 28V56');
const mouth =
  paper(circle(48, 32, 20)) +
  line(circle(48, 32, 20), circle(48, 32, 12), circle(48, 32, 3), 'M48 20V29M48 35V44M36 32H45M51 32H60');
const upward = (x: number): Piece => heat(`M${x} 22V8l-5 6h10l-5 -6z`);

const oilBoiler = boiler + heat('M48 22c-5 6 -7 9 -7 12a7 7 0 0 0 14 0c0 -3 -2 -6 -7 -12z');
const lpgTank =
  paper('M20 22h56a12 12 0 0 1 0 24h-56a12 12 0 0 1 0 -24z') +
  line('M20 22h56a12 12 0 0 1 0 24h-56a12 12 0 0 1 0 -24z', 'M28 46v8M68 46v8', 'M44 22v-6h8v6') +
  flame(48, 26, 0.75);
const BOILERS = {
  'gas-boiler': boiler + flame(48, 22),
  'oil-boiler': oilBoiler,
  'lpg-boiler': lpgTank,
  'pellet-boiler': boiler + flame(48, 22) + pellets(70, 42),
  'log-boiler': boiler + flame(48, 22) + log(70, 44),
} as const;

/** What heats by itself, without boiler or pipes. */
const APPLIANCES = {
  'electric-convectors': panel + line('M20 24H76M20 28H76') + bolt(48, 30),
  'electric-radiators': panel + bolt(48, 22),
  'heat-pump-air-air':
    unit(6, 24) +
    line('M36 36H46V18H52') +
    paper(rect(52, 10, 36, 14)) +
    line(rect(52, 10, 36, 14), 'M58 19H82') +
    cold('M58 30q6 6 0 12M70 30q6 6 0 12M82 30q6 6 0 12'),
  'pellet-stove': stove + flame(48, 26, 0.75) + pellets(70, 44),
  'log-stove': stove + flame(48, 26, 0.75) + log(70, 48),
} as const;

export const SYSTEM_PICTURES = {
  heating: {
    none: cross(48, 32, 18),
    ...BOILERS,
    ...APPLIANCES,
    'storage-heaters':
      paper(rect(14, 14, 68, 36)) +
      bold(rect(14, 14, 68, 36)) +
      line('M22 50v6M74 50v6', 'M26 22v20M34 22v20M62 22v20M70 22v20') +
      bolt(48, 22),
    'heat-pump-air-water': unit(6, 18) + line('M36 40H48') + radiator(52, 36),
    'heat-network':
      dim(gable(6, 22, 10, 38, 24), gable(66, 22, 10, 38, 24)) +
      lit(gable(34, 20, 6, 38, 28)) +
      line(gable(34, 20, 6, 38, 28)) +
      heat('M4 52H92v3H4z') +
      bold('M48 38V52'),
    collective:
      paper(rect(28, 6, 40, 50)) +
      line(rect(28, 6, 40, 50), 'M28 18H68M28 30H68M28 42H68') +
      flame(48, 38, 0.8) +
      GROUND,
    other: dots(48, 32),
  },
  reliefBoiler: { none: cross(48, 32, 18), ...BOILERS },
  otherRooms: { none: cross(48, 32, 18), ...APPLIANCES },
  emitters: {
    radiators: radiator(24, 48),
    'radiators-with-valves': radiator(24, 48) + bold(circle(16, 42, 4)) + heat('M13 33h6v5h-6z'),
    underfloor:
      line('M10 22H86') + heat('M14 32H82v3H14zM14 44H82v3H14z') + bold('M14 33.500H80a6 6 0 0 1 0 12H14'),
  },
  hotWater: {
    'with-heating': boiler + flame(48, 22) + tap,
    'electric-tank': tank + bolt(48, 22) + tap,
    'gas-water-heater':
      paper(rect(36, 10, 24, 34)) +
      line(rect(36, 10, 24, 34), 'M42 44V56M54 44V56') +
      flame(48, 18, 0.8) +
      drop(76, 36, 0.7),
    thermodynamic: tank + fan(48, 20, 9) + drop(48, 34, 0.8) + tap,
    none: cross(48, 32, 18),
    other: dots(48, 32),
  },
  hotWaterPlace: {
    adjoining: house + drop(40, 34, 0.9) + GROUND,
    apart: house + drop(28, 34, 0.9) + heat('M38 44H54l-4 -4v8l4 -4z') + GROUND,
    outside: house + paper(rect(66, 38, 22, 18)) + dim(rect(66, 38, 22, 18)) + drop(77, 39, 0.75) + GROUND,
  },
  ventilation: {
    windows:
      cold(rect(34, 10, 28, 44)) +
      line(rect(34, 10, 28, 44)) +
      paper('M34 10L18 16V60L34 54zM62 10L78 16V60L62 54z') +
      line('M34 10L18 16V60L34 54zM62 10L78 16V60L62 54z'),
    'natural-ducts':
      paper(rect(34, 30, 28, 24)) + line(rect(34, 30, 28, 24), 'M38 36H58M38 42H58M38 48H58') + upward(48),
    'self-regulating': mouth,
    'hygro-b': mouth + drop(78, 14, 0.8),
    'double-flow':
      paper(rect(26, 14, 44, 36)) +
      line(rect(26, 14, 44, 36), 'M26 14L70 50M70 14L26 50') +
      heat('M92 22H74l6 -5v10l-6 -5z') +
      cold('M4 22H22l-6 -5v10l6 -5z'),
  },
} as const;
