import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { type MessageKey, translator } from '../../i18n/translate.ts';
import { communeFacts } from '../../programme/programme.ts';
import { communeName } from '../../programme/territory.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Unit } from '../../units/units-queries.ts';
import { errorOn, type FieldError } from '../../web/forms.ts';
import { type AnswerKind, kindOf, type QuestionSlug } from '../answer-kinds.ts';
import { answerText, typedAnswer, unitOf } from '../answer-text.ts';
import { type Audit, isFrozen } from '../audit.ts';
import { type AuditAnswers, withAnswers } from '../audit-answers.ts';
import * as paths from '../audit-paths.ts';
import { siteOf } from '../open-audit.ts';
import { choicePicture, hasPictures } from './choice-picture.ts';
import { nextPart } from './next-part.ts';
import type { AnswerProblem } from './parse-answer.ts';
import { previousQuestion, progressByGroup } from './question-flow.ts';
import { questionnaireSlats } from './questionnaire-slats.ts';
import { askedQuestions, type Question } from './questions.ts';
import { registerAnswers, toConfirm } from './register-answers.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/known': KnownPage;
    'audits/question': QuestionPage;
  }
}

type Choice = {
  readonly value: string;
  readonly text: string;
  readonly picture: string | null;
  readonly hint: string | null;
};
export type QuestionPage = {
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly back: string;
  readonly later: string;
  readonly group: string;
  readonly here: number;
  readonly of: number;
  readonly slats: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: AnswerKind['kind'];
  readonly choices: readonly Choice[];
  readonly pictures: boolean;
  readonly unit: string | null;
  /** Accepts "I don't know". */
  readonly unknown: boolean;
  readonly value: string;
  /** The value shown is the register's, not yet confirmed. */
  readonly proposed: boolean;
  /** Answered in the public estimate, before the audit. */
  readonly reused: string | null;
  readonly savedAt: string | null;
};

/** Where a question sends back to once answered: on through the questionnaire, or to the page it was opened from. */
export type From = 'check' | 'result' | null;
export const fromOf = (text: unknown): From => (text === 'check' || text === 'result' ? text : null);

export const knownAnswers = (ctx: Context, unit: Unit): AuditAnswers =>
  registerAnswers(unit, communeFacts(ctx.programme, unit.commune));

/** What the person sent and why it was refused; shown instead of the stored answer. */
export type Refused = { readonly typed: string; readonly problem: AnswerProblem };

export function questionPage(
  ctx: Context,
  unit: Unit,
  audit: Audit,
  question: Question,
  from: From,
  refused: Refused | null = null,
): QuestionPage {
  const { locale } = ctx;
  const t = translator(locale);
  const { slug, group } = question;
  const kind = kindOf(slug);
  const { answers } = audit;
  const stored = answers[slug];
  const given = audit.provenance[slug];
  const proposal = stored === undefined ? knownAnswers(ctx, unit)[slug] : undefined;
  const asked = askedQuestions(answers);
  return {
    errors: refused ? [errorOn('answer', problemText(ctx, refused.problem))] : [],
    action: paths.questionPath({ unit: unit.id, question: slug }, { from: from ?? undefined }),
    back: backFrom(unit, answers, slug, from),
    later: paths.myAuditPath({ unit: unit.id }),
    group: t(`audits.groups.${group}`),
    here: placeOf(answers, slug, asked),
    of: asked.length,
    slats: questionnaireSlats(answers, group),
    label: t(`audits.questions.${slug}.label`),
    hint: t(`audits.questions.${slug}.hint`),
    kind: kind.kind,
    choices: choicesOf(ctx, slug, kind),
    pictures: hasPictures(slug),
    unit: unitOf(slug, t),
    unknown: kind.unknown === true,
    value: refused ? refused.typed : typedAnswer(stored ?? proposal, locale),
    proposed: proposal !== undefined && refused === null,
    reused:
      given?.from === 'estimate'
        ? t('estimates.reused', { day: formatterFor(locale).day(dayOf(given.at)) })
        : null,
    savedAt: Object.keys(answers).length > 0 ? formatterFor(locale).time(audit.updatedAt) : null,
  };
}

/** Gone over, a question keeps its place; not answered yet, it is the next one, whatever the order of the parts. */
function placeOf(answers: AuditAnswers, slug: QuestionSlug, asked: readonly Question[]): number {
  return answers[slug] === undefined
    ? asked.filter((other) => answers[other.slug] !== undefined).length + 1
    : asked.findIndex((other) => other.slug === slug) + 1;
}

export const problemText = (ctx: Context, problem: AnswerProblem): string =>
  translator(ctx.locale)(problem.code as MessageKey, problem.params);

function backFrom(unit: Unit, answers: AuditAnswers, slug: QuestionSlug, from: From): string {
  if (from === 'check') return paths.checkAnswersPath({ unit: unit.id });
  if (from === 'result') return paths.myResultPath({ unit: unit.id });
  const previous = previousQuestion(answers, slug);
  // The part before may not have been asked yet: the way back is then to where all parts are.
  return previous && answers[previous.slug] !== undefined
    ? paths.questionPath({ unit: unit.id, question: previous.slug })
    : paths.myAuditPath({ unit: unit.id });
}

function choicesOf(ctx: Context, slug: QuestionSlug, kind: AnswerKind): Choice[] {
  const { locale, territory } = ctx;
  if (kind.kind === 'commune')
    return territory.communes
      .map(({ code, name }) => ({ value: code, text: name, picture: null, hint: null }))
      .toSorted((a, b) => a.text.localeCompare(b.text, locale));
  if (kind.kind !== 'choice') return [];
  return kind.values.map((value) => ({
    value,
    text: answerText({ [slug]: value }, slug, locale, String) ?? value,
    picture: choicePicture(slug, value),
    hint: choiceNote(ctx, slug, value),
  }));
}

/** Choices that the online calculation refuses by name say so at once, not after thirty questions. */
const NOT_ONLINE: Partial<Record<QuestionSlug, readonly string[]>> = {
  heating: ['collective', 'other'],
  hotWater: ['other'],
  solarUse: ['heating'],
};

function choiceNote({ locale }: Context, slug: QuestionSlug, value: string): string | null {
  const t = translator(locale);
  if (NOT_ONLINE[slug]?.includes(value)) return t('auditScreens.choiceNotes.notOnline');
  if (slug === 'heating' && value === 'none') return t('auditScreens.choiceNotes.noHeating');
  return null;
}

export type KnownPage = {
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly back: string;
  readonly caption: string;
  readonly rows: readonly {
    readonly label: string;
    readonly value: string;
    readonly action: { readonly text: string; readonly href: string };
  }[];
};

/** What the register says, on one page, to be confirmed at once or corrected one by one. */
export function knownPage(ctx: Context, unit: Unit, audit: Audit): KnownPage {
  const t = translator(ctx.locale);
  const known = knownAnswers(ctx, unit);
  const shown = withAnswers(known, audit.answers);
  return {
    errors: [],
    action: paths.confirmKnownPath({ unit: unit.id }),
    back: paths.myAuditPath({ unit: unit.id }),
    caption: t('auditScreens.caption', { address: unit.address }),
    rows: toConfirm(audit.answers, known).map((slug) => ({
      label: t(`auditScreens.short.${slug}`),
      value: answerText(shown, slug, ctx.locale, communesOf(ctx)) ?? '',
      action: { text: t('common.change'), href: paths.questionPath({ unit: unit.id, question: slug }) },
    })),
  };
}

export const communesOf =
  ({ territory }: Context) =>
  (insee: string): string =>
    communeName(territory, insee);

/** The same, with the part of the questionnaire that would narrow the result most where the order is free. */
export async function nextMostTelling(ctx: Context, unit: Unit, audit: Audit): Promise<string> {
  const { answers } = audit;
  if (isFrozen(audit) || toConfirm(answers, knownAnswers(ctx, unit)).length > 1)
    return nextStep(ctx, unit, audit);
  const part = await nextPart(ctx.engine, answers, siteOf(ctx, unit, audit));
  const next = askedQuestions(answers).find(
    ({ slug, group }) => group === part && answers[slug] === undefined,
  );
  return next ? paths.questionPath({ unit: unit.id, question: next.slug }) : nextStep(ctx, unit, audit);
}

/** Where to go on: what the register proposes first, then the first question without answer, of a part begun before others, then the check. */
export function nextStep(ctx: Context, unit: Unit, audit: Audit): string {
  if (isFrozen(audit)) return paths.myAuditPath({ unit: unit.id });
  if (toConfirm(audit.answers, knownAnswers(ctx, unit)).length > 1)
    return paths.confirmKnownPath({ unit: unit.id });
  const open = askedQuestions(audit.answers).filter(({ slug }) => audit.answers[slug] === undefined);
  const begun = progressByGroup(audit.answers).find(
    ({ answered, asked }) => answered > 0 && answered < asked,
  );
  const next = open.find(({ group }) => group === begun?.group) ?? open[0];
  return next
    ? paths.questionPath({ unit: unit.id, question: next.slug })
    : paths.checkAnswersPath({ unit: unit.id });
}
