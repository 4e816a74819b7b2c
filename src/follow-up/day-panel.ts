import { takeTenPath } from '../bulk/bulk-paths.ts';
import { workPath } from '../cases/case-paths.ts';
import type { DayPanel } from '../cases/list/work-pages.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { listStaff } from '../people/people-queries.ts';
import { communeName } from '../programme/territory.ts';
import { addDays, type Day, dayOf, instant, plusMinutes } from '../shared/dates.ts';
import { forbidden } from '../shared/errors.ts';
import type { AccountId } from '../shared/ids.ts';
import { allows } from '../shared/permissions.ts';
import { registerPath, unitPath } from '../units/units-paths.ts';
import { silentUnits } from '../units/units-queries.ts';
import { awayFor } from './absence-store.ts';
import { digestPath } from './follow-up-paths.ts';
import { type ShownTask, shownTask } from './task-pages.ts';
import { type DueTask, lastEnded, tasksDue, withoutDigest } from './task-store.ts';
import { endOfWeek } from './working-days.ts';

const MOST = 50;
const MOST_SILENT = 10;
/** An owner written to that long ago who has not answered will not without another word. */
const SILENT_WEEKS = 4;

type DueShown = ShownTask & { readonly href: string; readonly address: string; readonly commune: string };
export type DayModel = {
  readonly count: number;
  /** Overdue, today, by the end of the week: those that hold something. */
  readonly groups: readonly {
    readonly key: string;
    readonly title: string;
    readonly tasks: readonly DueShown[];
  }[];
  /** Ended in the last hour: one click takes it back. */
  readonly ended: readonly ShownTask[];
  readonly more: boolean;
  readonly mayEdit: boolean;
  readonly standing: string | null;
  readonly silent: {
    readonly lines: readonly {
      readonly href: string;
      readonly address: string;
      readonly commune: string;
      readonly owner: string | null;
      readonly since: string;
    }[];
    readonly weeks: number;
    readonly all: string;
  };
  readonly takeTen: string | null;
  readonly digest: { readonly action: string; readonly wanted: boolean };
  readonly register: string;
};

/** What is due this week about units, for this person, those for whom they stand in, or nobody yet. */
export const dayPanel: DayPanel = async (ctx) => {
  const model = await dayModel(ctx);
  return {
    view: 'follow-up/day.njk',
    model,
    empty: model.count === 0 && model.silent.lines.length === 0,
  };
};

async function dayModel(ctx: Context): Promise<DayModel> {
  const { actor, db } = ctx;
  if (actor.kind !== 'staff') throw forbidden();
  const mayEdit = allows(actor.role, 'units.edit');
  const today = dayOf(ctx.clock());
  const away = await awayFor(db.read, actor.accountId, today);
  const holders = [actor.accountId, ...away];
  const due = await tasksDue(db.read, {
    by: endOfWeek(today),
    of: holders,
    orNobody: mayEdit,
    within: actor.territory,
    most: MOST + 1,
  });
  const staff = await listStaff(db.read);
  const names = staff.filter(({ id }) => away.includes(id)).map(({ name }) => name);
  return {
    count: Math.min(due.length, MOST),
    groups: groupsOf(ctx, due.slice(0, MOST), today, staff),
    ended: (await lastEnded(db.read, actor.accountId, plusMinutes(ctx.clock(), -60), 3)).map((task) =>
      shownTask(ctx, task, staff, workPath()),
    ),
    more: due.length > MOST,
    mayEdit,
    standing:
      names.length > 0 ? translator(ctx.locale)('followUp.day.standing', { names: names.join(', ') }) : null,
    silent: await silentOwners(ctx, holders, today),
    takeTen: mayEdit ? takeTenPath() : null,
    digest: { action: digestPath(), wanted: !(await withoutDigest(db.read)).has(actor.accountId) },
    register: registerPath({ assigned: 'nobody', vacancy: 'vacant', sort: '-priority' }),
  };
}

function groupsOf(
  ctx: Context,
  due: readonly DueTask[],
  today: Day,
  staff: Parameters<typeof shownTask>[2],
): DayModel['groups'] {
  const t = translator(ctx.locale);
  const key = ({ dueOn }: DueTask) => (dueOn < today ? 'overdue' : dueOn === today ? 'today' : 'week');
  return (['overdue', 'today', 'week'] as const)
    .map((group) => ({
      key: group,
      title: t(`followUp.day.${group}`),
      tasks: due
        .filter((task) => key(task) === group)
        .map((task) => ({
          ...shownTask(ctx, task, staff, workPath()),
          href: `${unitPath({ unit: task.unitId })}#task-${task.id}`,
          address: task.address,
          commune: communeName(ctx.territory, task.commune),
        })),
    }))
    .filter(({ tasks }) => tasks.length > 0);
}

async function silentOwners(
  ctx: Context,
  holders: readonly AccountId[],
  today: Day,
): Promise<DayModel['silent']> {
  const t = translator(ctx.locale);
  const { shortDay } = formatterFor(ctx.locale);
  const before = instant(`${addDays(today, -7 * SILENT_WEEKS)}T00:00:00Z`);
  const found = await silentUnits(ctx.db.read, holders, before, MOST_SILENT);
  return {
    lines: found.map((unit) => ({
      href: unitPath({ unit: unit.id }),
      address: unit.address,
      commune: communeName(ctx.territory, unit.commune),
      owner: unit.ownerName,
      since:
        unit.contactedAt === null
          ? ''
          : t('followUp.day.silentSince', { day: shortDay(dayOf(unit.contactedAt)) }),
    })),
    weeks: SILENT_WEEKS,
    all: registerPath({ assigned: 'me', contact: 'silent', status: 'awaiting-answer', sort: 'contact' }),
  };
}
