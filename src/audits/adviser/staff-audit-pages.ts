import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { formatterFor } from '../../i18n/format.ts';
import { type MessageKey, translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { communeName } from '../../programme/territory.ts';
import type { AccountId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import type { Unit } from '../../units/units-queries.ts';
import { errorOn, type FieldError, type Typed } from '../../web/forms.ts';
import { staffOf } from '../../web/request.ts';
import { answerText } from '../answer-text.ts';
import { type Audit, type AuditResult, changedAnswers, isFrozen } from '../audit.ts';
import type { AuditDpe, AuditPhoto } from '../audit-evidence-store.ts';
import * as paths from '../audit-paths.ts';
import type { Attempt } from '../compute-state.ts';
import { type DpeShown, dpeShown } from '../dpe-file/dpe-pages.ts';
import { takeAnswers } from '../questionnaire/answer-question.ts';
import type { AnswerProblem } from '../questionnaire/parse-answer.ts';
import { completeness } from '../questionnaire/question-flow.ts';
import { communesOf } from '../questionnaire/question-pages.ts';
import type { Group } from '../questionnaire/questions.ts';
import { type StateShown, stateShown } from '../questionnaire/result-pages.ts';
import type { Scenario } from '../scenario.ts';
import type { MeasureSlug } from '../works/measure-catalogue.ts';
import { adviserGroups } from './adviser-fields.ts';
import { givenBy } from './adviser-forms.ts';
import { type AloneShown, aloneShown } from './alone-pages.ts';
import { type AnswerField, fieldOf } from './answer-field-pages.ts';
import { type PhotoShown, photosShown } from './photo-pages.ts';
import { type ScenarioShown, scenarioShown } from './staff-scenario-pages.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/show': StaffAuditPage;
    'audits/state': StatePanel;
  }
}

/** The result beside the answers, and what to make of it. */
export type StatePanel = {
  readonly state: StateShown | null;
  /** Why there is no result. */
  readonly refusals: readonly string[];
  readonly missing: number;
  readonly uncertainty: string | null;
  readonly narrowing: readonly string[];
  readonly messages: readonly string[];
  /** What each measure would do by itself. */
  readonly alone: readonly AloneShown[];
};

export type StaffAuditPage = StatePanel & {
  readonly errors: readonly FieldError[];
  readonly back: string;
  readonly address: string;
  readonly caption: string;
  readonly tag: { readonly text: string; readonly tone: string };
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly version: number;
  readonly frozen: boolean;
  readonly mayEdit: boolean;
  readonly mayReview: boolean;
  readonly reviewable: boolean;
  readonly action: string;
  readonly preview: string;
  readonly review: string;
  readonly correct: string;
  readonly scenarios: string;
  readonly report: string | null;
  readonly groups: readonly {
    readonly part: Group;
    readonly title: string;
    readonly fields: readonly AnswerField[];
    readonly precise: readonly AnswerField[];
    readonly photos: readonly PhotoShown[];
  }[];
  /** Where photographs are sent; null once frozen, or for who may not. */
  readonly sendPhotos: string | null;
  readonly dpe: DpeShown | null;
  readonly dpeFile: string;
  /** Where a DPE is sent; null as above. */
  readonly sendDpe: string | null;
  /** Somebody else saved while this was being typed. */
  readonly conflict: boolean;
  readonly scenario: ScenarioShown | null;
  /** null until the audit is computed. */
  readonly bundles: string | null;
  readonly numbers: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
};

export const STATE_TONES = { draft: 'neutral', completed: 'waiting', reviewed: 'success' } as const;

/** Accounts named as staff know them: colleagues by name, the owner as such. */
export type People = ReadonlyMap<AccountId, string>;

export async function peopleOf(d: Reader, { locale }: Context, audit: Audit): Promise<People> {
  const t = translator(locale);
  const ids = new Set(
    [
      ...Object.values(audit.provenance).flatMap(({ by, earlier = [] }) => [
        by,
        ...earlier.map((each) => each.by),
      ]),
      audit.startedBy,
      audit.reviewedBy,
    ].filter((id) => id !== null),
  );
  const named = await Promise.all(
    [...ids].map(async (id) => {
      const account = await findAccount(d, id);
      const name = account?.kind === 'staff' ? account.name : t('auditScreens.staff.theOwner');
      return [id, name] as const;
    }),
  );
  return new Map(named);
}

export type StaffView = {
  readonly unit: Unit;
  readonly audit: Audit;
  readonly numbers: readonly Audit[];
  readonly people: People;
  readonly computed: Attempt<AuditResult>;
  readonly alone: ReadonlyMap<MeasureSlug, Scenario>;
  readonly dpe: AuditDpe | undefined;
  readonly photos: readonly AuditPhoto[];
  readonly problems?: readonly AnswerProblem[];
  /** Faults of what was sent beside the answers: a DPE, photographs. */
  readonly errors?: readonly FieldError[];
  readonly typed?: Typed;
  readonly conflict?: boolean;
};

export function staffAuditPage(ctx: Context, view: StaffView): StaffAuditPage {
  const { unit, audit, numbers, computed, alone, dpe, photos, problems = [], errors = [] } = view;
  const { locale } = ctx;
  const t = translator(locale);
  const here = { audit: audit.id };
  const review = allows(staffOf(ctx).role, 'audits.review');
  const mayEdit = review && !isFrozen(audit);
  return {
    ...statePanel(ctx, audit, computed, alone),
    errors: [...errors, ...(view.conflict ? conflictErrors(ctx, view) : problemErrors(ctx, problems))],
    conflict: view.conflict ?? false,
    back: paths.auditListPath({ state: audit.state }),
    address: unit.address,
    caption: `${t('auditScreens.number', { number: audit.number })} · ${communeName(ctx.territory, unit.commune)}`,
    tag: { text: t(`auditScreens.staff.states.${audit.state}`), tone: STATE_TONES[audit.state] },
    meta: metaOf(ctx, view),
    version: audit.version,
    frozen: isFrozen(audit),
    mayEdit,
    mayReview: review,
    reviewable: audit.state === 'completed',
    action: paths.auditAnswersPath(here),
    preview: paths.auditPreviewPath(here),
    review: paths.auditReviewPath(here),
    correct: paths.auditCorrectPath(here),
    scenarios: paths.proposalsPath(here),
    report: audit.result === null || audit.state === 'draft' ? null : paths.auditReportPath(here),
    groups: adviserGroups(audit.answers).map(({ group, questions, precise }) => ({
      part: group,
      title: t(`audits.groups.${group}`),
      photos: photosShown(ctx, photos, group, mayEdit),
      fields: questions.map((slug) => fieldOf(ctx, view, slug)),
      precise: precise.map((slug) => fieldOf(ctx, view, slug)),
    })),
    sendPhotos: mayEdit ? paths.auditPhotosPath(here) : null,
    dpe: dpe ? dpeShown(ctx, dpe, unit, audit) : null,
    dpeFile: paths.auditDpePath(here),
    sendDpe: mayEdit ? paths.auditDpePath(here) : null,
    scenario: audit.scenario && scenarioShown(ctx, audit.scenario),
    bundles: audit.result && audit.state !== 'draft' ? paths.auditBundlesPath({ audit: audit.id }) : null,
    numbers: numbers.map((other) => ({
      text: t('auditScreens.number', { number: other.number }),
      href: paths.auditPath({ audit: other.id }),
      current: other.id === audit.id,
    })),
  };
}

export const problemErrors = (ctx: Context, problems: readonly AnswerProblem[]): FieldError[] =>
  problems.map(({ slug, code, params }) =>
    errorOn(
      slug,
      `${translator(ctx.locale)(`auditScreens.short.${slug}`)} – ${translator(ctx.locale)(code as MessageKey, params)}`,
    ),
  );

/** After somebody else's save: each answer that is not what was typed, with what is stored now. */
function conflictErrors(ctx: Context, { audit, typed = {} }: StaffView): FieldError[] {
  const t = translator(ctx.locale);
  const { answers } = takeAnswers(audit.answers, givenBy(typed), true);
  return changedAnswers(audit.answers, answers).map((slug) =>
    errorOn(
      slug,
      t('auditScreens.staff.conflictField', {
        question: t(`auditScreens.short.${slug}`),
        stored:
          answerText(audit.answers, slug, ctx.locale, communesOf(ctx)) ?? t('auditScreens.staff.notAnswered'),
      }),
    ),
  );
}

function metaOf({ locale }: Context, { audit, people }: StaffView): StaffAuditPage['meta'] {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const by = (id: AccountId | null) =>
    id === null
      ? ''
      : ` ${t('auditScreens.staff.by', { name: people.get(id) ?? t('auditScreens.staff.someone') })}`;
  return [
    {
      label: t('auditScreens.staff.started'),
      value: fmt.shortMoment(audit.startedAt) + by(audit.startedBy),
    },
    { label: t('auditScreens.staff.changed'), value: fmt.shortMoment(audit.updatedAt) },
    ...(audit.reviewedAt
      ? [
          {
            label: t('auditScreens.staff.reviewedOn'),
            value: fmt.shortMoment(audit.reviewedAt) + by(audit.reviewedBy),
          },
        ]
      : []),
  ];
}

/** The result of stored answers, or of those being typed. */
export function statePanel(
  ctx: Context,
  { answers }: Pick<Audit, 'answers'>,
  computed: Attempt<AuditResult>,
  alone: ReadonlyMap<MeasureSlug, Scenario>,
  problems: readonly AnswerProblem[] = [],
): StatePanel {
  const missing = completeness(answers).missing.length;
  if (!computed.ok || problems.length > 0) {
    const faults = problemErrors(ctx, problems).map(({ text }) => text);
    const refusal = computed.ok ? [] : [refusalText(ctx, computed.refusal)];
    return {
      state: null,
      refusals: faults.length > 0 ? faults : refusal,
      missing,
      uncertainty: null,
      narrowing: [],
      messages: [],
      alone: [],
    };
  }
  const { result } = computed;
  return {
    state: stateShown(ctx, result),
    refusals: [],
    missing,
    uncertainty: uncertaintyText(ctx, result),
    narrowing: narrowingOf(ctx, result),
    messages: result.likely.messages,
    alone: aloneShown(ctx, alone),
  };
}

function uncertaintyText({ locale }: Context, { low, high }: AuditResult): string {
  const t = translator(locale);
  if (low.ep === high.ep) return t('auditScreens.staff.certain');
  const ends = { lowEp: low.ep, highEp: high.ep, low: low.energyClass, high: high.energyClass };
  return low.energyClass === high.energyClass
    ? t('auditScreens.staff.uncertaintySame', ends)
    : t('auditScreens.staff.uncertaintyText', ends);
}

/** A missing answer is named by its question. */
function refusalText(
  { locale }: Context,
  { code, params }: { code: string; params: Record<string, unknown> | object },
) {
  const t = translator(locale);
  const { question } = params as { question?: string };
  const named = question ? { question: t(`auditScreens.short.${question}` as MessageKey) } : {};
  return t(code as MessageKey, { ...(params as Record<string, string>), ...named });
}

const MOST_NARROWING = 5;
function narrowingOf({ locale }: Context, { narrowing }: AuditResult): string[] {
  const t = translator(locale);
  return narrowing
    .filter(({ epUp, epDown }) => epUp + epDown >= 1)
    .slice(0, MOST_NARROWING)
    .map(({ slug, epDown, epUp }) =>
      t('auditScreens.staff.narrowingItem', {
        question: t(`auditScreens.short.${slug}`),
        down: Math.round(epDown),
        up: Math.round(epUp),
      }),
    );
}
