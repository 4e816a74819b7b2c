import { MERGE_FIELDS } from '../campaigns/merge-text.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Account } from '../people/people-queries.ts';
import { isAllowed } from '../shared/actor.ts';
import { REASON_SLUGS } from '../units/unit.ts';
import { type FieldError, type Typed, typedText } from '../web/forms.ts';
import * as paths from './follow-up-paths.ts';
import { DELAY_UNITS, LETTER_TO, type PlaybookStep } from './playbook.ts';
import { BLANK_STEPS, pointLine, stepField } from './playbook-forms.ts';
import { MOST_STEPS } from './playbook-schema.ts';
import type { PlaybookVersion } from './playbook-store.ts';
import type { StandingPlaybook } from './playbooks-in-force.ts';
import { TASK_KINDS } from './task.ts';

type Option = { readonly value: string; readonly text: string; readonly checked?: boolean };
export type PlaybookListPage = {
  readonly mayEdit: boolean;
  readonly newHref: string;
  readonly playbooks: readonly {
    readonly title: string;
    readonly href: string;
    readonly version: string;
    readonly reasons: string;
    readonly retired: boolean;
    readonly steps: readonly { readonly text: string; readonly kind: string; readonly delay: string }[];
  }[];
};
export type ShownStep = {
  readonly index: number;
  readonly title: string;
  readonly values: Readonly<Record<StepField, string>>;
  readonly blank: boolean;
};
type StepField = 'order' | 'kind' | 'count' | 'unit' | 'text' | 'to' | 'subject' | 'body' | 'points';
export type PlaybookEditorPage = {
  readonly action: string;
  readonly back: string;
  readonly title: string;
  readonly version: string;
  readonly place: string;
  readonly name: string;
  readonly sources: string;
  readonly reasons: readonly Option[];
  readonly kinds: readonly Option[];
  readonly units: readonly Option[];
  readonly letterTo: readonly Option[];
  readonly mergeFields: string;
  readonly steps: readonly ShownStep[];
  readonly restore: string | null;
  readonly retire: string | null;
  readonly versions: readonly {
    readonly number: string;
    readonly when: string;
    readonly who: string;
    readonly title: string;
  }[];
  readonly errors: readonly FieldError[];
};
declare module '../web/views.ts' {
  interface Views {
    'follow-up/playbook-list': PlaybookListPage;
    'follow-up/playbook-editor': PlaybookEditorPage;
  }
}

export function playbookListPage(ctx: Context, standing: readonly StandingPlaybook[]): PlaybookListPage {
  const t = translator(ctx.locale);
  return {
    mayEdit: isAllowed(ctx.actor, 'playbooks.manage'),
    newHref: paths.playbookPath({ playbook: 'new' }),
    playbooks: standing.map((playbook) => ({
      title: playbook.title,
      href: paths.playbookPath({ playbook: playbook.slug }),
      version:
        playbook.version === 0
          ? t('followUp.editor.original')
          : t('followUp.editor.version', { number: playbook.version }),
      reasons: playbook.reasons.map((reason) => t(`units.reason.${reason}`)).join(', '),
      retired: playbook.retired,
      steps: playbook.steps.map(({ text, kind, after }) => ({
        text,
        kind: t(`followUp.kind.${kind}`),
        delay: t(`followUp.delay.${after.unit}`, { count: after.count }),
      })),
    })),
  };
}

type Edited = {
  /** Null for a new one. */
  readonly playbook: StandingPlaybook | null;
  readonly original: boolean;
  readonly versions: readonly PlaybookVersion[];
  readonly staff: readonly Account[];
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
};

export function playbookEditorPage(ctx: Context, edited: Edited): PlaybookEditorPage {
  const { playbook, typed, versions } = edited;
  const t = translator(ctx.locale);
  const slug = playbook?.slug ?? 'new';
  const chosen: readonly string[] = typed ? [typed.reasons ?? []].flat() : (playbook?.reasons ?? []);
  const words = typed ? wordsTyped(typed) : wordsKept(playbook);
  return {
    ...words,
    action: paths.playbookPath({ playbook: slug }),
    back: paths.playbooksPath(),
    title: playbook?.title ?? t('followUp.editor.new'),
    version: String(playbook?.version ?? 0),
    place: String(playbook?.place ?? 99),
    reasons: REASON_SLUGS.map((reason) => ({
      value: reason,
      text: t(`units.reason.${reason}`),
      checked: chosen.includes(reason),
    })),
    kinds: TASK_KINDS.map((kind) => ({ value: kind, text: t(`followUp.kind.${kind}`) })),
    units: DELAY_UNITS.map((unit) => ({ value: unit, text: t(`followUp.delayUnit.${unit}`) })),
    letterTo: LETTER_TO.map((to) => ({ value: to, text: t(`followUp.editor.letterTo.${to}`) })),
    mergeFields: MERGE_FIELDS.map((field) => `{${field}}`).join(' '),
    steps: typed ? typedSteps(ctx, typed) : keptSteps(ctx, playbook?.steps ?? []),
    restore:
      playbook && playbook.version > 0 && edited.original
        ? paths.restorePlaybookPath({ playbook: slug })
        : null,
    retire: playbook && !playbook.retired ? paths.retirePlaybookPath({ playbook: slug }) : null,
    versions: versions.map((version) => ({
      number: String(version.number),
      when: formatterFor(ctx.locale).shortMoment(version.madeAt),
      who: edited.staff.find(({ id }) => id === version.madeBy)?.name ?? '',
      title: version.title,
    })),
    errors: edited.errors,
  };
}

type Words = Pick<PlaybookEditorPage, 'name' | 'sources'>;
const wordsTyped = (typed: Typed): Words => ({
  name: typedText(typed, 'title'),
  sources: typedText(typed, 'sources'),
});
const wordsKept = (playbook: StandingPlaybook | null): Words => ({
  name: playbook?.title ?? '',
  sources: playbook?.sources.join('\n') ?? '',
});

function keptSteps(ctx: Context, steps: readonly PlaybookStep[]): ShownStep[] {
  const kept = steps.map((step, index) => ({
    index,
    title: stepTitle(ctx, index),
    blank: false,
    values: {
      order: String(index + 1),
      kind: step.kind as string,
      count: String(step.after.count),
      unit: step.after.unit as string,
      text: step.text,
      to: (step.letter?.to ?? 'owner') as string,
      subject: step.letter?.subject ?? '',
      body: step.letter?.body ?? '',
      points: (step.points ?? []).map(pointLine).join('\n'),
    },
  }));
  return [...kept, ...blanks(ctx, kept.length)];
}

const blanks = (ctx: Context, from: number): ShownStep[] =>
  Array.from({ length: Math.max(0, Math.min(BLANK_STEPS, MOST_STEPS - from)) }, (_, offset) => ({
    index: from + offset,
    title: stepTitle(ctx, from + offset),
    blank: true,
    values: {
      order: String(from + offset + 1),
      kind: 'recall',
      count: '0',
      unit: 'days',
      text: '',
      to: 'owner',
      subject: '',
      body: '',
      points: '',
    },
  }));

const stepTitle = ({ locale }: Context, index: number): string =>
  translator(locale)('followUp.editor.step', { number: index + 1 });

const FIELDS: readonly StepField[] = [
  'order',
  'kind',
  'count',
  'unit',
  'text',
  'to',
  'subject',
  'body',
  'points',
];

function typedSteps(ctx: Context, typed: Typed): ShownStep[] {
  const shown = Array.from({ length: MOST_STEPS }, (_, index) => index).filter(
    (index) => `step-${index}-text` in typed,
  );
  return shown.map((index) => ({
    index,
    title: stepTitle(ctx, index),
    blank: stepField(typed, index, 'text') === '',
    values: Object.fromEntries(
      FIELDS.map((field) => [field, stepField(typed, index, field)]),
    ) as ShownStep['values'],
  }));
}
