import { actFilePath, paperCopyPath } from '../../agreements/agreements-paths.ts';
import { caseDocumentPath } from '../../cases/case-paths.ts';
import { canDo } from '../../cases/case-workflow.ts';
import { type CaseRow, documentsOf, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { newBreachPath } from '../breach/breach-paths.ts';
import { undertakingsPath } from '../return-paths.ts';
import { returnOfCase, undertakingsOf } from '../return-store.ts';
import { checkedAgainst } from './answer-check.ts';
import { type CheckAnswer, checkState, type Doubt, doubtsOf, undertakingInDoubt } from './check.ts';
import { sourceOfCheck } from './check-forms.ts';
import { stateTone } from './check-lines.ts';
import { paperFormPath } from './check-paths.ts';
import type { HomeCheck } from './check-store.ts';
import { paperFormOf } from './issue-form.ts';
import { type Choice, settleForm } from './settle-form-pages.ts';

type Fact = { readonly label: string; readonly value: string };

export type SettleCheckPage = {
  readonly title: string;
  readonly lead: string;
  readonly back: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly facts: readonly Fact[];
  readonly noAnswer: boolean;
  readonly proof: string | null;
  readonly doubts: readonly string[];
  readonly breach: { readonly href: string; readonly text: string } | null;
  readonly form: {
    readonly action: string;
    readonly again: string | null;
    readonly version: number;
    readonly outcomes: readonly Choice[];
    readonly bases: readonly Choice[];
    readonly max: string;
    readonly typed: {
      readonly outcome: string;
      readonly basis: string;
      readonly emptySince: string;
      readonly findings: string;
    };
  } | null;
  /** The same question on paper: null where nothing is asked of the owner. */
  readonly paper: {
    readonly action: string | null;
    readonly file: { readonly href: string; readonly text: string } | null;
    readonly back: { readonly href: string; readonly text: string } | null;
    readonly text: string;
  } | null;
  readonly result: readonly Fact[];
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'returns/check': SettleCheckPage;
  }
}

/** A check as the officer of the case sees it: what the owner answered, what is in doubt, and the form to settle it. */
export async function settleCheckPage(
  ctx: Context,
  row: CaseRow,
  check: HomeCheck,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<SettleCheckPage> {
  const t = translator(ctx.locale);
  const line = await findCaseLine(ctx.db.read, row.id);
  const state = checkState(check);
  const doubts = check.answer ? await doubtsAbout(ctx, check, check.answer) : [];
  const may = isAllowed(ctx.actor, 'returns.record');
  const params = { ref: row.ref ?? '', check: check.id };
  const open = check.outcome === null && may;
  return {
    title: t(`returnChecks.kind.${check.kind}`),
    lead: t('returns.monitoring.lead', { ref: row.ref, address: line?.address ?? '' }),
    back: undertakingsPath({ ref: row.ref ?? '' }),
    state: {
      slug: stateTone(check),
      text: check.outcome ? t(`returnChecks.outcome.${check.outcome}`) : t(`returnChecks.state.${state}`),
    },
    facts: await answerFacts(ctx, check),
    noAnswer: check.answer === null,
    proof: await proofOf(ctx, row, check),
    doubts: doubts.map((doubt) => t(`returnChecks.doubt.${doubt}`)),
    breach: may ? await breachOffer(ctx, row, check, doubts) : null,
    form: open ? settleForm(ctx, params, check, typed) : null,
    paper: check.kind === 'spot-check' ? null : await paperView(ctx, params, check, open),
    result: await resultFacts(ctx, check),
    errors,
  };
}

async function paperView(
  ctx: Context,
  params: { readonly ref: string; readonly check: number },
  check: HomeCheck,
  open: boolean,
): Promise<SettleCheckPage['paper']> {
  const t = translator(ctx.locale);
  const form = await paperFormOf(ctx.db.read, check);
  if (!form && !open) return null;
  if (!form)
    return { action: paperFormPath(params), file: null, back: null, text: t('returnChecks.paper.text') };
  const { act, back } = form;
  const ids = { ref: params.ref, act: act.id };
  return {
    action: null,
    file: { href: actFilePath(ids), text: t('returnChecks.paper.file', { number: act.number }) },
    back: back && {
      href: paperCopyPath(ids),
      text: t('returnChecks.paper.back', { day: formatterFor(ctx.locale).day(dayOf(back.confirmedAt)) }),
    },
    text: t(back ? 'returnChecks.paper.settle' : 'returnChecks.paper.waiting'),
  };
}

async function doubtsAbout(ctx: Context, check: HomeCheck, answer: CheckAnswer): Promise<Doubt[]> {
  return doubtsOf(answer, await checkedAgainst(ctx.db.read, check, check.hash !== null));
}

async function answerFacts(ctx: Context, check: HomeCheck): Promise<Fact[]> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { answer } = check;
  const known = (label: string, value: string | null) => (value === null ? [] : [{ label, value }]);
  const found = await returnOfCase(ctx.db.read, check.caseId);
  return [
    { label: t('returnChecks.page.due'), value: fmt.day(check.dueOn) },
    ...known(t('returnChecks.settle.asked'), check.askedOn && fmt.day(check.askedOn)),
    ...known(t('returnChecks.settle.reminded'), check.remindedOn && fmt.day(check.remindedOn)),
    ...known(t('returnChecks.settle.answered'), check.answeredAt && fmt.moment(check.answeredAt)),
    ...known(t('returnChecks.settle.occupant'), answer && t(`returnChecks.occupant.${answer.occupant}`)),
    ...known(
      t('returnChecks.settle.tenantChanged'),
      answer?.tenantChanged == null ? null : t(answer.tenantChanged ? 'common.yes' : 'common.no'),
    ),
    ...known(
      t('returnChecks.settle.rent'),
      answer?.monthlyRent == null ? null : fmt.money(answer.monthlyRent),
    ),
    ...known(
      t('returnChecks.settle.ceiling'),
      found?.rentCeiling == null ? null : fmt.money(found.rentCeiling),
    ),
    ...known(t('returnChecks.settle.emptySince'), answer?.emptySince ? fmt.day(answer.emptySince) : null),
  ];
}

async function resultFacts(ctx: Context, check: HomeCheck): Promise<Fact[]> {
  if (check.outcome === null || check.settledAt === null) return [];
  const t = translator(ctx.locale);
  const who = check.settledBy && (await findAccount(ctx.db.read, check.settledBy))?.name;
  return [
    { label: t('returnChecks.settle.outcome'), value: t(`returnChecks.outcome.${check.outcome}`) },
    ...(check.basis
      ? [{ label: t('returnChecks.settle.basis'), value: t(`returnChecks.basis.${check.basis}`) }]
      : []),
    ...(check.findings ? [{ label: t('returnChecks.settle.findings'), value: check.findings }] : []),
    {
      label: t('returnChecks.settle.settledBy'),
      value: `${who || t('returnChecks.settle.automatic')}, ${formatterFor(ctx.locale).moment(check.settledAt)}`,
    },
  ];
}

async function proofOf(ctx: Context, row: CaseRow, { hash }: HomeCheck): Promise<string | null> {
  if (hash === null) return null;
  const document = (await documentsOf(ctx.db.read, row.id)).findLast((one) => one.hash === hash);
  return document ? caseDocumentPath({ ref: row.ref ?? '', document: document.id }) : null;
}

/** An undertaking that the answer or the result puts in question, while it can still lead to a breach. */
async function breachOffer(
  ctx: Context,
  row: CaseRow,
  check: HomeCheck,
  doubts: readonly Doubt[],
): Promise<SettleCheckPage['breach']> {
  if (!canDo(row.state, 'claw-back')) return null;
  const all: readonly Doubt[] = check.outcome === 'vacant' ? ['empty', ...doubts] : doubts;
  const running = (await undertakingsOf(ctx.db.read, row.id))
    .filter(({ state }) => state === 'running')
    .map(({ kind }) => kind);
  const [kind] = all.flatMap((doubt) => undertakingInDoubt(doubt, running) ?? []);
  if (kind === undefined) return null;
  const query = { undertaking: kind, source: sourceOfCheck(check.kind), check: check.id };
  const what = translateDynamic(ctx.locale, `incentives.undertakings.${kind}`);
  return {
    href: newBreachPath({ ref: row.ref ?? '' }, query),
    text: translator(ctx.locale)('returnChecks.settle.breachText', { what }),
  };
}
