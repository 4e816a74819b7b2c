import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { RENT_LEVELS, TENURES } from '../../incentives/vocabulary.ts';
import type { Instant } from '../../shared/dates.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { accountOf } from '../acting.ts';
import { type Declaration, declarationOf, INCOME_ANSWERS } from '../case.ts';
import { waysOf } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import type { ApplicationQuestion } from '../correction/correction.ts';
import { undertakingsOf } from './application.ts';
import type { Project } from './project.ts';
import { APPLICANT_KINDS } from './question-forms.ts';

type Choice = { readonly value: string; readonly text: string; readonly hint: string | null };

export type QuestionPage = {
  readonly action: string;
  readonly back: string;
  readonly errors: readonly FieldError[];
  /** Where what is proposed comes from, while it is not confirmed. */
  readonly reused: string | null;
  readonly keeping: KeepingView;
};

/** How what is typed survives the end of a session: kept on the server as one goes, and on the device meanwhile. */
export type KeepingView = {
  readonly url: string;
  /** Name under which the device keeps it: of this person, this application and this question alone. */
  readonly key: string;
  /** When the server last kept something of this page: what the device has from before is stale. */
  readonly since: Instant;
  readonly restored: string | null;
  readonly savedAt: string | null;
};

export type VacancyPage = QuestionPage & {
  readonly value: { readonly day: string; readonly month: string; readonly year: string };
  readonly known: string | null;
};

export type ProjectPage = QuestionPage & {
  readonly tenures: readonly Choice[];
  readonly tenure: string;
  readonly levels: readonly Choice[];
  readonly level: string;
};

export type HouseholdPage = QuestionPage & {
  readonly kinds: readonly Choice[];
  readonly kind: string;
  readonly answers: readonly Choice[];
  readonly income: string;
  readonly size: string;
  readonly rfr: string;
};

export type UndertakingsPage = QuestionPage & {
  readonly items: readonly Choice[];
  readonly ticked: readonly string[];
  readonly notStarted: boolean;
  /** Where to say what becomes of the dwelling, while nobody has. */
  readonly tenureHref: string | null;
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/question-vacancy': VacancyPage;
    'cases/question-project': ProjectPage;
    'cases/question-household': HouseholdPage;
    'cases/question-undertakings': UndertakingsPage;
    'cases/saved': { readonly savedAt: string };
  }
}

type Answered = {
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
  /** When it was typed, if it was kept without being sent. */
  readonly keptAt?: Instant;
};

/** One question with its answer: as typed when it comes back with an error, else as kept. */
export function questionPage(
  ctx: Context,
  row: CaseRow,
  project: Project,
  question: ApplicationQuestion,
  { typed, errors, keptAt }: Answered = { typed: null, errors: [] },
) {
  const shared = {
    action: waysOf(ctx).question({ case: row.id, question }),
    back: waysOf(ctx).home({ case: row.id }),
    errors,
    reused: reusedText(ctx, declarationOf(row), project, question),
    keeping: keepingView(ctx, row, question, keptAt ?? null),
  };
  const kept = declarationOf(row);
  const text = (field: string, stored: string | number | null): string =>
    typed ? typedText(typed, field) : stored === null ? '' : String(stored);
  switch (question) {
    case 'vacancy':
      return {
        view: 'cases/question-vacancy',
        model: { ...shared, ...vacancyFields(ctx, kept, typed) },
      } as const;
    case 'project':
      return {
        view: 'cases/question-project',
        model: {
          ...shared,
          tenures: choices(ctx, TENURES, 'cases.project.tenure'),
          tenure: text('tenureAfter', kept.tenureAfter),
          levels: choices(ctx, RENT_LEVELS, 'cases.project.level'),
          level: text('rentLevel', kept.rentLevel),
        },
      } as const;
    case 'household':
      return {
        view: 'cases/question-household',
        model: {
          ...shared,
          kinds: choices(ctx, APPLICANT_KINDS, 'cases.household.kind'),
          kind: text('ownerKind', kept.ownerKind),
          answers: choices(ctx, INCOME_ANSWERS, 'cases.household.answer'),
          income: text('income', kept.income),
          size: text('householdSize', kept.householdSize),
          rfr: text('referenceIncome', kept.referenceIncome),
        },
      } as const;
    case 'undertakings': {
      const ticked = typed ? [typed.undertakings ?? []].flat() : kept.undertakings;
      const notStarted = typed
        ? typedText(typed, 'worksNotStarted') === 'yes'
        : kept.worksNotStarted === true;
      return {
        view: 'cases/question-undertakings',
        model: { ...shared, ...undertakingFields(ctx, row, project), ticked, notStarted },
      } as const;
    }
  }
}

function keepingView(
  ctx: Context,
  row: CaseRow,
  question: ApplicationQuestion,
  keptAt: Instant | null,
): KeepingView {
  const { moment, time } = formatterFor(ctx.locale);
  return {
    url: waysOf(ctx).typing({ case: row.id, question }),
    key: `${accountOf(ctx)}-${row.id}-${question}`,
    since: keptAt !== null && keptAt > row.updatedAt ? keptAt : row.updatedAt,
    restored: keptAt && translator(ctx.locale)('drafts.restored', { when: moment(keptAt) }),
    savedAt: keptAt && time(keptAt),
  };
}

/** Answers of the public estimate that stand here and wait for the owner's yes. */
function reusedText(
  ctx: Context,
  kept: Declaration,
  { said }: Project,
  question: ApplicationQuestion,
): string | null {
  if (!said || kept.answered.includes(question)) return null;
  const t = translator(ctx.locale);
  const { project, incomeBand, on } = said;
  const fields = {
    project: ['tenureAfter', 'rentLevel'],
    household: ['ownerKind', 'householdSize'],
  } as const;
  if (question !== 'project' && question !== 'household') return null;
  if (!fields[question].some((field) => project[field] !== null && project[field] === kept[field]))
    return null;
  const band =
    question === 'household' && incomeBand
      ? [t('estimates.reusedBand', { band: t(`incentives.terms.incomeBand.${incomeBand}`) })]
      : [];
  return [t('estimates.reused', { day: formatterFor(ctx.locale).day(on) }), ...band].join(' ');
}

function vacancyFields(ctx: Context, { vacantSince, answered }: Declaration, typed: Typed | null) {
  const [year = '', month = '', day = ''] = (vacantSince ?? '').split('-');
  const known = vacantSince !== null && !answered.includes('vacancy');
  const value = typed
    ? {
        day: typedText(typed, 'vacantSince-day'),
        month: typedText(typed, 'vacantSince-month'),
        year: typedText(typed, 'vacantSince-year'),
      }
    : { day, month, year };
  return {
    value,
    known: known
      ? translator(ctx.locale)('cases.vacancy.known', {
          date: formatterFor(ctx.locale).month(vacantSince),
        })
      : null,
  };
}

function undertakingFields(ctx: Context, row: CaseRow, { scheme }: Project) {
  const kept = declarationOf(row);
  const t = translator(ctx.locale);
  return {
    items: undertakingsOf(scheme.definition, kept).map(({ code, text, years }) => ({
      value: code,
      text: text[ctx.locale],
      hint: t('cases.undertakings.years', { count: years }),
    })),
    tenureHref:
      kept.tenureAfter === null ? waysOf(ctx).question({ case: row.id, question: 'project' }) : null,
  };
}

/** Choices with their label and, where there is one, a hint under `<key>Hint.<value>`. */
function choices(ctx: Context, values: readonly string[], key: string): Choice[] {
  return values.map((value) => {
    const hint = translateDynamic(ctx.locale, `${key}Hint.${value}`);
    return {
      value,
      text: translateDynamic(ctx.locale, `${key}.${value}`),
      hint: hint === value ? null : hint,
    };
  });
}
