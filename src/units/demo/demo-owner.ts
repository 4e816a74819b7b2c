import { sirenFrom } from '../../programme/siren.ts';
import type { Commune } from '../../programme/territory.ts';
import { type Day, day } from '../../shared/dates.ts';
import type { OwnerKind, OwnerLocation, Right } from '../ownership.ts';
import type { DemoOwner } from './demo-unit.ts';
import { COMPANY_NAMES, FAR_STREETS, FAR_TOWNS } from './generic-words.ts';
import { code, type Random, random } from './random.ts';

export type DemoWords = {
  readonly streets: readonly string[];
  readonly familyNames: readonly string[];
  readonly givenNames: readonly string[];
};
export type OwnerSetting = {
  readonly seed: string | number;
  readonly words: DemoWords;
  /** Where the unit is, for owners who live nearby. */
  readonly home: Commune;
  readonly year: number;
};

/** Owner number `number` of a register: the same person each time, whichever unit asks. */
export function demoOwner(
  setting: OwnerSetting,
  number: number,
  kind: OwnerKind,
): Omit<DemoOwner, 'rank' | 'right'> {
  const chance = random(setting.seed, 'owner', number);
  const address = demoAddress(chance, setting);
  const common = { ...address, kind, personNumber: personNumber(setting.home.code, number) };
  return kind === 'individual'
    ? { ...common, ...person(chance, setting, number) }
    : { ...common, ...company(chance, setting, number, kind) };
}

/** Two digits of the department, then a Z that no real number has been seen to start with, then the owner's own. */
const personNumber = (insee: string, number: number): string => `${insee.slice(0, 2)}Z${code(number, 5)}`;

function person(chance: Random, { words, year }: OwnerSetting, number: number) {
  const given = chance.pick(words.givenNames);
  const family = chance.pick(words.familyNames);
  const birthDate = day(
    `${year - Math.round(chance.around(66, 40, 24, 97))}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`,
  );
  return {
    name: `${family.toUpperCase()} ${given}`,
    birthDate: chance.chance(0.9) ? birthDate : (null as Day | null),
    siren: null,
    email: chance.chance(0.55) ? `${plain(given)}.${plain(family)}.${number}@example.org` : null,
    phone: chance.chance(0.6) ? fictionPhone(chance) : null,
    doNotContact: chance.chance(0.02),
  };
}

const COMPANY_FORMS: Partial<Record<OwnerKind, string>> = { developer: 'SAS', other: 'ASSOCIATION' };

function company(chance: Random, { words }: OwnerSetting, number: number, kind: OwnerKind) {
  const form = COMPANY_FORMS[kind] ?? 'SCI';
  const name = chance.chance(0.5) ? chance.pick(COMPANY_NAMES) : chance.pick(words.familyNames);
  return {
    name: `${form} ${name}`.toUpperCase(),
    birthDate: null,
    // A right check digit, in a block that starts with zeros and was never given out.
    siren: sirenFrom(`000${String(number % 100_000).padStart(5, '0')}`),
    email: chance.chance(0.7) ? `contact.${number}@example.org` : null,
    phone: chance.chance(0.7) ? fictionPhone(chance) : null,
    doNotContact: false,
  };
}

function demoAddress(
  chance: Random,
  { words, home }: OwnerSetting,
): { address: string; location: OwnerLocation } {
  const number = chance.whole(1, 120);
  if (chance.chance(0.62)) {
    const town = `${home.postcodes[0] ?? home.code} ${home.name}`;
    return { address: `${number} ${chance.pick(words.streets)}\n${town}`, location: 'same-commune' };
  }
  const [town, location] = chance.pick(FAR_TOWNS);
  return { address: `${number} ${chance.pick(FAR_STREETS)}\n${town}`, location };
}

export type OwnerGroup = { readonly kind: OwnerKind; readonly rights: readonly Right[] };

/** Who typically holds a vacant dwelling together, and by which rights. */
export const demoOwnerGroup = (chance: Random): OwnerGroup =>
  chance.weighted<OwnerGroup>([
    [{ kind: 'individual', rights: ['full'] }, 54],
    [{ kind: 'individual', rights: ['full', 'full'] }, 13],
    [{ kind: 'individual', rights: ['full', 'full', 'full'] }, 5],
    [{ kind: 'individual', rights: ['usufruct', 'bare'] }, 5],
    [{ kind: 'individual', rights: ['usufruct', 'bare', 'bare'] }, 2],
    [{ kind: 'company', rights: ['full'] }, 18],
    [{ kind: 'developer', rights: ['full'] }, 2],
    [{ kind: 'other', rights: ['full'] }, 1],
  ]);

/** Numbers of the ranges that Arcep keeps for works of fiction. */
const fictionPhone = (chance: Random): string =>
  `${chance.pick(['03 53 01', '06 39 98'])} ${two(chance.whole(0, 99))} ${two(chance.whole(0, 99))}`;
const two = (value: number): string => String(value).padStart(2, '0');
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
