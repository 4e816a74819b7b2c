import { mergeText } from '../campaigns/merge-text.ts';
import { mergeValues } from '../campaigns/merge-values.ts';
import { type UnitLetter, unitLetter } from '../campaigns/unit-letter-pdf.ts';
import type { Context } from '../context.ts';
import { communeName } from '../programme/territory.ts';
import { dayOf, yearOf } from '../shared/dates.ts';
import { forbidden, mustExist, refused } from '../shared/errors.ts';
import type { TaskId } from '../shared/ids.ts';
import { unitForStaff } from '../units/unit-file/edit-unit.ts';
import { firstOwners, type Unit } from '../units/units-queries.ts';
import type { StepLetter } from './playbook.ts';
import { findTask, type Task } from './task-store.ts';

/** The letter of a step as it stands for one home, to be looked over. */
export type LetterDraft = {
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
};
export type TaskLetter = {
  readonly task: Task;
  readonly unit: Unit;
  readonly letter: StepLetter;
  readonly draft: LetterDraft;
};

/**
 * The letter that a step names, its fields filled for this home. "Ne pas contacter" holds here too.
 * @throws DomainError not-found when the step is no letter, `register.errors.doNotContact`
 */
export async function taskLetter(ctx: Context, id: TaskId): Promise<TaskLetter> {
  const task = mustExist(await findTask(ctx.db.read, id), 'web.error.404.text');
  const unit = await unitForStaff(ctx.db.read, ctx, task.unitId);
  const letter = mustExist(task.step?.letter, 'web.error.404.text');
  const owner = (await firstOwners(ctx.db.read, [unit.id])).get(unit.id);
  if (letter.to === 'owner' && (owner?.doNotContact ?? unit.heldBack))
    throw refused('register.errors.doNotContact');
  const values = mergeValues({
    programme: ctx.programme,
    reference: referenceOf(unit),
    signatory: signatoryOf(ctx),
    recipient: { name: owner?.name ?? '' },
    homes: [
      {
        address: unit.address,
        commune: communeName(ctx.territory, unit.commune),
        since: unit.vacantSince === null ? null : yearOf(unit.vacantSince),
      },
    ],
  });
  return {
    task,
    unit,
    letter,
    draft: {
      name: letter.to === 'owner' ? (owner?.name ?? '') : '',
      address: letter.to === 'owner' ? (owner?.address ?? '') : '',
      subject: mergeText(letter.subject, values),
      body: mergeText(letter.body, values),
    },
  };
}

/** The same, looked over, as a PDF. */
export async function renderTaskLetter(ctx: Context, id: TaskId, draft: LetterDraft): Promise<Uint8Array> {
  const { unit, letter } = await taskLetter(ctx, id);
  const now = ctx.clock();
  const facts: UnitLetter = {
    programme: ctx.programme,
    reference: referenceOf(unit),
    subject: draft.subject,
    body: draft.body,
    recipient: { name: draft.name, address: draft.address },
    signatory: signatoryOf(ctx),
    datedOn: dayOf(now),
    issuedAt: now,
    specimen: ctx.config.demo,
    toOwner: letter.to === 'owner',
  };
  return ctx.pdf.render(unitLetter(facts));
}

const referenceOf = (unit: Unit): string => unit.idlocal ?? `VO-${unit.id}`;

function signatoryOf({ actor, programme }: Context): UnitLetter['signatory'] {
  if (actor.kind !== 'staff') throw forbidden();
  return { name: actor.name, title: programme.service.name.fr };
}
