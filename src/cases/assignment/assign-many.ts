import type { Context } from '../../context.ts';
import { DomainError, invalid } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import { assignCase } from '../instruction/take-up.ts';

/** Cases that one gesture may give away: a page of the list. */
const MOST = 200;

export type Assigned = {
  readonly given: number;
  /** Those that stayed, by reason (an i18n key). */
  readonly kept: readonly { readonly reason: string; readonly count: number }[];
};

/**
 * Gives several cases to one member of staff, or to nobody; each stands for itself, so that one that cannot be given does
 * not keep the others.
 * @throws DomainError `cases.errors.chooseCases` when none or too many are chosen
 */
export async function assignMany(
  ctx: Context,
  refs: readonly string[],
  to: AccountId | null,
): Promise<Assigned> {
  const chosen = [...new Set(refs)];
  if (chosen.length === 0 || chosen.length > MOST) throw invalid('exchanges.errors.chooseCases');
  let given = 0;
  const kept = new Map<string, number>();
  for (const ref of chosen) {
    try {
      await assignCase(ctx, ref, to);
      given += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      kept.set(error.code, (kept.get(error.code) ?? 0) + 1);
    }
  }
  return { given, kept: [...kept].map(([reason, count]) => ({ reason, count })) };
}
