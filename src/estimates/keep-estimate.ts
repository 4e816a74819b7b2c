import type { Context } from '../context.ts';
import { hashToken, newToken } from '../people/token.ts';
import { addMonths, dayOf, type Instant, instant } from '../shared/dates.ts';
import { mustExist } from '../shared/errors.ts';
import { type EstimateAnswers, isEnough } from './estimate-answers.ts';
import {
  addKept,
  addToTally,
  changeKept,
  dropExpired,
  dropKept,
  findByToken,
  type KeptEstimate,
} from './estimate-store.ts';
import { makeEstimate } from './make-estimate.ts';
import { type ShownFigures, shownFigures } from './what-changed.ts';

/** Months for which an estimate is kept after it was last saved; the privacy page says so. */
export const KEPT_MONTHS = 12;

const endOfKeeping = (now: Instant): Instant => instant(`${addMonths(dayOf(now), KEPT_MONTHS)}T23:59:59Z`);

/** Keeps an estimate and gives the secret of its address, told once: only its hash is stored. Nothing says who asked, so nothing is journalled. */
export async function keepEstimate(ctx: Context, answers: EstimateAnswers): Promise<string> {
  const now = ctx.clock();
  const token = newToken();
  const shown = await figuresOf(ctx, answers);
  await ctx.db.tx(async (d) => {
    const row = { answers, shown, createdAt: now, updatedAt: now, expiresAt: endOfKeeping(now) };
    await addKept(d, { tokenHash: hashToken(token), ...row });
    await addToTally(d, dayOf(now), ['saved']);
  });
  return token;
}

/** The estimate of an address. @throws DomainError not-found: never kept, erased or past its time, all alike */
export const openKept = async (ctx: Context, token: string): Promise<KeptEstimate> =>
  mustExist(await findByToken(ctx.db.read, hashToken(token), ctx.clock()), 'estimates.errors.gone');

/** Keeps other answers, or the same with the figures of today, for twelve months more. */
export async function keepAgain(ctx: Context, token: string, answers: EstimateAnswers): Promise<void> {
  const now = ctx.clock();
  const shown = await figuresOf(ctx, answers);
  await ctx.db.tx(async (d) => {
    const kept = mustExist(await findByToken(d, hashToken(token), now), 'estimates.errors.gone');
    await changeKept(d, kept, { answers, shown, updatedAt: now, expiresAt: endOfKeeping(now) });
  });
}

/** Its holder erases it: gone at once, with no trace. */
export async function eraseEstimate(ctx: Context, token: string): Promise<void> {
  await ctx.db.tx(async (d) => {
    const kept = mustExist(await findByToken(d, hashToken(token), ctx.clock()), 'estimates.errors.gone');
    await dropKept(d, kept.id);
  });
}

/** Estimates past their time are erased. Called by the scheduler. */
export const forgetOldEstimates = ({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<number> =>
  db.tx((d) => dropExpired(d, clock()));

async function figuresOf(ctx: Context, answers: EstimateAnswers): Promise<ShownFigures | null> {
  const made = isEnough(answers) ? await makeEstimate(ctx, answers) : null;
  return made && shownFigures(made);
}
