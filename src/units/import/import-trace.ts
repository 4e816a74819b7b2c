import type { Day } from '../../shared/dates.ts';
import type { OwnerId, SpellId } from '../../shared/ids.ts';
import type { Right } from '../ownership.ts';
import type { Precision, StartEvidence, VacancyDefinition } from '../spells/vacancy-spell.ts';

export type TracedValue = string | number | null | readonly string[];
/** Fields of a row by name; only those that an import changed. */
export type TracedFields = Readonly<Record<string, TracedValue>>;
export type TracedLink = {
  readonly ownerId: OwnerId;
  readonly rank: number;
  readonly right: Right | null;
};
export type TracedSpell = {
  readonly id: SpellId;
  readonly startedOn: Day;
  readonly startPrecision: Precision;
  readonly startEvidence: StartEvidence;
  readonly vintage: number | null;
  readonly definition: VacancyDefinition | null;
};

/** One side, before or after, of what an import did to a unit, its owners and its vacancy. */
export type UnitTrace = {
  readonly unit: TracedFields;
  /** The spell it opened (`before` has none) or whose start it moved. */
  readonly spell: TracedSpell | null;
  /** All the owners' ranks, when any changed. */
  readonly links: readonly TracedLink[] | null;
  /** What it corrected of owners known before. */
  readonly owners: readonly { readonly id: OwnerId; readonly fields: TracedFields }[];
  /** Owners it entered. */
  readonly entered: readonly OwnerId[];
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * What to put back in a row: the fields that still hold what the import wrote. One that somebody changed since is
 * somebody’s word, and stays.
 */
export function fieldsToRestore(
  current: Readonly<Record<string, unknown>>,
  before: TracedFields,
  after: TracedFields,
): TracedFields {
  return Object.fromEntries(Object.entries(before).filter(([field]) => same(current[field], after[field])));
}

/** Whether links or a spell are still as the import left them. */
export const isStill = same;

export const NO_TRACE: UnitTrace = { unit: {}, spell: null, links: null, owners: [], entered: [] };
