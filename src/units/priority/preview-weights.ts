import type { Context } from '../../context.ts';
import { findUnits, type Unit } from '../unit-store.ts';
import type { PriorityWeights } from './priority.ts';
import { bestBetween, bestNow, endOfHandful, type Ranked } from './priority-store.ts';

export const SHOWN = 20;
/** Read at once; other requests are answered between two handfuls. */
const HANDFUL = 10_000;

/** `was`, `becomes`: place among the first `SHOWN`, from 1; null beyond them. */
export type Move = {
  readonly unit: Unit;
  readonly was: number | null;
  readonly becomes: number | null;
  readonly score: number;
};

/** Which homes would come first by other weights, and which would leave the first places. */
export async function previewWeights(
  ctx: Context,
  weights: PriorityWeights,
): Promise<{ readonly first: readonly Move[]; readonly leaving: readonly Move[] }> {
  const within = ctx.actor.kind === 'staff' ? ctx.actor.territory : [];
  const now = await bestNow(ctx.db.read, within, SHOWN);
  const then = await bestBy(ctx, weights, within);
  const ids = [...new Set([...now, ...then].map(({ id }) => id))];
  const found = new Map((await findUnits(ctx.db.read, ids)).map((unit) => [unit.id, unit]));
  const placeIn = (ranked: readonly Ranked[], id: Ranked['id']): number | null => {
    const place = ranked.findIndex((one) => one.id === id);
    return place < 0 ? null : place + 1;
  };
  const move = ({ id, score }: Ranked): Move[] => {
    const unit = found.get(id);
    return unit ? [{ unit, score, was: placeIn(now, id), becomes: placeIn(then, id) }] : [];
  };
  return {
    first: then.flatMap(move),
    leaving: now.filter(({ id }) => placeIn(then, id) === null).flatMap(move),
  };
}

async function bestBy(
  { db }: Context,
  weights: PriorityWeights,
  within: readonly string[] | null,
): Promise<Ranked[]> {
  let best: Ranked[] = [];
  let after = 0;
  for (;;) {
    const handful = await endOfHandful(db.read, after, HANDFUL);
    if (handful === null) return best;
    const found = await bestBetween(db.read, weights, { after, last: handful.last }, within, SHOWN);
    best = [...best, ...found].toSorted((a, b) => b.score - a.score || b.id - a.id).slice(0, SHOWN);
    after = handful.last;
    await new Promise(setImmediate);
  }
}
