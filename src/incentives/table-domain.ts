import type { Condition } from './condition-schema.ts';
import type { Row } from './lookup-table.ts';
import type { RowKey } from './table-schema.ts';
import {
  DWELLING_KINDS,
  ENERGY_CLASSES,
  INCOME_BANDS,
  OWNER_KINDS,
  RENT_LEVELS,
  TENURES,
} from './vocabulary.ts';

export type CellValue = number | string | boolean;
/** What a table depends on, with one value for each part of it that the rows or the conditions tell apart. */
export type Dimension = { readonly name: string; readonly values: readonly CellValue[] };
export type Cell = ReadonlyMap<string, CellValue>;

type NumericBy = Extract<RowKey, { from: number }>['by'];
type ChoiceBy = Exclude<RowKey['by'], NumericBy | 'fact' | 'commune'>;

const CHOICES: Readonly<Record<ChoiceBy, readonly string[]>> = {
  'income-band': INCOME_BANDS,
  'rent-level': RENT_LEVELS,
  'tenure-after': TENURES,
  'owner-kind': OWNER_KINDS,
  'class-before': ENERGY_CLASSES,
  'class-after': ENERGY_CLASSES,
  kind: DWELLING_KINDS,
};

export const dimensionOf = (key: RowKey): string => (key.by === 'fact' ? `fact:${key.fact}` : key.by);

/** The dimensions of a table, narrowed to what the scheme's own conditions let through. */
export function dimensionsOf(table: readonly Row[], conditions: readonly Condition[]): Dimension[] {
  const keys = table.flatMap(({ when }) => when);
  const names = [...new Set(keys.map(dimensionOf))];
  return names.map((name) => {
    const own = keys.filter((key) => dimensionOf(key) === name);
    const first = own[0] as RowKey;
    return { name, values: valuesOf(first.by, own, conditions) };
  });
}

/** All combinations of values, each a small situation that exactly one row should match. */
export function* cellsOf(dimensions: readonly Dimension[]): Generator<Cell> {
  const [first, ...rest] = dimensions;
  if (!first) {
    yield new Map();
    return;
  }
  for (const cell of cellsOf(rest))
    for (const value of first.values) yield new Map([[first.name, value], ...cell]);
}

export const cellCount = (dimensions: readonly Dimension[]): number =>
  dimensions.reduce((count, { values }) => count * values.length, 1);

export function keyHolds(key: RowKey, cell: Cell): boolean {
  const value = cell.get(dimensionOf(key));
  if (key.by === 'fact') return value === key.is;
  if ('from' in key) return Number(value) >= key.from && (key.below === null || Number(value) < key.below);
  return (key.in as readonly CellValue[]).includes(value as CellValue);
}

function valuesOf(by: RowKey['by'], keys: readonly RowKey[], conditions: readonly Condition[]): CellValue[] {
  if (by === 'fact') return factValues(keys, conditions);
  if (by === 'commune') return communeValues(keys, conditions);
  if (by in CHOICES) return choiceValues(by as ChoiceBy, conditions);
  return numericValues(by as NumericBy, keys, conditions);
}

function factValues(keys: readonly RowKey[], conditions: readonly Condition[]): boolean[] {
  const fact = keys.find((key) => key.by === 'fact')?.fact;
  return conditions.some((c) => c.kind === 'declared' && c.fact === fact) ? [true] : [true, false];
}

/** Communes the rows name, and one that they do not, unless the scheme itself is limited to a list. */
function communeValues(keys: readonly RowKey[], conditions: readonly Condition[]): string[] {
  const limit = conditions.find((c) => c.kind === 'commune-in');
  if (limit) return [...limit.communes];
  return [...new Set(keys.flatMap((key) => (key.by === 'commune' ? key.in : []))), 'elsewhere'];
}

const choiceValues = (by: ChoiceBy, conditions: readonly Condition[]): string[] =>
  CHOICES[by].filter((value) => conditions.every((condition) => allows(condition, by, value)));

function allows(condition: Condition, by: ChoiceBy, value: string): boolean {
  const within = (list: readonly string[]): boolean => list.includes(value);
  switch (condition.kind) {
    case 'income-band-in':
      return by !== 'income-band' || within(condition.bands);
    case 'rent-level-in':
      return by !== 'rent-level' || within(condition.levels);
    case 'tenure-after-in':
      return by !== 'tenure-after' || within(condition.tenures);
    case 'owner-kind-in':
      return by !== 'owner-kind' || within(condition.ownerKinds);
    case 'class-before-in':
      return by !== 'class-before' || within(condition.classes);
    case 'class-after-at-least':
      return by !== 'class-after' || value <= condition.energyClass;
    default:
      return true;
  }
}

/** The least value that conditions let through, then every figure at which a row starts or stops. */
function numericValues(by: NumericBy, keys: readonly RowKey[], conditions: readonly Condition[]): number[] {
  const { least, most } = bounds(by, conditions);
  const edges = keys.flatMap((key) =>
    'from' in key ? [key.from, ...(key.below === null ? [] : [key.below])] : [],
  );
  const values = [least, ...edges].filter((value) => value >= least && value <= most);
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Widest range of a quantity: at most 6 classes can be gained and 100 % of the energy saved. */
export function bounds(by: NumericBy, conditions: readonly Condition[]): { least: number; most: number } {
  const least = Math.max(0, ...conditions.map((condition) => leastOf(by, condition)));
  const natural = by === 'classes-gained' ? 6 : by === 'energy-gain' ? 100 : Number.POSITIVE_INFINITY;
  const limits = conditions.map((c) =>
    by === 'living-area' && c.kind === 'living-area-at-most' ? c.squareMetres : natural,
  );
  return { least, most: Math.min(natural, ...limits) };
}

function leastOf(by: NumericBy, condition: Condition): number {
  if (by === 'classes-gained' && condition.kind === 'classes-gained-at-least') return condition.classes;
  if (by === 'energy-gain' && condition.kind === 'energy-gain-at-least') return condition.percent;
  if (by === 'vacancy-months' && condition.kind === 'vacancy-months-at-least') return condition.months;
  if (by === 'living-area' && condition.kind === 'living-area-at-least') return condition.squareMetres;
  return 0;
}
