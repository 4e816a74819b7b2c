import type { Services } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import type { Instant } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import { type Assumptions, assumptionsSchema } from './assumptions.ts';
import { latestAssumptions } from './assumptions-store.ts';

export type UsualAssumptions = {
  readonly assumptions: Assumptions;
  /** Who saved them for the service; null for those of the programme. */
  readonly saved: { readonly by: AccountId; readonly at: Instant } | null;
};

/** What simulations suppose unless told otherwise: what the service saved last, else its programme; null for neither. */
export async function usualAssumptions(
  d: Reader,
  { programme }: Pick<Services, 'programme'>,
): Promise<UsualAssumptions | null> {
  const row = await latestAssumptions(d);
  if (row) {
    const saved = { by: row.savedBy, at: row.savedAt };
    return { assumptions: assumptionsSchema.parse(row.assumptions), saved };
  }
  return programme.simulation && { assumptions: programme.simulation, saved: null };
}
