import type { SchemeEvent, Undertaking } from '../incentives/scheme-schema.ts';
import { addYears, type Day } from '../shared/dates.ts';

/** When each event of the scheme happened for a case; null when it has not. */
export type EventDays = Readonly<Record<SchemeEvent, Day | null>>;

export type UndertakingSpan = { readonly kind: string; readonly startsOn: Day; readonly endsOn: Day };

/**
 * From when to when each promise binds: from its event (from the return to market where that event is not dated), for
 * its whole years. Two promises of one kind are one, to the later end.
 */
export function undertakingSpans(
  promised: readonly Pick<Undertaking, 'kind' | 'years' | 'from'>[],
  days: EventDays,
  returnedOn: Day,
): UndertakingSpan[] {
  const spans = new Map<string, UndertakingSpan>();
  for (const { kind, years, from } of promised) {
    const startsOn = days[from] ?? returnedOn;
    const span = { kind, startsOn, endsOn: addYears(startsOn, years) };
    const known = spans.get(kind);
    if (!known || span.endsOn > known.endsOn) spans.set(kind, span);
  }
  return [...spans.values()];
}

/** The day on which the last promise ends; null when there is none. */
export const lastTerm = (spans: readonly { readonly endsOn: Day }[]): Day | null =>
  spans.reduce<Day | null>((last, { endsOn }) => (last === null || endsOn > last ? endsOn : last), null);
