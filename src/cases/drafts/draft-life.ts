import { addPeriod } from '../../programme/programme.ts';
import type { Period } from '../../programme/schema-parts.ts';
import type { Day } from '../../shared/dates.ts';

/** What is due to a draft today: nothing, its next notice, or its end. */
export type DraftStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'notice'; readonly number: number; readonly until: Day }
  | { readonly kind: 'purge' };

/**
 * A draft is erased after its last day, and never before all its notices were sent, each so long before: when the server
 * stood still for weeks, the end moves, not the notices. `notices`: how long before the end each is sent, the first first.
 */
export function draftStep(
  { dueOn, sent }: { readonly dueOn: Day; readonly sent: number },
  notices: readonly Period[],
  today: Day,
): DraftStep {
  const before = notices[sent];
  if (before === undefined) return today > dueOn ? { kind: 'purge' } : { kind: 'nothing' };
  const earliestEnd = addPeriod(today, before);
  if (earliestEnd < dueOn) return { kind: 'nothing' };
  return { kind: 'notice', number: sent + 1, until: earliestEnd > dueOn ? earliestEnd : dueOn };
}
