import { DWELLING_KINDS, ENERGY_CLASSES } from '../vocabulary.ts';
import { HOME_OWNERS, type HomeFacts } from './simulated-project.ts';

/**
 * Homes as columns of shared memory: threads read them where they are, and none is copied. A word is its place in a
 * list, an unknown one −1; an unknown number is NaN.
 */
export type PackedHomes = {
  readonly count: number;
  readonly communes: readonly string[];
  readonly vacancyDays: readonly string[];
  readonly id: Float64Array<SharedArrayBuffer>;
  readonly livingArea: Float64Array<SharedArrayBuffer>;
  readonly yearBuilt: Float64Array<SharedArrayBuffer>;
  readonly commune: Int32Array<SharedArrayBuffer>;
  readonly vacantSince: Int32Array<SharedArrayBuffer>;
  readonly kind: Int8Array<SharedArrayBuffer>;
  readonly energyClass: Int8Array<SharedArrayBuffer>;
  readonly owner: Int8Array<SharedArrayBuffer>;
};

export function packHomes(homes: readonly HomeFacts[]): PackedHomes {
  const count = homes.length;
  const communes = numbering();
  const vacancyDays = numbering();
  const columns = emptyColumns(count);
  homes.forEach((home, at) => {
    columns.id[at] = home.id;
    columns.livingArea[at] = home.livingArea ?? Number.NaN;
    columns.yearBuilt[at] = home.yearBuilt ?? Number.NaN;
    columns.commune[at] = communes.numberOf(home.commune);
    columns.vacantSince[at] = home.vacantSince === null ? -1 : vacancyDays.numberOf(home.vacantSince);
    columns.kind[at] = placeIn(DWELLING_KINDS, home.kind);
    columns.energyClass[at] = placeIn(ENERGY_CLASSES, home.energyClass);
    columns.owner[at] = placeIn(HOME_OWNERS, home.owner);
  });
  return { count, communes: communes.words, vacancyDays: vacancyDays.words, ...columns };
}

/** The homes from one place up to another, one after the other. */
export function* unpackHomes(packed: PackedHomes, from: number, to: number): Generator<HomeFacts> {
  for (let at = from; at < to; at += 1)
    yield {
      id: packed.id[at] ?? 0,
      commune: packed.communes[packed.commune[at] ?? 0] ?? '',
      kind: DWELLING_KINDS[packed.kind[at] ?? -1] ?? null,
      livingArea: known(packed.livingArea[at]),
      yearBuilt: known(packed.yearBuilt[at]),
      vacantSince: packed.vacancyDays[packed.vacantSince[at] ?? -1] ?? null,
      energyClass: ENERGY_CLASSES[packed.energyClass[at] ?? -1] ?? null,
      owner: HOME_OWNERS[packed.owner[at] ?? -1] ?? null,
    };
}

const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

const emptyColumns = (count: number) => ({
  id: new Float64Array(shared(count * 8)),
  livingArea: new Float64Array(shared(count * 8)),
  yearBuilt: new Float64Array(shared(count * 8)),
  commune: new Int32Array(shared(count * 4)),
  vacantSince: new Int32Array(shared(count * 4)),
  kind: new Int8Array(shared(count)),
  energyClass: new Int8Array(shared(count)),
  owner: new Int8Array(shared(count)),
});

const placeIn = <T extends string>(words: readonly T[], word: T | null): number =>
  word === null ? -1 : words.indexOf(word);

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Numbers words in the order in which they are first met. */
function numbering() {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const numberOf = (word: string): number => {
    const found = numbers.get(word);
    if (found !== undefined) return found;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };
  return { words, numberOf };
}
