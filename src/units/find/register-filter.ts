import type { Phase } from '../../cases/case-phases.ts';
import { addYears, type Day } from '../../shared/dates.ts';
import type { GeoBox } from '../../shared/geo.ts';
import type { AccountId, BuildingId, PerimeterId } from '../../shared/ids.ts';
import type { OwnerKind } from '../ownership.ts';
import type { EnergyLabel, Occupancy, Reason, Status, Substatus, UnitKind, UnitSource } from '../unit.ts';
import type { ContactState } from './contact-state.ts';

/** Vacancy as people ask for it. Labels: `register.vacancy.*`. */
export const VACANCY_CHOICES = ['vacant', 'under-2', 'over-2', 'over-5', 'over-10', 'ended'] as const;
export type VacancyChoice = (typeof VACANCY_CHOICES)[number];

/** What the list, the map, the count and the export are limited to. Empty lists and nulls limit nothing. */
export type RegisterFilter = {
  readonly text: string;
  /** INSEE codes. */
  readonly communes: readonly string[];
  readonly statuses: readonly Status[];
  readonly vacancy: VacancyChoice | null;
  readonly kind: UnitKind | null;
  readonly classes: readonly (EnergyLabel | 'unknown')[];
  readonly ownerKind: OwnerKind | null;
  readonly assigned: AccountId | 'nobody' | null;
  readonly reason: Reason | null;
  /** Years, both ends included. */
  readonly builtFrom: number | null;
  readonly builtTo: number | null;
  /** Square metres, both ends included. */
  readonly areaFrom: number | null;
  readonly areaTo: number | null;
  /** Vacant here and gone from the latest file: to be checked. */
  readonly absent: boolean;
  readonly substatus: Substatus | null;
  readonly occupancy: Occupancy | null;
  /** Whether the class comes from an audit. */
  readonly evidence: 'audited' | 'declared' | null;
  /** Rooms, both ends included. */
  readonly roomsFrom: number | null;
  readonly roomsTo: number | null;
  readonly contact: ContactState | null;
  /** Whether an owner asked not to be contacted. */
  readonly heldBack: 'yes' | 'no' | null;
  /** Its owner holds other units too. */
  readonly shared: boolean;
  /** Phase of its newest case; `none` for units without a case, `any` for those with one. */
  readonly phase: CasePhase | null;
  readonly source: UnitSource | null;
  /** Score of priority, at least; homes that are not vacant have none. */
  readonly priorityFrom: number | null;
  /** These homes and no others: those ticked on a page of the list. */
  readonly ids: readonly number[];
  /** Vintage of the latest file that shows it. */
  readonly vintage: number | null;
  readonly perimeter: PerimeterId | null;
  /** Homes of one building. */
  readonly building: BuildingId | null;
  /** Its building holds several vacant homes. */
  readonly together: boolean;
  readonly box: GeoBox | null;
};
/** Labels: `find.phase.*` for the two that are no phase of a case. */
export type CasePhase = Phase | 'none' | 'any';

export const NO_FILTER: RegisterFilter = {
  text: '',
  communes: [],
  statuses: [],
  vacancy: null,
  kind: null,
  classes: [],
  ownerKind: null,
  assigned: null,
  reason: null,
  builtFrom: null,
  builtTo: null,
  areaFrom: null,
  areaTo: null,
  absent: false,
  substatus: null,
  occupancy: null,
  evidence: null,
  roomsFrom: null,
  roomsTo: null,
  contact: null,
  heldBack: null,
  shared: false,
  phase: null,
  source: null,
  priorityFrom: null,
  ids: [],
  vintage: null,
  perimeter: null,
  building: null,
  together: false,
  box: null,
};

/** Start of vacancy between two days; `after` excluded, `until` included, null open. */
export type StartRange = { readonly after: Day | null; readonly until: Day | null };

/** The starts of vacancy that a choice stands for on a day; null for those that are over. */
export function startRange(choice: VacancyChoice, today: Day): StartRange | null {
  const ago = (years: number): Day => addYears(today, -years);
  switch (choice) {
    case 'ended':
      return null;
    case 'vacant':
      return { after: null, until: null };
    case 'under-2':
      return { after: ago(2), until: null };
    case 'over-2':
      return { after: null, until: ago(2) };
    case 'over-5':
      return { after: null, until: ago(5) };
    case 'over-10':
      return { after: null, until: ago(10) };
  }
}

/** Orders of the list. `vacancy`: the longest vacant first, those no longer vacant last. */
export const REGISTER_SORTS = [
  'vacancy',
  'owner',
  'commune',
  'area',
  'class',
  'contact',
  'priority',
] as const;
export type RegisterSort = (typeof REGISTER_SORTS)[number];
export type RegisterOrder = { readonly by: RegisterSort; readonly descending: boolean };
/** Orders that are first asked for from the top down. */
export const FROM_THE_TOP: readonly RegisterSort[] = ['priority'];
export const DEFAULT_ORDER: RegisterOrder = { by: 'vacancy', descending: false };

/** A place in an ordered list: the value sorted on (null among those without one) and the unit's id. */
export type Cursor = { readonly value: string | number | null; readonly id: number };
/** A page after or before a place; the first one when null. */
export type PageWanted = { readonly side: 'after' | 'before'; readonly cursor: Cursor } | null;
