import { moveCase } from '../cases/move-case.ts';
import { caseForStaff, type Outcome, readyFor } from '../cases/open-case.ts';
import type { Context } from '../context.ts';
import { issueAct } from './acts/issue-act.ts';

/** Issues the agreement of a granted case; the owner is invited to sign once the document is made. */
export async function issueAgreement(ctx: Context, ref: string, version: number): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if ((await readyFor(d, ctx, row, 'issue-agreement', version)) === 'before')
      return { done: 'before', case: row };
    const saved = await moveCase(d, ctx, row, 'issue-agreement');
    await issueAct(d, ctx, saved, 'agreement');
    return { done: 'now', case: saved };
  });
}
