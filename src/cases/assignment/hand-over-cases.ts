import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { type Account, listStaff } from '../../people/people-queries.ts';
import { forbidden, mustExist, refused } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { type CaseLine, findCaseById, saveCase } from '../case-store.ts';
import { handedOverMail } from './assignment-mails.ts';
import { openCasesOf } from './assignment-store.ts';
import { shareOut } from './share-out.ts';

export type HandedOver = { readonly given: number; readonly left: number };

/**
 * Gives every open case of one person to others, turn by turn among those whose territory holds it; what none of them may
 * follow stays and is counted. Each receiver is told in one mail.
 * @throws DomainError forbidden but for managers, `exchanges.errors.receivers`, `exchanges.errors.nothingHeld`
 */
export async function handOverCases(
  ctx: Context,
  from: AccountId,
  to: readonly AccountId[],
): Promise<HandedOver> {
  if (!allows(staffOf(ctx).role, 'team.manage')) throw forbidden('web.errors.forbidden');
  return ctx.db.tx(async (d) => {
    const receivers = (await listStaff(d)).filter(
      (account) => to.includes(account.id) && account.id !== from && canFollow(account),
    );
    if (receivers.length === 0) throw refused('exchanges.errors.receivers');
    const held = await openCasesOf(d, from);
    if (held.length === 0) throw refused('exchanges.errors.nothingHeld');
    const shared = shareOut(
      held,
      receivers,
      ({ territory }, { commune }) => territory === null || territory.includes(commune),
    );
    for (const receiver of receivers) {
      const theirs = shared.filter((one) => one.to === receiver).map(({ item }) => item);
      for (const line of theirs) await give(d, ctx, line, from, receiver.id);
      const list = theirs.map(({ ref, address }) => `${ref ?? ''} – ${address}`);
      if (list.length > 0) await promiseMail(d, ctx.clock(), handedOverMail(ctx, receiver, list));
    }
    const given = shared.filter((one) => one.to !== null).length;
    return { given, left: held.length - given };
  });
}

const canFollow = ({ active, role }: Account): boolean =>
  active && role !== null && allows(role, 'cases.instruct');

async function give(d: Writer, ctx: Context, line: CaseLine, from: AccountId, to: AccountId): Promise<void> {
  const now = ctx.clock();
  const row = mustExist(await findCaseById(d, line.id), 'cases.errors.unknown');
  await saveCase(d, row, { assignedTo: to, updatedAt: now });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    { action: 'case.assigned', subject: { kind: 'case', id: row.id }, data: { from, to, handOver: true } },
  );
}
