import type { CaseRow } from '../../cases/cases-queries.ts';
import { moveCase } from '../../cases/move-case.ts';
import { type Outcome, readyFor } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Staff } from '../../shared/actor.ts';
import { mustBePast, mustFollow } from './declare-works.ts';
import { isConforming, type VisitReport } from './visit.ts';
import { addVisit } from './visit-store.ts';
import { promiseVisitMail } from './works-mails.ts';

/**
 * What a visit held after the works (visits/conclude-visit.ts) means for its case, in the transaction that concludes it. A
 * conforming one (with or without reserves) opens the balance; the other leaves the case where it is, and the owner is
 * told what to put right.
 * @throws DomainError `agreements.errors.future`, `agreements.errors.beforeDone`, or that of `readyFor`
 */
export async function concludeConformity(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  report: VisitReport,
  version: number,
): Promise<Outcome> {
  const now = ctx.clock();
  if ((await readyFor(d, ctx, row, 'confirm-conformity', version)) === 'before')
    return { done: 'before', case: row };
  mustBePast(ctx, report.visitedOn);
  mustFollow(ctx, report.visitedOn, row.worksDoneOn, 'agreements.errors.beforeDone');
  const visit = await addVisit(d, {
    ...report,
    caseId: row.id,
    visitedBy: (ctx.actor as Staff).accountId,
    recordedAt: now,
  });
  const data = { visit: visit.id, on: visit.visitedOn, outcome: visit.outcome };
  const saved = isConforming(visit.outcome)
    ? await moveCase(d, ctx, row, 'confirm-conformity', { data })
    : row;
  if (saved === row)
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'case.visit-not-conforming', subject: { kind: 'case', id: row.id }, data },
    );
  await promiseVisitMail(d, ctx, saved, visit);
  return { done: 'now', case: saved };
}
