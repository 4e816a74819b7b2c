import { randomUUID } from 'node:crypto';
import { staffOf } from '../cases/acting.ts';
import { hasEnded } from '../cases/case-workflow.ts';
import type { CaseRow } from '../cases/cases-queries.ts';
import { caseForOwner, caseForStaff } from '../cases/open-case.ts';
import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { formatterFor } from '../i18n/format.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { promiseWork } from '../outbox/promise-work.ts';
import { addDays, dayOf, type Instant, momentAt } from '../shared/dates.ts';
import { conflict, invalid, mustExist, refused } from '../shared/errors.ts';
import type { VisitKind } from './visit-kind.ts';
import { promiseCancelled, promiseDated, promiseProposed } from './visit-mails.ts';
import { addVisit, clashOf, findVisit, saveVisit, type Visit } from './visit-store.ts';

/** Promised work: the owner is reminded the day before. */
export const VISIT_REMINDER = 'visit-reminder';
const REMINDED_AT = '09:00';

export type Arrangement = {
  readonly kind: VisitKind;
  /** One: the date was set with the owner. Several: the owner chooses. */
  readonly slots: readonly Instant[];
  readonly note: string | null;
};

/**
 * Arranges a visit by whoever acts. @throws DomainError `visits.errors.past`, `visits.errors.busy`,
 * `visits.errors.notDone` (a conformity visit before the works are declared done), `visits.errors.ended`
 */
export async function arrangeVisit(ctx: Context, ref: string, wanted: Arrangement): Promise<Visit> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    mustBeTimely(row, wanted.kind);
    const me = staffOf(ctx).accountId;
    const { minutes } = ctx.programme.visits;
    await mustBeFree(d, ctx, wanted.slots, { visitorId: me, minutes, not: null });
    const [only] = wanted.slots;
    const dated = wanted.slots.length === 1 && only !== undefined;
    const visit = await addVisit(d, {
      caseId: row.id,
      kind: wanted.kind,
      state: dated ? 'dated' : 'proposed',
      slots: dated ? [] : wanted.slots,
      startsAt: dated ? only : null,
      minutes,
      visitorId: me,
      note: wanted.note,
      uid: `${randomUUID()}@${new URL(ctx.config.publicUrl).hostname}`,
      createdBy: me,
      createdAt: now,
    });
    await journalled(d, ctx, row, visit, dated ? 'visit.dated' : 'visit.proposed');
    if (dated) await announce(d, ctx, row, visit);
    else await promiseProposed(d, ctx, row, visit);
    return visit;
  });
}

/** @throws DomainError `visits.errors.ended`, `visits.errors.notDone` */
export function mustBeTimely({ state }: CaseRow, kind: VisitKind): void {
  if (hasEnded(state)) throw refused('visits.errors.ended');
  if (kind === 'conformity' && state !== 'works-done') throw refused('visits.errors.notDone');
}

/** The owner takes one of the moments offered. @throws DomainError `visits.errors.slotGone`, `visits.errors.busy` */
export async function chooseSlot(ctx: Context, caseId: number, id: number, slot: string): Promise<Visit> {
  return ctx.db.tx(async (d) => {
    const row = await caseForOwner(d, ctx, caseId);
    const visit = mustExist(await findVisit(d, row.id, id), 'visits.errors.unknown');
    const startsAt = visit.slots.find((offered) => offered === slot);
    if (visit.state !== 'proposed' || !startsAt) throw conflict('visits.errors.slotGone');
    await mustBeFree(d, ctx, [startsAt], { ...visit, not: visit.id });
    const dated = await saveVisit(d, visit, { state: 'dated', startsAt, slots: [] });
    await journalled(d, ctx, row, dated, 'visit.dated');
    await announce(d, ctx, row, dated);
    return dated;
  });
}

/** Sets another date. Calendars move the entry: same identifier, next sequence. @throws as `arrangeVisit` */
export async function moveVisit(
  ctx: Context,
  ref: string,
  id: number,
  to: { readonly startsAt: Instant; readonly version: number },
): Promise<Visit> {
  return ctx.db.tx(async (d) => {
    const { row, visit } = await openVisit(d, ctx, ref, id, to.version);
    await mustBeFree(d, ctx, [to.startsAt], { ...visit, not: visit.id });
    const moved = await saveVisit(d, visit, {
      state: 'dated',
      startsAt: to.startsAt,
      slots: [],
      sequence: visit.state === 'dated' ? visit.sequence + 1 : visit.sequence,
    });
    await journalled(d, ctx, row, moved, visit.state === 'dated' ? 'visit.moved' : 'visit.dated');
    await announce(d, ctx, row, moved);
    return moved;
  });
}

/** Calls a visit off; its entry leaves the calendars. */
export async function cancelVisit(ctx: Context, ref: string, id: number, version: number): Promise<Visit> {
  return ctx.db.tx(async (d) => {
    const { row, visit } = await openVisit(d, ctx, ref, id, version);
    const cancelled = await saveVisit(d, visit, { state: 'cancelled', sequence: visit.sequence + 1 });
    await journalled(d, ctx, row, cancelled, 'visit.cancelled');
    await promiseCancelled(d, ctx, row, cancelled);
    return cancelled;
  });
}

/** A visit that is still to come, as it was on the screen. @throws DomainError `visits.errors.over`, conflict */
async function openVisit(d: Writer, ctx: Context, ref: string, id: number, version: number) {
  const row = await caseForStaff(d, ctx, ref);
  const visit = mustExist(await findVisit(d, row.id, id), 'visits.errors.unknown');
  if (visit.state === 'concluded' || visit.state === 'cancelled') throw refused('visits.errors.over');
  if (visit.version !== version) throw conflict('web.errors.changedMeanwhile');
  return { row, visit };
}

async function mustBeFree(
  d: Writer,
  ctx: Context,
  slots: readonly Instant[],
  visit: Pick<Visit, 'visitorId' | 'minutes'> & { readonly not: number | null },
): Promise<void> {
  for (const startsAt of slots) {
    if (startsAt <= ctx.clock()) throw invalid('visits.errors.past');
    const other = await clashOf(d, { ...visit, startsAt });
    if (other?.startsAt)
      throw refused('visits.errors.busy', { when: formatterFor(ctx.locale).moment(other.startsAt) });
  }
}

/** The date is known: both sides get it for their calendar, and the owner a reminder the day before. */
async function announce(d: Writer, ctx: Context, row: CaseRow, visit: Visit): Promise<void> {
  const now = ctx.clock();
  await promiseDated(d, ctx, row, visit);
  if (visit.startsAt === null) return;
  const dueAt = momentAt(addDays(dayOf(visit.startsAt), -1), REMINDED_AT);
  // Set for tomorrow or later today: what was just said needs no reminder.
  if (dueAt <= now) return;
  await promiseWork(d, now, {
    kind: VISIT_REMINDER,
    payload: { visit: visit.id, sequence: visit.sequence },
    dedupeKey: `${VISIT_REMINDER}:${visit.id}:${visit.sequence}`,
    dueAt,
  });
}

type Deed = 'visit.proposed' | 'visit.dated' | 'visit.moved' | 'visit.cancelled';
const journalled = (d: Writer, ctx: Context, row: CaseRow, visit: Visit, action: Deed): Promise<void> =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action,
      subject: { kind: 'case', id: row.id },
      data: { visit: visit.id, kind: visit.kind, startsAt: visit.startsAt, sequence: visit.sequence },
    },
  );
