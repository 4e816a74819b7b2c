import { type DpeFields, itemsAt, nodeAt, numberAt, textAt } from './dpe-tree.ts';

/** One wall, floor, window or machine as the diagnosis entered it. */
export type Entry = {
  /** Figure of a field; undefined when it says nothing. */
  number(field: string): number | undefined;
  /** Number of an id, `enum_<field>_id`. */
  id(field: string): number | undefined;
};

const HEATED_NEIGHBOUR = 22;

export function entryOf(item: DpeFields | undefined): Entry {
  const entered = nodeAt(item, 'donnee_entree');
  return {
    number: (field) => numberAt(entered, field),
    id: (field) => {
      const id = textAt(entered, `enum_${field}_id`);
      return id === undefined ? undefined : Number(id);
    },
  };
}

export const entriesAt = (dpe: DpeFields, ...path: readonly string[]): Entry[] =>
  itemsAt(dpe, 'logement', ...path).map(entryOf);
export const envelopeEntries = (dpe: DpeFields, part: string): Entry[] =>
  entriesAt(dpe, 'enveloppe', `${part}_collection`, part);

/** The generators of all installations of heating or of hot water. */
export const generatorsOf = (dpe: DpeFields, use: 'chauffage' | 'ecs'): DpeFields[] =>
  itemsAt(dpe, 'logement', `installation_${use}_collection`, `installation_${use}`).flatMap((each) =>
    itemsAt(each, `generateur_${use}_collection`, `generateur_${use}`),
  );

/** What gives on the outside or on a place without heating: it loses heat. */
export const losing = (entries: readonly Entry[]): Entry[] =>
  entries.filter((entry) => entry.id('type_adjacence') !== HEATED_NEIGHBOUR);

export const sumOf = (entries: readonly Entry[], field: string): number =>
  entries.reduce((sum, entry) => sum + (entry.number(field) ?? 0), 0);

/** The kind that covers most area, and its largest entry: a dwelling's answer speaks of its main wall, roof or window. */
export function dominant(
  entries: readonly Entry[],
  area: string,
  kindOf: (entry: Entry) => unknown,
): Entry | undefined {
  const byKind = Map.groupBy(entries, kindOf);
  const [main = []] = [...byKind.values()].toSorted((a, b) => sumOf(b, area) - sumOf(a, area));
  return main.toSorted((a, b) => (b.number(area) ?? 0) - (a.number(area) ?? 0))[0];
}

/** The word whose share is nearest to that part of the whole; of two as near, the first. */
export const nearestShare = <Word extends string>(
  part: number,
  shares: Readonly<Record<Word, number>>,
): Word | undefined =>
  (Object.keys(shares) as Word[]).toSorted(
    (a, b) => Math.abs(shares[a] - part) - Math.abs(shares[b] - part),
  )[0];

/** What an id stands for, where the questionnaire has a word for it. */
export const wordFor = <Word extends string>(
  id: number | undefined,
  words: Readonly<Partial<Record<Word, readonly number[]>>>,
): Word | undefined =>
  id === undefined ? undefined : (Object.keys(words) as Word[]).find((word) => words[word]?.includes(id));
