import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { type Day, dayOf } from '../shared/dates.ts';
import { forbidden, invalid, mustExist } from '../shared/errors.ts';
import type { AbsenceId, AccountId } from '../shared/ids.ts';
import { allows } from '../shared/permissions.ts';
import { addAbsence, deleteAbsence, findAbsence } from './absence-store.ts';
import { mustBeStaff } from './keep-tasks.ts';

export type WantedAbsence = {
  readonly accountId: AccountId;
  readonly standInId: AccountId;
  readonly from: Day;
  readonly to: Day;
};

/**
 * Notes that somebody is away, and who sees their work meanwhile: their own absence, or anybody's for a manager.
 * @throws DomainError forbidden, invalid when the days or the stand-in make no sense
 */
export async function noteAbsence(ctx: Context, wanted: WantedAbsence): Promise<void> {
  const { accountId, standInId, from, to } = wanted;
  mustBeTheirs(ctx, accountId);
  if (to < from || to < dayOf(ctx.clock())) throw invalid('followUp.team.errors.days');
  if (standInId === accountId) throw invalid('followUp.team.errors.standIn');
  await mustBeStaff(ctx, accountId);
  await mustBeStaff(ctx, standInId);
  await ctx.db.tx(async (d) => {
    const now = ctx.clock();
    const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
    const id = await addAbsence(d, {
      accountId,
      standInId,
      fromDay: from,
      toDay: to,
      madeBy,
      madeAt: now,
    });
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'account.absence-noted',
        subject: { kind: 'account', id: accountId },
        data: { absence: id, standIn: standInId, from, to },
      },
    );
  });
}

/** Takes an absence back, also one that has begun: the person is there again. */
export async function endAbsence(ctx: Context, id: AbsenceId): Promise<void> {
  await ctx.db.tx(async (d) => {
    const absence = mustExist(await findAbsence(d, id), 'web.error.404.text');
    mustBeTheirs(ctx, absence.accountId);
    await deleteAbsence(d, id);
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'account.absence-ended',
        subject: { kind: 'account', id: absence.accountId },
        data: { absence: id },
      },
    );
  });
}

function mustBeTheirs({ actor }: Context, accountId: AccountId): void {
  if (actor.kind !== 'staff') throw forbidden();
  if (actor.accountId !== accountId && !allows(actor.role, 'team.manage'))
    throw forbidden('followUp.team.errors.notYours');
}
