import { actFilePath, paperCopyPath } from '../../agreements/agreements-paths.ts';
import { contact } from '../../cases/case-mails.ts';
import { caseDocumentPath } from '../../cases/case-paths.ts';
import { canDo } from '../../cases/case-workflow.ts';
import { type CaseRow, documentsOf, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { allows } from '../../shared/permissions.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { newBreachPath } from '../breach/breach-paths.ts';
import { checkLinkPath } from '../links/link-paths.ts';
import { undertakingsPath } from '../return-paths.ts';
import { returnOfCase, undertakingsOf } from '../return-store.ts';
import { spanWords } from '../span-words.ts';
import { checkedAgainst } from './answer-check.ts';
import {
  asksProof,
  CHECK_BASES,
  CHECK_OUTCOMES,
  type CheckAnswer,
  checkState,
  type Doubt,
  doubtsOf,
  OCCUPANTS,
  undertakingInDoubt,
} from './check.ts';
import { sourceOfCheck } from './check-forms.ts';
import { askCheckAgainPath, checkPath, paperFormPath } from './check-paths.ts';
import { checksOf, type HomeCheck } from './check-store.ts';
import { paperFormOf } from './issue-form.ts';

type Choice = { readonly value: string; readonly text: string; readonly hint?: string };
type Fact = { readonly label: string; readonly value: string };

export type AnswerCheckPage = {
  readonly action: string;
  readonly lead: string;
  readonly caption: string;
  readonly occupants: readonly Choice[];
  readonly proofOptional: boolean;
  readonly promises: readonly string[];
  readonly max: string;
  readonly typed: {
    readonly occupant: string;
    readonly rent: string;
    readonly tenantChanged: string;
    readonly emptySince: string;
  };
  readonly errors: readonly FieldError[];
};
/** After an answer, or when a link no longer opens anything. */
export type LinkEndPage = {
  readonly title: string;
  readonly texts: readonly string[];
  readonly good: boolean;
};
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
    'returns/answer-check': AnswerCheckPage;
    'returns/link-end': LinkEndPage;
    'returns/check': SettleCheckPage;
  }
}

/** The question of a mail, on one page: who lives there, the rent, a proof. */
export async function answerCheckPage(
  ctx: Context,
  token: string,
  check: HomeCheck,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<AnswerCheckPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const line = mustExist(await findCaseLine(read, check.caseId), 'cases.errors.unknown');
  const running = (await undertakingsOf(read, check.caseId)).filter(({ state }) => state === 'running');
  return {
    action: checkLinkPath({ token }),
    lead: t('returnChecks.answer.lead', { address: line.address, ref: line.ref }),
    caption: t(`returnChecks.kind.${check.kind}`),
    occupants: OCCUPANTS.map((value) => ({ value, text: t(`returnChecks.occupant.${value}`) })),
    proofOptional: !asksProof(check.kind),
    promises: running.map((one) => {
      const { what, to } = spanWords(ctx, one);
      return t('returns.mail.returned.line', { what, day: to });
    }),
    max: dayOf(ctx.clock()),
    typed: {
      occupant: typedText(typed, 'occupant'),
      rent: typedText(typed, 'rent'),
      tenantChanged: typedText(typed, 'tenantChanged'),
      emptySince: typedText(typed, 'emptySince'),
    },
    errors,
  };
}

export function checkThanksPage(ctx: Context, { outcome }: Pick<HomeCheck, 'outcome'>): LinkEndPage {
  const t = translator(ctx.locale);
  return {
    title: t('returnChecks.answer.thanks'),
    texts: [t(outcome ? 'returnChecks.answer.thanksSettled' : 'returnChecks.answer.thanksDoubt')],
    good: true,
  };
}

export function checkClosedPage(ctx: Context): LinkEndPage {
  const t = translator(ctx.locale);
  const texts = [t('returnChecks.answer.closedText', contact(ctx, ctx.locale))];
  return { title: t('returnChecks.answer.closed'), texts, good: false };
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
  const may = ctx.actor.kind === 'staff' && allows(ctx.actor.role, 'returns.record');
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

function settleForm(
  ctx: Context,
  params: { readonly ref: string; readonly check: number },
  check: HomeCheck,
  typed: Typed,
): SettleCheckPage['form'] {
  const t = translator(ctx.locale);
  return {
    action: checkPath(params),
    again: check.kind === 'spot-check' ? null : askCheckAgainPath(params),
    version: check.version,
    outcomes: CHECK_OUTCOMES.map((value) => ({
      value,
      text: t(`returnChecks.outcome.${value}`),
      hint: t(`returnChecks.outcomeHint.${value}`),
    })),
    bases: CHECK_BASES.map((value) => ({ value, text: t(`returnChecks.basis.${value}`) })),
    max: dayOf(ctx.clock()),
    typed: {
      outcome: typedText(typed, 'outcome'),
      basis: typedText(typed, 'basis') || (check.kind === 'spot-check' ? 'visit' : ''),
      emptySince: typedText(typed, 'emptySince') || (check.answer?.emptySince ?? ''),
      findings: typedText(typed, 'findings'),
    },
  };
}

/** The colour of a check: of its result once there is one. */
export const stateTone = (check: Parameters<typeof checkState>[0]): string =>
  check.outcome === 'persisted'
    ? 'accepted'
    : check.outcome === 'vacant'
      ? 'breached'
      : { planned: 'draft', asked: 'waiting', overdue: 'overdue', 'to-look-at': 'to-do', settled: 'closed' }[
          checkState(check)
        ];

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

export type CheckLine = {
  readonly href: string;
  readonly what: string;
  readonly due: string;
  readonly state: { readonly slug: string; readonly text: string };
};

/** The checks of a case, for its page of undertakings. */
export async function checkLines(ctx: Context, row: CaseRow): Promise<CheckLine[]> {
  const t = translator(ctx.locale);
  return (await checksOf(ctx.db.read, row.id)).map((check) => ({
    href: checkPath({ ref: row.ref ?? '', check: check.id }),
    what: t(`returnChecks.kind.${check.kind}`),
    due: formatterFor(ctx.locale).day(check.dueOn),
    state: {
      slug: stateTone(check),
      text: check.outcome
        ? t(`returnChecks.outcome.${check.outcome}`)
        : t(`returnChecks.state.${checkState(check)}`),
    },
  }));
}
