import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { listStaff } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { staffOf } from '../acting.ts';
import { type CaseHead, caseHead } from '../case-head-pages.ts';
import { answerAppealPath, appealsPath, casePath } from '../case-paths.ts';
import { type CaseRow, stepsOf } from '../case-store.ts';
import { APPEAL_KINDS, isInTime, lastDayToAppeal } from './appeal.ts';
import { type Appeal, appealsOf } from './appeal-store.ts';
import { contestedStep } from './register-appeal.ts';

type Choice = { readonly value: string; readonly text: string; readonly hint?: string };
export type AppealView = {
  readonly id: string;
  readonly title: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly late: boolean;
  readonly timing: string;
  readonly silence: string | null;
  readonly overdue: boolean;
  readonly answered: string | null;
  readonly reason: string | null;
  readonly answer: {
    readonly action: string;
    readonly version: number;
    readonly outcomes: readonly Choice[];
    readonly outcome: string;
    readonly reason: string;
  } | null;
  /** Why the reader cannot answer. */
  readonly whyNot: string | null;
};
export type AppealsPage = {
  readonly head: CaseHead;
  readonly back: string;
  readonly appeals: readonly AppealView[];
  readonly form: {
    readonly action: string;
    readonly contested: string;
    readonly kinds: readonly Choice[];
    readonly kind: string;
    readonly notifiedOn: string;
    readonly receivedOn: string;
    readonly arguments: string;
    readonly latest: string;
  } | null;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/appeals': AppealsPage;
  }
}

export type FailedAppeal = { readonly typed: Typed; readonly errors: readonly FieldError[] };
const NOTHING: FailedAppeal = { typed: {}, errors: [] };

/** Appeals of a case, the one to answer first, and the form that registers one. */
export async function appealsPage(
  ctx: Context,
  row: CaseRow,
  failed: FailedAppeal = NOTHING,
): Promise<AppealsPage> {
  const { read } = ctx.db;
  const appeals = await appealsOf(read, row.id);
  const names = new Map((await listStaff(read)).map(({ id, name }) => [id as number, name]));
  const open = appeals.some(({ state }) => state === 'open');
  return {
    head: await caseHead(ctx, row, 'instruction'),
    back: casePath({ ref: row.ref ?? '' }),
    appeals: appeals.toReversed().map((appeal) => appealView(ctx, row, appeal, names, failed)),
    form: open ? null : await registerForm(ctx, row, failed.typed),
    errors: failed.errors,
  };
}

async function registerForm(ctx: Context, row: CaseRow, typed: Typed): Promise<AppealsPage['form']> {
  if (!allows(staffOf(ctx).role, 'cases.appeal')) return null;
  const step = contestedStep(await stepsOf(ctx.db.read, row.id));
  if (!step) return null;
  const t = translator(ctx.locale);
  const today = dayOf(ctx.clock());
  const given = (field: string, otherwise: string) =>
    typed[field] === undefined ? otherwise : typedText(typed, field);
  return {
    action: appealsPath({ ref: row.ref ?? '' }),
    contested: t('appeals.contestedLine', {
      decision: t(`appeals.contested.${step.action}`),
      day: formatterFor(ctx.locale).day(dayOf(step.at)),
    }),
    kinds: APPEAL_KINDS.map((value) => ({
      value,
      text: t(`appeals.kind.${value}`),
      hint: t(`appeals.kindHint.${value}`),
    })),
    kind: given('kind', ''),
    notifiedOn: given('notifiedOn', dayOf(step.at)),
    receivedOn: given('receivedOn', today),
    arguments: given('arguments', ''),
    latest: today,
  };
}

function appealView(
  ctx: Context,
  row: CaseRow,
  appeal: Appeal,
  names: ReadonlyMap<number, string>,
  { typed }: FailedAppeal,
): AppealView {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const last = lastDayToAppeal(ctx.programme, appeal.notifiedOn);
  const inTime = isInTime(ctx.programme, appeal.notifiedOn, appeal.receivedOn);
  const open = appeal.state === 'open';
  const past = appeal.replyDue < today;
  const decided = appeal.decidedAt;
  return {
    id: `appeal-${appeal.id}`,
    title: t(`appeals.kind.${appeal.kind}`),
    state: {
      slug: open ? 'to-do' : appeal.state === 'allowed' ? 'accepted' : 'refused',
      text: t(`appeals.state.${appeal.state}`),
    },
    facts: [
      { label: t(`appeals.contested.${appeal.contested}`), value: day(appeal.notifiedOn) },
      { label: t('appeals.field.receivedOn'), value: day(appeal.receivedOn) },
      { label: t('appeals.field.arguments'), value: appeal.arguments },
    ],
    late: !inTime,
    timing: t(inTime ? 'appeals.inTime' : 'appeals.late', { day: day(last) }),
    silence: open
      ? t(past ? 'appeals.silenceSince' : 'appeals.silence', { day: day(appeal.replyDue) })
      : null,
    overdue: open && past,
    answered: decided
      ? t('appeals.answered', {
          state: t(`appeals.state.${appeal.state}`),
          day: day(dayOf(decided)),
          who: names.get(appeal.decidedBy ?? 0) ?? '',
        })
      : null,
    reason: appeal.reason,
    answer: answerForm(ctx, row, appeal, inTime, typed),
    whyNot: open ? whyNot(ctx, appeal) : null,
  };
}

function whyNot(ctx: Context, { contestedBy }: Appeal): string | null {
  const { role, accountId } = staffOf(ctx);
  if (!allows(role, 'cases.reopen')) return translator(ctx.locale)('appeals.manager');
  return contestedBy === accountId ? translator(ctx.locale)('appeals.samePerson') : null;
}

function answerForm(
  ctx: Context,
  row: CaseRow,
  appeal: Appeal,
  inTime: boolean,
  typed: Typed,
): AppealView['answer'] {
  if (appeal.state !== 'open' || whyNot(ctx, appeal) !== null) return null;
  const t = translator(ctx.locale);
  const outcomes = inTime ? (['allowed', 'rejected'] as const) : (['inadmissible'] as const);
  return {
    action: answerAppealPath({ ref: row.ref ?? '', appeal: appeal.id }),
    version: appeal.version,
    outcomes: outcomes.map((value) => ({ value, text: t(`appeals.outcome.${value}`) })),
    outcome: typedText(typed, 'outcome') || (inTime ? '' : 'inadmissible'),
    reason: typedText(typed, 'reason'),
  };
}
