import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { addDays, dayOf } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { staffOf } from '../acting.ts';
import { type CaseHead, caseHead } from '../case-head-pages.ts';
import * as paths from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { canPause, extendableIn, PAUSE_CAUSES, runsByLaw } from './clock.ts';
import { type Extension, extensionsOf, type Pause, pausesOf } from './clock-store.ts';

export type ClockPage = {
  readonly head: CaseHead;
  readonly back: string;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly byLaw: boolean;
  readonly paused: string | null;
  readonly pauses: readonly { readonly title: string; readonly text: string; readonly when: string }[];
  readonly extensions: readonly {
    readonly title: string;
    readonly text: string;
    readonly state: { readonly slug: string; readonly text: string };
    readonly answer: { readonly action: string; readonly version: number } | null;
    readonly decision: string | null;
  }[];
  readonly pauseForm: {
    readonly action: string;
    readonly causes: readonly { readonly value: string; readonly text: string }[];
  } | null;
  readonly resumeForm: { readonly action: string } | null;
  readonly askForm: { readonly action: string; readonly earliest: string } | null;
  readonly version: number;
  readonly typed: Readonly<
    Record<'cause' | 'reason' | 'endReason' | 'toDay' | 'why' | 'outcome' | 'answer', string>
  >;
  readonly errors: readonly FieldError[];
};
export type MyExtensionPage = {
  readonly back: string;
  readonly action: string;
  readonly lead: string;
  readonly earliest: string;
  readonly toDay: string;
  readonly why: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/clock': ClockPage;
    'cases/my-extension': MyExtensionPage;
  }
}
export type FailedClock = { readonly typed: Typed; readonly errors: readonly FieldError[] };
const NOTHING: FailedClock = { typed: {}, errors: [] };

/** The delay that runs on a case, what stood it still, and the time granted to its owner. */
export async function clockPage(
  ctx: Context,
  row: CaseRow,
  failed: FailedClock = NOTHING,
): Promise<ClockPage> {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const { read } = ctx.db;
  const { role } = staffOf(ctx);
  const ref = row.ref ?? '';
  const pauses = await pausesOf(read, row.id);
  const extensions = await extensionsOf(read, row.id);
  const names = new Map((await listStaff(read)).map(({ id, name }) => [id, name]));
  const standing = pauses.find(({ endedAt }) => endedAt === null);
  const instructs = allows(role, 'cases.instruct');
  const given = (field: string) => typedText(failed.typed, field);
  return {
    head: await caseHead(ctx, row, 'instruction'),
    back: paths.casePath({ ref }),
    due: row.dueOn && day(row.dueOn),
    overdue: row.dueOn !== null && row.dueOn < dayOf(ctx.clock()),
    byLaw: runsByLaw(row.state),
    paused: standing ? t('clocks.paused', { day: day(dayOf(standing.startedAt)) }) : null,
    pauses: pauses.toReversed().map((pause) => pauseView(ctx, pause, names)),
    extensions: extensions.toReversed().map((extension) => extensionView(ctx, ref, extension)),
    pauseForm:
      instructs && !standing && canPause(row.state)
        ? {
            action: paths.pausePath({ ref }),
            causes: PAUSE_CAUSES.map((value) => ({ value, text: t(`clocks.cause.${value}`) })),
          }
        : null,
    resumeForm: instructs && standing ? { action: paths.resumePath({ ref }) } : null,
    askForm:
      instructs && mayAsk(row, extensions)
        ? { action: paths.askExtensionPath({ ref }), earliest: addDays(row.dueOn ?? dayOf(ctx.clock()), 1) }
        : null,
    version: row.version,
    typed: {
      cause: given('cause'),
      reason: given('reason'),
      endReason: given('endReason'),
      toDay: given('toDay'),
      why: given('why'),
      outcome: given('outcome'),
      answer: given('answer'),
    },
    errors: failed.errors,
  };
}

export const mayAsk = (row: CaseRow, extensions: readonly Extension[]): boolean =>
  extendableIn(row.state) !== null &&
  row.dueOn !== null &&
  !extensions.some(({ state }) => state === 'requested');

function pauseView(
  ctx: Context,
  pause: Pause,
  names: ReadonlyMap<AccountId, string>,
): ClockPage['pauses'][number] {
  const t = translator(ctx.locale);
  const { shortDay } = formatterFor(ctx.locale);
  const from = shortDay(dayOf(pause.startedAt));
  const span = pause.endedAt
    ? t('clocks.span', { from, to: shortDay(dayOf(pause.endedAt)) })
    : t('clocks.since', { from });
  const who = pause.startedBy === null ? null : names.get(pause.startedBy);
  const ended = pause.endedAt === null ? null : (pause.endReason ?? t('clocks.moved'));
  return {
    title: t(`clocks.cause.${pause.cause}`),
    text: [pause.reason, ended].filter(Boolean).join(' – '),
    when: [span, who ? t('clocks.by', { who }) : null].filter(Boolean).join(' · '),
  };
}

function extensionView(ctx: Context, ref: string, extension: Extension): ClockPage['extensions'][number] {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const { id, what, fromDay, toDay, reason, state, version, decisionReason } = extension;
  const slug = { requested: 'to-do', granted: 'accepted', refused: 'refused' }[state];
  return {
    title: t('clocks.extensionLine', {
      what: t(`clocks.extension.${what}`),
      from: day(fromDay),
      to: day(toDay),
    }),
    text: reason,
    state: { slug, text: t(`clocks.extensionState.${state}`) },
    answer:
      state === 'requested' && allows(staffOf(ctx).role, 'cases.grant')
        ? { action: paths.answerExtensionPath({ ref, extension: id }), version }
        : null,
    decision: decisionReason,
  };
}

/** The owner's own form. */
export function myExtensionPage(ctx: Context, row: CaseRow, failed: FailedClock = NOTHING): MyExtensionPage {
  const what = extendableIn(row.state) ?? 'start-works';
  const t = translator(ctx.locale);
  const due = row.dueOn ?? dayOf(ctx.clock());
  return {
    back: paths.myCasePath({ case: row.id }),
    action: paths.myExtensionPath({ case: row.id }),
    lead: t('clocks.my.lead', {
      what: t(`clocks.extension.${what}`),
      day: formatterFor(ctx.locale).day(due),
    }),
    earliest: addDays(due, 1),
    toDay: typedText(failed.typed, 'toDay'),
    why: typedText(failed.typed, 'why'),
    errors: failed.errors,
  };
}
