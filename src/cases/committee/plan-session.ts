import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { type Day, dayOf, yearOf } from '../../shared/dates.ts';
import { conflict, forbidden, invalid, mustExist } from '../../shared/errors.ts';
import type { CommitteeSessionId } from '../../shared/ids.ts';
import type { Cents } from '../../shared/money.ts';
import { allows, type Permission } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { takeNumber } from '../take-number.ts';
import { addSession, findSession, type Session, saveSession } from './committee-store.ts';

export type SessionWish = {
  readonly heldOn: Day;
  readonly place: string;
  /** Cents; null for no limit of its own. */
  readonly ceiling: Cents | null;
};
export type SeenSession = { readonly id: CommitteeSessionId; readonly version: number };

/** Series of the numbers of sessions. */
const SERIES = 'COM';

/** Sets the day and place of a session. @throws DomainError `committee.errors.past` for a day that is over */
export async function planSession(ctx: Context, wish: SessionWish): Promise<Session> {
  const now = ctx.clock();
  const { accountId } = secretary(ctx);
  if (wish.heldOn < dayOf(now)) throw invalid('committee.errors.past');
  return ctx.db.tx(async (d) => {
    const number = await takeNumber(d, SERIES, yearOf(wish.heldOn));
    const session = await addSession(d, { ...wish, number, plannedBy: accountId, plannedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'committee.planned',
        subject: { kind: 'committee', id: session.id },
        data: { number, heldOn: wish.heldOn, ceiling: wish.ceiling },
      },
    );
    return session;
  });
}

/** Puts a session off, moves it or changes its ceiling. @throws DomainError conflict, `committee.errors.past` */
export async function changeSession(ctx: Context, seen: SeenSession, wish: SessionWish): Promise<void> {
  const now = ctx.clock();
  secretary(ctx);
  await ctx.db.tx(async (d) => {
    const session = await openSession(d, seen);
    if (wish.heldOn !== session.heldOn && wish.heldOn < dayOf(now)) throw invalid('committee.errors.past');
    await saveSession(d, seen, wish);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'committee.changed',
        subject: { kind: 'committee', id: session.id },
        data: {
          from: { heldOn: session.heldOn, ceiling: session.ceiling },
          to: { heldOn: wish.heldOn, ceiling: wish.ceiling },
        },
      },
    );
  });
}

/** Gives a session up: its cases wait for another. */
export async function cancelSession(ctx: Context, seen: SeenSession): Promise<void> {
  const now = ctx.clock();
  secretary(ctx);
  await ctx.db.tx(async (d) => {
    const session = await openSession(d, seen);
    await saveSession(d, seen, { state: 'cancelled', endedAt: now });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'committee.cancelled',
        subject: { kind: 'committee', id: session.id },
        data: { number: session.number },
      },
    );
  });
}

/** Who keeps the sessions. @throws DomainError forbidden */
export function secretary(ctx: Context, needs: Permission = 'committee.prepare') {
  const staff = staffOf(ctx);
  if (!allows(staff.role, needs)) throw forbidden('web.errors.forbidden');
  return staff;
}

/** A session that may still change, as it was seen. @throws DomainError not-found, conflict */
export async function openSession(d: Reader, seen: SeenSession): Promise<Session> {
  const session = mustExist(await findSession(d, seen.id), 'committee.errors.unknown');
  if (session.state !== 'planned' || session.version !== seen.version)
    throw conflict('committee.errors.changed');
  return session;
}
