import type { Owner } from '../../people/people-queries.ts';
import type { Spell } from '../spells/spell-store.ts';
import type { Unit } from '../unit-store.ts';

/** A unit as the register has it, with its first owner and its open vacancy. */
export type Known = {
  readonly unit: Unit;
  readonly firstOwner: Owner | null;
  readonly openSpell: Spell | null;
};
