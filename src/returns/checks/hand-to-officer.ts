import { findCaseById } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { addPlanned } from '../../follow-up/keep-tasks.ts';
import { translate } from '../../i18n/translate.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { findUnit } from '../../units/units-queries.ts';
import { type HomeCheck, saveCheck } from './check-store.ts';

/** Names the task that a check puts on an officer's day; ending the check ends it. */
export const taskKeyOf = ({ id }: Pick<HomeCheck, 'id'>): string => `home-check-${id}`;

/** Puts a check on the day and in the digest of the officer of the case: silence, no mailbox, or a doubt. */
export async function handToOfficer(d: Writer, ctx: Context, check: HomeCheck): Promise<void> {
  await saveCheck(d, check, { escalatedOn: dayOf(ctx.clock()) });
  await planCheckTask(d, ctx, check, dayOf(ctx.clock()));
}

/** The task itself, due on a day that the caller chooses (a visit that was drawn). */
export async function planCheckTask(d: Writer, ctx: Context, check: HomeCheck, dueOn: Day): Promise<void> {
  const row = mustExist(await findCaseById(d, check.caseId), 'cases.errors.unknown');
  const unit = mustExist(await findUnit(d, row.unitId), 'cases.errors.unknown');
  const subject = translate('fr', 'returnChecks.task', {
    what: translate('fr', `returnChecks.kind.${check.kind}`),
    ref: row.ref,
  });
  await addPlanned(
    d,
    ctx,
    unit,
    { kind: 'check', subject, dueOn, assignedTo: row.assignedTo, formKey: taskKeyOf(check) },
    true,
  );
}
