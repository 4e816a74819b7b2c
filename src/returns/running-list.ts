import type { Reader } from '../db/database.ts';
import { addDays, addYears, type Day } from '../shared/dates.ts';
import type { CaseId } from '../shared/ids.ts';
import { openBreaches } from './breach/breach-store.ts';
import { type CheckState, checkState } from './checks/check.ts';
import { type FollowedCheck, openChecks } from './checks/check-store.ts';
import { type RunningLine, runningUndertakings } from './return-store.ts';

export const DUES = ['all', 'overdue', 'soon', 'breach', 'ending'] as const;
export type Due = (typeof DUES)[number];
export type RunningFilter = { readonly kind: string; readonly due: Due; readonly commune: string };

/** A running undertaking with the next check of its case and whether a breach is open on it. */
export type RunningView = RunningLine & {
  readonly next: (FollowedCheck & { readonly state: CheckState }) | null;
  readonly breach: number | null;
};

const MOST = 5000;
const SOON_DAYS = 60;

/** Undertakings that run and meet the filter, the nearest term first; `sees` keeps to the reader's communes. */
export async function runningList(
  d: Reader,
  today: Day,
  filter: RunningFilter,
  sees: (commune: string) => boolean,
): Promise<RunningView[]> {
  const checks = Map.groupBy(await openChecks(d), ({ caseId }) => caseId);
  const breaches = new Map(
    (await openBreaches(d)).map(({ id, caseId, undertaking }) => [`${caseId} ${undertaking}`, id]),
  );
  const rows = (await runningUndertakings(d, MOST)).filter(({ commune }) => sees(commune));
  return rows
    .map((row) => ({
      ...row,
      next: nextOf(checks.get(row.caseId as CaseId)),
      breach: breaches.get(`${row.caseId} ${row.kind}`) ?? null,
    }))
    .filter((row) => meets(row, filter, today));
}

function nextOf(checks: readonly FollowedCheck[] | undefined): RunningView['next'] {
  const [first] = checks ?? [];
  return first ? { ...first, state: checkState(first) } : null;
}

function meets(row: RunningView, { kind, due, commune }: RunningFilter, today: Day): boolean {
  if (kind !== '' && row.kind !== kind) return false;
  if (commune !== '' && row.commune !== commune) return false;
  switch (due) {
    case 'all':
      return true;
    case 'overdue':
      return (
        row.next !== null &&
        (row.next.state === 'overdue' || row.next.state === 'to-look-at' || row.next.dueOn < today)
      );
    case 'soon':
      return row.next !== null && row.next.dueOn <= addDays(today, SOON_DAYS);
    case 'breach':
      return row.breach !== null;
    case 'ending':
      return row.endsOn <= addYears(today, 1);
  }
}
