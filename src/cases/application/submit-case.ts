import { issueAct } from '../../agreements/acts/issue-act.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import { refused } from '../../shared/errors.ts';
import type { CaseRef } from '../../shared/ids.ts';
import { type OwnersOfCase, ownersOfCase, ownersTask, piecesNeeded } from '../applicants/consents-of-case.ts';
import { keepPeople } from '../applicants/people-of-case.ts';
import { declarationOf } from '../case.ts';
import type { CaseRow } from '../case-store.ts';
import { moveCase } from '../move-case.ts';
import { caseForApplicant, type Outcome, readyFor } from '../open-case.ts';
import { documentsOf } from '../pieces/document-store.ts';
import { takeNumber } from '../take-number.ts';
import { type ApplicationTask, applicationTasks, undertakingsOf } from './application.ts';
import { type Project, projectOf } from './project.ts';

/**
 * Files the application: a number without gap, the start of the authority's delay, one receipt by mail. Sent twice, it
 * is filed once.
 * @throws DomainError `cases.errors.incomplete` with how many tasks are left, `applicants.errors.refusedBy` who does not
 * agree, and those of readyFor
 */
export async function submitCase(ctx: Context, caseId: number, version: number): Promise<Outcome> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if ((await readyFor(d, ctx, row, 'submit', version)) === 'before') return { done: 'before', case: row };
    const { tasks, project, owners } = await tasksOf(d, ctx, row);
    const against = owners.consents.find(({ state }) => state === 'no');
    if (against) throw refused('applicants.errors.refusedBy', { name: against.person.name });
    await keepPeople(d, row);
    const left = tasks.filter(({ required, done }) => required && !done).length;
    if (left > 0) throw refused('cases.errors.incomplete', { count: left });
    const ref = (await takeNumber(d, ctx.programme.numbering.cases, yearOf(dayOf(now)))) as CaseRef;
    const filed = await moveCase(d, ctx, row, 'submit', {
      changes: { ref, submittedAt: now, works: project.works },
    });
    // The receipt is an act: its sealed document goes to the owner by mail as soon as it is made.
    await issueAct(d, ctx, filed, 'receipt');
    return { done: 'now', case: filed };
  });
}

/** The tasks of an application as they stand, with the project they are read from. */
export async function tasksOf(
  d: Reader,
  ctx: Context,
  row: CaseRow,
): Promise<{ tasks: ApplicationTask[]; project: Project; owners: OwnersOfCase }> {
  const project = await projectOf(d, ctx, row);
  const declaration = declarationOf(row);
  const owners = await ownersOfCase(d, ctx, row, project.works);
  const tasks = applicationTasks({
    declaration,
    undertakings: undertakingsOf(project.scheme.definition, declaration),
    documents: await documentsOf(d, row.id),
    works: project.works,
    quotes: project.quotes.length,
    owners: ownersTask(owners, declaration),
    pieces: await piecesNeeded(d, row),
  });
  return { tasks, project, owners };
}
