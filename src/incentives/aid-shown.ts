import { type Formatter, formatterFor } from '../i18n/format.ts';
import { type Translate, translator } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import type { Estimate } from './estimate.ts';
import { explainNote } from './explain-result.ts';
import { type AidNames, aidName, explainTrace } from './explain-trace.ts';
import type { Truth } from './trace.ts';
import type { Status } from './vocabulary.ts';

/** One aid as every page shows it: what it gives, the rules that made it so, where they are written. */
export type AidShown = {
  readonly name: string;
  /** null for a notice: it is neither granted nor refused. */
  readonly status: { readonly text: string; readonly tone: string } | null;
  /** `12 400 €`, `jusqu’à 12 400 €`, or that there is none. */
  readonly amount: string;
  readonly certain: boolean;
  readonly detail: string | null;
  readonly why: string;
  readonly trace: readonly {
    readonly text: string;
    readonly article: string | null;
    readonly outcome: { readonly text: string; readonly tone: string } | null;
    readonly amount: string | null;
  }[];
  readonly notes: readonly string[];
  readonly source: string;
  readonly caution: string | null;
};

const STATUS_TONES: Record<Status, string> = {
  eligible: 'success',
  'not-eligible': 'quiet',
  unknown: 'waiting',
};
const OUTCOME_TONES: Record<Truth, string> = { yes: 'success', no: 'danger', unknown: 'waiting' };

type Explained = {
  readonly status: Status;
  readonly amount: number | null;
  readonly potential: number | null;
  readonly trace: Parameters<typeof explainTrace>[0];
};
type Words = {
  readonly t: Translate;
  readonly fmt: Formatter;
  readonly locale: Locale;
  readonly names: AidNames;
};
export const wordsOf = (locale: Locale, names: AidNames): Words => ({
  t: translator(locale),
  fmt: formatterFor(locale),
  locale,
  names,
});

/** The local scheme's grant with every rule that made it. */
export function schemeShown(scheme: NonNullable<Estimate['scheme']>, words: Words): AidShown {
  const { t, locale } = words;
  const { source, example, confirmed } = scheme;
  return {
    ...explained(scheme, words),
    name: scheme.name[locale],
    detail: null,
    notes: [],
    source: source.title,
    caution: example
      ? t('auditScreens.works.example')
      : confirmed
        ? null
        : t('auditScreens.works.notConfirmedRule'),
  };
}

type Lever = Estimate['levers'][number];

/** A national lever: grants, loans, taxes and notices are shown apart, never added together. */
export function leverShown(lever: Lever, { plan }: Pick<Estimate, 'plan'>, words: Words): AidShown {
  const { t, fmt, locale, names } = words;
  const loan = plan.loan?.code === lever.code ? plan.loan : null;
  const notice = lever.kind === 'notice' ? { status: null, why: t('auditScreens.works.more') } : {};
  return {
    ...explained(lever, words),
    ...notice,
    name: aidName(lever.code, locale, names),
    detail: loan
      ? t('auditScreens.works.perMonth', { monthly: fmt.money(loan.monthly), months: loan.months })
      : null,
    notes: lever.notes.map((note) => explainNote(note, locale)),
    source: t('auditScreens.works.source', { title: lever.source.title, day: fmt.day(lever.vintage) }),
    caution: lever.confirmed ? null : t('auditScreens.works.notConfirmedRule'),
  };
}

function explained(aid: Explained, { t, fmt, locale, names }: Words) {
  const why = { eligible: 'why', 'not-eligible': 'whyNot', unknown: 'whyUnknown' } as const;
  return {
    status: { text: t(`incentives.status.${aid.status}`), tone: STATUS_TONES[aid.status] },
    amount: amountText(aid, t, fmt),
    certain: aid.status === 'eligible',
    why: t(`auditScreens.works.${why[aid.status]}`),
    trace: explainTrace(aid.trace, locale, names).map(({ text, article, outcome, amount }) => ({
      text,
      article,
      amount,
      outcome: outcome && { text: t(`incentives.outcome.${outcome}`), tone: OUTCOME_TONES[outcome] },
    })),
  };
}

/** What is certain; while answers are missing, the most that they could bring. */
function amountText({ status, amount, potential }: Explained, t: Translate, fmt: Formatter): string {
  if (status === 'not-eligible') return t('auditScreens.works.noAmount');
  if (status === 'eligible') return amount === null ? '' : fmt.money(wholeEuros(amount));
  return potential === null || potential === 0
    ? t('auditScreens.works.toKnow')
    : t('auditScreens.works.upTo', { amount: fmt.money(wholeEuros(potential)) });
}

/** Estimates are read in euros: cents would pretend to a precision that costs do not have. */
export const wholeEuros = (cents: number): number => Math.round(cents / 100) * 100;
