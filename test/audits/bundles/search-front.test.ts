import { describe, expect, it } from 'vitest';
import { incentiveRegimes, type Outcome } from '../../../src/audits/bundles/incentive-regimes.ts';
import { dominates, paretoFront, type Worth } from '../../../src/audits/bundles/pareto-front.ts';
import { type Candidate, type Computed, searchFront } from '../../../src/audits/bundles/search-front.ts';
import { seeded } from '../support/any-answers.ts';

const EP_LIMITS = [70, 110, 180, 250, 330, 420] as const;
const GES_LIMITS = [6, 11, 30, 50, 70, 100] as const;
const EP_BEFORE = 380;

type World = {
  readonly candidates: readonly Candidate[];
  readonly outcomes: readonly (Computed | null)[];
  readonly gainSteps: readonly number[];
  readonly remainderIn: (id: number, regime: { energyClass: string; low: Outcome }) => number;
};

/** Candidates in a few cells, each with its own growing function of losses, and a scheme that jumps where it likes. */
function anyWorld(seed: number): World {
  const random = seeded(seed);
  const whole = (most: number) => Math.floor(random() * most);
  const cells = Array.from({ length: 1 + whole(5) }, () => ({
    base: whole(80),
    slope: 0.3 + random(),
    carbon: random() / 4,
  }));
  const candidates = Array.from({ length: 20 + whole(120) }, () => ({
    cost: whole(40) * 1000,
    cell: String(whole(cells.length)),
    // Few distinct losses, so that some are equal.
    loss: 50 + whole(200),
  }));
  const outcomes = candidates.map(({ cell, loss }): Computed | null => {
    const { base, slope, carbon } = cells[Number(cell)] ?? { base: 0, slope: 1, carbon: 1 };
    if (random() < 0.02) return null;
    return { ep: Math.floor(base + slope * loss), ges: Math.floor(carbon * loss), loss };
  });
  const gainSteps = [10, 20, 35, 55, 80].filter(() => random() < 0.5);
  const salt = whole(1_000_000);
  const draw = (key: string) => {
    const mixed = [...key].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193), salt);
    return seeded(mixed)();
  };
  return {
    candidates,
    outcomes,
    gainSteps,
    // Any class and any step of gain may pay anything to anybody, from nothing to all.
    remainderIn: (id, { energyClass, low }) => {
      const gain = ((EP_BEFORE - low.ep) / EP_BEFORE) * 100;
      const step = gainSteps.filter((at) => gain >= at).length;
      const share = draw(`${id % 7}/${energyClass}/${step}`);
      const cost = candidates[id]?.cost ?? 0;
      return Math.round(cost * (share < 0.3 ? 0 : share > 0.7 ? 1 : share));
    },
  };
}

const regimesOf = ({ gainSteps }: World) =>
  incentiveRegimes({ epBefore: EP_BEFORE, epLimits: EP_LIMITS, gesLimits: GES_LIMITS, gainSteps });

/** Every candidate computed, every pair compared. */
function bruteForce(world: World): (Worth & { id: number })[] {
  const regimes = regimesOf(world);
  const all = world.candidates.flatMap(({ cost }, id) => {
    const outcome = world.outcomes[id];
    if (!outcome) return [];
    const { ep, ges } = outcome;
    return [{ id, cost, ep, ges, remainder: world.remainderIn(id, regimes.of(outcome)) }];
  });
  return all.filter((one) => !all.some((other) => dominates(other, one)));
}

async function search(world: World) {
  const asked: number[] = [];
  const found = await searchFront(world.candidates, {
    outcomesOf: async (ids) => {
      asked.push(...ids);
      return ids.map((id) => world.outcomes[id] ?? null);
    },
    remainderIn: world.remainderIn,
    regimes: regimesOf(world),
  });
  return { found, asked };
}

const idsOf = (front: readonly { id: number }[]) => front.map(({ id }) => id).toSorted((a, b) => a - b);

describe('The search of the front', () => {
  it('finds what brute force finds, whatever incentives do', async () => {
    let avoided = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const world = anyWorld(seed);
      const { found, asked } = await search(world);
      expect(idsOf(found.front), `world ${seed}`).toEqual(idsOf(bruteForce(world)));
      expect(found.computed + found.avoided).toBe(world.candidates.length);
      expect(new Set(asked).size).toBe(asked.length);
      expect(found.wholeCells).toBe(0);
      avoided += found.avoided / found.total;
    }
    expect(avoided / 400).toBeGreaterThan(0.2);
  });

  it('computes what it infers before it shows it', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const world = anyWorld(seed);
      const { found, asked } = await search(world);
      for (const { id } of found.front) expect(asked).toContain(id);
    }
  });

  it('computes a whole cell where a dwelling that loses less uses more', async () => {
    const losses = Array.from({ length: 30 }, (_, index) => 100 + index);
    const world: World = {
      candidates: losses.map((loss, index) => ({ cost: 10_000 - index, cell: 'boiler', loss })),
      // A smaller boiler of another row of the tables, less efficient.
      outcomes: losses.map((loss) => ({ ep: loss < 110 ? 300 - loss : loss, ges: 10, loss })),
      gainSteps: [],
      remainderIn: () => 0,
    };
    const { found } = await search(world);
    expect(found.wholeCells).toBe(1);
    expect(found.computed).toBe(30);
    expect(idsOf(found.front)).toEqual(idsOf(bruteForce(world)));
  });

  it('trusts no order once a loss is not the one foreseen', async () => {
    const world = anyWorld(7);
    const odd = {
      ...world,
      outcomes: world.outcomes.map((outcome) => outcome && { ...outcome, loss: outcome.loss + 0.5 }),
    };
    const { found } = await search(odd);
    expect(found.avoided).toBe(0);
    expect(idsOf(found.front)).toEqual(idsOf(bruteForce(world)));
  });

  it('tells how far it has come, up to the end', async () => {
    const world = anyWorld(3);
    const told: number[] = [];
    await searchFront(
      world.candidates,
      {
        outcomesOf: async (ids) => ids.map((id) => world.outcomes[id] ?? null),
        remainderIn: world.remainderIn,
        regimes: regimesOf(world),
      },
      { onProgress: ({ computed, avoided }) => told.push(computed + avoided) },
    );
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(world.candidates.length);
  });
});

describe('A Pareto front', () => {
  it('keeps equals, and drops what is beaten in one thing and better in none', () => {
    const worth = (cost: number, ep: number): Worth => ({ cost, remainder: 0, ep, ges: 1 });
    const all = [worth(3, 5), worth(1, 9), worth(3, 5), worth(3, 6), worth(2, 9)];
    expect(paretoFront(all)).toEqual([worth(1, 9), worth(3, 5), worth(3, 5)]);
  });
});

describe('The regimes between two outcomes', () => {
  it('hold every outcome that lies between them', () => {
    const missed: string[] = [];
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = seeded(seed);
      const gainSteps = [10, 35, 50, 65].filter(() => random() < 0.6);
      const regimes = incentiveRegimes({
        epBefore: 1 + Math.floor(random() * 450),
        epLimits: EP_LIMITS,
        gesLimits: GES_LIMITS,
        gainSteps,
      });
      const low = { ep: Math.floor(random() * 400), ges: Math.floor(random() * 90) };
      const high = { ep: low.ep + Math.floor(random() * 120), ges: low.ges + Math.floor(random() * 30) };
      const between = regimes.between(low, high);
      const unbounded = regimes.between(low, null).map(({ key }) => key);
      for (let ep = low.ep; ep <= high.ep; ep += 1)
        for (const ges of [low.ges, high.ges]) {
          const { key } = regimes.of({ ep, ges });
          const met = between.find((regime) => regime.key === key);
          if (!met || met.low.ep > ep || !unbounded.includes(key)) missed.push(`${seed}: ${ep}/${ges}`);
        }
    }
    expect(missed).toEqual([]);
  });
});
