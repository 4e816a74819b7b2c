import type { OwnerFacts } from '../ownership.ts';
import type { EvidenceKind } from '../spells/exit.ts';
import type { VacancySpell } from '../spells/vacancy-spell.ts';
import type { EnergyLabel, Occupancy, Reason, Status, Substatus, UnitFacts } from '../unit.ts';

/** An invented owner; mail goes nowhere (example.org), phone numbers are of the range kept for fiction (Arcep). */
export type DemoOwner = OwnerFacts & {
  readonly email: string | null;
  readonly phone: string | null;
  readonly doNotContact: boolean;
};
export type DemoSpell = VacancySpell & { readonly exitEvidence: EvidenceKind | null };

/** An invented dwelling with its owners and its history. Nothing in it points at a real one: `invented` says so. */
export type DemoUnit = {
  readonly invented: true;
  readonly unit: UnitFacts & { readonly idlocal: string };
  /** Identifier of the building that several flats may share. */
  readonly building: string;
  readonly location: string | null;
  readonly totalArea: number;
  readonly plotArea: number | null;
  readonly toilets: number;
  readonly baths: number;
  readonly condominium: boolean;
  readonly rentalValue: number;
  readonly lastMutationYear: number | null;
  readonly declaredClass: EnergyLabel | null;
  readonly occupancy: Occupancy;
  readonly status: Status;
  readonly substatus: Substatus | null;
  readonly reasons: readonly Reason[];
  /** By rank, the one to write to first. */
  readonly owners: readonly DemoOwner[];
  /** Oldest first; at most the last one is open. */
  readonly spells: readonly DemoSpell[];
};
