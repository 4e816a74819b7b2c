import { refused } from '../../shared/errors.ts';
import type { SpellId } from '../../shared/ids.ts';
import type { Spell } from '../spells/spell-store.ts';
import { lastPossibleDay, type Precision } from '../spells/vacancy-spell.ts';

/** One spell that remains of several, and those that end in it. */
export type MergedSpell = { readonly survivor: Spell; readonly dropped: readonly SpellId[] };

/**
 * The vacancies of one dwelling out of those of two records. Spells that surely overlap tell of the same one: it
 * begins at the earliest start, with that start’s evidence. Only a person ends a spell, on proof, so that an end
 * beats a file that still says “vacant”; of two ends the later counts. A start known by its year may lie after an
 * end of that year: then they are two.
 * @throws DomainError `unitLife.errors.twoReturns` where two recorded returns would fall together
 */
export function mergeSpells(spells: readonly Spell[], withReturn: ReadonlySet<SpellId>): MergedSpell[] {
  const groups: Spell[][] = [];
  for (const spell of spells.toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : 1))) {
    const group = groups.at(-1);
    if (group?.some((other) => overlap(other, spell))) group.push(spell);
    else groups.push([spell]);
  }
  return oneOpen(groups).map((group) => merged(group, withReturn));
}

const overlap = (earlier: Spell, later: Spell): boolean =>
  earlier.endedOn === null ||
  lastPossibleDay(later.startedOn, later.startPrecision as Precision) <= earlier.endedOn;

/** Two open spells always overlap, since neither has an end. */
function oneOpen(groups: readonly Spell[][]): Spell[][] {
  const open = groups.filter((group) => group.every(({ endedOn }) => endedOn === null));
  const [first, ...more] = open;
  if (first === undefined || more.length === 0) return [...groups];
  return [...groups.filter((group) => !open.includes(group)), [...first, ...more.flat()]];
}

function merged(group: readonly Spell[], withReturn: ReadonlySet<SpellId>): MergedSpell {
  const [first] = group;
  if (first === undefined) throw new Error('a group of spells is never empty');
  const returned = group.filter(({ id }) => withReturn.has(id));
  if (returned.length > 1) throw refused('unitLife.errors.twoReturns');
  const ended = group.filter(({ endedOn }) => endedOn !== null);
  const last = ended.toSorted((a, b) => ((a.endedOn ?? '') < (b.endedOn ?? '') ? 1 : -1))[0];
  const base = returned[0] ?? last ?? first;
  const { startedOn, startPrecision, startEvidence, vintage, definition } = first;
  return {
    survivor: {
      ...base,
      startedOn,
      startPrecision,
      startEvidence,
      vintage,
      definition,
      endedOn: last?.endedOn ?? null,
      exitKind: last?.exitKind ?? null,
    },
    dropped: group.filter(({ id }) => id !== base.id).map(({ id }) => id),
  };
}
