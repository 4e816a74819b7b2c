import { addDays, type Day } from '../shared/dates.ts';

export type AnswersUntil = { readonly day: Day; readonly answers: number; readonly total: number };

/**
 * First answers week by week since the letters left, summed up as they come. Weeks without answers are there too, up to the
 * last answer: silence is part of the picture. Answers told before the sending day count in the first week.
 */
export function answersByWeek(
  sentOn: Day,
  byDay: readonly { readonly day: string; readonly owners: number }[],
): AnswersUntil[] {
  const last = byDay.at(-1)?.day;
  if (last === undefined) return [];
  const weeks: AnswersUntil[] = [];
  let total = 0;
  let from = '';
  for (let end = addDays(sentOn, 7); from <= last; end = addDays(end, 7)) {
    const answers = byDay
      .filter(({ day }) => day >= from && day < end)
      .reduce((sum, { owners }) => sum + owners, 0);
    total += answers;
    weeks.push({ day: addDays(end, -1), answers, total });
    from = end;
  }
  return weeks;
}

/** A share for people: null where there is nothing to divide by. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
