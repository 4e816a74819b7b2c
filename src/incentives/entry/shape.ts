import { z } from 'zod';
import type { Unit } from '../schema-atoms.ts';

type Bounds = { readonly min: number | null; readonly max: number | null };

/** What a form asks for one value of the vocabulary: read off its schema, so that the form can never lag behind it. */
export type Shape = (
  | { readonly type: 'words' | 'day' | 'yes-no' | 'texts' }
  /** `free`: may be left empty, and may be long. */
  | { readonly type: 'text'; readonly free: boolean }
  /** `money` in euros on screen and cents in the data, `rate` in percent and basis points. */
  | ({ readonly type: 'integer' | 'decimal' | 'money' | 'rate' } & Bounds)
  | { readonly type: 'fixed'; readonly value: string }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'choices'; readonly values: readonly string[] }
  | { readonly type: 'group'; readonly fields: Readonly<Record<string, Shape>> }
  /** `fixed`: always `least` elements, none added or removed. */
  | { readonly type: 'list'; readonly item: Shape; readonly least: number; readonly fixed: boolean }
  | {
      readonly type: 'variant';
      readonly by: string;
      readonly options: Readonly<Record<string, GroupShape>>;
    }
  /** A value for each word of a closed list, left out where there is none. */
  | { readonly type: 'record'; readonly keys: readonly string[]; readonly item: Shape }
) & {
  readonly nullable?: boolean;
  /** Left out of its group where it is empty, rather than null. */
  readonly optional?: boolean;
};
export type GroupShape = Extract<Shape, { type: 'group' }>;

/** The part of a schema that is read here; zod documents `def` for this use. */
type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly discriminator?: string;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly keyType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly format?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Readonly<Record<string, unknown>> } }[];
};
const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def;

/** The form of a schema. */
export function shapeOf(schema: z.core.$ZodType): Shape {
  const def = defOf(schema);
  switch (def.type) {
    case 'nullable':
      return { ...shapeOf(must(def.innerType)), nullable: true };
    case 'optional':
      return { ...shapeOf(must(def.innerType)), nullable: true, optional: true };
    case 'object':
      return groupOf(def.shape ?? {});
    case 'array':
      return listOf(def);
    case 'enum':
      return { type: 'choice', values: Object.values(def.entries ?? {}) };
    case 'literal':
      return literalOf(def);
    case 'boolean':
      return { type: 'yes-no' };
    case 'record':
      return {
        type: 'record',
        keys: Object.values(defOf(must(def.keyType)).entries ?? {}),
        item: shapeOf(must(def.valueType)),
      };
    case 'union':
      return unionOf(def);
    case 'number':
      return { type: numberType(schema), ...boundsOf(def) };
    default:
      return def.format === 'date' ? { type: 'day' } : { type: 'text', free: isFree(def) };
  }
}

function groupOf(shape: Readonly<Record<string, z.core.$ZodType>>): Shape {
  const names = Object.keys(shape);
  if (names.length === 2 && names.includes('fr') && names.includes('en')) return { type: 'words' };
  return {
    type: 'group',
    fields: Object.fromEntries(names.map((name) => [name, shapeOf(must(shape[name]))])),
  };
}

function listOf(def: Def): Shape {
  const item = shapeOf(must(def.element));
  if (item.type === 'choice') return { type: 'choices', values: item.values };
  if (item.type === 'text') return { type: 'texts' };
  const exactly = lengthAsked(def, 'length');
  return { type: 'list', item, least: exactly ?? lengthAsked(def, 'minimum') ?? 0, fixed: exactly !== null };
}

function lengthAsked({ checks = [] }: Def, word: 'length' | 'minimum'): number | null {
  const asked = checks.map(({ _zod }) => _zod.def[word]).find((value) => typeof value === 'number');
  return typeof asked === 'number' ? asked : null;
}

/** Kinds told apart by a word; or a value that may be left unknown, which a form says by leaving it empty. */
function unionOf({ discriminator, options = [] }: Def): Shape {
  if (discriminator === undefined) {
    const [value] = options.filter((option) => !saysNothing(defOf(option)));
    return { ...shapeOf(must(value)), nullable: true };
  }
  const groups = options.flatMap((option) => {
    const shape = shapeOf(option);
    // A union within a union (a premium’s amounts) brings its own options.
    return shape.type === 'variant' ? Object.values(shape.options) : shape.type === 'group' ? [shape] : [];
  });
  return {
    type: 'variant',
    by: discriminator,
    options: Object.fromEntries(
      groups.map((group) => {
        const word = group.fields[discriminator];
        return [word?.type === 'fixed' ? word.value : '', group];
      }),
    ),
  };
}

/** Null, or the word that stands for an answer nobody has. */
const saysNothing = ({ type, values }: Def): boolean =>
  type === 'null' || (type === 'literal' && values?.length === 1 && values[0] === 'unknown');

/** A word of the schema itself; or one number among a few (6, 9 or 12 years), which the schema checks once typed. */
function literalOf({ values = [] }: Def): Shape {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < 2) return { type: 'fixed', value: String(values[0]) };
  return { type: 'integer', min: Math.min(...numbers), max: Math.max(...numbers) };
}

/** Euros and shares are both whole numbers in the data: what they count stands beside their schema. */
function numberType(schema: z.core.$ZodType): 'integer' | 'decimal' | 'money' | 'rate' {
  const unit = z.globalRegistry.get(schema)?.unit as Unit | undefined;
  if (unit) return unit === 'cents' ? 'money' : 'rate';
  return isWhole(defOf(schema)) ? 'integer' : 'decimal';
}

const isFree = ({ checks = [], format }: Def): boolean =>
  format === undefined &&
  !checks.some(({ _zod }) => ['min_length', 'string_format'].includes(String(_zod.def.check)));

const isWhole = (def: Def): boolean =>
  def.format === 'safeint' || (def.checks ?? []).some(({ _zod }) => _zod.def.format === 'safeint');

function boundsOf({ checks = [] }: Def): Bounds {
  const bound = (check: string): number | null => {
    const found = checks.find(({ _zod }) => _zod.def.check === check)?._zod.def.value;
    return typeof found === 'number' ? found : null;
  };
  return { min: bound('greater_than'), max: bound('less_than') };
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a schema of a kind that no form knows');
  return value;
}
