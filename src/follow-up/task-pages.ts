import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translate } from '../i18n/translate.ts';
import type { Account } from '../people/people-queries.ts';
import { addDays, type Day, dayOf } from '../shared/dates.ts';
import { taskLetterPath, taskPath, tickPath } from './follow-up-paths.ts';
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
  /** What the step opens, where it opens something. */
  readonly open: { readonly href: string; readonly text: string } | null;
  /** Of a procedure: its points, with the address that ticks them. */
  readonly points: readonly {
    readonly place: number;
    readonly text: string;
    readonly source: string | null;
    readonly ticked: boolean;
  }[];
  readonly tick: string;
  /** A week on: what one click on “postpone” means. */
  readonly nextWeek: Day;
};

export function shownTask(
  ctx: Context,
  task: Pick<Task, 'id' | 'version' | 'kind' | 'subject' | 'dueOn' | 'assignedTo' | 'playbook'> &
    Partial<Task>,
  staff: readonly Account[],
  back: string,
  estimate: string | null = null,
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
    open: opened(ctx, task, estimate),
    points: (task.step?.points ?? []).map(({ text, source }, place) => ({
      place,
      text,
      source: source ?? null,
      ticked: task.ticked?.includes(place) ?? false,
    })),
    tick: tickPath({ task: task.id }),
    nextWeek: workingDayFrom(addDays(base, 7)),
  };
}

/** `estimate`: where the figures of this home stand. */
function opened(
  { locale }: Context,
  task: Pick<Task, 'id' | 'kind'> & Partial<Task>,
  estimate: string | null,
): ShownTask['open'] {
  if (task.step?.letter)
    return { href: taskLetterPath({ task: task.id }), text: translate(locale, 'followUp.open.letter') };
  return task.kind === 'estimate' && estimate !== null
    ? { href: estimate, text: translate(locale, 'followUp.open.estimate') }
    : null;
}
