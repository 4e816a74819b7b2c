import type { SchemeVersionId } from '../../shared/ids.ts';
import { parseScheme } from '../scheme.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { assumptionsSchema } from './assumptions.ts';
import type { ReplayTally, SimulationOrder } from './replay.ts';
import { asIfInForce, type ReplayedCase } from './replay-cases.ts';

/** Schemes compared, the one compared with included. */
export const MOST_COMPARED = 10;

/** A scheme as it was when the simulation was asked for: a draft may change since. */
export type KeptScheme = {
  readonly versionId: SchemeVersionId;
  readonly number: number;
  readonly draft: boolean;
  readonly definition: SchemeDefinition;
};
export type SimulationResult = {
  readonly tally: ReplayTally;
  readonly past: readonly ReplayedCase[];
};

export const keptSchemes = ({ schemes }: { readonly schemes: unknown }): KeptScheme[] =>
  (schemes as KeptScheme[]).map((kept) => ({ ...kept, definition: parseScheme(kept.definition) }));

export const resultOf = ({ result }: { readonly result: unknown }): SimulationResult | null =>
  result as SimulationResult | null;

/** A row as an order to simulate: rules read as if all were in force on its day. */
export const orderOf = (row: {
  readonly schemes: unknown;
  readonly assumptions: unknown;
  readonly readOn: SimulationOrder['on'];
}): Omit<SimulationOrder, 'levers'> => ({
  on: row.readOn,
  schemes: keptSchemes(row).map(({ definition }) => asIfInForce(definition)),
  assumptions: assumptionsSchema.parse(row.assumptions),
});
