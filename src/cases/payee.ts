import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { mindArchive } from '../privacy/archive/mind-archive.ts';
import { dayOf } from '../shared/dates.ts';
import type { CaseId } from '../shared/ids.ts';
import { type Mandate, payeeUnderMandate } from '../units/units-queries.ts';
import type { Mailbox } from './case-mails.ts';
import { type CaseRow, findCaseById } from './case-store.ts';
import { caseForOwner } from './open-case.ts';

/** Who receives the payments of a case instead of its owner, under a mandate in force; null: the owner. */
export const payeeOf = (d: Reader, { clock }: Context, row: CaseRow): Promise<Mandate | null> =>
  payeeUnderMandate(d, row.ownerId, row.unitId, dayOf(clock()));

/** Where to write to whoever receives the payments instead of the owner; null when nobody does, or has no mailbox. */
export async function payeeMailbox(d: Reader, ctx: Context, row: CaseRow): Promise<Mailbox | null> {
  const email = (await payeeOf(d, ctx, row))?.email;
  return email ? { to: email, locale: 'fr' } : null;
}

/**
 * A case as whoever receives its payments may open it to ask for one: somebody appointed for that by the owner, who says
 * to which account it goes, or the owner. `asPayee`: under the mandate, which opens nothing else of the case.
 */
export async function caseForPayee(
  d: Reader,
  ctx: Context,
  id: number,
): Promise<{ readonly row: CaseRow; readonly asPayee: boolean }> {
  const { actor } = ctx;
  const row = Number.isSafeInteger(id) ? await findCaseById(d, id as CaseId) : undefined;
  const payee = row && (await payeeOf(d, ctx, row));
  if (!row || actor.kind !== 'owner' || !isMailboxOf(payee?.email, actor.email))
    return { row: await caseForOwner(d, ctx, id), asPayee: false };
  await mindArchive(d, ctx, row.id);
  return { row, asPayee: true };
}

const isMailboxOf = (appointed: string | null | undefined, email: string): boolean =>
  appointed?.trim().toLowerCase() === email.trim().toLowerCase();
