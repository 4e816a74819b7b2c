import { worksOf } from '../cases/case.ts';
import type { CaseRow } from '../cases/cases-queries.ts';
import { caseForStaff } from '../cases/open-case.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { mustExist, notFound, refused } from '../shared/errors.ts';
import { checklistFor, type Point } from './checklist.ts';
import { findVisit, type Visit } from './visit-store.ts';

export type OpenVisit = { readonly row: CaseRow; readonly visit: Visit; readonly points: readonly Point[] };

/** A visit of a case that this member of staff may open, with its checklist. @throws DomainError not-found, forbidden */
export async function visitForStaff(d: Reader, ctx: Context, ref: string, id: number): Promise<OpenVisit> {
  const row = await caseForStaff(d, ctx, ref);
  const visit = mustExist(
    Number.isSafeInteger(id) ? await findVisit(d, row.id, id) : undefined,
    'visits.errors.unknown',
  );
  return { row, visit, points: checklistFor(ctx.programme.visits, visit.kind, worksOf(row)) };
}

/** The same while it is held: nothing is added to a visit that is concluded or called off. */
export async function visitBeingHeld(
  d: Reader,
  ctx: Context,
  ref: string,
  id: number,
  point: string,
): Promise<OpenVisit> {
  const found = await visitForStaff(d, ctx, ref, id);
  if (found.visit.state !== 'dated') throw refused('visits.errors.over');
  if (!found.points.some(({ slug }) => slug === point)) throw notFound('visits.errors.unknown');
  return found;
}
