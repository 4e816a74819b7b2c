import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { mustExist } from '../../shared/errors.ts';
import { staffOf } from '../acting.ts';
import { caseForStaff } from '../open-case.ts';
import { type Bill, findBill } from '../pieces/document-store.ts';
import { flagsOfInvoices, flagsOfQuotes } from './open-flags.ts';
import { addWaiver } from './waiver-store.ts';

/**
 * An officer lets a flag of a quote or invoice pass, with a reason that stays with it. A second click changes nothing.
 * @throws DomainError not-found when there is no such bill or it has no such flag any more
 */
export async function waiveFlag(
  ctx: Context,
  ref: string,
  { bill: billId, flag, reason }: { readonly bill: number; readonly flag: string; readonly reason: string },
): Promise<Bill> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const bill = mustExist(await findBill(d, row.id, billId), 'cases.errors.unknownPiece');
    const raised =
      bill.kind === 'quote' ? await flagsOfQuotes(d, ctx, row, [bill]) : await flagsOfInvoices(d, row);
    mustExist(
      raised.find((item) => item.bill.id === bill.id && item.key === flag),
      'bills.errors.flagGone',
    );
    const waivedBy = staffOf(ctx).accountId;
    if (!(await addWaiver(d, { billId: bill.id, flag, reason, waivedBy, waivedAt: now }))) return bill;
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'case.flag-waived',
        subject: { kind: 'case', id: row.id },
        data: { bill: bill.id, kind: bill.kind, flag },
      },
    );
    return bill;
  });
}
