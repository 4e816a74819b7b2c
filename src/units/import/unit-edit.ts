import type { UnitId } from '../../shared/ids.ts';
import type { FilterReason } from '../lovac/lovac-filters.ts';
import type { LineProblem, Rejection } from '../lovac/lovac-line.ts';
import type { EnergyLabel, HomeEntry, Occupancy, Reason, Status, Substatus, UnitKind } from '../unit.ts';

/** What a file says of a unit that people follow. A key that is not there: the file has no such column, or says nothing. */
export type UnitWords = {
  readonly address?: string;
  readonly postcode?: string | null;
  readonly kind?: UnitKind;
  readonly livingArea?: number | null;
  readonly rooms?: number | null;
  readonly yearBuilt?: number | null;
  readonly energyClass?: EnergyLabel | null;
  readonly status?: Status;
  readonly substatus?: Substatus | null;
  readonly reasons?: readonly Reason[];
  readonly occupancy?: Occupancy;
  /** Name of the officer; null for nobody. */
  readonly assignee?: string | null;
};
/** The same of its first owner. */
export type OwnerWords = {
  readonly email?: string | null;
  readonly phone?: string | null;
  /** Lines of the postal address, separated by line ends. */
  readonly address?: string | null;
  readonly doNotContact?: boolean;
};

/** What a line tells of a home, should the register not have it: enough to enter it, or why not. */
export type HomeTold =
  | {
      readonly kind: 'home';
      readonly entry: HomeEntry;
      /** Why the filters leave it out; null: it enters. */
      readonly leftOut: FilterReason | null;
      /** Cells left unknown. */
      readonly warnings: readonly Rejection[];
    }
  | { readonly kind: 'refused'; readonly reasons: readonly Rejection[] };

/** One line of a file that edits units: which unit, what it says of it, and what it says that cannot be changed so. */
export type UnitEdit = {
  readonly idlocal: string | null;
  /** From the address of the unit’s page, for units without identifier. */
  readonly unitId: UnitId | null;
  /** Versions of the unit and its owner when the file was made; null when the file does not tell. */
  readonly seen: { readonly unit: number; readonly owner: number } | null;
  readonly unit: UnitWords;
  readonly owner: OwnerWords;
  /** Cells that only describe: another value than the register’s changes nothing and is reported. */
  readonly readOnly: readonly {
    readonly column: string;
    readonly field: ReadOnlyField;
    readonly value: string;
  }[];
  /** The home itself, where the file describes homes that may be unknown; null: it only edits. */
  readonly home: HomeTold | null;
};
export const READ_ONLY_FIELDS = ['insee', 'commune', 'vacantSince', 'owner', 'ownerKind'] as const;
export type ReadOnlyField = (typeof READ_ONLY_FIELDS)[number];

/** A line read, with the cells left out; or refused with every reason. */
export type ReadEdit =
  | {
      readonly kind: 'edit';
      readonly line: number;
      readonly edit: UnitEdit;
      readonly warnings: readonly Rejection[];
    }
  | { readonly kind: 'rejected'; readonly line: number; readonly reasons: readonly Rejection[] };

export const rejectedLine = (line: number, reason: LineProblem, value: string): ReadEdit => ({
  kind: 'rejected',
  line,
  reasons: [{ line, column: '', reason, value: value.slice(0, 120) }],
});
