import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { ACT_PDF } from '../../agreements/acts/act-pdf-job.ts';
import { SIGNED_ACT_PDF } from '../../agreements/signing/signed-act-pdf-job.ts';
import { AUDIT_REPORT } from '../../audits/report/issue-report.ts';
import { COMMITTEE_PAPER } from '../../cases/committee/close-session.ts';
import type { Services } from '../../context.ts';
import type { Lane, OutboxRow } from '../../outbox/outbox-store.ts';
import { type OutboxHandlers, workOnce } from '../../outbox/outbox-worker.ts';
import { followPromises } from '../../returns/follow-promises.ts';
import { addDays, type Day, type Instant, instant, plusMinutes } from '../../shared/dates.ts';
import { DomainError } from '../../shared/errors.ts';
import type { DemoOptions } from '../../units/demo/demo-register.ts';
import { VISIT_REPORT } from '../../visits/conclude-visit.ts';
import { type HousedStory, houseStories } from './choose-homes.ts';
import { comesAfterTheEnd, DEEDS } from './deeds.ts';
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
  /** The day on which the year began, where only some of its stories are told: the day of its first event unless said. */
  readonly begin?: Day;
  /** Events that have happened already. */
  readonly done: number;
  /** Told after each event; false stops there. */
  keep(progress: YearProgress): Promise<boolean>;
};
/** An event that a use case would not have: a fault of the outlines, or of rules that changed under them. */
export type RefusedEvent = YearEvent & { readonly code: string };

/**
 * Documents of which nothing in the story waits: drawn after it, since they take longer than all the rest of it. What is
 * to be signed is drawn in its deed.
 */
const DRAWN_LATER = [ACT_PDF, SIGNED_ACT_PDF, AUDIT_REPORT, VISIT_REPORT, COMMITTEE_PAPER];
const IN_TIME: Lane = { allBut: DRAWN_LATER };

/**
 * Plays a year of the office by its own use cases, each at the moment of the story and by whoever does it, with the mails
 * that they promise; then draws its documents. Played again from `done` on after a stop: the event that was in hand is asked for once
 * more, and the use cases know that they have done it.
 */
export async function playYear(
  services: Services,
  handlers: OutboxHandlers,
  { register, outlines = OUTLINES, asOf, begin: began, done, keep }: PlayOptions,
): Promise<RefusedEvent[]> {
  const seed = String(register.seed);
  const { stories, events } = planYear(outlines, { seed, asOf });
  const begin = began ?? events[0]?.on ?? asOf;
  const trial = trialEdition(services.programme, begin);
  const housed = houseStories(services, register, stories, begin);
  const cast = await castOf(services);
  const moments = momentsOf(events);
  const refused: RefusedEvent[] = [];
  for (const [index, event] of events.entries()) {
    if (index < done) continue;
    const then = at(services, moments[index] as Instant, programmeOn(services.programme, trial, event.on));
    const work = () => workOff(then, handlers, IN_TIME);
    if (event.on !== events[index - 1]?.on) await followPromises(then);
    await work();
    const story = housed[event.story] as HousedStory;
    const scene = sceneOf(then, cast, story, { seed, mailNow: work });
    // A case that turned out not to meet the rules was refused: the rest of its story does not happen.
    const over = !comesAfterTheEnd(event.deed) && (await scene.hasEnded());
    const code = over ? null : await played(DEEDS[event.deed](scene));
    if (code !== null) refused.push({ ...event, code });
    await work();
    if (!(await keep({ done: index + 1, of: events.length }))) return refused;
    // The site answers between two events.
    await breathe();
  }
  const evening = at(services, instant(`${addDays(asOf, -1)}T20:00:00Z`), services.programme);
  await followPromises(evening);
  await workOff(evening, handlers, IN_TIME);
  await drawDocuments(evening, handlers, () => keep({ done: events.length, of: events.length }));
  return refused;
}

/** Works until nothing of that lane is due. */
async function workOff(services: Services, handlers: OutboxHandlers, lane: Lane): Promise<void> {
  while (await workOnce(services, handlers, lane));
}

/** The documents of the year, oldest first, and their mails: each as if it had been made when it was promised. */
async function drawDocuments(
  services: Services,
  handlers: OutboxHandlers,
  goesOn: () => Promise<boolean>,
): Promise<void> {
  const inItsTime = Object.fromEntries(
    Object.entries(handlers).map(([kind, work]) => [
      kind,
      (now: Services, row: OutboxRow) => work(at(now, row.dueAt, services.programme), row),
    ]),
  );
  const all: Lane = { allBut: [] };
  while (await workOnce(services, inItsTime, all)) {
    if (!(await goesOn())) return;
    await pause(BETWEEN_DOCUMENTS_MS);
  }
}
/** Left to visitors between two documents. */
const BETWEEN_DOCUMENTS_MS = 20;

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
