import { staffOf } from '../cases/acting.ts';
import { documentsOf } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { dayOf } from '../shared/dates.ts';
import { conflict, mustExist } from '../shared/errors.ts';
import { visitForStaff } from './open-visit.ts';
import { liftAnswer, openReservesOf } from './visit-store.ts';

/**
 * Lifts a reserve on a document or a statement, without another visit. `how` says what shows it.
 * @throws DomainError not-found, conflict `visits.errors.lifted`
 */
export async function liftReserve(
  ctx: Context,
  where: { readonly ref: string; readonly visit: number; readonly point: string },
  { how, document }: { readonly how: string; readonly document: number | null },
): Promise<void> {
  const now = ctx.clock();
  await ctx.db.tx(async (d) => {
    const { row, visit } = await visitForStaff(d, ctx, where.ref, where.visit);
    const open = (await openReservesOf(d, row.id)).find(
      ({ visit: of, answer }) => of.id === visit.id && answer.point === where.point,
    );
    const { answer } = mustExist(open, 'visits.errors.lifted');
    const piece =
      document === null
        ? null
        : mustExist(
            (await documentsOf(d, row.id)).find(({ id }) => id === document),
            'cases.errors.unknownPiece',
          );
    const lifted = await liftAnswer(d, answer.id, {
      liftedOn: dayOf(now),
      liftedBy: staffOf(ctx).accountId,
      liftedHow: how,
      liftedDocument: piece?.id ?? null,
      liftedVisit: null,
    });
    if (!lifted) throw conflict('visits.errors.lifted');
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'visit.reserve-lifted',
        subject: { kind: 'case', id: row.id },
        data: { visit: visit.id, point: where.point, by: { document: piece?.id ?? null } },
      },
    );
  });
}
