import type { z } from 'zod';
import type { Day } from '../../shared/dates.ts';
import { vintageOn } from '../in-force.ts';
import { type LeverParameters, leverParametersSchema } from './lever-parameters.ts';

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

/** The schema of one vintage of a lever: its dates, its source and its parameters. */
export const vintageSchema = (lever: LeverSet): z.ZodType<AnyVintage> =>
  leverParametersSchema.shape[lever].element as unknown as z.ZodType<AnyVintage>;

/** Reads a vintage as the estimate will: every place at fault, none when it is whole and well written. */
export function vintageIssues(lever: LeverSet, vintage: unknown): readonly z.core.$ZodIssue[] {
  const read = vintageSchema(lever).safeParse(vintage);
  if (!read.success) return read.error.issues;
  const { validFrom, validTo } = read.data;
  if (validTo === null || validTo >= validFrom) return [];
  return [{ code: 'custom', path: ['validTo'], message: 'validTo < validFrom', input: validTo }];
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
