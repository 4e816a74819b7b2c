import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { findAccount } from '../../people/people-queries.ts';
import { coversCommune } from '../../shared/actor.ts';
import { forbidden, invalid, mustExist } from '../../shared/errors.ts';
import type { AccountId, UnitId } from '../../shared/ids.ts';
import { refreshUnits } from '../refresh-units.ts';
import { fitsStatus, type Reason, type Status, type Substatus } from '../unit.ts';
import { findUnit, saveUnit, type Unit } from '../unit-store.ts';
import { differences, withEdited } from './edited-fields.ts';

export type FollowUp = {
  readonly status: Status;
  readonly substatus: Substatus | null;
  readonly reasons: readonly Reason[];
};
/** A unit that this person may work on. @throws DomainError not-found, forbidden outside the person's communes */
export async function unitForStaff(
  d: Writer | Context['db']['read'],
  ctx: Context,
  id: UnitId,
): Promise<Unit> {
  const unit = mustExist(await findUnit(d, id), 'web.error.404.text');
  if (ctx.actor.kind !== 'staff' || !coversCommune(ctx.actor, unit.commune))
    throw forbidden('register.errors.outsideYourCommunes');
  return unit;
}

/** How the follow-up stands and why the home is empty. @throws DomainError conflict, `register.errors.substatusOfOther` */
export function editFollowUp(ctx: Context, id: UnitId, version: number, followUp: FollowUp): Promise<void> {
  const { status, substatus } = followUp;
  if (substatus !== null && !fitsStatus(substatus, status)) throw invalid('register.errors.substatusOfOther');
  return edit(ctx, id, version, 'unit.followed-up', { ...followUp, reasons: [...followUp.reasons] });
}

/** Gives a unit to a member of staff, or to nobody. */
export async function assignUnit(
  ctx: Context,
  id: UnitId,
  version: number,
  to: AccountId | null,
): Promise<void> {
  const account = to === null ? undefined : await findAccount(ctx.db.read, to);
  if (to !== null && (account?.kind !== 'staff' || !account.active))
    throw invalid('register.errors.unknownOfficer');
  await edit(ctx, id, version, 'unit.assigned', { assignedTo: to });
}

async function edit(
  ctx: Context,
  id: UnitId,
  version: number,
  action: string,
  wanted: Partial<Unit>,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const unit = await unitForStaff(d, ctx, id);
    const changed = differences(unit, wanted);
    const fields = Object.keys(changed);
    if (fields.length === 0) return;
    const now = ctx.clock();
    const editedFields = withEdited(unit.editedFields, fields);
    await saveUnit(d, { id, version }, { ...wanted, editedFields, updatedAt: now });
    await refreshUnits(d, ctx.territory, [id]);
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action, subject: { kind: 'unit', id }, data: changed },
    );
  });
}
