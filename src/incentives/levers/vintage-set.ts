import type { Day } from '../../shared/dates.ts';
import { type LeverParameters, leverParametersSchema, vintageOn } from './lever-parameters.ts';

export type LeverSet = keyof LeverParameters;
/** Parameter sets, in the order in which they are shown. */
export const LEVER_SETS = Object.keys(leverParametersSchema.shape) as LeverSet[];
export const isLeverSet = (text: string): text is LeverSet =>
  Object.hasOwn(leverParametersSchema.shape, text);

/** A vintage of any lever, its parameters not read yet. */
export type AnyVintage = {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: unknown;
  readonly confirmed: boolean;
  readonly value: unknown;
};

/** What is wrong with a vintage: the place in its parameters, and why. */
export type VintageFault = { readonly place: string; readonly problem: string };

/** Reads a vintage as the estimate will: whole and well written, or refused with every place at fault. */
export function readVintage(lever: LeverSet, vintage: AnyVintage): { readonly faults: VintageFault[] } {
  const read = leverParametersSchema.shape[lever].safeParse([vintage]);
  const faults = read.success
    ? []
    : read.error.issues.map(({ path, message }) => ({
        place: path.slice(1).join('.') || '·',
        problem: message,
      }));
  if (vintage.validTo !== null && vintage.validTo < vintage.validFrom)
    faults.push({ place: 'validTo', problem: 'validTo < validFrom' });
  return { faults };
}

/** The programme's parameters with what the service published: at the same first day, the latest published holds. */
export function withPublished(
  levers: LeverParameters,
  published: readonly { readonly lever: LeverSet; readonly vintage: AnyVintage }[],
): LeverParameters {
  if (published.length === 0) return levers;
  const merged = LEVER_SETS.map((lever) => {
    const own = published.filter((one) => one.lever === lever).map(({ vintage }) => vintage);
    return [lever, [...own, ...levers[lever]]];
  });
  return leverParametersSchema.parse(Object.fromEntries(merged));
}

/** The vintage that a new one would follow: in force on its first day, else the newest before it. */
export const vintageBefore = (levers: LeverParameters, lever: LeverSet, from: Day): AnyVintage | null =>
  vintageOn<AnyVintage & { validFrom: Day; validTo: Day | null }>(levers[lever], from) ??
  levers[lever].at(-1) ??
  null;

export type Change = { readonly path: string; readonly before: string | null; readonly after: string | null };

/** Leaf by leaf, what two sets of parameters do not say alike; null: the place does not exist on that side. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const left = leavesOf(before);
  const right = leavesOf(after);
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((path) => ({ path, before: left.get(path) ?? null, after: right.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (value === null || typeof value !== 'object') return new Map([[path, String(value)]]);
  const inside = Object.entries(value).map(([key, child]) =>
    leavesOf(child, path === '' ? key : `${path}.${key}`),
  );
  return new Map(inside.flatMap((leaves) => [...leaves]));
}
