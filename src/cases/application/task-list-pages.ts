import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { addPeriod } from '../../programme/programme.ts';
import { dayOf } from '../../shared/dates.ts';
import { isCompany } from '../applicants/consents-of-case.ts';
import { declarationOf } from '../case.ts';
import { waysOf } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import type { ApplicationTask } from './application.ts';
import { type EstimateView, estimateView } from './estimate-pages.ts';
import type { Figures } from './figures.ts';
import { type OutlookView, outlookView } from './outlook-pages.ts';
import { estimateOf, type Project, tried } from './project.ts';
import { taskPath } from './task-paths.ts';

export type TaskLine = {
  readonly title: string;
  readonly hint: string;
  readonly href: string | null;
  readonly status: string;
  readonly tone: string;
  readonly done: boolean;
};

export type TasksPage = {
  readonly address: string;
  readonly back: string;
  readonly progress: string;
  readonly saved: string;
  readonly kept: string | null;
  /** The draft is about to be erased. */
  readonly endsSoon: { readonly title: string; readonly action: string } | null;
  /** Filled in by the office for somebody. */
  readonly behalf: string | null;
  readonly tasks: readonly TaskLine[];
  readonly estimate: EstimateView;
  readonly outlook: OutlookView;
  readonly abandon: string;
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/tasks': TasksPage;
  }
}

/** The draft as a list of tasks, with what the project would bring so far. */
export function tasksPage(
  ctx: Context,
  row: CaseRow,
  { tasks, project }: { readonly tasks: readonly ApplicationTask[]; readonly project: Project },
  figures: Figures,
): TasksPage {
  const t = translator(ctx.locale);
  const format = formatterFor(ctx.locale);
  const needed = tasks.filter(({ required }) => required);
  const ready = needed.every(({ done }) => done);
  const reckoned = estimateOf(tried(project, figures));
  return {
    address: project.unit.address,
    back: waysOf(ctx).list(),
    progress: t('cases.tasks.progress', {
      done: needed.filter(({ done }) => done).length,
      total: needed.length,
    }),
    saved: t('cases.tasks.saved', { when: format.moment(row.updatedAt) }),
    kept: row.dueOn && t('cases.tasks.kept', { day: format.day(row.dueOn) }),
    endsSoon: endsSoon(ctx, row),
    behalf: ctx.actor.kind === 'staff' ? t('applicants.desk.behalf', { name: project.owner.name }) : null,
    tasks: [
      ...tasks.map((task) => taskLine(ctx, row, task)),
      {
        title: t('cases.tasks.check'),
        hint: t('cases.tasks.checkHint'),
        href: ready ? waysOf(ctx).check({ case: row.id }) : null,
        status: ready ? t('cases.tasks.ready') : t('cases.tasks.notYet'),
        tone: ready ? 'info' : 'quiet',
        done: false,
      },
    ],
    estimate: estimateView(reckoned, ctx.locale, 'owner'),
    outlook: outlookView(reckoned, ctx.locale, figures),
    abandon: waysOf(ctx).withdraw({ case: row.id }),
  };
}

/** Once the first notice may have gone, the page says it too, and how to keep the draft. */
function endsSoon(ctx: Context, { id, dueOn }: CaseRow): TasksPage['endsSoon'] {
  const [first] = ctx.programme.deadlines.draftNotices;
  if (dueOn === null || !first || addPeriod(dayOf(ctx.clock()), first) < dueOn) return null;
  return {
    title: translator(ctx.locale)('drafts.endsSoon', { day: formatterFor(ctx.locale).day(dueOn) }),
    action: waysOf(ctx).keep({ case: id }),
  };
}

function taskLine(ctx: Context, row: CaseRow, { slug, required, done, begun }: ApplicationTask): TaskLine {
  const t = translator(ctx.locale);
  const status = done ? 'done' : begun ? 'begun' : required ? 'todo' : 'optional';
  const tones = { done: 'success', begun: 'progress', todo: 'waiting', optional: 'neutral' } as const;
  const named = slug === 'owners' && isCompany(declarationOf(row)) ? 'company' : slug;
  return {
    title: t(`cases.task.${named}`),
    hint: t(`cases.taskHint.${named}`),
    href: taskPath(waysOf(ctx), row, slug),
    status: t(`cases.tasks.${status}`),
    tone: tones[status],
    done,
  };
}
