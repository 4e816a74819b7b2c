import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { RENT_LEVELS, TENURES } from '../../incentives/vocabulary.ts';
import { addPeriod } from '../../programme/programme.ts';
import { dayOf, type Instant } from '../../shared/dates.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { accountOf } from '../acting.ts';
import { isCompany } from '../applicants/consents-of-case.ts';
import { type Declaration, declarationOf, INCOME_ANSWERS } from '../case.ts';
import { type ApplicationPaths, waysOf } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { APPLICATION_QUESTIONS, type ApplicationQuestion } from '../correction/correction.ts';
import { documentsOf } from '../pieces/document-store.ts';
import { expiredPieces } from '../pieces/expiry-pages.ts';
import { type ApplicationTask, type ApplicationTaskSlug, asksIncome, undertakingsOf } from './application.ts';
import { type EstimateView, estimateView } from './estimate-pages.ts';
import type { Figures } from './figures.ts';
import { type PieceLine, pieceLines } from './my-case-pages.ts';
import { type OutlookView, outlookView } from './outlook-pages.ts';
import { estimateOf, type Project, tried } from './project.ts';
import { APPLICANT_KINDS } from './question-forms.ts';

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

export type CheckPage = {
  readonly address: string;
  readonly back: string;
  readonly left: number;
  readonly declaration: readonly {
    readonly label: string;
    readonly value: string | null;
    readonly href: string;
  }[];
  readonly works: readonly { readonly label: string; readonly value: string; readonly source: string }[];
  readonly pieces: readonly PieceLine[];
  /** Pieces that are worth nothing any more: the officer would send them back. */
  readonly expired: readonly string[];
  readonly piecesHref: string;
  readonly quotes: readonly { readonly text: string; readonly amount: string }[];
  readonly quotesHref: string;
  readonly estimate: EstimateView;
  readonly submit: string;
  readonly version: number;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/tasks': TasksPage;
    'cases/question-vacancy': VacancyPage;
    'cases/question-project': ProjectPage;
    'cases/question-household': HouseholdPage;
    'cases/question-undertakings': UndertakingsPage;
    'cases/check': CheckPage;
    'cases/saved': { readonly savedAt: string };
  }
}

const isQuestion = (slug: ApplicationTaskSlug): slug is ApplicationQuestion =>
  (APPLICATION_QUESTIONS as readonly string[]).includes(slug);

export function taskPath(ways: ApplicationPaths, row: CaseRow, slug: ApplicationTaskSlug): string {
  if (isQuestion(slug)) return ways.question({ case: row.id, question: slug });
  return ways[slug]({ case: row.id });
}

/** The page after one task: the next that is not done, else the check. */
export function nextTaskPath(
  ways: ApplicationPaths,
  row: CaseRow,
  tasks: readonly ApplicationTask[],
  after: ApplicationTaskSlug,
): string {
  const at = tasks.findIndex(({ slug }) => slug === after);
  const next = tasks.slice(at + 1).find(({ done }) => !done);
  return next ? taskPath(ways, row, next.slug) : ways.home({ case: row.id });
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

/** Everything on one page before it goes, each line with the way back to its question. */
export async function checkPage(
  ctx: Context,
  row: CaseRow,
  { tasks, project }: { readonly tasks: readonly ApplicationTask[]; readonly project: Project },
): Promise<CheckPage> {
  const t = translator(ctx.locale);
  const { money, exactMoney, shortDay } = formatterFor(ctx.locale);
  return {
    address: project.unit.address,
    back: waysOf(ctx).home({ case: row.id }),
    left: tasks.filter(({ required, done }) => required && !done).length,
    declaration: declarationLines(ctx, row),
    works: project.works.map(({ measure, costHT, source }) => ({
      label: translateDynamic(ctx.locale, `incentives.terms.measure.${measure}`),
      value: money(costHT),
      source: t(`cases.instruct.source.${source}`),
    })),
    pieces: await pieceLines(ctx, row),
    expired: expiredPieces(ctx.locale, await documentsOf(ctx.db.read, row.id), dayOf(ctx.clock())),
    piecesHref: waysOf(ctx).pieces({ case: row.id }),
    quotes: project.quotes.map(({ company, number, datedOn, totalTTC }) => ({
      text: t('cases.quotes.of', { company, number, day: shortDay(datedOn) }),
      amount: exactMoney(totalTTC),
    })),
    quotesHref: waysOf(ctx).quotes({ case: row.id }),
    estimate: estimateView(estimateOf(project), ctx.locale, 'owner'),
    submit: waysOf(ctx).submit({ case: row.id }),
    version: row.version,
    errors: [],
  };
}

function declarationLines(ctx: Context, row: CaseRow): CheckPage['declaration'] {
  const href = (question: ApplicationQuestion) => waysOf(ctx).question({ case: row.id, question });
  return declarationFacts(ctx, declarationOf(row)).map(({ label, value, question }) => ({
    label,
    value,
    href: href(question),
  }));
}

type DeclaredFact = {
  readonly label: string;
  readonly value: string | null;
  readonly question: ApplicationQuestion;
};

/** The declaration in words: for the owner's check and for the officer's page. What is not asked of them is left out. */
export function declarationFacts(ctx: Context, said: Declaration): DeclaredFact[] {
  const t = translator(ctx.locale);
  const format = formatterFor(ctx.locale);
  const named = (list: string, value: string | null): string | null =>
    value === null ? null : translateDynamic(ctx.locale, `cases.${list}.${value}`);
  const income =
    said.referenceIncome === null
      ? named('household.answer', said.income)
      : format.money(said.referenceIncome * 100);
  const fact = (
    question: ApplicationQuestion,
    label: Parameters<typeof t>[0],
    value: string | null,
  ): DeclaredFact => ({ label: t(label), value, question });
  return [
    fact('vacancy', 'cases.check.vacantSince', said.vacantSince && format.day(said.vacantSince)),
    fact('project', 'cases.check.tenure', named('project.tenure', said.tenureAfter)),
    ...(said.tenureAfter === 'let'
      ? [fact('project', 'cases.check.rent', named('project.level', said.rentLevel))]
      : []),
    fact('household', 'cases.check.ownerKind', named('household.kind', said.ownerKind)),
    ...(asksIncome(said) && said.householdSize !== null
      ? [fact('household', 'cases.check.size', String(said.householdSize))]
      : []),
    ...(asksIncome(said) ? [fact('household', 'cases.check.income', income)] : []),
    fact(
      'undertakings',
      'cases.check.undertakings',
      t('cases.check.undertakingsCount', { count: said.undertakings.length }),
    ),
    fact('undertakings', 'cases.check.notStarted', said.worksNotStarted === null ? null : t('common.yes')),
  ];
}
