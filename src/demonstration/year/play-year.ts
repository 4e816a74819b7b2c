import { setImmediate as breathe } from 'node:timers/promises';
import type { Services } from '../../context.ts';
import { type OutboxHandlers, workUntilIdle } from '../../outbox/outbox-worker.ts';
import { addDays, type Day, type Instant, instant, plusMinutes } from '../../shared/dates.ts';
import { DomainError } from '../../shared/errors.ts';
import type { DemoOptions } from '../../units/demo/demo-register.ts';
import { type HousedStory, houseStories } from './choose-homes.ts';
import { DEEDS } from './deeds.ts';
import { OUTLINES, type Outline } from './outlines.ts';
import { programmeOn, trialEdition } from './past-edition.ts';
import { planYear, type YearEvent } from './plan-year.ts';
import { castOf, sceneOf } from './scene.ts';

export type YearProgress = { readonly done: number; readonly of: number };
export type PlayOptions = {
  readonly register: DemoOptions;
  readonly outlines?: readonly Outline[];
  /** The day before which everything happens. */
  readonly asOf: Day;
  /** Events that have happened already. */
  readonly done: number;
  /** Told after each event; false stops there. */
  keep(progress: YearProgress): Promise<boolean>;
};
/** An event that a use case would not have: a fault of the outlines, or of rules that changed under them. */
export type RefusedEvent = YearEvent & { readonly code: string };

/**
 * Plays a year of the office by its own use cases, each at the moment of the story and by whoever does it, with the mails
 * and documents that they promise. Played again from `done` on after a stop: the event that was in hand is asked for once
 * more, and the use cases know that they have done it.
 */
export async function playYear(
  services: Services,
  handlers: OutboxHandlers,
  { register, outlines = OUTLINES, asOf, done, keep }: PlayOptions,
): Promise<RefusedEvent[]> {
  const seed = String(register.seed);
  const { stories, events } = planYear(outlines, { seed, asOf });
  const begin = events[0]?.on ?? asOf;
  const trial = trialEdition(services.programme, begin);
  const housed = houseStories(services, register, stories, begin);
  const cast = await castOf(services);
  const moments = momentsOf(events);
  const refused: RefusedEvent[] = [];
  for (const [index, event] of events.entries()) {
    if (index < done) continue;
    const then = at(services, moments[index] as Instant, programmeOn(services.programme, trial, event.on));
    const work = async () => void (await workUntilIdle(then, handlers));
    await work();
    const story = housed[event.story] as HousedStory;
    const scene = sceneOf(then, cast, story, { seed, mailNow: work });
    // A case that turned out not to meet the rules was refused: the rest of its story does not happen.
    const code = (await scene.hasEnded()) ? null : await played(DEEDS[event.deed](scene));
    if (code !== null) refused.push({ ...event, code });
    await work();
    if (!(await keep({ done: index + 1, of: events.length }))) return refused;
    // The site answers between two events.
    await breathe();
  }
  await workUntilIdle(at(services, instant(`${addDays(asOf, -1)}T20:00:00Z`), services.programme), handlers);
  return refused;
}

/** The services as they were: the clock of that moment, the programme of that day, and no mail server. */
const at = (services: Services, moment: Instant, programme: Services['programme']): Services => ({
  ...services,
  programme,
  config: { ...services.config, smtpUrl: null },
  clock: () => moment,
});

async function played(deed: Promise<void>): Promise<string | null> {
  try {
    await deed;
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'unavailable') return error.code;
    throw error;
  }
}

const OPENING_HOUR = '07:30:00Z';
const MINUTES_OPEN = 9 * 60;

/** The events of a day one after the other, within office hours. */
function momentsOf(events: readonly YearEvent[]): Instant[] {
  const perDay = Map.groupBy(events, ({ on }) => on);
  return [...perDay].flatMap(([on, those]) => {
    const apart = Math.min(23, Math.floor(MINUTES_OPEN / those.length));
    return those.map((_, nth) => plusMinutes(instant(`${on}T${OPENING_HOUR}`), nth * apart));
  });
}

/** The first day of the year told as of that day. */
export const yearBegins = (seed: string | number, asOf: Day): Day =>
  planYear(OUTLINES, { seed: String(seed), asOf }).events[0]?.on ?? asOf;
