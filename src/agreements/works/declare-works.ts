import type { CaseRow } from '../../cases/cases-queries.ts';
import { moveCase } from '../../cases/move-case.ts';
import { caseForOwner, type Outcome, readyFor } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { invalid } from '../../shared/errors.ts';
import { promiseWorksMail } from './works-mails.ts';

type Declared = { readonly on: Day; readonly version: number };

/**
 * The owner declares that works have started. Works started before the application cannot be aided.
 * @throws DomainError `agreements.errors.future`, `agreements.errors.beforeApplication`, or that of `readyFor`
 */
export async function startWorks(ctx: Context, caseId: number, { on, version }: Declared): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForOwner(d, ctx, caseId);
    if ((await readyFor(d, ctx, row, 'start-works', version)) === 'before')
      return { done: 'before', case: row };
    mustBePast(ctx, on);
    mustFollow(ctx, on, row.submittedAt && dayOf(row.submittedAt), 'agreements.errors.beforeApplication');
    const saved = await moveCase(d, ctx, row, 'start-works', {
      changes: { worksStartedOn: on },
      data: { on },
    });
    await promiseWorksMail(d, ctx, saved, 'worksStarted', on);
    return { done: 'now', case: saved };
  });
}

/**
 * The owner declares that all works are finished; the service then visits.
 * @throws DomainError `agreements.errors.future`, `agreements.errors.beforeStart`, or that of `readyFor`
 */
export async function finishWorks(ctx: Context, caseId: number, { on, version }: Declared): Promise<Outcome> {
  return ctx.db.tx(async (d) => {
    const row = await caseForOwner(d, ctx, caseId);
    if ((await readyFor(d, ctx, row, 'finish-works', version)) === 'before')
      return { done: 'before', case: row };
    mustBePast(ctx, on);
    mustFollow(ctx, on, row.worksStartedOn, 'agreements.errors.beforeStart');
    const saved = await moveCase(d, ctx, row, 'finish-works', {
      changes: { worksDoneOn: on },
      data: { on },
    });
    await promiseWorksMail(d, ctx, saved, 'worksDone', on);
    return { done: 'now', case: saved };
  });
}

export function mustBePast(ctx: Context, on: Day): void {
  if (on > dayOf(ctx.clock())) throw invalid('agreements.errors.future');
}

export function mustFollow(
  ctx: Context,
  on: Day,
  earlier: CaseRow['worksStartedOn'],
  code:
    | 'agreements.errors.beforeApplication'
    | 'agreements.errors.beforeStart'
    | 'agreements.errors.beforeDone',
): void {
  if (earlier !== null && on < earlier) throw invalid(code, { day: formatterFor(ctx.locale).day(earlier) });
}
