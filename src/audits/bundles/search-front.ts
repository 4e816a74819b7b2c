import { SAME_LOSS } from './energy-cells.ts';
import type { Outcome, Regime, Regimes } from './incentive-regimes.ts';
import { dominates, paretoFront, type Worth } from './pareto-front.ts';

export type Candidate = {
  /** Cents, tax included. */
  readonly cost: number;
  readonly cell: string;
  /** W/K */
  readonly loss: number;
};

/** The two things asked about candidates (by their position): what they use, and what they leave to pay. */
export type Questions = {
  /** Computed by the method itself; null for what it refuses. */
  readonly outcomesOf: (ids: readonly number[]) => Promise<readonly (Computed | null)[]>;
  /** Cents left to pay if the candidate came to an outcome of that regime: any function, with any jumps. */
  readonly remainderIn: (id: number, regime: Regime) => number;
  readonly regimes: Regimes;
};
/** With the heat loss found, which checks the one that was foreseen. */
export type Computed = Outcome & { readonly loss: number };

export type Progress = {
  readonly total: number;
  /** Computed by the method. */
  readonly computed: number;
  /** Settled without it: between two equals, or beaten whatever it comes to. */
  readonly avoided: number;
};

export type FrontFound = Progress & {
  /** Candidates of the front, cheapest first. */
  readonly front: readonly (Worth & { readonly id: number })[];
  /** Found equal to both of their neighbours, so not computed. */
  readonly inferred: number;
  /** Beaten whatever they come to, so not computed. */
  readonly dropped: number;
  /** Cells where a result contradicted the order of losses, computed whole. */
  readonly wholeCells: number;
};

type State = 'open' | 'computed' | 'inferred' | 'dropped' | 'refused';
type Member = Candidate & { readonly id: number; state: State; outcome: Outcome | null };
type Cell = { readonly members: Member[]; whole: boolean };
type Known = Worth & { readonly id: number };

/** Candidates computed together: enough for two threads, few enough that each lot learns from the one before. */
const LOT = 16;

/**
 * The exact Pareto front of all candidates, with as few computations as it takes. In a cell, sorted by losses, what is
 * known on both sides bounds what lies between: a candidate is given up only when one already known beats it even at
 * its best, whatever incentives do between the two; and where the order of losses fails, the whole cell is computed.
 * @throws what `outcomesOf` throws
 */
export async function searchFront(
  candidates: readonly Candidate[],
  questions: Questions,
  { onProgress, first = [] }: { onProgress?: (progress: Progress) => void; first?: readonly number[] } = {},
): Promise<FrontFound> {
  const search = new FrontSearch(candidates, questions);
  for (let lot = [...first, ...search.lightest()]; lot.length > 0; lot = search.nextLot()) {
    await search.compute(lot);
    search.settle();
    onProgress?.(search.progress());
  }
  return search.found();
}

class FrontSearch {
  readonly #questions: Questions;
  readonly #members: Member[];
  readonly #cells: Cell[];
  readonly #remainders = new Map<number, Map<string, number>>();
  /** Known candidates that no known one dominates. */
  #best: Known[] = [];
  #computed = 0;

  constructor(candidates: readonly Candidate[], questions: Questions) {
    this.#questions = questions;
    this.#members = candidates.map((candidate, id) => ({ ...candidate, id, state: 'open', outcome: null }));
    const cells = Map.groupBy(this.#members, ({ cell }) => cell);
    this.#cells = [...cells.values()].map((members) => ({
      members: members.toSorted((a, b) => a.loss - b.loss),
      whole: false,
    }));
  }

  /** The member of each cell that loses least: it bounds all the others from below. */
  lightest(): number[] {
    return this.#cells.flatMap(({ members }) => members[0]?.id ?? []);
  }

  async compute(ids: readonly number[]): Promise<void> {
    const asked = [...new Set(ids)].flatMap((id) => {
      const member = this.#members[id];
      return member?.state === 'open' || member?.state === 'inferred' ? [member] : [];
    });
    const outcomes = await this.#questions.outcomesOf(asked.map(({ id }) => id));
    this.#computed += asked.length;
    for (const [index, member] of asked.entries()) this.#learn(member, outcomes[index] ?? null);
  }

  #learn(member: Member, outcome: Computed | null): void {
    const { state: before, outcome: foreseen } = member;
    member.state = outcome ? 'computed' : 'refused';
    member.outcome = outcome && { ep: outcome.ep, ges: outcome.ges };
    // Losses that do not add up as foreseen put every order in doubt.
    if (outcome && Math.abs(outcome.loss - member.loss) > SAME_LOSS) this.#doubt(this.#cells);
    if (before === 'inferred') {
      if (outcome?.ep !== foreseen?.ep || outcome?.ges !== foreseen?.ges) this.#doubt(this.#cellsOf(member));
    } else this.#weigh(member);
  }

  #cellsOf = (member: Member): Cell[] => this.#cells.filter(({ members }) => members.includes(member));

  /** Enters the comparison, unless something known beats it. */
  #weigh({ id, cost, outcome }: Member): void {
    if (outcome === null) return;
    const known = {
      id,
      cost,
      ...outcome,
      remainder: this.#remainder(id, this.#questions.regimes.of(outcome)),
    };
    if (this.#best.some((other) => dominates(other, known))) return;
    this.#best = [...this.#best.filter((other) => !dominates(known, other)), known];
  }

  #remainder(id: number, regime: Regime): number {
    const memo = this.#remainders.get(id) ?? new Map<string, number>();
    this.#remainders.set(id, memo);
    const remainder = memo.get(regime.key) ?? this.#questions.remainderIn(id, regime);
    memo.set(regime.key, remainder);
    return remainder;
  }

  /** These cells are computed whole, and nothing deduced so far is kept, since it may rest on them. */
  #doubt(cells: readonly Cell[]): void {
    for (const cell of cells) cell.whole = true;
    for (const member of this.#members)
      if (member.state === 'dropped' || member.state === 'inferred')
        Object.assign(member, { state: 'open', outcome: null });
    this.#best = [];
    for (const member of this.#members) this.#weigh(member);
  }

  /** Infers and gives up what can be, from what is known by now. */
  settle(): void {
    const disordered = this.#cells.filter((cell) => !cell.whole && !isOrdered(cell.members));
    if (disordered.length > 0) this.#doubt(disordered);
    for (const cell of this.#cells)
      if (!cell.whole) for (const bounded of boundedMembers(cell.members)) this.#settleOne(bounded);
  }

  #settleOne({ member, low, high }: Bounded): void {
    if (high && low.ep === high.ep && low.ges === high.ges) {
      member.state = 'inferred';
      member.outcome = low;
      this.#weigh(member);
    } else if (this.#isBeaten(member, low, high)) member.state = 'dropped';
  }

  /** Whatever it comes to between the two, one already known beats it even at its best there. */
  #isBeaten({ id, cost }: Member, low: Outcome, high: Outcome | null): boolean {
    const rivals = this.#best.filter((known) => known.cost <= cost);
    return this.#questions.regimes.between(low, high).every((regime) => {
      const lighter = rivals.filter(({ ep, ges }) => ep <= regime.low.ep && ges <= regime.low.ges);
      if (lighter.length === 0) return false;
      // Nobody is left less than nothing to pay: no need to ask what this one would be.
      if (lighter.some((known) => dominates(known, { cost, ...regime.low, remainder: 0 }))) return true;
      // Unbounded, it could be in any regime: cheaper to bound it first than to ask about all of them.
      if (high === null) return false;
      const worth = { cost, ...regime.low, remainder: this.#remainder(id, regime) };
      return lighter.some((known) => dominates(known, worth));
    });
  }

  /** What is left to compute of whole cells, what splits the longest open runs, then what the front infers. */
  nextLot(): number[] {
    const whole = this.#cells.filter((cell) => cell.whole).flatMap(({ members }) => members.filter(isOpen));
    const runs = this.#cells.filter((cell) => !cell.whole).flatMap(({ members }) => openRuns(members));
    const middles = runs
      .toSorted((a, b) => b.run.length - a.run.length)
      .flatMap(({ run, bounded }) => (bounded ? cheapestNearMiddle(run) : (run.at(-1) ?? [])));
    const lot = [...whole, ...middles].slice(0, LOT).map(({ id }) => id);
    if (lot.length > 0) return lot;
    return this.#best.map(({ id }) => id).filter((id) => this.#members[id]?.state === 'inferred');
  }

  progress(): Progress {
    const total = this.#members.length;
    const avoided = this.#members.filter(({ state }) => state === 'dropped' || state === 'inferred').length;
    return { total, computed: this.#computed, avoided };
  }

  found(): FrontFound {
    const count = (state: State) => this.#members.filter((member) => member.state === state).length;
    return {
      ...this.progress(),
      front: paretoFront(this.#best),
      dropped: count('dropped'),
      inferred: count('inferred'),
      wholeCells: this.#cells.filter(({ whole }) => whole).length,
    };
  }
}

const isOpen = ({ state }: Member): boolean => state === 'open';

/** Splits the run about in two, by the one most likely on the front: what is computed then is seldom computed for nothing. */
function cheapestNearMiddle(run: readonly Member[]): Member | [] {
  const last = run.length - 1;
  const middle = run.slice(Math.floor(last / 3), Math.floor((2 * last) / 3) + 1);
  const [first] = middle;
  return first ? middle.reduce((best, member) => (member.cost < best.cost ? member : best), first) : [];
}

type Ordered = { readonly loss: number; readonly outcome: Outcome };
const knownOf = (members: readonly Member[]): Ordered[] =>
  members.flatMap(({ loss, outcome }) => (outcome ? [{ loss, outcome }] : []));

/** Who loses more uses no less, as far as is known. */
function isOrdered(members: readonly Member[]): boolean {
  const known = knownOf(members);
  return known.every(({ loss, outcome }, index) => {
    const next = known[index + 1];
    if (!next || next.loss - loss <= SAME_LOSS) return true;
    return outcome.ep <= next.outcome.ep && outcome.ges <= next.outcome.ges;
  });
}

type Bounded = { readonly member: Member; readonly low: Outcome; readonly high: Outcome | null };
/** Open members with the nearest known ones that surely lose less, and surely more. */
function boundedMembers(members: readonly Member[]): Bounded[] {
  const known = knownOf(members);
  const lossOf = (at: number): number => known[at]?.loss ?? Number.POSITIVE_INFINITY;
  const bounded: Bounded[] = [];
  let below = -1;
  let above = 0;
  for (const member of members) {
    while (lossOf(below + 1) < member.loss - SAME_LOSS) below += 1;
    while (lossOf(above) <= member.loss + SAME_LOSS) above += 1;
    const low = known[below]?.outcome;
    if (isOpen(member) && low) bounded.push({ member, low, high: known[above]?.outcome ?? null });
  }
  return bounded;
}

/** Open members that follow each other with no known one between; `bounded` when a known one loses more. */
function openRuns(members: readonly Member[]): { run: Member[]; bounded: boolean }[] {
  const runs: Member[][] = [[]];
  for (const member of members) {
    if (isOpen(member)) runs.at(-1)?.push(member);
    else if (member.outcome) runs.push([]);
  }
  return runs
    .map((run, index) => ({ run, bounded: index < runs.length - 1 }))
    .filter(({ run }) => run.length > 0);
}
