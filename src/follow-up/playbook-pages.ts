import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { dayOf } from '../shared/dates.ts';
import type { Unit } from '../units/units-queries.ts';
import { applyPlaybookPath } from './follow-up-paths.ts';
import { dueAfter, type KeptPlaybook, playbooksFor } from './playbook.ts';
import type { Task } from './task-store.ts';

export type ShownPlaybook = {
  readonly slug: string;
  readonly title: string;
  readonly action: string;
  readonly proposed: boolean;
  /** “2 étapes sur 3”, once it runs. */
  readonly progress: string | null;
  readonly share: number;
  readonly sources: readonly string[];
  readonly steps: readonly { readonly text: string; readonly kind: string; readonly due: string }[];
};

/** Running playbooks and those that the reasons of the unit call for, then the others. */
export function playbooksShown(
  ctx: Context,
  unit: Unit,
  tasks: readonly Task[],
  playbooks: readonly KeptPlaybook[],
): ShownPlaybook[] {
  const t = translator(ctx.locale);
  const { shortDay } = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const called = new Set(playbooksFor(playbooks, unit.reasons).map(({ slug }) => slug));
  return playbooks
    .map((playbook) => {
      const own = tasks.filter((task) => isOf(playbook, task));
      const running = own.some(({ state }) => state === 'open');
      const done = own.filter(({ state }) => state !== 'open').length;
      return {
        slug: playbook.slug,
        title: playbook.title,
        action: applyPlaybookPath({ unit: unit.id }),
        proposed: called.has(playbook.slug) && own.length === 0,
        progress: running ? t('followUp.playbooks.progress', { done, count: own.length }) : null,
        share: own.length === 0 ? 0 : Math.round((100 * done) / own.length),
        sources: playbook.sources,
        steps: playbook.steps.map(({ text, kind, after }) => ({
          text,
          kind: t(`followUp.kind.${kind}`),
          due: shortDay(dueAfter(today, after)),
        })),
      };
    })
    .toSorted((a, b) => rank(b) - rank(a));
}

/** Tasks made before slugs were kept are told by the title. */
const isOf = ({ slug, title }: KeptPlaybook, task: Task): boolean =>
  task.playbookSlug === null ? task.playbook === title : task.playbookSlug === slug;

const rank = ({ progress, proposed }: Pick<ShownPlaybook, 'progress' | 'proposed'>): number =>
  progress !== null ? 2 : proposed ? 1 : 0;
