import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { FieldError } from '../../web/forms.ts';
import { silenceDay } from '../case-clock.ts';
import { contact, remedies } from '../case-mails.ts';
import { type CasePanel, type CasePanelView, panelsFor } from '../case-panels.ts';
import {
  answerCorrectionPath,
  myMessagesPath,
  myNoticesPath,
  myPath,
  myPiecePath,
  myPiecesPath,
  myQuestionPath,
  myQuotesPath,
  withdrawPath,
} from '../case-paths.ts';
import { phasesOf } from '../case-phases.ts';
import { type CaseRow, type CaseStep, findCaseLine, messagesOf, stepsOf } from '../case-store.ts';
import { ownerTimeline, type TimelineItem } from '../case-timeline.ts';
import { canDo, hasEnded, TURN } from '../case-workflow.ts';
import type { ApplicationQuestion } from '../correction/correction.ts';
import { type CorrectionItem, openCorrection } from '../correction/correction-store.ts';
import { calculationOf } from '../decision/calculation.ts';
import { attachmentsShown, type ShownAttachment } from '../messages/attachment-pages.ts';
import { readMessages } from '../messages/read-messages.ts';
import { documentsOf } from '../pieces/document-store.ts';

export type PieceLine = {
  readonly name: string;
  readonly href: string;
  readonly text: string;
  readonly status: string;
  readonly tone: string;
};
export type MyCasePage = {
  readonly title: string;
  readonly address: string;
  readonly back: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly stages: readonly { readonly text: string; readonly state: string }[];
  readonly turn: {
    readonly mine: boolean;
    readonly who: string | null;
    readonly title: string;
    readonly text: string | null;
    readonly deadline: string | null;
    readonly overdue: boolean;
    readonly action: { readonly text: string; readonly href: string } | null;
  };
  readonly correction: {
    readonly intro: string;
    readonly items: readonly {
      readonly title: string;
      readonly problem: string;
      readonly message: string;
      readonly href: string;
      readonly done: boolean;
    }[];
    readonly left: number;
    readonly action: string;
  } | null;
  readonly award: { readonly label: string; readonly cents: number } | null;
  readonly reason: string | null;
  readonly rights: { readonly silence: string | null; readonly remedies: string; readonly contact: string };
  readonly pieces: readonly PieceLine[];
  readonly messages: readonly {
    readonly who: string;
    readonly when: string;
    readonly body: string;
    readonly mine: boolean;
    readonly fresh: boolean;
    readonly awaited: boolean;
    readonly files: readonly ShownAttachment[];
  }[];
  readonly notices: string;
  readonly messageAction: string;
  readonly timeline: readonly TimelineItem[];
  readonly panels: readonly CasePanelView[];
  readonly withdraw: string | null;
  readonly version: number;
  readonly typed: string;
  readonly errors: readonly FieldError[];
};
export type WithdrawPage = {
  readonly draft: boolean;
  readonly action: string;
  readonly back: string;
  readonly version: number;
  readonly reason: string;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/my-case': MyCasePage;
    'cases/withdraw': WithdrawPage;
  }
}

/** A filed case as its owner follows it. `typed` and `errors` come back from a message that could not be sent. */
export async function myCasePage(
  ctx: Context,
  row: CaseRow,
  panels: readonly CasePanel[],
  form: { readonly typed: string; readonly errors: readonly FieldError[] } = { typed: '', errors: [] },
): Promise<MyCasePage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const line = mustExist(await findCaseLine(read, row.id), 'cases.errors.unknown');
  const steps = await stepsOf(read, row.id);
  const shown = await panelsFor(panels, ctx, row, 'owner');
  const open = await openCorrection(read, row.id);
  const calculation = calculationOf(row);
  const messages = await messagesOf(read, row.id, 'owner');
  const seen = await readMessages(ctx, row, messages);
  const filesOf = await attachmentsShown(ctx, row);
  return {
    title: t('cases.file.title', { ref: row.ref }),
    address: line.address,
    back: myPath(),
    state: { slug: row.state, text: translateDynamic(ctx.locale, `cases.state.${row.state}`) },
    stages: phasesOf(row.state, steps).map(({ phase, state }) => ({
      text: t(`cases.phase.${phase}`),
      state,
    })),
    turn: turnOf(ctx, row, shown),
    correction: open && correctionView(ctx, row, open.items),
    award: row.awarded !== null && calculation ? { label: t('cases.file.award'), cents: row.awarded } : null,
    reason: row.decisionReason,
    rights: rightsOf(ctx, row, steps),
    pieces: await pieceLines(ctx, row),
    notices: myNoticesPath(),
    messages: messages.map((message) => {
      const mine = 'accountId' in ctx.actor && message.author === ctx.actor.accountId;
      const who = t(mine ? 'cases.file.you' : 'cases.file.service');
      const { at, body, needsAnswer: awaited } = message;
      return {
        who,
        when: formatterFor(ctx.locale).moment(at),
        body,
        mine,
        awaited,
        fresh: message.id > seen && !mine,
        files: filesOf(message.id),
      };
    }),
    messageAction: myMessagesPath({ case: row.id }),
    timeline: ownerTimeline(steps, ctx.locale),
    panels: shown,
    withdraw: canDo(row.state, 'withdraw') ? withdrawPath({ case: row.id }) : null,
    version: row.version,
    ...form,
  };
}

/** Decisions that an owner may contest: their page says where the letter explains how (CRPA art. L. 211-2 and L. 411-2). */
const CONTESTED: readonly CaseRow['state'][] = ['refused', 'dismissed', 'lapsed'];

function turnText({ locale }: Context, row: CaseRow): string | null {
  const t = translator(locale);
  if (beforeDecision(row)) return t('cases.file.noWorks');
  return CONTESTED.includes(row.state) ? t('cases.file.contest') : null;
}

function turnOf(ctx: Context, row: CaseRow, panels: readonly CasePanelView[]): MyCasePage['turn'] {
  const action = panels.find((panel) => panel.action)?.action ?? null;
  const mine = TURN[row.state] === 'owner' || action !== null;
  const due = mine ? row.dueOn : null;
  return {
    mine,
    who: hasEnded(row.state) ? null : translateDynamic(ctx.locale, `cases.party.${TURN[row.state]}`),
    title: translateDynamic(ctx.locale, `cases.next.owner.${row.state}`),
    text: turnText(ctx, row),
    deadline: due && formatterFor(ctx.locale).day(due),
    overdue: due !== null && due < dayOf(ctx.clock()),
    action,
  };
}

const beforeDecision = ({ decidedAt, state }: CaseRow): boolean =>
  decidedAt === null && !hasEnded(state) && state !== 'to-complete';

function rightsOf(ctx: Context, row: CaseRow, steps: readonly CaseStep[]): MyCasePage['rights'] {
  const t = translator(ctx.locale);
  const facts = {
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    worksDoneOn: row.worksDoneOn,
    steps,
    schemeDelays: [],
  };
  const decided = row.decidedAt !== null || hasEnded(row.state);
  const silence = decided ? null : silenceDay(ctx.programme, facts, dayOf(ctx.clock()));
  const answerBy =
    silence === null
      ? null
      : row.state === 'to-complete'
        ? t('cases.file.paused')
        : t('cases.file.silence', { day: formatterFor(ctx.locale).day(silence) });
  return {
    silence: answerBy,
    remedies: t('cases.file.remedies', remedies(ctx, ctx.locale)),
    contact: t('cases.file.contact', contact(ctx, ctx.locale)),
  };
}

function correctionView(
  ctx: Context,
  row: CaseRow,
  items: readonly CorrectionItem[],
): MyCasePage['correction'] {
  const t = translator(ctx.locale);
  return {
    intro: t('cases.correction.intro', { count: items.length }),
    items: items.map(({ anchor, target, problem, message, answeredAt }) => ({
      title: translateDynamic(ctx.locale, `cases.${anchor === 'document' ? 'piece' : 'question'}.${target}`),
      problem: translateDynamic(ctx.locale, `cases.problem.${problem}`),
      message,
      href: whereToFix(row, anchor, target),
      done: answeredAt !== null,
    })),
    left: items.filter(({ answeredAt }) => answeredAt === null).length,
    action: answerCorrectionPath({ case: row.id }),
  };
}

function whereToFix(row: CaseRow, anchor: string, target: string): string {
  if (anchor === 'field') return myQuestionPath({ case: row.id, question: target as ApplicationQuestion });
  return target === 'quote' ? myQuotesPath({ case: row.id }) : `${myPiecesPath({ case: row.id })}#${target}`;
}

/** Pieces as their owner sees them, refused ones with what to do. */
export async function pieceLines(ctx: Context, row: CaseRow): Promise<PieceLine[]> {
  const t = translator(ctx.locale);
  const documents = await documentsOf(ctx.db.read, row.id);
  return documents
    .filter(({ state }) => state !== 'replaced')
    .map((document) => {
      const type = translateDynamic(ctx.locale, `cases.piece.${document.type}`);
      const sent = t('cases.pieces.sentOn', {
        day: formatterFor(ctx.locale).shortDay(dayOf(document.addedAt)),
      });
      return {
        name: document.name,
        href: myPiecePath({ case: row.id, document: document.id }),
        text: `${type} · ${sent}`,
        status: t(`cases.pieceStateOwner.${document.state}`),
        tone: document.state === 'accepted' ? 'success' : document.state === 'refused' ? 'waiting' : 'info',
      };
    });
}

export const withdrawPage = (
  row: CaseRow,
  back: string,
  form: { readonly reason: string; readonly errors: readonly FieldError[] } = { reason: '', errors: [] },
): WithdrawPage => ({
  draft: row.state === 'draft',
  action: withdrawPath({ case: row.id }),
  back,
  version: row.version,
  ...form,
});
