import type { WorkPart } from '../works/measure-catalogue.ts';
import type { Bundle, PartOptions, Picks } from './bundle-space.ts';

/** Walls first (heat-losses.ts); what is not here is ventilation, heating or hot water. */
const ENVELOPE: readonly WorkPart[] = ['walls', 'roof', 'floor', 'windows', 'door'];

/** A choice for the parts of the envelope, in the order above, 0 where nothing can be done. */
export type ShellPicks = readonly number[];
export type Halves = { readonly shell: ShellPicks; readonly systems: Picks };

export const keyOf = (picks: readonly number[]): string => picks.join(',');

/** Every bundle seen as an envelope and a set of systems: each half is met in many bundles. */
export class DwellingHalves {
  readonly shells: readonly ShellPicks[];
  readonly systems: readonly Picks[];
  /** Number of choices for each part of the envelope. */
  readonly sizes: readonly number[];
  readonly bare: Halves;
  readonly #ids: ReadonlyMap<string, number>;
  /** Of each part of the dwelling, its position in the envelope; -1 for systems. */
  readonly #order: readonly number[];

  constructor(parts: readonly PartOptions[], bundles: readonly Bundle[]) {
    this.#order = parts.map(({ part }) => ENVELOPE.indexOf(part));
    this.sizes = ENVELOPE.map((part) => parts.find((one) => one.part === part)?.options.length ?? 1);
    this.#ids = new Map(bundles.map(({ picks }, id) => [keyOf(picks), id]));
    this.bare = this.of(parts.map(() => 0));
    const halves = bundles.map(({ picks }) => this.of(picks));
    this.shells = unique(halves.map(({ shell }) => shell));
    this.systems = unique(halves.map(({ systems }) => systems));
  }

  of(picks: Picks): Halves {
    const shell = ENVELOPE.map((_, position) => picks[this.#order.indexOf(position)] ?? 0);
    return { shell, systems: picks.filter((_, part) => this.#order[part] === -1) };
  }

  /**
   * Position of the bundle that has both.
   * @throws RangeError when works of one exclude those of the other, which no envelope and systems do
   */
  idOf({ shell, systems }: Halves): number {
    const left = [...systems];
    const picks = this.#order.map((at) => (at === -1 ? (left.shift() ?? 0) : (shell[at] ?? 0)));
    const id = this.#ids.get(keyOf(picks));
    if (id === undefined) throw new RangeError(`no bundle ${keyOf(picks)}`);
    return id;
  }
}

const unique = <T extends readonly number[]>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];
