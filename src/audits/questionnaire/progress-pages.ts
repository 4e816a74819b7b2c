import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { type MessageKey, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { FieldError } from '../../web/forms.ts';
import { answerText } from '../answer-text.ts';
import { type Audit, isFrozen } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import type { Refusal } from '../compute-state.ts';
import type { EnergyClass } from '../energy-class.ts';
import { completeness, progress, progressByGroup } from './question-flow.ts';
import { communesOf, nextStep } from './question-pages.ts';
import { questionnaireSlats } from './questionnaire-slats.ts';
import { askedQuestions, GROUPS } from './questions.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/intro': IntroPage;
    'audits/check': CheckPage;
  }
}

export type IntroPage = {
  readonly caption: string;
  readonly home: string;
  readonly start: string;
  /** "I have a DPE"; null once the audit is frozen. */
  readonly dpe: string | null;
  /** null before the first start. */
  readonly audit: {
    readonly energyClass: EnergyClass | null;
    readonly reviewedOn: string | null;
    readonly correct: string;
    readonly savedOn: string;
    readonly answered: number;
    readonly asked: number;
    readonly slats: string;
    readonly groups: readonly { title: string; status: string; done: boolean; href: string | null }[];
    readonly complete: boolean;
    readonly next: string;
    readonly check: string;
    readonly result: string;
    readonly works: string;
  } | null;
};

/** What the audit is, before it starts; afterwards, where it stands. */
export function introPage(
  ctx: Context,
  unit: Unit,
  audit: Audit | undefined,
  { home, next }: { readonly home: string; readonly next: string },
): IntroPage {
  const t = translator(ctx.locale);
  return {
    caption: t('auditScreens.caption', { address: unit.address }),
    home,
    start: paths.myAuditPath({ unit: unit.id }),
    dpe: audit && isFrozen(audit) ? null : paths.myDpePath({ unit: unit.id }),
    audit: audit ? standing(ctx, unit, audit, next) : null,
  };
}

function standing(ctx: Context, unit: Unit, audit: Audit, next: string): IntroPage['audit'] {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const here = { unit: unit.id };
  return {
    energyClass: audit.result?.likely.energyClass ?? null,
    reviewedOn: audit.reviewedAt ? fmt.day(dayOf(audit.reviewedAt)) : null,
    correct: paths.correctMyAuditPath(here),
    savedOn: fmt.moment(audit.updatedAt),
    ...progress(audit.answers),
    slats: questionnaireSlats(audit.answers, null),
    groups: progressByGroup(audit.answers).map(({ group, answered, asked }) => ({
      title: t(`audits.groups.${group}`),
      status: groupStatus(ctx, answered, asked),
      done: answered === asked,
      href: isFrozen(audit) ? null : groupHref(unit, audit, group, answered),
    })),
    complete: completeness(audit.answers).complete,
    next,
    check: paths.checkAnswersPath(here),
    result: paths.myResultPath(here),
    works: paths.worksPath(here),
  };
}

function groupStatus({ locale }: Context, answered: number, asked: number): string {
  const t = translator(locale);
  if (answered === asked) return t('auditScreens.intro.groupDone');
  return answered === 0
    ? t('auditScreens.intro.groupTodo')
    : t('auditScreens.intro.group', { answered, asked });
}

/** A part begun opens on its first question without answer, else on its first. */
function groupHref(
  unit: Unit,
  { answers }: Audit,
  group: (typeof GROUPS)[number],
  answered: number,
): string | null {
  if (answered === 0) return null;
  const questions = askedQuestions(answers).filter((question) => question.group === group);
  const first = questions.find(({ slug }) => answers[slug] === undefined) ?? questions[0];
  return first ? paths.questionPath({ unit: unit.id, question: first.slug }) : null;
}

export type CheckPage = {
  readonly errors: readonly FieldError[];
  readonly caption: string;
  readonly back: string;
  readonly action: string;
  readonly refusal: string | null;
  readonly missing: number;
  readonly unknown: number;
  readonly next: string;
  readonly groups: readonly {
    readonly title: string;
    readonly rows: readonly {
      readonly label: string;
      readonly value: string | null;
      /** Said before the audit, in the public estimate. */
      readonly hint: string | null;
      readonly action: { readonly text: string; readonly href: string };
    }[];
  }[];
};

/** Every answer before the result, each with its way back. */
export function checkPage(ctx: Context, unit: Unit, audit: Audit, refusal: Refusal | null = null): CheckPage {
  const t = translator(ctx.locale);
  const { answers } = audit;
  const { missing, unknown } = completeness(answers);
  const asked = askedQuestions(answers);
  return {
    errors: [],
    caption: t('auditScreens.caption', { address: unit.address }),
    back: paths.myAuditPath({ unit: unit.id }),
    action: paths.checkAnswersPath({ unit: unit.id }),
    refusal: refusal && t(refusal.code as MessageKey, refusal.params),
    missing: missing.length,
    unknown: unknown.length,
    next: nextStep(ctx, unit, audit),
    groups: GROUPS.map((group) => ({
      title: t(`audits.groups.${group}`),
      rows: asked
        .filter((question) => question.group === group)
        .map(({ slug }) => ({
          label: t(`auditScreens.short.${slug}`),
          value: answerText(answers, slug, ctx.locale, communesOf(ctx)),
          hint: audit.provenance[slug]?.from === 'estimate' ? t('estimates.reusedShort') : null,
          action: {
            text: t(answers[slug] === undefined ? 'auditScreens.check.answer' : 'common.change'),
            href: paths.questionPath({ unit: unit.id, question: slug }, { from: 'check' }),
          },
        })),
    })).filter(({ rows }) => rows.length > 0),
  };
}
