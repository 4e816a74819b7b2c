import { ENDED } from '../../cases/case-workflow.ts';
import { type Context, contextFor, type Services } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { system } from '../../shared/actor.ts';
import { addMonths, type Day, dayOf } from '../../shared/dates.ts';
import { archiveCase } from '../archive/archive-store.ts';
import * as clocks from './clock-store.ts';
import { delaysOf } from './delays.ts';
import {
  ageClock,
  caseClock,
  type Delays,
  isArchived,
  isDue,
  personClock,
  type RetentionClock,
  type SubjectKind,
} from './retention-rules.ts';
import { addBatch, addItems, dropItems, itemsOf, listedBatch, type NewItem } from './retention-store.ts';

export type Due = Pick<NewItem, 'kind' | 'subjectId' | 'rule' | 'fromOn' | 'dueOn'>;
const HANDFUL = 2000;
/** A batch is something a person looks through: the rest comes with the next. */
const MOST = 500;

/**
 * Every night: brings the list that a manager has before them in line with what is due today, and puts in intermediate
 * archive the cases that have come to it. Erases nothing.
 */
export async function listDue(services: Services): Promise<number> {
  const ctx = contextFor(services, system('retention'));
  const today = dayOf(ctx.clock());
  const delays = delaysOf(ctx.programme);
  await archiveEnded(ctx, delays, today);
  const due = await findDue(ctx.db.read, delays, today);
  await ctx.db.tx(async (d) => {
    const batch =
      (await listedBatch(d)) ??
      (due.length > 0 ? await addBatch(d, { state: 'listed', listedOn: today }) : null);
    if (!batch) return;
    const nameOf = ({ kind, subjectId }: Pick<Due, 'kind' | 'subjectId'>) => `${kind}:${subjectId}`;
    const wanted = new Set(due.map(nameOf));
    const gone = (await itemsOf(d, batch.id)).filter((item) => !wanted.has(nameOf(item)));
    await dropItems(
      d,
      gone.map(({ id }) => id),
    );
    await addItems(
      d,
      due.map((one) => ({ ...one, batchId: batch.id, state: 'listed' as const })),
    );
  });
  return due.length;
}

/** Closed cases whose undertakings have ended: from here on a manager reads them, with a reason. */
async function archiveEnded(ctx: Context, delays: Delays, today: Day): Promise<void> {
  await eachCase(ctx.db.read, async (found) => {
    const ripe = found.filter((one) => !one.archived && isArchived(caseClock(one, delays), today));
    if (ripe.length === 0) return;
    await ctx.db.tx(async (d) => {
      for (const { id } of ripe) {
        await archiveCase(d, id, today);
        await appendJournal(
          d,
          { actor: ctx.actor, now: ctx.clock() },
          { action: 'case.archived', subject: { kind: 'case', id } },
        );
      }
    });
  });
}

async function eachCase(d: Reader, work: (cases: clocks.CaseWithClock[]) => Promise<void>): Promise<void> {
  for (let after = 0; ; ) {
    const found = await clocks.casesWithClock(d, ENDED, after, HANDFUL);
    const last = found.at(-1);
    if (!last) return;
    await work(found);
    after = last.id;
  }
}

/** Everything whose time has run out, at most `MOST`: cases first, since persons wait for them. */
export async function findDue(d: Reader, delays: Delays, today: Day): Promise<Due[]> {
  const due: Due[] = [];
  const take = (kind: SubjectKind, id: number, clock: RetentionClock) => {
    if (isDue(clock, today) && due.length < MOST)
      due.push({ kind, subjectId: id, rule: clock.rule, fromOn: clock.from, dueOn: clock.endsOn });
  };
  await eachCase(d, async (found) => {
    for (const one of found) take('case', one.id, caseClock(one, delays));
  });
  const lastEntry = addMonths(today, -delays.prospectMonths);
  for (let after = 0; due.length < MOST; ) {
    const found = await clocks.personsWithClock(d, lastEntry, after, HANDFUL);
    for (const one of found) take('person', one.id, personClock(one, delays));
    const last = found.at(-1);
    if (!last) break;
    after = last.id;
  }
  await takeOld(d, delays, today, take);
  return due;
}

async function takeOld(
  d: Reader,
  delays: Delays,
  today: Day,
  take: (kind: SubjectKind, id: number, clock: RetentionClock) => void,
): Promise<void> {
  const old = {
    account: await clocks.unusedAccounts(d, addMonths(today, -delays.unusedAccountMonths)),
    campaign: await clocks.campaignsWithLetters(d, addMonths(today, -delays.prospectMonths)),
    import: await clocks.oldImports(d, addMonths(today, -delays.importedFileMonths)),
    mail: await clocks.oldMails(d, addMonths(today, -delays.mailMonths)),
    reading: await clocks.oldReadings(d, addMonths(today, -delays.accessLogMonths)),
  };
  for (const kind of ['account', 'campaign', 'import', 'mail', 'reading'] as const)
    for (const { id, lastUsed } of old[kind]) take(kind, id, ageClock(kind, lastUsed, delays));
}
