import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { type AidShown, leverShown, schemeShown, wholeEuros, wordsOf } from '../../incentives/aid-shown.ts';
import { explainHint, explainMissing } from '../../incentives/explain-result.ts';
import { financingWaterfallSvg } from '../../incentives/financing-waterfall-svg.ts';
import { waterfallRows } from '../../incentives/waterfall-rows.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { auditSettingsOf } from '../audit-settings.ts';
import type { EnergyClass } from '../energy-class.ts';
import { energyLabelSvg } from '../pictures/energy-label-svg.ts';
import { type BanShown, type BillsShown, banShown, billsShown } from '../questionnaire/result-pages.ts';
import type { Scenario } from '../scenario.ts';
import type { WorksEstimate } from './estimate-works.ts';

/** What a choice of works gives, in words and drawings. */
export type WorksShown = {
  readonly before: EnergyClass;
  readonly after: EnergyClass;
  readonly ladder: { readonly before: string; readonly after: string };
  readonly labelSvg: string;
  readonly gain: string;
  readonly goal: { readonly reached: boolean; readonly text: string } | null;
  readonly classes: string;
  readonly energy: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly cost: string;
  readonly costHT: string;
  readonly costTTC: string;
  readonly bills: {
    readonly before: BillsShown;
    readonly after: BillsShown;
    readonly saving: string;
    readonly realisation: string;
  };
  readonly ban: { readonly before: BanShown; readonly after: BanShown };
  readonly carbon: string;
  readonly advice: readonly string[];
  readonly schemeFrom: string | null;
  readonly scheme: AidShown | null;
  readonly grants: readonly AidShown[];
  readonly others: readonly AidShown[];
  readonly remainder: string;
  readonly balance: string | null;
  readonly waterfallSvg: string;
  readonly waterfall: readonly {
    readonly label: string;
    readonly cents: number;
    readonly kind: string;
    readonly note: string | null;
  }[];
  readonly missing: readonly string[];
  readonly hints: readonly string[];
  /** The whole in one sentence, for those who do not see the panel change. */
  readonly said: string;
};

export function worksShown(ctx: Context, scenario: Scenario, money: WorksEstimate): WorksShown {
  const { locale } = ctx;
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const { before, after } = scenario;
  const { plan } = money.estimate;
  const gain = signedPercent(-scenario.gainPercent, locale);
  const remainder = fmt.money(wholeEuros(plan.remainder));
  return {
    ...energyShown(ctx, scenario, money, gain),
    ...aidsShown(locale, money),
    cost: fmt.money(wholeEuros(scenario.costTTC.likely)),
    costHT: t('auditScreens.works.costHT', rangeEnds(scenario.costHT, locale)),
    costTTC: t('auditScreens.works.costTTC', rangeEnds(scenario.costTTC, locale)),
    bills: savingsShown(ctx, scenario),
    advice: scenario.advice.map((code) => t(`audits.advice.${code}`)),
    remainder,
    balance: balanceText(money, locale),
    waterfallSvg: financingWaterfallSvg(plan, locale, { names: money.names }),
    waterfall: waterfallRows(plan, locale, money.names)
      .filter(({ kind }) => kind !== 'loan' && kind !== 'own')
      .map(({ label, cents, kind, note }) => ({
        label,
        cents: wholeEuros(cents),
        kind: WATERFALL_KINDS[kind],
        note,
      })),
    said: t('auditScreens.works.said', {
      before: before.energyClass,
      after: after.energyClass,
      gain,
      remainder,
    }),
  };
}

/** Kinds of rows of the waterfall as the table twin of the drawing names them. */
const WATERFALL_KINDS = {
  cost: 'total',
  grant: 'minus',
  remainder: 'due',
  loan: 'minus',
  own: 'due',
} as const;

const rangeEnds = ({ low, high }: { low: number; high: number }, locale: Locale) => {
  const { money } = formatterFor(locale);
  const hundred = (cents: number) => Math.round(cents / 10_000) * 10_000;
  return { low: money(hundred(low)), high: money(hundred(high)) };
};

/** `−84 %`, `+3 %`: with a true minus sign. */
export function signedPercent(percent: number, locale: Locale): string {
  const text = formatterFor(locale).percent(Math.abs(Math.round(percent)) / 100);
  return Math.round(percent) > 0 ? `+${text}` : `−${text}`;
}

function energyShown(ctx: Context, scenario: Scenario, { gainGoal }: WorksEstimate, gain: string) {
  const { locale } = ctx;
  const t = translator(locale);
  const { before, after, classesGained, lettingBan } = scenario;
  const today = dayOf(ctx.clock());
  const figures = (value: number, unit: string) => `${formatterFor(locale).number(value)}\u00a0${unit}`;
  const ep = (value: number) => figures(value, t('auditScreens.result.epUnit'));
  const ges = (value: number) => figures(value, t('auditScreens.result.gesUnit'));
  return {
    before: before.energyClass,
    after: after.energyClass,
    ladder: { before: ep(before.ep), after: ep(after.ep) },
    labelSvg: energyLabelSvg({ locale, before, after, id: 'works-label' }),
    gain,
    goal: goalShown(scenario.gainPercent, gainGoal, locale),
    classes:
      classesGained < 0
        ? t('auditScreens.works.classesLost')
        : t('auditScreens.works.classes', { count: classesGained }),
    energy: [
      { label: t('auditScreens.result.ep'), before: ep(before.ep), after: ep(after.ep) },
      { label: t('auditScreens.result.ges'), before: ges(before.ges), after: ges(after.ges) },
      {
        label: t('auditScreens.result.comfort'),
        before: t(`audits.summerComfort.${before.summerComfort}`),
        after: t(`audits.summerComfort.${after.summerComfort}`),
      },
    ],
    ban: {
      before: banShown(lettingBan.before, today, locale),
      after: banShown(lettingBan.after, today, locale),
    },
    carbon: t('auditScreens.works.carbonText', { kg: Math.round(scenario.gesSaved) }),
  };
}

function goalShown(gainPercent: number, goal: number | null, locale: Locale): WorksShown['goal'] {
  if (goal === null) return null;
  const reached = gainPercent >= goal;
  const text = translator(locale)(`auditScreens.works.${reached ? 'enough' : 'notEnough'}`, {
    percent: goal,
  });
  return { reached, text };
}

function savingsShown({ locale, programme }: Context, { bills }: Scenario): WorksShown['bills'] {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const { conventional } = bills.savings;
  const amount = fmt.money(wholeEuros(Math.abs(conventional)));
  const { low, high } = auditSettingsOf(programme).tariffs.realisation;
  return {
    before: billsShown(bills.before, locale),
    after: billsShown(bills.after, locale),
    saving: t(conventional >= 0 ? 'auditScreens.works.billsSaving' : 'auditScreens.works.billsMore', {
      amount,
    }),
    realisation: t('audits.bills.realisation', { low: Math.round(low * 100), high: Math.round(high * 100) }),
  };
}

function aidsShown(locale: Locale, { estimate, names, from }: WorksEstimate) {
  const t = translator(locale);
  const words = wordsOf(locale, names);
  const { scheme, levers, missing } = estimate;
  const ofGrants = levers.filter(({ kind }) => kind === 'grant');
  return {
    schemeFrom: from && t('auditScreens.works.schemeFrom', { day: formatterFor(locale).day(from) }),
    scheme: scheme && schemeShown(scheme, words),
    grants: ofGrants.map((lever) => leverShown(lever, estimate, words)),
    others: levers.filter(({ kind }) => kind !== 'grant').map((lever) => leverShown(lever, estimate, words)),
    missing: explainMissing(missing, locale),
    hints: (scheme?.hints ?? []).map((hint) => explainHint(hint, locale)),
  };
}

function balanceText({ estimate: { plan } }: WorksEstimate, locale: Locale): string | null {
  const { loan, monthlySavings } = plan;
  if (!loan || monthlySavings === 'unknown') return null;
  const { money } = formatterFor(locale);
  return translator(locale)('auditScreens.works.balance', {
    loan: money(wholeEuros(loan.monthly)),
    saving: money(wholeEuros(monthlySavings)),
  });
}
