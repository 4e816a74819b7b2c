import { installEnvelopes } from '../../budget/install-envelopes.ts';
import type { Context } from '../../context.ts';
import { installSchemes } from '../../incentives/install-schemes.ts';
import { addDays, type Day, dayOf, instant, yearOf } from '../../shared/dates.ts';
import { envelopesOfYears, firstDayOfYear, trialEdition } from './past-edition.ts';
import { yearBegins } from './play-year.ts';

/** What stood before the year that is told began: budgets voted each January, rules published before they took effect. */
export async function openPastYears(ctx: Context, seed: string | number): Promise<void> {
  const today = dayOf(ctx.clock());
  const begin = yearBegins(seed, today);
  const on = (day: Day): Context => ({
    ...ctx,
    clock: () => instant(`${day < today ? day : today}T08:00:00Z`),
  });
  const rules = [trialEdition(ctx.programme, begin), ...ctx.programme.schemes];
  const envelopes = envelopesOfYears(ctx.programme, yearOf(begin), yearOf(today));
  const votes = envelopes.map((envelope) => {
    const day = firstDayOfYear(envelope.year);
    const programme = { ...ctx.programme, envelopes: [envelope] };
    return { day, open: () => installEnvelopes({ ...on(day), programme }) };
  });
  const published = rules.map((rule) => {
    const day = addDays(rule.validity.from, -5);
    return { day, open: () => installSchemes(on(day), [rule]) };
  });
  for (const { open } of [...votes, ...published].toSorted((a, b) => (a.day < b.day ? -1 : 1))) await open();
}
