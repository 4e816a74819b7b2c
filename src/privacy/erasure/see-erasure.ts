import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import type { Owner } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import { countErasable, gather } from '../holdings/holdings-store.ts';
import { casesOfPersons } from '../retention/clock-store.ts';
import { delaysOf } from '../retention/delays.ts';
import { sharedHomes } from './erasure-store.ts';
import { casesKept, type ErasurePlan } from './plan-erasure.ts';

/** What erasing that person today would do, and what law keeps. Nothing is changed. */
export async function seeErasure(
  d: Reader,
  ctx: Pick<Context, 'clock' | 'programme'>,
  person: readonly Owner[],
): Promise<ErasurePlan> {
  const owners = person.map(({ id }) => id);
  const keptCases = casesKept(await casesOfPersons(d, owners), delaysOf(ctx.programme), dayOf(ctx.clock()));
  const scope = {
    owners,
    withoutCases: keptCases.map(({ id }) => id),
    withoutIdentity: keptCases.length > 0,
  };
  return {
    counts: countErasable(gather(d, scope), scope),
    keptCases,
    identityKept: keptCases.length > 0,
    oppositionKept: person.some(({ doNotContact }) => doNotContact),
    sharedHomes: await sharedHomes(d, owners),
  };
}
