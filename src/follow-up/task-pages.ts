import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translate } from '../i18n/translate.ts';
import type { Account } from '../people/people-queries.ts';
import { addDays, type Day, dayOf } from '../shared/dates.ts';
import { taskPath } from './follow-up-paths.ts';
import type { TaskState } from './task.ts';
import type { Task } from './task-store.ts';
import { workingDayFrom } from './working-days.ts';

/** A task with its buttons. */
export type ShownTask = {
  readonly id: number;
  readonly version: number;
  readonly action: string;
  /** Where the buttons lead back to. */
  readonly back: string;
  readonly kind: string;
  readonly subject: string;
  readonly state: TaskState;
  readonly due: string;
  readonly dueOn: Day;
  readonly overdue: boolean;
  readonly officer: string | null;
  readonly playbook: string | null;
  readonly reason: string | null;
  readonly ended: string | null;
  /** A week on: what one click on “postpone” means. */
  readonly nextWeek: Day;
};

export function shownTask(
  ctx: Context,
  task: Pick<Task, 'id' | 'version' | 'kind' | 'subject' | 'dueOn' | 'assignedTo' | 'playbook'> &
    Partial<Task>,
  staff: readonly Account[],
  back: string,
): ShownTask {
  const { shortDay, shortMoment } = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const state = task.state ?? 'open';
  const base = task.dueOn > today ? task.dueOn : today;
  return {
    id: task.id,
    version: task.version,
    action: taskPath({ task: task.id }),
    back,
    kind: translate(ctx.locale, `followUp.kind.${task.kind}`),
    subject: task.subject,
    state,
    due: shortDay(task.dueOn),
    dueOn: task.dueOn,
    overdue: state === 'open' && task.dueOn < today,
    officer: staff.find(({ id }) => id === task.assignedTo)?.name ?? null,
    playbook: task.playbook,
    reason: task.reason ?? null,
    ended: task.endedAt ? shortMoment(task.endedAt) : null,
    nextWeek: workingDayFrom(addDays(base, 7)),
  };
}
