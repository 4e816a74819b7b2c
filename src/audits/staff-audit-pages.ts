import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { formatterFor } from '../i18n/format.ts';
import { type MessageKey, translator } from '../i18n/translate.ts';
import { findAccount } from '../people/people-queries.ts';
import { communeName } from '../programme/territory.ts';
import { dayOf } from '../shared/dates.ts';
import type { AccountId } from '../shared/ids.ts';
import { allows } from '../shared/permissions.ts';
import type { Unit } from '../units/units-queries.ts';
import { errorOn, type FieldError, type Typed, typedText } from '../web/forms.ts';
import { staffOf } from '../web/request.ts';
import { adviserGroups } from './adviser-fields.ts';
import { unknownBox } from './adviser-forms.ts';
import { type AnswerKind, kindOf, type QuestionSlug } from './answer-kinds.ts';
import { answerText, typedAnswer, unitOf } from './answer-text.ts';
import { type Audit, type AuditResult, isFrozen } from './audit.ts';
import { UNKNOWN } from './audit-answers.ts';
import * as paths from './audit-paths.ts';
import type { Attempt } from './compute-state.ts';
import type { AnswerProblem } from './parse-answer.ts';
import { completeness } from './question-flow.ts';
import { communesOf } from './question-pages.ts';
import { type StateShown, stateShown } from './result-pages.ts';
import { type ScenarioShown, scenarioShown } from './staff-scenario-pages.ts';

declare module '../web/views.ts' {
  interface Views {
    'audits/show': StaffAuditPage;
    'audits/state': StatePanel;
  }
}

type Option = { readonly value: string; readonly text: string };
type AnswerField = {
  readonly name: QuestionSlug;
  readonly label: string;
  readonly kind: AnswerKind['kind'];
  readonly options: readonly Option[];
  readonly unit: string | null;
  readonly value: string;
  /** Box "unknown" of a number; null where the answer must be known, or for a choice, which has it among its own. */
  readonly unknown: { readonly name: string; readonly checked: boolean } | null;
  /** The stored answer in words; null when there is none. */
  readonly text: string | null;
  /** Who gave it and when. */
  readonly said: string | null;
};

/** The result beside the answers, and what to make of it. */
export type StatePanel = {
  readonly state: StateShown | null;
  /** Why there is no result. */
  readonly refusals: readonly string[];
  readonly missing: number;
  readonly uncertainty: string | null;
  readonly narrowing: readonly string[];
  readonly messages: readonly string[];
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
  readonly groups: readonly {
    readonly title: string;
    readonly fields: readonly AnswerField[];
    readonly precise: readonly AnswerField[];
  }[];
  readonly scenario: ScenarioShown | null;
  readonly numbers: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
};

export const STATE_TONES = { draft: 'neutral', completed: 'waiting', reviewed: 'success' } as const;

/** Accounts named as staff know them: colleagues by name, the owner as such. */
export type People = ReadonlyMap<AccountId, string>;

export async function peopleOf(d: Reader, { locale }: Context, audit: Audit): Promise<People> {
  const t = translator(locale);
  const ids = new Set(
    [...Object.values(audit.provenance).map(({ by }) => by), audit.startedBy, audit.reviewedBy].filter(
      (id) => id !== null,
    ),
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
  readonly problems?: readonly AnswerProblem[];
  readonly typed?: Typed;
};

export function staffAuditPage(ctx: Context, view: StaffView): StaffAuditPage {
  const { unit, audit, numbers, computed, problems = [] } = view;
  const { locale } = ctx;
  const t = translator(locale);
  const here = { audit: audit.id };
  const review = allows(staffOf(ctx).role, 'audits.review');
  return {
    ...statePanel(ctx, audit, computed),
    errors: problemErrors(ctx, problems),
    back: paths.auditListPath({ state: audit.state }),
    address: unit.address,
    caption: `${t('auditScreens.number', { number: audit.number })} · ${communeName(ctx.territory, unit.commune)}`,
    tag: { text: t(`auditScreens.staff.states.${audit.state}`), tone: STATE_TONES[audit.state] },
    meta: metaOf(ctx, view),
    version: audit.version,
    frozen: isFrozen(audit),
    mayEdit: review && !isFrozen(audit),
    mayReview: review,
    reviewable: audit.state === 'completed',
    action: paths.auditAnswersPath(here),
    preview: paths.auditPreviewPath(here),
    review: paths.auditReviewPath(here),
    correct: paths.auditCorrectPath(here),
    groups: adviserGroups(audit.answers).map(({ group, questions, precise }) => ({
      title: t(`audits.groups.${group}`),
      fields: questions.map((slug) => fieldOf(ctx, view, slug)),
      precise: precise.map((slug) => fieldOf(ctx, view, slug)),
    })),
    scenario: audit.scenario && scenarioShown(ctx, audit.scenario),
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

function fieldOf(ctx: Context, { audit, people, typed }: StaffView, slug: QuestionSlug): AnswerField {
  const { locale } = ctx;
  const t = translator(locale);
  const kind = kindOf(slug);
  const stored = audit.answers[slug];
  const isNumber = kind.kind === 'number';
  const shown = isNumber && stored === UNKNOWN ? '' : typedAnswer(stored, locale);
  const box = unknownBox(slug);
  return {
    name: slug,
    label: t(`auditScreens.short.${slug}`),
    kind: kind.kind,
    options: optionsOf(ctx, slug, kind),
    unit: unitOf(slug, t),
    value: typed && slug in typed ? typedText(typed, slug) : shown,
    unknown:
      isNumber && kind.unknown
        ? { name: box, checked: typed ? typedText(typed, box) === 'yes' : stored === UNKNOWN }
        : null,
    text: answerText(audit.answers, slug, locale, communesOf(ctx)),
    said: saidBy(ctx, audit, people, slug),
  };
}

function optionsOf(ctx: Context, slug: QuestionSlug, kind: AnswerKind): Option[] {
  const { locale } = ctx;
  if (kind.kind === 'commune')
    return ctx.territory.communes
      .map(({ code, name }) => ({ value: code, text: name }))
      .toSorted((a, b) => a.text.localeCompare(b.text, locale));
  if (kind.kind !== 'choice') return [];
  const values = kind.unknown ? [...kind.values, UNKNOWN] : kind.values;
  return values.map((value) => ({
    value,
    text: answerText({ [slug]: value }, slug, locale, String) ?? value,
  }));
}

function saidBy({ locale }: Context, audit: Audit, people: People, slug: QuestionSlug): string | null {
  const given = audit.provenance[slug];
  if (!given) return null;
  const t = translator(locale);
  const who = given.by === null ? t('auditScreens.staff.software') : people.get(given.by);
  const said = t('auditScreens.staff.said', {
    who: who ?? t('auditScreens.staff.someone'),
    day: formatterFor(locale).shortDay(dayOf(given.at)),
  });
  return given.from === 'estimate' ? `${said} (${t('estimates.reusedShort')})` : said;
}

/** The result of stored answers, or of those being typed. */
export function statePanel(
  ctx: Context,
  { answers }: Pick<Audit, 'answers'>,
  computed: Attempt<AuditResult>,
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
