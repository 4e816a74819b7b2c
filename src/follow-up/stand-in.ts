import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { type Day, dayOf } from '../shared/dates.ts';
import type { AccountId } from '../shared/ids.ts';
import { coveredBy, standInsOf } from './absence-store.ts';

/** A colleague who is away, whose work somebody does meanwhile. */
export type Covered = { readonly id: AccountId; readonly until: Day };

/** Colleagues for whom this person stands in today. */
export const coveredToday = async (d: Reader, { actor, clock }: Context): Promise<Covered[]> =>
  actor.kind === 'staff' ? coveredBy(d, actor.accountId, dayOf(clock())) : [];

/** Colleagues who do today the work of somebody who is away; none when they are there. */
export const standInsToday = (
  d: Reader,
  { clock }: Pick<Context, 'clock'>,
  away: AccountId,
): Promise<AccountId[]> => standInsOf(d, away, dayOf(clock()));
