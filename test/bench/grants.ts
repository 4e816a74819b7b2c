import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { acts } from '../../src/agreements/acts/act-table.ts';
import { closeSession } from '../../src/cases/committee/close-session.ts';
import { MOST_ON_AGENDA } from '../../src/cases/committee/committee.ts';
import { findSession, itemsOf, type Session } from '../../src/cases/committee/committee-store.ts';
import { planSession } from '../../src/cases/committee/plan-session.ts';
import { recordDecisions } from '../../src/cases/committee/record-decisions.ts';
import { putOnAgenda } from '../../src/cases/committee/set-agenda.ts';
import { outbox } from '../../src/outbox/outbox-table.ts';
import { startOutboxWorker } from '../../src/outbox/outbox-worker.ts';
import { handlers } from '../../src/outbox-handlers.ts';
import { dayOf } from '../../src/shared/dates.ts';
import { grantedCase } from '../agreements/support/granted-case.ts';
import { atCommittee } from '../cases/support/at-committee.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { atMost, type Bench, exactly, told } from './support/bench.ts';

/** Cents: two hundred of them fit in the envelope of the year. */
const AWARD = 1_000_00;
/** Seconds that the issue gives to the whole batch. */
const AIM = 30;

/**
 * A session of as many cases as one may hold, closed: each granted in its own transaction, its letter drawn, sealed, kept
 * and sent, then the minutes. By the worker of the service, as after a click. Judged by the CPU of all its threads: below the
 * aim, one core alone would do it in time.
 */
export const grants: Bench = {
  name: 'grants',
  check: null,
  title: `a session of ${MOST_ON_AGENDA} grants with their letters`,
  run: async () => {
    const test = await startTestServices();
    try {
      const session = await aSession(test);
      const cpu = process.cpuUsage();
      const from = performance.now();
      await closeSession(test.as(session.manager), session.seen);
      const worker = startOutboxWorker(test.services, handlers);
      const decided = await until(from, () => stateOf(test, session.seen) === 'closed');
      const all = await until(from, () => leftToDo(test) === 0);
      const { user, system } = process.cpuUsage(cpu);
      await worker.stop();
      const seconds = (user + system) / 1e6;
      return [
        exactly('letters drawn', lettersDrawn(test), MOST_ON_AGENDA),
        told('decided after', decided, 's'),
        told('all drawn and sent after', all, 's'),
        told('CPU of a grant, its letter and its mail', (seconds * 1000) / MOST_ON_AGENDA, 'ms'),
        atMost('CPU of the whole', seconds, AIM, 's'),
      ];
    } finally {
      await test.close();
    }
  },
};

/** A session on whose agenda every case is to be granted, ready to be closed. */
async function aSession(test: TestServices) {
  const people = await grantedCase(test);
  await atCommittee(test, people, MOST_ON_AGENDA, AWARD);
  await test.work();
  const secretary = test.as(people.officer);
  const again = async ({ id }: Pick<Session, 'id'>) => {
    const found = await findSession(test.services.db.read, id);
    if (!found) throw new Error('no session');
    return found;
  };
  const planned = await planSession(secretary, {
    heldOn: dayOf(test.clock.now),
    place: 'Salle des Dunes',
    ceiling: null,
  });
  await putOnAgenda(secretary, planned, 'all');
  const decisions = (await itemsOf(test.services.db.read, planned.id)).map(({ id: item }) => ({
    item,
    provisional: 'yes' as const,
    reason: '',
  }));
  await recordDecisions(secretary, await again(planned), decisions);
  return { manager: people.manager, seen: await again(planned) };
}

/** Seconds from `from` until `fact` is so. */
async function until(from: number, fact: () => boolean): Promise<number> {
  while (!fact()) await pause(50);
  return (performance.now() - from) / 1000;
}

const stateOf = ({ services }: TestServices, { id }: Session): string | undefined =>
  services.db.read.all<{ state: string }>(sql`SELECT state FROM committee_session WHERE id = ${id}`)[0]
    ?.state;

/** What is promised for later is not waited for: the clock stands still. */
const leftToDo = ({ services, clock }: TestServices): number =>
  services.db.read
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(inArray(outbox.state, ['pending', 'working']), lte(outbox.dueAt, clock.now)))
    .all().length;

const lettersDrawn = ({ services }: TestServices): number =>
  services.db.read
    .select({ id: acts.id })
    .from(acts)
    .where(and(eq(acts.kind, 'decision-grant'), sql`${acts.fileHash} IS NOT NULL`))
    .all().length;
