import { isWorkingDay, workingDayFrom } from '../../follow-up/working-days.ts';
import { addDays, type Day, later } from '../../shared/dates.ts';
import { type Random, random } from '../../units/demo/random.ts';
import type { DeedName } from './deeds.ts';
import type { Outline, Profile } from './outlines.ts';

/** One case of the year, before it has a home. */
export type Story = {
  /** From 0. */
  readonly number: number;
  /** `returned-3`: seeds all that is drawn for it, so that a kind added elsewhere changes nothing here. */
  readonly key: string;
  readonly kind: string;
  readonly profile: Profile;
};
/** A step of a story on its day. */
export type YearEvent = { readonly story: number; readonly deed: DeedName; readonly on: Day };
export type Year = { readonly stories: readonly Story[]; readonly events: readonly YearEvent[] };

export type YearOptions = {
  /** The same seed and day give the same year. */
  readonly seed: string;
  /** The day before which everything has happened. */
  readonly asOf: Day;
};

/** How owners who can be granted an aid are spread. */
const SPREAD: readonly (readonly [Profile, number])[] = [
  ['occupier', 34],
  ['landlord', 36],
  ['indivision', 14],
  ['sci', 16],
];

/**
 * All stories of the year, their steps merged in the order of days. Each story ends `age` days before `asOf` and is told
 * backwards from there; nothing happens on Saturdays, Sundays and holidays. Pure: the same options give the same year.
 */
export function planYear(outlines: readonly Outline[], options: YearOptions): Year {
  const stories: Story[] = [];
  const events: (YearEvent & { readonly place: number })[] = [];
  const openDay = officeCalendar(options.asOf);
  for (const outline of outlines)
    for (let nth = 0; nth < outline.count; nth += 1) {
      const number = stories.length;
      const key = `${outline.slug}-${nth + 1}`;
      const chance = random(options.seed, 'story', key);
      const profile = outline.profiles ? chance.pick(outline.profiles) : chance.weighted(SPREAD);
      stories.push({ number, key, kind: outline.slug, profile });
      const days = daysOf(outline, options.asOf, openDay, chance);
      for (const [place, { deed }] of outline.steps.entries())
        events.push({ story: number, deed, on: days[place] as Day, place });
    }
  events.sort((a, b) => compare(a.on, b.on) || a.story - b.story || a.place - b.place);
  return { stories, events: events.map(({ place: _, ...event }) => event) };
}

function daysOf({ age, steps }: Outline, asOf: Day, openDay: (on: Day) => Day, chance: Random): Day[] {
  const gaps = steps.map(({ after }) => chance.whole(...after));
  const last = addDays(asOf, -chance.whole(...age));
  const span = gaps.slice(1).reduce((sum, gap) => sum + gap, 0);
  let day = addDays(last, -span);
  let earliest = day;
  return gaps.map((gap, place) => {
    if (place > 0) day = addDays(day, gap);
    earliest = later(openDay(day), earliest);
    return earliest;
  });
}

/** That day, or the next on which the office is open; one before where the next has not come yet. */
function officeCalendar(before: Day): (on: Day) => Day {
  const known = new Map<Day, Day>();
  return (on) => {
    const seen = known.get(on);
    if (seen) return seen;
    let found = workingDayFrom(on);
    while (found >= before || !isWorkingDay(found)) found = addDays(found, -1);
    known.set(on, found);
    return found;
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
