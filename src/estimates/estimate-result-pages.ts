import { rankOf } from '../audits/energy-class.ts';
import { NO_SITE_FACTS } from '../audits/site-facts.ts';
import type { MeasureSlug } from '../audits/works/measure-catalogue.ts';
import { measureRefusal } from '../audits/works/measure-rules.ts';
import type { Context } from '../context.ts';
import { type Formatter, formatterFor } from '../i18n/format.ts';
import { type Translate, translateDynamic, translator } from '../i18n/translate.ts';
import { type AidShown, leverShown, schemeShown, wordsOf } from '../incentives/aid-shown.ts';
import { explainHint, explainMissing } from '../incentives/explain-result.ts';
import { aidName } from '../incentives/explain-trace.ts';
import type { FinancingPlan } from '../incentives/financing-plan.ts';
import { financingWaterfallSvg } from '../incentives/financing-waterfall-svg.ts';
import type { EnergyClass, Status } from '../incentives/vocabulary.ts';
import { waterfallRows } from '../incentives/waterfall-rows.ts';
import { cents, centsTTC, sumCents } from '../shared/money.ts';
import type { AidRange, MoneyRange, Reckoning } from './aid-ranges.ts';
import type { EstimateAnswers } from './estimate-answers.ts';
import type { PublicEstimate } from './make-estimate.ts';
import { typicalHome, USUAL_AREA } from './typical-home.ts';

const TONES: Record<Status, string> = { eligible: 'success', unknown: 'waiting', 'not-eligible': 'quiet' };
const BARS = { cost: 'total', grant: 'minus', remainder: 'due', loan: 'minus', own: 'due' } as const;

export type GrantLine = {
  readonly name: string;
  readonly amount: string;
  readonly status: { readonly text: string; readonly tone: string };
  readonly sure: boolean;
};

/** A public estimate in words and drawings. */
export type ResultShown = {
  readonly grants: string;
  readonly remainder: string;
  readonly cost: string;
  readonly loan: string | null;
  readonly classes: {
    readonly before: string;
    readonly after: string;
    readonly from: EnergyClass;
    readonly to: EnergyClass;
  };
  readonly lines: readonly GrantLine[];
  readonly decides: readonly string[];
  readonly missing: readonly string[];
  readonly hints: readonly string[];
  readonly example: string;
  readonly waterfallSvg: string;
  readonly waterfall: readonly {
    readonly label: string;
    readonly cents: number;
    readonly kind: string;
    readonly note: string | null;
  }[];
  readonly scheme: AidShown | null;
  readonly aids: readonly AidShown[];
  readonly others: readonly AidShown[];
  readonly works: readonly string[];
  readonly worksLead: string;
  readonly dropped: readonly { readonly title: string; readonly reason: string }[];
  readonly assumptions: readonly string[];
  readonly schemeFrom: string | null;
  readonly said: string;
};

export function resultShown(ctx: Context, answers: EstimateAnswers, made: PublicEstimate): ResultShown {
  const { locale } = ctx;
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const { ranges, example, names } = made;
  const grants = rangeText(ranges.total, t, fmt);
  const remainder = rangeText(ranges.remainder, t, fmt);
  const [loan] = ranges.loans;
  return {
    grants,
    remainder,
    cost: rangeText(ranges.cost, t, fmt),
    loan: loan && loan.high > 0 ? rangeText(loan, t, fmt) : null,
    classes: classesShown(made, t),
    lines: ranges.grants.filter(isWorthALine).map((range) => ({
      name: aidName(range.code, locale, names),
      amount: range.status === 'not-eligible' ? '' : rangeText(range, t, fmt),
      status: { text: t(`estimates.result.status.${range.status}`), tone: TONES[range.status] },
      sure: range.status === 'eligible',
    })),
    decides: ranges.holes
      .filter(({ low, high }) => high - low >= HUNDRED)
      .map(({ hole, low, high }) =>
        t(`estimates.result.decides.${hole}`, { low: about(low, fmt), high: about(high, fmt) }),
      ),
    missing: explainMissing(example.estimate.missing, locale),
    hints: (example.estimate.scheme?.hints ?? []).map((hint) => explainHint(hint, locale)),
    example: exampleText(made, t, fmt),
    ...exampleShown(ctx, example, made),
    ...worksShown(ctx, answers, made, t),
    assumptions: assumptionsOf(answers, t),
    schemeFrom: made.from && t('estimates.result.schemeFrom', { day: fmt.day(made.from) }),
    said: t('estimates.result.said', { grants, remainder }),
  };
}

/** Below a hundred euros a range of estimates says nothing. */
const HUNDRED = 10_000;
const about = (cents: number, fmt: Formatter): string => fmt.money(Math.round(cents / HUNDRED) * HUNDRED);

/** To the hundred euros: more would pretend to a precision that a few answers do not have. */
export function rangeText({ low, high }: MoneyRange, t: Translate, fmt: Formatter): string {
  const [from, to] = [about(low, fmt), about(high, fmt)];
  if (high < HUNDRED / 2) return t('estimates.result.zero');
  if (from === to) return to;
  return low < HUNDRED / 2
    ? t('estimates.result.upTo', { high: to })
    : t('estimates.result.between', { low: from, high: to });
}

/** An aid that is a refusal in every case is explained below; it has no place among the figures unless it is the local one. */
const isWorthALine = ({ status, high }: AidRange, at: number): boolean =>
  at === 0 || (status !== 'not-eligible' && high > 0);

function classesShown({ works }: PublicEstimate, t: Translate): ResultShown['classes'] {
  const ends = (classes: readonly EnergyClass[]): readonly [EnergyClass, EnergyClass] => {
    const sorted = classes.toSorted((a, b) => rankOf(a) - rankOf(b));
    return [sorted[0] ?? 'G', sorted.at(-1) ?? 'G'];
  };
  const text = ([best, worst]: readonly [EnergyClass, EnergyClass]) =>
    best === worst ? best : t('estimates.result.classRange', { from: best, to: worst });
  const usual = works.find(({ variant }) => variant === 'usual') ?? works[0];
  return {
    before: text(ends(works.map(({ classBefore }) => classBefore))),
    after: text(ends(works.map(({ classAfter }) => classAfter))),
    from: usual?.classBefore ?? 'G',
    to: usual?.classAfter ?? 'G',
  };
}

/** What the example supposes beyond what was said: nobody should take it for their own case. */
function exampleText({ example }: PublicEstimate, t: Translate, fmt: Formatter): string {
  const { situation, plan } = example.estimate;
  const { taken } = example;
  return [
    t('estimates.result.example.works', { cost: about(plan.cost.ttc, fmt) }),
    t('estimates.result.example.classes', {
      before: situation.classBefore === 'unknown' ? '?' : situation.classBefore,
      after: situation.classAfter === 'unknown' ? '?' : situation.classAfter,
    }),
    ...(taken.project !== undefined && situation.tenureAfter !== 'unknown'
      ? [
          t('estimates.result.example.project', {
            tenure: t(`incentives.terms.tenure.${situation.tenureAfter}`),
          }),
        ]
      : []),
    ...(taken.income !== undefined && situation.incomeBand !== 'unknown'
      ? [
          t('estimates.result.example.income', {
            band: t(`incentives.terms.incomeBand.${situation.incomeBand}`),
          }),
        ]
      : []),
    ...(taken.ownerKind !== undefined && situation.ownerKind !== 'unknown'
      ? [
          t('estimates.result.example.ownerKind', {
            kind: t(`incentives.terms.ownerKind.${situation.ownerKind}`),
          }),
        ]
      : []),
  ].join(', ');
}

function exampleShown({ locale }: Context, { estimate }: Reckoning, { names }: PublicEstimate) {
  const words = wordsOf(locale, names);
  const { scheme, levers } = estimate;
  const plan = roundedPlan(estimate.plan);
  const shown = (lever: (typeof levers)[number]) => leverShown(lever, estimate, words);
  return {
    waterfallSvg: financingWaterfallSvg(plan, locale, { names }),
    waterfall: waterfallRows(plan, locale, names)
      .filter(({ kind }) => kind !== 'loan' && kind !== 'own')
      .map(({ label, cents, kind, note }) => ({ label, cents, kind: BARS[kind], note })),
    scheme: scheme && schemeShown(scheme, words),
    aids: levers.filter(({ kind }) => kind === 'grant').map(shown),
    others: levers.filter(({ kind }) => kind !== 'grant').map(shown),
  };
}

/** The plan to the hundred euros, so that its bars add up as they are read. */
function roundedPlan(plan: FinancingPlan): FinancingPlan {
  const round = (value: number): number => Math.round(value / HUNDRED) * HUNDRED;
  const grants = plan.grants.map((aid) => ({
    ...aid,
    amount: cents(round(aid.amount)),
    cut: cents(round(aid.cut)),
  }));
  const ttc = centsTTC(round(plan.cost.ttc));
  const remainder = centsTTC(Math.max(0, ttc - sumCents(grants.map(({ amount }) => amount))));
  const lent = cents(Math.min(remainder, round(plan.loan?.amount ?? 0)));
  return {
    ...plan,
    cost: { ...plan.cost, ttc },
    grants,
    totalGrants: sumCents(grants.map(({ amount }) => amount)),
    remainder,
    loan: plan.loan && { ...plan.loan, amount: lent },
    remainderAfterLoan: centsTTC(remainder - lent),
  };
}

function worksShown(ctx: Context, answers: EstimateAnswers, made: PublicEstimate, t: Translate) {
  const title = (slug: MeasureSlug) => t(`audits.measures.${slug}.title`);
  const home = typicalHome(answers, { commune: '', altitude: 'below-400' }, 'usual');
  return {
    works: made.measures.map(title),
    worksLead: t(made.usualWorks ? 'estimates.result.worksUsual' : 'estimates.result.worksYours'),
    dropped: answers.measures
      .filter((slug) => !made.measures.includes(slug))
      .map((slug) => {
        const refusal = made.offered.includes(slug) ? null : measureRefusal(home, NO_SITE_FACTS, slug);
        const reason = refusal
          ? translateDynamic(ctx.locale, `audits.measureRefusals.${refusal}`)
          : t('estimates.result.droppedBeside');
        return { title: title(slug), reason };
      }),
  };
}

function assumptionsOf(answers: EstimateAnswers, t: Translate): string[] {
  const { livingArea, kind, commune, heating } = answers;
  return [
    t('estimates.result.assumptions.home'),
    ...(livingArea === null
      ? [t('estimates.result.assumptions.area', { area: USUAL_AREA[kind ?? 'house'] })]
      : []),
    ...(commune === null ? [t('estimates.result.assumptions.commune')] : []),
    ...(heating === null ? [t('estimates.result.assumptions.heating')] : []),
    t('estimates.result.assumptions.notStarted'),
    t('estimates.result.assumptions.prices'),
    t('estimates.result.assumptions.noPromise'),
  ];
}
