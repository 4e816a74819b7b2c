import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { forbidden, mustExist } from '../../shared/errors.ts';
import type { PerimeterId } from '../../shared/ids.ts';
import { boxOfRings, contains, type Rings, sidesOf } from './perimeter.ts';
import type { PerimeterKind } from './perimeter-kind.ts';
import {
  addPerimeter,
  deletePerimeter,
  findPerimeter,
  putInPerimeter,
  standingIn,
} from './perimeter-store.ts';

export type PerimeterToKeep = { readonly name: string; readonly kind: PerimeterKind; readonly rings: Rings };

/** Units looked at before others have their turn. */
const HANDFUL = 5000;

/** Keeps a perimeter and finds the units inside. From then on triggers follow those that come, move and go. */
export function keepPerimeter(
  ctx: Context,
  { name, kind, rings }: PerimeterToKeep,
): Promise<{ readonly id: PerimeterId; readonly inside: number }> {
  return ctx.db.tx(async (d) => {
    const now = ctx.clock();
    const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
    const box = boxOfRings(rings);
    const id = await addPerimeter(d, { name, kind, rings, ...box, madeBy, createdAt: now }, sidesOf(rings));
    const inside = await fill(d, id, rings);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'perimeter.kept', subject: { kind: 'perimeter', id }, data: { kind, inside } },
    );
    return { id, inside };
  });
}

async function fill(d: Writer, id: PerimeterId, rings: Rings): Promise<number> {
  const box = boxOfRings(rings);
  const sides = sidesOf(rings);
  let inside = 0;
  let after = 0;
  for (;;) {
    const near = await standingIn(d, box, after, HANDFUL);
    const found = near.filter(({ longitude, latitude }) => contains(sides, [longitude, latitude]));
    await putInPerimeter(
      d,
      id,
      found.map((unit) => unit.id),
    );
    inside += found.length;
    after = near.at(-1)?.id ?? 0;
    if (near.length < HANDFUL) return inside;
    await setImmediate();
  }
}

/** @throws DomainError not-found, forbidden unless its author or a manager asks */
export async function dropPerimeter(ctx: Context, id: PerimeterId): Promise<void> {
  await ctx.db.tx(async (d) => {
    const { madeBy, kind } = mustExist(await findPerimeter(d, id), 'web.error.404.text');
    if (!mayChange(ctx, madeBy)) throw forbidden('find.errors.notYourPerimeter');
    await deletePerimeter(d, id);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action: 'perimeter.dropped', subject: { kind: 'perimeter', id }, data: { kind } },
    );
  });
}

/** What the team shares is changed by who made it, or by a manager. */
export const mayChange = ({ actor }: Context, madeBy: number | null): boolean =>
  actor.kind === 'staff' && (actor.accountId === madeBy || actor.role === 'manager');
