import type { Day } from '../../shared/dates.ts';
import type { OwnerKind, OwnerLocation, Right } from '../ownership.ts';
import type { UnitKind } from '../unit.ts';

/** Why a cell, or the line that holds it, was not taken. Labels: `units.importError.*`. */
export const LINE_PROBLEMS = [
  'missing-value',
  'bad-format',
  'out-of-range',
  'mangled-by-spreadsheet',
  'lost-zeros',
  'bad-check-digit',
  'outside-territory',
  'wrong-column-count',
  'unclosed-quote',
  'unreadable-characters',
  'unknown-word',
  'of-other-status',
  'unknown-unit',
  'unknown-officer',
  'read-only',
  'no-owner',
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** One fault of one cell. `column` is as the file spells it; `value` is cut to what a list can show. */
export type Rejection = {
  readonly line: number;
  readonly column: string;
  readonly reason: LineProblem;
  readonly value: string;
};

/** One of the up to six holders of rights that a line names. */
export type LovacOwner = {
  /** Place in the file, 1 to 6. */
  readonly rank: number;
  /** `idprodroit`: department, commune, account, place (13 characters). */
  readonly rightId: string | null;
  /** `idpersonne`: department and person number (8 characters). */
  readonly personNumber: string | null;
  readonly name: string;
  readonly birthDate: Day | null;
  readonly siren: string | null;
  readonly right: Right | null;
  readonly kind: OwnerKind;
  /** The kind is a guess from SIREN and name: no cell states it. */
  readonly kindGuessed: boolean;
  readonly location: OwnerLocation;
  readonly address: readonly string[];
};

/** A LOVAC line, typed. Areas are m², values euros as the tax office states them; null is unknown. */
export type LovacLine = {
  readonly line: number;
  readonly vintage: number;
  readonly landFileVintage: number | null;
  readonly idlocal: string;
  readonly invariant: string;
  readonly department: string;
  /** INSEE code as the file gives it, maybe one of before a merger; null when only a name is there. */
  readonly communeCode: string | null;
  readonly communeName: string | null;
  readonly parcel: string | null;
  readonly buildingId: string | null;
  readonly rnbId: string | null;
  readonly streetLine: string | null;
  readonly streetNumber: string | null;
  /** Building, stair, floor and door (`batloc`). */
  readonly location: string | null;
  /** Address as the national address base writes it, when it was matched. */
  readonly banLabel: string | null;
  readonly banScore: number | null;
  readonly postcode: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly kind: UnitKind | null;
  /** `aff`: H for a dwelling. */
  readonly use: string | null;
  readonly livingArea: number | null;
  readonly totalArea: number | null;
  readonly plotArea: number | null;
  readonly rooms: number | null;
  readonly yearBuilt: number | null;
  readonly cadastralCategory: number | null;
  readonly toilets: number | null;
  readonly baths: number | null;
  readonly showers: number | null;
  readonly condominium: boolean | null;
  readonly vacancyStartYear: number;
  /** `ccthp`: V where the land files say vacant. */
  readonly occupancyCode: string | null;
  readonly taxed: boolean;
  readonly rentalValue: number | null;
  /** `groupe`: 1 to 6 and 9 are public or social owners. */
  readonly ownerGroup: string | null;
  readonly lastMutationYear: number | null;
  /** Who manages for the owner, when the tax file names both. */
  readonly manager: string | null;
  readonly owners: readonly LovacOwner[];
  /** Filled cells of columns this software does not read, by their name in the file. */
  readonly others: Readonly<Record<string, string>>;
};
