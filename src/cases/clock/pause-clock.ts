import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { addDays, dayOf, daysBetween } from '../../shared/dates.ts';
import { forbidden, refused } from '../../shared/errors.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { type CaseRow, saveCase } from '../case-store.ts';
import { asSeen, caseForStaff } from '../open-case.ts';
import { canPause, type PauseCause, runsByLaw } from './clock.ts';
import { addPause, endPause, openPause, type Pause } from './clock-store.ts';

type Wish = { readonly version: number; readonly cause: PauseCause; readonly reason: string };
type End = { readonly version: number; readonly reason: string };

/**
 * Stops the office's clock on a case, with a recorded reason. A day that the law sets goes on running, and stays shown.
 * @throws DomainError forbidden, conflict, `clocks.errors.cannotPause`
 */
export async function pauseClock(ctx: Context, ref: string, wish: Wish): Promise<'now' | 'before'> {
  const now = ctx.clock();
  const { accountId } = instructor(ctx);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if (await openPause(d, row.id)) return 'before';
    await asSeen(d, ctx, row, wish.version);
    if (!canPause(row.state)) throw refused('clocks.errors.cannotPause');
    const { cause, reason } = wish;
    await addPause(d, {
      caseId: row.id,
      cause,
      reason,
      startedAt: now,
      startedBy: accountId,
      dueOn: runsByLaw(row.state) ? null : row.dueOn,
    });
    const dueOn = runsByLaw(row.state) ? row.dueOn : null;
    await saveCase(d, row, { dueOn, updatedAt: now });
    await journalled(d, ctx, row, 'case.clock-paused', { cause, dueOn: row.dueOn });
    return 'now';
  });
}

/** Lets the clock run again from where it stopped. @throws DomainError forbidden, conflict */
export async function resumeClock(
  ctx: Context,
  ref: string,
  { version, reason }: End,
): Promise<'now' | 'before'> {
  instructor(ctx);
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const pause = await openPause(d, row.id);
    if (!pause) return 'before';
    await asSeen(d, ctx, row, version);
    await end(d, ctx, pause, reason);
    const dueOn = pause.dueOn === null ? row.dueOn : resumedDay(ctx, pause);
    await saveCase(d, row, { dueOn, updatedAt: ctx.clock() });
    await journalled(d, ctx, row, 'case.clock-resumed', { dueOn });
    return 'now';
  });
}

/** A case that moves on is no longer paused: the delay of its new state is another. */
export async function endPauseOf(d: Writer, ctx: Context, row: CaseRow): Promise<void> {
  const pause = await openPause(d, row.id);
  if (!pause) return;
  await end(d, ctx, pause, null);
  await journalled(d, ctx, row, 'case.clock-resumed', { moved: true });
}

const resumedDay = ({ clock }: Context, { dueOn, startedAt }: Pause) =>
  dueOn && addDays(dueOn, daysBetween(dayOf(startedAt), dayOf(clock())));

const end = (d: Writer, { actor, clock }: Context, { id }: Pause, endReason: string | null): Promise<void> =>
  endPause(d, id, {
    endedAt: clock(),
    endedBy: 'accountId' in actor ? actor.accountId : null,
    endReason,
  });

function instructor(ctx: Context) {
  const staff = staffOf(ctx);
  if (!allows(staff.role, 'cases.instruct')) throw forbidden('web.errors.forbidden');
  return staff;
}

const journalled = (
  d: Writer,
  { actor, clock }: Context,
  { id }: CaseRow,
  action: 'case.clock-paused' | 'case.clock-resumed',
  data: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendJournal(d, { actor, now: clock() }, { action, subject: { kind: 'case', id }, data });
