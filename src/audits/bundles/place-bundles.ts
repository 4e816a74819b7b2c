import type { CellTraits, Dwelling, EnergyEngine, EnergyResult } from '../engine/energy-engine.ts';
import type { Bundle, PartOptions, Picks } from './bundle-space.ts';
import { DwellingHalves, keyOf, type ShellPicks } from './dwelling-halves.ts';
import { type Place, placeOf } from './energy-cells.ts';
import { shellLoss, shellsToCompute, withoutAir } from './heat-losses.ts';

/** How to know more of a bundle, by its position. */
export type Means = {
  readonly traitsOf: EnergyEngine['traitsOf'];
  readonly dwellingOf: (id: number) => Dwelling;
  readonly resultsOf: (ids: readonly number[]) => Promise<readonly (EnergyResult | null)[]>;
};

export type Placed = {
  /** By the position of the bundle; null where nothing can be foreseen. */
  readonly places: readonly (Place | null)[];
  /** Bundles that had to be computed to foresee the others. */
  readonly learned: readonly number[];
};

/**
 * The cell and the heat loss of every bundle, from the traits of each envelope and of each set of systems, and from the
 * losses of the few envelopes that tell those of all.
 * @throws what the engine throws
 */
export async function placeBundles(
  parts: readonly PartOptions[],
  bundles: readonly Bundle[],
  means: Means,
): Promise<Placed> {
  const placing = new Placing(new DwellingHalves(parts, bundles), means);
  await placing.readTraits();
  await placing.learnShells();
  await placing.learnAir();
  return { places: bundles.map(({ picks }) => placing.placeOf(picks)), learned: placing.learned };
}

class Placing {
  readonly learned: number[] = [];
  readonly #halves: DwellingHalves;
  readonly #means: Means;
  readonly #shellTraits = new Map<string, CellTraits | null>();
  readonly #systemTraits = new Map<string, CellTraits | null>();
  /** W/K without air renewal, by kind of heating and envelope. */
  readonly #shellLosses = new Map<string, number>();
  /** W/K of air renewal, by what it depends on. */
  readonly #airLosses = new Map<string, number>();

  constructor(halves: DwellingHalves, means: Means) {
    this.#halves = halves;
    this.#means = means;
  }

  async readTraits(): Promise<void> {
    const { shells, systems, bare } = this.#halves;
    const ids = [
      ...shells.map((shell) => this.#halves.idOf({ ...bare, shell })),
      ...systems.map((some) => this.#halves.idOf({ ...bare, systems: some })),
    ];
    const traits = await this.#means.traitsOf(ids.map(this.#means.dwellingOf));
    for (const [at, shell] of shells.entries()) this.#shellTraits.set(keyOf(shell), traits[at] ?? null);
    for (const [at, some] of systems.entries())
      this.#systemTraits.set(keyOf(some), traits[shells.length + at] ?? null);
  }

  /** Default insulation is not the same behind electric heating: one set of losses for each kind of heating met. */
  async learnShells(): Promise<void> {
    for (const joule of [true, false]) {
      const systems = this.#halves.systems.find((some) => this.#systemsOf(some)?.joule === joule);
      if (!systems) continue;
      const shells = shellsToCompute(this.#halves.sizes);
      const results = await this.#compute(shells.map((shell) => this.#halves.idOf({ shell, systems })));
      for (const [at, shell] of shells.entries()) {
        const result = results[at];
        if (!result) continue;
        this.#shellLosses.set(`${joule}/${keyOf(shell)}`, withoutAir(result));
        const air = this.#airKey(shell, systems);
        if (air !== null) this.#airLosses.set(air, result.losses.airRenewal);
      }
    }
  }

  async learnAir(): Promise<void> {
    const missing = new Map<string, number>();
    for (const shell of this.#halves.shells)
      for (const systems of this.#halves.systems) {
        const key = this.#airKey(shell, systems);
        if (key === null || this.#airLosses.has(key) || missing.has(key)) continue;
        missing.set(key, this.#halves.idOf({ shell, systems }));
      }
    const results = await this.#compute([...missing.values()]);
    for (const [at, key] of [...missing.keys()].entries()) {
      const result = results[at];
      if (result) this.#airLosses.set(key, result.losses.airRenewal);
    }
  }

  placeOf(picks: Picks): Place | null {
    const { shell, systems } = this.#halves.of(picks);
    const [shellTraits, systemTraits] = [this.#shellsOf(shell), this.#systemsOf(systems)];
    const air = this.#airLosses.get(this.#airKey(shell, systems) ?? '');
    if (!shellTraits || !systemTraits || air === undefined) return null;
    const computed = (one: ShellPicks) =>
      this.#shellLosses.get(`${systemTraits.joule}/${keyOf(one)}`) ?? Number.NaN;
    const loss = shellLoss(computed, shell) + air;
    return Number.isFinite(loss) ? placeOf(shellTraits, systemTraits, loss) : null;
  }

  #shellsOf = (shell: ShellPicks): CellTraits | null => this.#shellTraits.get(keyOf(shell)) ?? null;
  #systemsOf = (systems: Picks): CellTraits | null => this.#systemTraits.get(keyOf(systems)) ?? null;

  #airKey(shell: ShellPicks, systems: Picks): string | null {
    const [shellTraits, systemTraits] = [this.#shellsOf(shell), this.#systemsOf(systems)];
    return shellTraits && systemTraits && `${shellTraits.airShell}/${systemTraits.ventilation}`;
  }

  async #compute(ids: readonly number[]): Promise<readonly (EnergyResult | null)[]> {
    this.learned.push(...ids);
    return this.#means.resultsOf(ids);
  }
}
