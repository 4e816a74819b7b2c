import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { aidName, type ExplainedLine, explainTrace } from '../incentives/explain-trace.ts';
import { undeliveredTo } from '../outbox/outbox-queries.ts';
import { listStaff } from '../people/people-queries.ts';
import { addDays, type Day, dayOf } from '../shared/dates.ts';
import type { AccountId } from '../shared/ids.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { typedText } from '../web/forms.ts';
import { accountOf } from './acting.ts';
import { peopleOfCase } from './applicants/people-of-case.ts';
import { type EstimateView, estimateView } from './application/estimate-pages.ts';
import type { Figures } from './application/figures.ts';
import { type OutlookView, outlookView } from './application/outlook-pages.ts';
import { estimateOf, projectOf, tried } from './application/project.ts';
import { type CaseHead, caseHead } from './case-head-pages.ts';
import { caseCorrectionPath, caseMessagesPath, casePath, noticesPath } from './case-paths.ts';
import { type CaseRow, findCaseLine, messagesOf, stepsOf } from './case-store.ts';
import { staffTimeline, type TimelineItem } from './case-timeline.ts';
import { ANCHORS, CORRECTION_PROBLEMS } from './correction/correction.ts';
import { calculationOf } from './decision/calculation.ts';
import { attachmentsShown, type ShownAttachment } from './messages/attachment-pages.ts';
import { readMessages } from './messages/read-messages.ts';
import { documentsOf } from './pieces/document-store.ts';

export type PlanPage = {
  readonly head: CaseHead;
  readonly standing: string;
  readonly hash: string;
  readonly costs: readonly (readonly string[])[];
  readonly costTotal: readonly string[];
  readonly funding: readonly { readonly who: string; readonly amount: string; readonly kind: string }[];
  readonly fundingTotal: string;
  readonly estimate: EstimateView;
  readonly outlook: OutlookView;
  readonly trace: readonly ExplainedLine[];
  readonly quotes: readonly {
    readonly company: string;
    readonly siret: string;
    readonly rge: string;
    readonly number: string;
    readonly day: string;
    readonly total: string;
  }[];
};
export type MessagesPage = {
  readonly head: CaseHead;
  readonly messages: readonly {
    readonly who: string;
    readonly when: string;
    readonly body: string;
    readonly side: 'owner' | 'service' | 'note';
    readonly fresh: boolean;
    readonly awaited: boolean;
    readonly files: readonly ShownAttachment[];
  }[];
  readonly undelivered: readonly string[];
  readonly notices: string;
  readonly needsAnswer: boolean;
  readonly action: string;
  readonly typed: string;
  readonly audience: string;
  readonly errors: readonly FieldError[];
};
export type HistoryPage = { readonly head: CaseHead; readonly timeline: readonly TimelineItem[] };
export type CorrectionPage = {
  readonly head: CaseHead;
  readonly back: string;
  readonly action: string;
  readonly pieces: readonly AskRow[];
  readonly questions: readonly AskRow[];
  readonly problems: readonly { readonly value: string; readonly text: string }[];
  readonly dueOn: string;
  readonly earliest: Day;
  readonly errors: readonly FieldError[];
};
type AskRow = {
  readonly id: string;
  readonly title: string;
  readonly problem: string;
  readonly message: string;
};

declare module '../web/views.ts' {
  interface Views {
    'cases/case-plan': PlanPage;
    'cases/case-messages': MessagesPage;
    'cases/case-history': HistoryPage;
    'cases/case-correction': CorrectionPage;
  }
}

/** The money of a case: as frozen once proposed, as its pieces stand before. */
export async function planPage(ctx: Context, row: CaseRow, figures: Figures): Promise<PlanPage> {
  const t = translator(ctx.locale);
  const { exactMoney, day, shortDay } = formatterFor(ctx.locale);
  const project = await projectOf(ctx.db.read, ctx, row);
  const calculation = calculationOf(row);
  const estimate = calculation?.estimate ?? estimateOf(tried(project, figures));
  const { plan, scheme } = estimate;
  const names = scheme ? { [scheme.code]: scheme.name } : {};
  const measure = (slug: string) => translateDynamic(ctx.locale, `incentives.terms.measure.${slug}`);
  return {
    head: await caseHead(ctx, row, 'plan'),
    standing: calculation
      ? t('cases.plan.frozen', {
          day: day(dayOf(calculation.frozenAt)),
          name: scheme?.name[ctx.locale] ?? calculation.scheme.code,
          number: calculation.scheme.version,
        })
      : t('cases.plan.live'),
    hash: t('cases.plan.hash', { hash: project.scheme.contentHash.slice(0, 16) }),
    costs: plan.costs.map((line) => [
      measure(line.measure),
      exactMoney(line.ht),
      exactMoney(line.vat),
      exactMoney(line.ttc),
    ]),
    costTotal: [
      t('cases.plan.total'),
      exactMoney(plan.cost.ht),
      exactMoney(plan.cost.vat),
      exactMoney(plan.cost.ttc),
    ],
    funding: plan.funding.map(({ code, kind, amount }) => ({
      who: kind === 'own' ? t('cases.plan.own') : aidName(code, ctx.locale, names),
      amount: exactMoney(amount),
      kind: kind === 'own' ? '' : translateDynamic(ctx.locale, `incentives.kinds.${kind}`),
    })),
    fundingTotal: exactMoney(plan.cost.ttc),
    estimate: estimateView(estimate, ctx.locale, 'staff'),
    outlook: outlookView(estimate, ctx.locale, calculation ? null : figures),
    trace: explainTrace(scheme?.trace ?? [], ctx.locale, names),
    quotes: project.quotes.map((quote) => ({
      company: quote.company,
      siret: quote.siret ?? '–',
      rge: quote.rgeNumber ?? '–',
      number: quote.number,
      day: shortDay(quote.datedOn),
      total: exactMoney(quote.totalTTC),
    })),
  };
}

async function staffNames(ctx: Context): Promise<Map<AccountId, string>> {
  return new Map((await listStaff(ctx.db.read)).map(({ id, name }) => [id, name]));
}

export async function messagesPage(
  ctx: Context,
  row: CaseRow,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<MessagesPage> {
  const names = await staffNames(ctx);
  const line = await findCaseLine(ctx.db.read, row.id);
  const messages = await messagesOf(ctx.db.read, row.id, 'staff');
  const seen = await readMessages(ctx, row, messages);
  const me = accountOf(ctx);
  const filesOf = await attachmentsShown(ctx, row);
  return {
    head: await caseHead(ctx, row, 'messages'),
    undelivered: await undeliveredOn(ctx, row),
    notices: noticesPath(),
    needsAnswer: form ? typedText(form.typed, 'needsAnswer') === 'yes' : false,
    messages: messages.map(({ id, author, audience, body, at, needsAnswer }) => {
      const officer = author === null ? undefined : names.get(author);
      const side = audience === 'staff' ? 'note' : officer === undefined ? 'owner' : 'service';
      return {
        who: officer ?? line?.ownerName ?? '',
        when: formatterFor(ctx.locale).moment(at),
        body,
        side,
        fresh: id > seen && author !== me,
        awaited: needsAnswer,
        files: filesOf(id),
      };
    }),
    action: caseMessagesPath({ ref: row.ref ?? '' }),
    typed: form ? typedText(form.typed, 'body') : '',
    audience: form ? typedText(form.typed, 'audience') : 'all',
    errors: form?.errors ?? [],
  };
}

/** Mails to whoever owns or follows the case that never arrived. */
export async function undeliveredOn(ctx: Context, row: CaseRow): Promise<string[]> {
  const line = await findCaseLine(ctx.db.read, row.id);
  const people = await peopleOfCase(ctx.db.read, row);
  const mailboxes = [
    line?.ownerAccountEmail ?? null,
    line?.ownerEmail ?? null,
    ...people.map(({ mailbox }) => mailbox),
  ];
  const day = formatterFor(ctx.locale).day;
  return (await undeliveredTo(ctx.db.read, mailboxes)).map(({ to, subject, promisedAt }) =>
    translator(ctx.locale)('exchanges.undeliveredText', { to, subject, day: day(dayOf(promisedAt)) }),
  );
}

export async function historyPage(ctx: Context, row: CaseRow): Promise<HistoryPage> {
  const names = await staffNames(ctx);
  const line = await findCaseLine(ctx.db.read, row.id);
  if (line?.ownerAccountId) names.set(line.ownerAccountId, line.ownerName);
  return {
    head: await caseHead(ctx, row, 'history'),
    timeline: staffTimeline(await stepsOf(ctx.db.read, row.id), names, ctx.locale),
  };
}

const DAYS_TO_ANSWER = 30;

/** The form of a correction request: refused pieces and missing ones are already in it. */
export async function correctionPage(
  ctx: Context,
  row: CaseRow,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<CorrectionPage> {
  const t = translator(ctx.locale);
  const documents = await documentsOf(ctx.db.read, row.id);
  const today = dayOf(ctx.clock());
  const rows = ANCHORS.map(({ anchor, target }) => {
    const id = `${anchor}-${target}`;
    const refused =
      anchor === 'document'
        ? documents.find(({ type, state }) => type === target && state === 'refused')
        : undefined;
    return {
      id,
      anchor,
      title: translateDynamic(ctx.locale, `cases.${anchor === 'document' ? 'piece' : 'question'}.${target}`),
      problem: form ? typedText(form.typed, `${id}-problem`) : (refused?.problem ?? ''),
      message: form ? typedText(form.typed, `${id}-message`) : (refused?.reason ?? ''),
    };
  });
  return {
    head: await caseHead(ctx, row, 'documents'),
    back: casePath({ ref: row.ref ?? '' }),
    action: caseCorrectionPath({ ref: row.ref ?? '' }),
    pieces: rows.filter(({ anchor }) => anchor === 'document'),
    questions: rows.filter(({ anchor }) => anchor === 'field'),
    problems: CORRECTION_PROBLEMS.map((value) => ({ value, text: t(`cases.problem.${value}`) })),
    dueOn: form ? typedText(form.typed, 'dueOn') : addDays(today, DAYS_TO_ANSWER),
    earliest: addDays(today, 1),
    errors: form?.errors ?? [],
  };
}
