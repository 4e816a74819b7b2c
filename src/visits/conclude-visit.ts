import { concludeConformity } from '../agreements/works/conclude-conformity.ts';
import type { VisitOutcome } from '../agreements/works/visit.ts';
import { staffOf } from '../cases/acting.ts';
import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { promiseWork } from '../outbox/promise-work.ts';
import { dayOf } from '../shared/dates.ts';
import { conflict, forbidden, invalid, refused } from '../shared/errors.ts';
import { allows } from '../shared/permissions.ts';
import type { Point } from './checklist.ts';
import { type OpenVisit, visitForStaff } from './open-visit.ts';
import { type Answer, answersOf, liftAnswer, openReservesOf, saveVisit, type Visit } from './visit-store.ts';

/** Promised work: the report of a concluded visit is drawn, sealed and sent. */
export const VISIT_REPORT = 'visit-report';

export type Conclusion = {
  readonly findings: string;
  /** Of a conformity visit only: what it means for the balance. */
  readonly outcome: VisitOutcome | null;
  readonly version: number;
};

/**
 * Ends a visit: its checklist no longer changes, points of earlier visits found conforming now are lifted, the report is
 * promised. A conformity visit moves the case.
 * @throws DomainError `visits.errors.over`, `visits.errors.tooEarly`, `visits.errors.outcomeNeeded`,
 *   `visits.errors.conformingWithReserves`, `visits.errors.reserveNeeded`, forbidden for a conformity visit
 */
export async function concludeVisit(ctx: Context, ref: string, id: number, said: Conclusion): Promise<Visit> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const open = await visitForStaff(d, ctx, ref, id);
    const { row, visit } = open;
    if (visit.state !== 'dated' || visit.startsAt === null) throw refused('visits.errors.over');
    if (visit.version !== said.version) throw conflict('web.errors.changedMeanwhile');
    if (dayOf(visit.startsAt) > dayOf(now)) throw invalid('visits.errors.tooEarly');
    const answers = await answersOf(d, visit.id);
    const reserves = reservesOf(open.points, answers);
    if (visit.kind === 'conformity') await moveOn(d, ctx, open, said, reserves);
    const concluded = await saveVisit(d, visit, {
      state: 'concluded',
      concludedAt: now,
      findings: said.findings,
    });
    await liftEarlier(d, ctx, concluded, answers);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'visit.concluded',
        subject: { kind: 'case', id: row.id },
        data: { visit: visit.id, kind: visit.kind, outcome: said.outcome, reserves: reserves.length },
      },
    );
    await promiseWork(d, now, {
      kind: VISIT_REPORT,
      payload: { visit: visit.id },
      dedupeKey: `${VISIT_REPORT}:${visit.id}`,
    });
    return concluded;
  });
}

/** The points with a reserve, in the order of the checklist, in the words of the report. */
export const reservesOf = (points: readonly Point[], answers: readonly Answer[]): string[] =>
  points.flatMap(({ slug, label }) => {
    const answer = answers.find(({ point }) => point === slug);
    return answer?.verdict === 'reserve' ? [`${label.fr} – ${answer.note}`] : [];
  });

async function moveOn(
  d: Writer,
  ctx: Context,
  { row, visit }: OpenVisit,
  { outcome, findings }: Conclusion,
  reserves: readonly string[],
): Promise<void> {
  if (!allows(staffOf(ctx).role, 'cases.instruct')) throw forbidden('visits.errors.officerConcludes');
  if (outcome === null) throw invalid('visits.errors.outcomeNeeded');
  if (outcome === 'conforming' && reserves.length > 0) throw invalid('visits.errors.conformingWithReserves');
  if (outcome !== 'conforming' && reserves.length === 0) throw invalid('visits.errors.reserveNeeded');
  const report = {
    visitedOn: dayOf(visit.startsAt ?? ctx.clock()),
    outcome,
    findings,
    reserves: reserves.length > 0 ? reserves.join('\n') : null,
  };
  await concludeConformity(d, ctx, row, report, row.version);
}

/** A point found conforming now lifts the reserve that an earlier visit had made on it. */
async function liftEarlier(d: Writer, ctx: Context, visit: Visit, answers: readonly Answer[]): Promise<void> {
  for (const { visit: earlier, answer } of await openReservesOf(d, visit.caseId)) {
    const now = answers.find(({ point }) => point === answer.point);
    if (earlier.id === visit.id || earlier.kind !== visit.kind || now?.verdict !== 'conform') continue;
    await liftAnswer(d, answer.id, {
      liftedOn: dayOf(ctx.clock()),
      liftedBy: staffOf(ctx).accountId,
      liftedHow: now.note === '' ? null : now.note,
      liftedDocument: null,
      liftedVisit: visit.id,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'visit.reserve-lifted',
        subject: { kind: 'case', id: visit.caseId },
        data: { visit: earlier.id, point: answer.point, by: { visit: visit.id } },
      },
    );
  }
}
