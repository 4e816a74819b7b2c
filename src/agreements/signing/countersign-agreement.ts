import { moveCase } from '../../cases/move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import { signForAuthority } from './sign-for-authority.ts';
import { mustBeShown, signableAct } from './signable-act.ts';

/**
 * The authority signs last; the case is then signed and its final file promised (job `signed-act-pdf`).
 * @throws DomainError `agreements.errors.ownerFirst`, `agreements.errors.changedDocument`, or that of `readyFor`
 */
export async function countersignAgreement(
  ctx: Context,
  ref: string,
  given: { readonly version: number; readonly shownHash: string },
): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'sign-last', given.version)) === 'before')
      return { done: 'before', case: row };
    const signable = await signableAct(d, row);
    mustBeShown(signable, given.shownHash);
    await signForAuthority(d, ctx, signable);
    const saved = await moveCase(d, ctx, row, 'sign-last', { data: { agreement: signable.act.number } });
    return { done: 'now', case: saved };
  });
}
