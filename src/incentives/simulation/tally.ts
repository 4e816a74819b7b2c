import { INCOME_BANDS, type IncomeBand } from '../vocabulary.ts';
import type { Assumptions } from './assumptions.ts';

/**
 * A sum over projects that depends on how many owners go ahead. An owner's share of going ahead is
 * `withoutAid + (fullyPaid − withoutAid) · covered`, with `covered` the part of the cost that grants pay: two sums give the
 * total under any assumption, so that the take-up can be changed without computing anything again.
 */
export type Expected = { plain: number; covered: number };
export type TakeUp = Assumptions['takeUp'];

const nothing = (): Expected => ({ plain: 0, covered: 0 });
const add = (to: Expected, amount: number, covered: number): void => {
  to.plain += amount;
  to.covered += amount * covered;
};

/** The total under a take-up: of cents, or of homes. */
export const expected = ({ plain, covered }: Expected, { withoutAid, fullyPaid }: TakeUp): number =>
  (withoutAid * plain + (fullyPaid - withoutAid) * covered) / 10_000;

/** Owners' remainders, by steps of 250 €; the last step holds all that is dearer. */
export const REMAINDER_STEP = 25_000;
const STEPS = 401;

/** Income bands, and `none` for owners who have no band (companies) or whose income is not drawn. */
export const BANDS = [...INCOME_BANDS, 'none'] as const;
export type Band = IncomeBand | 'none';

export type BandTally = {
  eligible: number;
  readonly served: Expected;
  readonly budget: Expected;
  /** Weights of eligible projects by step of remainder. */
  readonly remainders: { readonly plain: number[]; readonly covered: number[] };
};

/** Gains and losses of projects against the scheme compared with, cents; a project counts once. */
export type Changes = { winners: number; losers: number; same: number; gained: number; lost: number };

export type SchemeTally = {
  eligible: number;
  /** Eligible, yet other grants leave nothing for this one to pay. */
  nothingLeft: number;
  refused: number;
  /** An answer that the register does not hold decides. */
  open: number;
  /** Homes expected to be renovated with a local grant. */
  readonly served: Expected;
  /** Local grants expected, cents. */
  readonly budget: Expected;
  /** Sum of all local grants if every eligible owner went ahead, cents. */
  everyone: number;
  /** Part of the cost that grants cover, added up over all projects, with the scheme and without any. */
  coverage: number;
  coverageWithout: number;
  readonly byBand: Record<Band, BandTally>;
  readonly byCommune: Record<
    string,
    { eligible: number; readonly served: Expected; readonly budget: Expected }
  >;
  readonly changes: Changes;
  readonly changesByBand: Record<Band, Changes>;
};

const noChanges = (): Changes => ({ winners: 0, losers: 0, same: 0, gained: 0, lost: 0 });
const byBand = <T>(make: () => T): Record<Band, T> =>
  Object.fromEntries(BANDS.map((band) => [band, make()])) as Record<Band, T>;
const steps = (): number[] => new Array<number>(STEPS).fill(0);

export const emptyTally = (): SchemeTally => ({
  eligible: 0,
  nothingLeft: 0,
  refused: 0,
  open: 0,
  served: nothing(),
  budget: nothing(),
  everyone: 0,
  coverage: 0,
  coverageWithout: 0,
  byBand: byBand(() => ({
    eligible: 0,
    served: nothing(),
    budget: nothing(),
    remainders: { plain: steps(), covered: steps() },
  })),
  byCommune: {},
  changes: noChanges(),
  changesByBand: byBand(noChanges),
});

/**
 * One eligible project: cents that it gets, cents left to pay, the part of the cost covered (0 to 1). Apart, not in one
 * value: it is counted a million times.
 */
export function countAward(
  tally: SchemeTally,
  local: number,
  remainder: number,
  covered: number,
  of: { readonly band: Band; readonly commune: string },
): void {
  tally.eligible += 1;
  if (local === 0) {
    tally.nothingLeft += 1;
    return;
  }
  tally.everyone += local;
  add(tally.served, 1, covered);
  add(tally.budget, local, covered);
  const band = tally.byBand[of.band];
  band.eligible += 1;
  add(band.served, 1, covered);
  add(band.budget, local, covered);
  const { plain, covered: weights } = band.remainders;
  const step = Math.min(STEPS - 1, Math.floor(remainder / REMAINDER_STEP));
  plain[step] = (plain[step] ?? 0) + 1;
  weights[step] = (weights[step] ?? 0) + covered;
  const commune = communeOf(tally, of.commune);
  commune.eligible += 1;
  add(commune.served, 1, covered);
  add(commune.budget, local, covered);
}

function communeOf({ byCommune }: SchemeTally, commune: string) {
  byCommune[commune] ??= { eligible: 0, served: nothing(), budget: nothing() };
  return byCommune[commune];
}

/** The local grant of one project against that of the scheme compared with. */
export function countChange(tally: SchemeTally, band: Band, difference: number): void {
  note(tally.changes, difference);
  note(tally.changesByBand[band], difference);
}

function note(changes: Changes, difference: number): void {
  if (difference > 0) {
    changes.winners += 1;
    changes.gained += difference;
  } else if (difference < 0) {
    changes.losers += 1;
    changes.lost -= difference;
  } else changes.same += 1;
}

/** Adds the tally of another part of the homes, in place. */
export function mergeTally<T extends object>(into: T, other: T): T {
  const sums = into as Record<string, unknown>;
  for (const [key, value] of Object.entries(other)) {
    const present = sums[key];
    if (typeof value === 'number') sums[key] = ((present as number | undefined) ?? 0) + value;
    else if (present === undefined) sums[key] = structuredClone(value);
    else mergeTally(present as object, value as object);
  }
  return into;
}

/**
 * The remainder, in cents, below which a share of the expected projects of a band lies, within 250 €; null when
 * nobody is expected.
 */
export function remainderQuantile({ remainders }: BandTally, takeUp: TakeUp, share: number): number | null {
  const weights = remainders.plain.map((plain, step) =>
    expected({ plain, covered: remainders.covered[step] ?? 0 }, takeUp),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return null;
  let reached = 0;
  const step = weights.findIndex((weight) => {
    reached += weight;
    return reached >= total * share;
  });
  return (step + 0.5) * REMAINDER_STEP;
}
