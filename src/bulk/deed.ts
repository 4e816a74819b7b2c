import type { Day } from '../shared/dates.ts';
import type { AccountId, CampaignId, TaskId } from '../shared/ids.ts';
import type { Reason, Status, Substatus } from '../units/unit.ts';

/** What can be done to many homes at once. Labels: `bulk.kind.*`. */
export const DEED_KINDS = [
  'assign',
  'status',
  'reason',
  'playbook',
  'recall',
  'campaign',
  'hand-over',
] as const;
export type DeedKind = (typeof DEED_KINDS)[number];
/** Those offered on the list; work is handed over from the team's page. */
export const LIST_KINDS = DEED_KINDS.filter((kind) => kind !== 'hand-over');

/** `chosen`: nothing said yet of what to do; `judged`: the preflight stands. Labels: `bulk.state.*`. */
export const DEED_STATES = ['chosen', 'judged', 'applying', 'applied', 'undoing', 'undone'] as const;
export type DeedState = (typeof DEED_STATES)[number];
export const isUnderWay = (state: DeedState): boolean => state === 'applying' || state === 'undoing';

/** Ways to share the work of somebody who leaves: turn by turn, or to whoever holds the commune. */
export const SHARING_WAYS = ['evenly', 'by-commune'] as const;
export type SharingWay = (typeof SHARING_WAYS)[number];

/** What is wanted of each home. `others`: also of homes that a colleague follows. */
export type Wish =
  | { readonly kind: 'assign'; readonly to: AccountId | null; readonly others: boolean }
  | {
      readonly kind: 'status';
      readonly status: Status;
      readonly substatus: Substatus | null;
      readonly others: boolean;
    }
  | { readonly kind: 'reason'; readonly reason: Reason; readonly others: boolean }
  | { readonly kind: 'playbook'; readonly playbook: string; readonly others: boolean }
  | { readonly kind: 'recall'; readonly subject: string; readonly dueOn: Day; readonly others: boolean }
  | { readonly kind: 'campaign'; readonly campaign: CampaignId; readonly others: boolean }
  | {
      readonly kind: 'hand-over';
      readonly from: AccountId;
      readonly to: readonly AccountId[];
      readonly way: SharingWay;
    };

/** Why a home stays as it is. Labels: `bulk.kept.*`. */
export const KEPT_REASONS = [
  'gone',
  'outside',
  'colleague',
  'no-change',
  'open-case',
  'do-not-contact',
  'running',
  'not-vacant',
  'no-owner',
  'in-campaign',
  'nobody-there',
  'changed-meanwhile',
] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];
export type Verdict = 'change' | KeptReason;

/** Why one home could not be put back. Labels: `bulk.notUndone.*`. */
export const UNDO_FAULTS = ['changed-since', 'task-touched', 'campaign-left', 'gone', 'outside'] as const;
export type UndoFault = (typeof UNDO_FAULTS)[number];

/** Where one home of a deed stands. */
export const UNIT_STATES = ['waiting', 'changed', 'kept', 'undone', 'not-undone'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

/** What the deed changed in one home, so that it can be put back exactly. */
export type Trace = {
  readonly before?: {
    readonly assignedTo?: AccountId | null;
    readonly status?: Status;
    readonly substatus?: Substatus | null;
    readonly reasons?: readonly Reason[];
  };
  /** The unit's version once changed; absent when the unit itself did not change. */
  readonly versionAfter?: number;
  /** Tasks made, or handed over from `from`. */
  readonly tasks?: readonly { readonly id: TaskId; readonly version: number }[];
};

/** More homes than this are no deed but a project. */
export const MOST_UNITS = 50_000;
/** As many are done while one waits; more, in the background. */
export const MOST_AT_ONCE = 200;
