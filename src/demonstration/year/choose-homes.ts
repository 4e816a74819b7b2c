import type { Context } from '../../context.ts';
import { type Day, yearOf } from '../../shared/dates.ts';
import { type DemoOptions, type DemoUnit, demoRegister } from '../../units/demo/demo-register.ts';
import { random } from '../../units/demo/random.ts';
import type { Profile } from './outlines.ts';
import { plainLetters } from './plain-letters.ts';
import type { Story } from './plan-year.ts';

/** A story with the invented home and owner that it is told of. */
export type HousedStory = Story & {
  readonly idlocal: string;
  /** Mailbox of the owner: the register's, or one made up from the name. */
  readonly email: string;
};

/** Vacant long enough before the year begins for the rules that ask for two years. */
const YEARS_VACANT = 3;
/** Homes built before walls had to be insulated: most of those that the rules are for. */
const BUILT_BEFORE = 1975;

const PROFILES: Record<Profile, (unit: DemoUnit) => boolean> = {
  occupier: ({ owners }) => owners.length === 1 && owners[0]?.kind === 'individual',
  landlord: ({ owners }) => owners.length === 1 && owners[0]?.kind === 'individual',
  indivision: ({ owners }) => owners.length === 2 && owners.every(({ right }) => right === 'full'),
  three: ({ owners }) => owners.length === 3 && owners.every(({ right }) => right === 'full'),
  sci: ({ owners }) => owners[0]?.name.startsWith('SCI ') === true,
  company: ({ owners }) => owners[0]?.kind === 'developer' || owners[0]?.kind === 'other',
};

/**
 * Gives each story a home of the invented register, its own, with an owner whom no other story has. The register is made
 * anew from its seed, so that the choice is the same whatever has become of the homes since.
 * @throws RangeError when the register has not enough homes of a kind
 */
export function houseStories(
  { programme, territory }: Pick<Context, 'programme' | 'territory'>,
  register: DemoOptions,
  stories: readonly Story[],
  begin: Day,
): HousedStory[] {
  const owners = new Set<string>();
  const homes = [...demoRegister(programme, territory, register)].filter((unit) => {
    const number = unit.owners[0]?.personNumber ?? '';
    if (!suits(unit, begin) || owners.has(number)) return false;
    owners.add(number);
    return true;
  });
  const taken = new Set<DemoUnit>();
  return stories.map((story) => {
    const fit = homes.filter((unit) => !taken.has(unit) && PROFILES[story.profile](unit));
    const draw = ({ unit }: DemoUnit) => random(register.seed, story.key, unit.idlocal).next();
    const [home] = fit.map((unit) => ({ unit, draw: draw(unit) })).toSorted((a, b) => a.draw - b.draw);
    if (!home) throw new RangeError(`the invented register has no more homes of ${story.profile}`);
    taken.add(home.unit);
    return { ...story, idlocal: home.unit.unit.idlocal, email: mailboxOf(home.unit, story.number) };
  });
}

function suits({ spells, unit, owners, reasons }: DemoUnit, begin: Day): boolean {
  const spell = spells.at(-1);
  const year = yearOf(begin);
  return (
    spell !== undefined &&
    spell.endedOn === null &&
    yearOf(spell.startedOn) <= year - YEARS_VACANT &&
    unit.yearBuilt !== null &&
    unit.yearBuilt < BUILT_BEFORE &&
    (unit.livingArea ?? 0) >= 30 &&
    (unit.livingArea ?? 0) <= 130 &&
    // An inheritance may be in the hands of a notary, to whom letters go.
    !reasons.includes('inheritance') &&
    owners.every(({ doNotContact }) => !doNotContact)
  );
}

function mailboxOf({ owners }: DemoUnit, number: number): string {
  const [owner] = owners;
  if (owner?.email) return owner.email;
  const words = plainLetters(owner?.name ?? '')
    .toLowerCase()
    .match(/[a-z]+/g) ?? ['proprietaire'];
  return `${words.toReversed().join('.')}.d${number}@example.org`;
}
