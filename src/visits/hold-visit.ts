import { randomUUID } from 'node:crypto';
import { staffOf } from '../cases/acting.ts';
import { caseForStaff } from '../cases/open-case.ts';
import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { dayOf, type Instant } from '../shared/dates.ts';
import { invalid } from '../shared/errors.ts';
import { mustBeTimely } from './arrange-visit.ts';
import type { VisitKind } from './visit-kind.ts';
import { addVisit, type Visit } from './visit-store.ts';

/**
 * A visit made without an appointment of ours, begun now or entered afterwards from a paper: it has its checklist and its
 * conclusion as any other, and nobody is invited to what has taken place.
 * @throws DomainError `visits.errors.future`, `agreements.errors.beforeDone` (a conformity visit before the end of works),
 *   and those of `mustBeTimely`
 */
export async function holdVisit(
  ctx: Context,
  ref: string,
  { kind, startsAt }: { readonly kind: VisitKind; readonly startsAt: Instant },
): Promise<Visit> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    mustBeTimely(row, kind);
    if (startsAt > now) throw invalid('visits.errors.future');
    if (kind === 'conformity' && row.worksDoneOn !== null && dayOf(startsAt) < row.worksDoneOn)
      throw invalid('agreements.errors.beforeDone');
    const me = staffOf(ctx).accountId;
    const visit = await addVisit(d, {
      caseId: row.id,
      kind,
      state: 'dated',
      slots: [],
      startsAt,
      minutes: ctx.programme.visits.minutes,
      visitorId: me,
      note: null,
      uid: `${randomUUID()}@${new URL(ctx.config.publicUrl).hostname}`,
      createdBy: me,
      createdAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'visit.held',
        subject: { kind: 'case', id: row.id },
        data: { visit: visit.id, kind, startsAt },
      },
    );
    return visit;
  });
}
