import type { SpellFacts, VacancySpell } from '../spells/vacancy-spell.ts';
import type { RegisterEntry, UnitFacts } from '../unit.ts';

/** A unit as the register has it when a file speaks of it again. */
export type KnownUnit = {
  readonly facts: UnitFacts;
  /** Fields that a person edited. */
  readonly editedFields: readonly string[];
  readonly lastVintage: number | null;
  readonly openSpell: VacancySpell | null;
  /** End of the last spell, when none is open. */
  readonly lastEndedOn: string | null;
};

export type FieldChange = { readonly field: keyof UnitFacts; readonly from: unknown; readonly to: unknown };
export type SpellChange =
  | { readonly kind: 'none' }
  /** The file says vacant and nothing is open: a new spell. */
  | { readonly kind: 'open'; readonly spell: SpellFacts }
  /** The file moves the start of a spell that only files had told of. */
  | { readonly kind: 'restart'; readonly spell: SpellFacts }
  /** The file says vacant since before an end that somebody proved: to be looked at, nothing is changed. */
  | { readonly kind: 'contradicts-end' };

/** What one entry of a file would do to the register. */
export type EntryEffect =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  /** An older file than what the register knows changes nothing. */
  | { readonly kind: 'older' }
  | {
      readonly kind: 'changed';
      readonly fields: readonly FieldChange[];
      /** What the file says otherwise than a person: the person’s word stays, the difference is shown. */
      readonly kept: readonly FieldChange[];
      readonly spell: SpellChange;
    };

/** Compares an entry with the register. A human edit beats the file; what the file does not know changes nothing. */
export function effectOf(known: KnownUnit | null, entry: RegisterEntry): EntryEffect {
  if (known === null) return { kind: 'new' };
  if (known.lastVintage !== null && entry.vintage < known.lastVintage) return { kind: 'older' };
  const differences = differingFields(known.facts, entry);
  const isEdited = ({ field }: FieldChange) => known.editedFields.includes(field);
  const fields = differences.filter((difference) => !isEdited(difference));
  const kept = differences.filter(isEdited);
  const spell = spellChange(known, entry.spell);
  const changesNothing = fields.length === 0 && kept.length === 0 && spell.kind === 'none';
  return changesNothing ? { kind: 'unchanged' } : { kind: 'changed', fields, kept, spell };
}

function differingFields(known: UnitFacts, { unit: seen, assumed = [] }: RegisterEntry): FieldChange[] {
  const isTold = (field: keyof UnitFacts): boolean =>
    seen[field] !== null && (known[field] === null || !assumed.includes(field));
  return (Object.keys(seen) as (keyof UnitFacts)[])
    .filter((field) => isTold(field) && seen[field] !== known[field])
    .filter((field) => field !== 'address' || !isPartOf(seen.address, known.address))
    .map((field) => ({ field, from: known[field], to: seen[field] }));
}

/** The same address with less said of it: the building and door of a flat, where the file leaves their cell empty. */
const isPartOf = (seen: string, known: string): boolean => seen === '' || known.startsWith(`${seen}, `);

/** A file that tells the year says nothing new of a start whose day in that year is known. */
const isSameStart = (known: SpellFacts, seen: SpellFacts): boolean =>
  known.startedOn === seen.startedOn ||
  (seen.startPrecision === 'year' &&
    known.startPrecision !== 'year' &&
    known.startedOn.slice(0, 4) === seen.startedOn.slice(0, 4));

function spellChange({ openSpell, lastEndedOn }: KnownUnit, seen: SpellFacts): SpellChange {
  if (openSpell === null) {
    // A file describes the first of January of a year: one that starts before a proven end speaks of the old spell.
    return lastEndedOn !== null && seen.startedOn <= lastEndedOn
      ? { kind: 'contradicts-end' }
      : { kind: 'open', spell: seen };
  }
  const onlyFromFiles = openSpell.startEvidence === 'lovac';
  return onlyFromFiles && !isSameStart(openSpell, seen) ? { kind: 'restart', spell: seen } : { kind: 'none' };
}
