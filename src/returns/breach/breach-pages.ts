import { actFilePath } from '../../agreements/agreements-paths.ts';
import { caseDocumentPath } from '../../cases/case-paths.ts';
import { type CaseRow, documentsOf } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { clawbackSchedule } from '../../incentives/clawback-schedule.ts';
import { findAccount } from '../../people/people-queries.ts';
import { deadline } from '../../programme/programme.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import type { AccountId, ActId } from '../../shared/ids.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { undertakingsPath } from '../return-paths.ts';
import { type BreachGround, breachGround } from './breach-basis.ts';
import { type DecisionView, decisionView } from './breach-decision-pages.ts';
import * as paths from './breach-paths.ts';
import type { Breach } from './breach-store.ts';
import { leadOf, STATE_TONE } from './breach-words.ts';

type Fact = { readonly label: string; readonly value: string };

type Row = readonly (string | { readonly text: string; readonly numeric?: boolean })[];

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

declare module '../../web/views.ts' {
  interface Views {
    'returns/breach': BreachPage;
  }
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
  const may = isAllowed(ctx.actor, 'returns.record');
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
