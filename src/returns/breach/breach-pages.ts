import { actFilePath } from '../../agreements/agreements-paths.ts';
import { contact } from '../../cases/case-mails.ts';
import { caseDocumentPath } from '../../cases/case-paths.ts';
import { type CaseRow, documentsOf, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { clawbackSchedule } from '../../incentives/clawback-schedule.ts';
import { findAccount } from '../../people/people-queries.ts';
import { deadline } from '../../programme/programme.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { AccountId, ActId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { LinkEndPage } from '../checks/check-pages.ts';
import { breachLinkNoticePath, breachLinkPath } from '../links/link-paths.ts';
import { undertakingsPath } from '../return-paths.ts';
import { undertakingsOf } from '../return-store.ts';
import { BREACH_OUTCOMES, BREACH_SOURCES, type BreachDecision, computeBreach } from './breach.ts';
import { type BreachGround, breachGround } from './breach-basis.ts';
import * as paths from './breach-paths.ts';
import { type Breach, breachesOf } from './breach-store.ts';

type Choice = { readonly value: string; readonly text: string; readonly hint?: string };
type Fact = { readonly label: string; readonly value: string };
type Row = readonly (string | { readonly text: string; readonly numeric?: boolean })[];

export type FindBreachPage = {
  readonly lead: string;
  readonly back: string;
  readonly action: string;
  readonly undertakings: readonly Choice[];
  readonly sources: readonly Choice[];
  readonly max: string;
  readonly typed: Readonly<Record<'undertaking' | 'source' | 'check' | 'brokenOn' | 'facts', string>>;
  readonly errors: readonly FieldError[];
};
export type BreachPage = {
  readonly lead: string;
  readonly back: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly facts: readonly Fact[];
  readonly found: readonly string[];
  readonly notice: string | null;
  readonly reply: { readonly lines: readonly string[]; readonly when: string } | null;
  readonly pieces: readonly { readonly name: string; readonly href: string }[];
  readonly reckoning: { readonly text: string; readonly rows: readonly Row[] } | null;
  readonly noRule: boolean;
  readonly result: readonly Fact[];
  readonly decisionFile: string | null;
  readonly giveNotice: { readonly action: string; readonly confirm: string } | null;
  readonly recordReply: string | null;
  readonly wait: string | null;
  readonly decide: DecisionView | null;
  readonly another: boolean;
  readonly version: number;
  readonly typedReply: string;
  readonly errors: readonly FieldError[];
};
type DecisionView = {
  readonly title: string;
  readonly action: string;
  readonly submit: string;
  readonly confirm: string | null;
  readonly sendBack: string | null;
  readonly outcomes: readonly Choice[];
  readonly exemptions: readonly Choice[];
  readonly typed: Readonly<Record<'outcome' | 'exemption' | 'share' | 'reasons', string>> & {
    readonly fraud: boolean;
  };
};
export type AnswerNoticePage = {
  readonly action: string;
  readonly lead: string;
  readonly until: string;
  readonly letter: string | null;
  readonly typed: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'returns/find-breach': FindBreachPage;
    'returns/breach': BreachPage;
    'returns/answer-notice': AnswerNoticePage;
  }
}

const leadOf = async (ctx: Context, row: CaseRow): Promise<string> =>
  translator(ctx.locale)('breaches.page.lead', {
    ref: row.ref,
    address: (await findCaseLine(ctx.db.read, row.id))?.address ?? '',
  });

/** The form on which an officer reports a breach; a check hands over what it knows by its address. */
export async function findBreachPage(
  ctx: Context,
  row: CaseRow,
  typed: Typed,
  errors: readonly FieldError[] = [],
): Promise<FindBreachPage> {
  const t = translator(ctx.locale);
  const running = (await undertakingsOf(ctx.db.read, row.id)).filter(({ state }) => state === 'running');
  return {
    lead: await leadOf(ctx, row),
    back: undertakingsPath({ ref: row.ref ?? '' }),
    action: paths.newBreachPath({ ref: row.ref ?? '' }),
    undertakings: running.map(({ kind }) => ({
      value: kind,
      text: translateDynamic(ctx.locale, `incentives.undertakings.${kind}`),
    })),
    sources: BREACH_SOURCES.map((value) => ({ value, text: t(`breaches.source.${value}`) })),
    max: dayOf(ctx.clock()),
    typed: {
      undertaking: typedText(typed, 'undertaking'),
      source: typedText(typed, 'source'),
      check: typedText(typed, 'check'),
      brokenOn: typedText(typed, 'brokenOn'),
      facts: typedText(typed, 'facts'),
    },
    errors,
  };
}

/** A breach from its finding to its decision, with what this reader may do next. */
export async function breachPage(
  ctx: Context,
  row: CaseRow,
  breach: Breach,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<BreachPage> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const ground = await breachGround(ctx.db.read, row, breach);
  const params = { ref: row.ref ?? '', breach: breach.id };
  const today = dayOf(ctx.clock());
  const may = ctx.actor.kind === 'staff' && allows(ctx.actor.role, 'returns.record');
  const late = breach.replyBy !== null && today > breach.replyBy;
  return {
    lead: await leadOf(ctx, row),
    back: undertakingsPath({ ref: row.ref ?? '' }),
    state: {
      slug: STATE_TONE[breach.state],
      text: t(`breaches.state.${breach.state}`),
    },
    facts: breachFacts(ctx, breach, ground),
    found: lines(breach.facts),
    notice: breach.noticeId && fileOf(row, breach.noticeId),
    reply: replyOf(ctx, breach),
    pieces: await piecesOf(ctx, row, breach),
    reckoning: reckoningOf(ctx, ground),
    noRule: ground.basis === null,
    result: await resultOf(ctx, breach),
    decisionFile: breach.decisionId && fileOf(row, breach.decisionId),
    giveNotice:
      may && breach.state === 'found'
        ? {
            action: paths.noticeBreachPath(params),
            confirm: t('breaches.notice.confirm', {
              day: fmt.day(deadline(ctx.programme, 'breachReply', today)),
            }),
          }
        : null,
    recordReply: may && breach.state === 'noticed' ? paths.replyBreachPath(params) : null,
    wait:
      breach.state === 'noticed' && breach.replyBy !== null && !late
        ? t('breaches.decide.wait', { day: fmt.day(breach.replyBy) })
        : null,
    decide: may ? decisionView(ctx, row, breach, ground, typed) : null,
    another:
      breach.state === 'proposed' && 'accountId' in ctx.actor && ctx.actor.accountId === breach.proposedBy,
    version: breach.version,
    typedReply: typedText(typed, 'text'),
    errors,
  };
}

function replyOf(ctx: Context, { reply, repliedAt }: Breach): BreachPage['reply'] {
  if (reply === null) return null;
  return { lines: lines(reply), when: repliedAt ? formatterFor(ctx.locale).moment(repliedAt) : '' };
}

const STATE_TONE = {
  found: 'to-do',
  noticed: 'waiting',
  replied: 'received',
  proposed: 'validation',
  decided: 'closed',
} as const;

const lines = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');
const fileOf = (row: CaseRow, act: ActId): string => actFilePath({ ref: row.ref ?? '', act });

function breachFacts(ctx: Context, breach: Breach, { paid, undertaking }: BreachGround): Fact[] {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const days = (label: string, day: Breach['noticedOn']) =>
    day === null ? [] : [{ label, value: fmt.day(day) }];
  return [
    {
      label: t('breaches.page.undertaking'),
      value: `${translateDynamic(ctx.locale, `incentives.undertakings.${undertaking.kind}`)} (${undertaking.article})`,
    },
    { label: t('breaches.page.source'), value: t(`breaches.source.${breach.source}`) },
    ...days(t('breaches.page.brokenOn'), breach.brokenOn),
    { label: t('breaches.page.paid'), value: fmt.exactMoney(paid) },
    ...days(t('breaches.page.noticedOn'), breach.noticedOn),
    ...days(t('breaches.page.replyBy'), breach.replyBy),
  ];
}

/** The table of the rules, the stretch that applies marked. */
function reckoningOf(ctx: Context, { basis }: BreachGround): BreachPage['reckoning'] {
  if (basis === null) return null;
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { rule, paid, from, brokenOn } = basis;
  const rows = clawbackSchedule(rule, paid, from).map((stretch): Row => {
    const applies = brokenOn >= stretch.from && (stretch.to === null || brokenOn <= stretch.to);
    const when =
      stretch.to === null
        ? t('breaches.page.fromDay', { day: fmt.shortDay(stretch.from) })
        : t('breaches.page.between', { from: fmt.shortDay(stretch.from), to: fmt.shortDay(stretch.to) });
    return [
      applies ? `${when} – ${t('breaches.page.applies')}` : when,
      { text: fmt.percent(paid === 0 ? 0 : stretch.amount / paid), numeric: true },
      { text: fmt.exactMoney(stretch.amount), numeric: true },
    ];
  });
  return {
    text: t('breaches.page.reckoningText', {
      paid: fmt.exactMoney(paid),
      from: fmt.day(from),
      broken: fmt.day(brokenOn),
    }),
    rows,
  };
}

async function piecesOf(ctx: Context, row: CaseRow, { replyPieces }: Breach): Promise<BreachPage['pieces']> {
  const documents = await documentsOf(ctx.db.read, row.id);
  return documents
    .filter(({ id }) => replyPieces.includes(id))
    .map(({ id, name }) => ({ name, href: caseDocumentPath({ ref: row.ref ?? '', document: id }) }));
}

async function resultOf(ctx: Context, breach: Breach): Promise<Fact[]> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const name = async (id: AccountId | null) =>
    id === null ? '' : ((await findAccount(ctx.db.read, id))?.name ?? '');
  const { state, proposal, decision } = breach;
  const said = decision ?? (state === 'proposed' ? proposal : null);
  if (!said) return [];
  return [
    {
      label: t(decision ? 'breaches.page.decision' : 'breaches.page.proposal'),
      value: t(`breaches.outcome.${said.outcome}`),
    },
    ...(said.exemption
      ? [{ label: t('breaches.decide.exemption'), value: t(`breaches.exemption.${said.exemption}`) }]
      : []),
    ...(breach.amount === null
      ? []
      : [{ label: t('breaches.page.amount'), value: fmt.exactMoney(breach.amount) }]),
    { label: t('breaches.decide.reasons'), value: said.reasons },
    {
      label: t('breaches.page.state'),
      value:
        decision && breach.decidedAt
          ? t('breaches.page.decidedBy', {
              name: await name(breach.decidedBy),
              day: fmt.day(dayOf(breach.decidedAt)),
            })
          : t('breaches.page.proposedBy', { name: await name(breach.proposedBy) }),
    },
  ];
}

/** What this person may propose or decide now; null when it is somebody else's turn. */
function decisionView(
  ctx: Context,
  row: CaseRow,
  breach: Breach,
  ground: BreachGround,
  typed: Typed,
): DecisionView | null {
  const t = translator(ctx.locale);
  const { actor } = ctx;
  if (actor.kind !== 'staff' || breach.state === 'decided') return null;
  const deciding = breach.state === 'proposed';
  if (deciding && (!allows(actor.role, 'cases.grant') || actor.accountId === breach.proposedBy)) return null;
  const params = { ref: row.ref ?? '', breach: breach.id };
  const before = deciding ? breach.proposal : null;
  return {
    title: t(deciding ? 'breaches.decide.decideTitle' : 'breaches.decide.proposeTitle'),
    action: deciding ? paths.decideBreachPath(params) : paths.proposeBreachPath(params),
    submit: t(deciding ? 'breaches.decide.decide' : 'breaches.decide.propose'),
    confirm: deciding ? t('breaches.decide.confirm') : null,
    sendBack: deciding ? paths.sendBackBreachPath(params) : null,
    outcomes: outcomesOpen(breach).map((value) => ({
      value,
      text: outcomeText(ctx, value, ground, before),
      hint: t(`breaches.outcomeHint.${value}`),
    })),
    exemptions: ['none' as const, ...(ground.basis?.rule.exemptions ?? [])].map((value) => ({
      value,
      text: t(`breaches.exemption.${value}`),
    })),
    typed: typedDecision(typed, before),
  };
}

/** What was typed, else what the proposal said. */
function typedDecision(typed: Typed, before: BreachDecision | null): DecisionView['typed'] {
  return {
    outcome: typedText(typed, 'outcome') || (before?.outcome ?? ''),
    exemption: typedText(typed, 'exemption') || (before?.exemption ?? 'none'),
    share: typedText(typed, 'share') || (before?.share ? String(before.share / 100) : ''),
    reasons: typedText(typed, 'reasons') || (before?.reasons ?? ''),
    fraud: typedText(typed, 'fraud') !== '' || (before?.fraud ?? false),
  };
}

/** Before the notice there is nothing to put right and nothing to ask back. */
const outcomesOpen = ({ noticedOn }: Breach) =>
  noticedOn === null ? (['no-breach'] as const) : BREACH_OUTCOMES;

function outcomeText(
  ctx: Context,
  outcome: BreachDecision['outcome'],
  { basis }: BreachGround,
  before: BreachDecision | null,
): string {
  const text = translator(ctx.locale)(`breaches.outcome.${outcome}`);
  if (outcome !== 'whole' || basis === null) return text;
  const whole = { outcome, exemption: null, fraud: before?.fraud ?? false, share: null };
  return `${text} – ${formatterFor(ctx.locale).exactMoney(computeBreach(basis, whole).amount)}`;
}

/** What whoever got the notice sees: the letter, until when, and where to answer. */
export async function answerNoticePage(
  ctx: Context,
  token: string,
  breach: Breach,
  ready: boolean,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<AnswerNoticePage> {
  const t = translator(ctx.locale);
  const line = mustExist(await findCaseLine(ctx.db.read, breach.caseId), 'cases.errors.unknown');
  const day = breach.replyBy ? formatterFor(ctx.locale).day(breach.replyBy) : '';
  return {
    action: breachLinkPath({ token }),
    lead: t('breaches.answer.lead', { ref: line.ref, address: line.address }),
    until: t('breaches.answer.until', { day }),
    letter: ready ? breachLinkNoticePath({ token }) : null,
    typed: typedText(typed, 'text'),
    errors,
  };
}

export function noticeEndPage(ctx: Context, answered: boolean): LinkEndPage {
  const t = translator(ctx.locale);
  return answered
    ? { title: t('breaches.answer.thanks'), texts: [t('breaches.answer.thanksText')], good: true }
    : {
        title: t('breaches.answer.closed'),
        texts: [t('breaches.answer.closedText', contact(ctx, ctx.locale))],
        good: false,
      };
}

export type BreachLine = {
  readonly href: string;
  readonly what: string;
  readonly since: string;
  readonly state: { readonly slug: string; readonly text: string };
};

/** The breaches of a case, for its page of undertakings. */
export async function breachLines(ctx: Context, row: CaseRow): Promise<BreachLine[]> {
  const t = translator(ctx.locale);
  return (await breachesOf(ctx.db.read, row.id)).map((breach) => ({
    href: paths.breachPath({ ref: row.ref ?? '', breach: breach.id }),
    what: translateDynamic(ctx.locale, `incentives.undertakings.${breach.undertaking}`),
    since: formatterFor(ctx.locale).day(breach.brokenOn),
    state: {
      slug: STATE_TONE[breach.state],
      text: breach.outcome ? t(`breaches.outcome.${breach.outcome}`) : t(`breaches.state.${breach.state}`),
    },
  }));
}
