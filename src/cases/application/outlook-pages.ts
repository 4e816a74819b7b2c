import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import type { Estimate } from '../../incentives/estimate.ts';
import { explainMissing, explainNote } from '../../incentives/explain-result.ts';
import { type AidNames, aidName, type ExplainedLine, explainTrace } from '../../incentives/explain-trace.ts';
import type { RentChoice } from '../../incentives/outlook.ts';
import { isKnown } from '../../incentives/situation.ts';
import { DEGRADATIONS, LETTING_YEARS } from '../../incentives/vocabulary.ts';
import type { Locale } from '../../shared/locale.ts';
import { typedText } from '../../web/forms.ts';
import { type Figures, MONEY_FIGURES } from './figures.ts';

type LeverLine = {
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly tone: string;
  readonly amount: string;
  readonly trace: readonly ExplainedLine[];
  readonly notes: readonly string[];
  readonly source: string;
  readonly caution: string | null;
};
type Choice = { readonly value: string; readonly text: string };

/** Everything around the works that money is made of: levers of each kind, who pays when, rents, years. */
export type OutlookView = {
  readonly levers: readonly LeverLine[];
  /** Ways of putting national grants together; empty when there is only one. */
  readonly routes: readonly (readonly string[])[];
  readonly payments: readonly (readonly string[])[];
  readonly toAdvance: string | null;
  readonly rents: readonly (readonly string[])[];
  readonly yearly: readonly (readonly string[])[];
  readonly breakEven: string;
  readonly vacancyTax: string | null;
  readonly further: readonly string[];
  /** Figures that can be tried; null where the calculation is frozen. */
  readonly figures: FiguresView | null;
};
type FiguresView = {
  readonly money: readonly { readonly name: string; readonly value: string; readonly error: string | null }[];
  readonly degradation: string;
  readonly degradations: readonly Choice[];
  readonly lettingYears: string;
  readonly years: readonly Choice[];
  readonly intermediation: string;
};

const TONES = { eligible: 'success', 'not-eligible': 'quiet', unknown: 'waiting' } as const;
const MINUS = '\u2212\u202f';

export function outlookView(estimate: Estimate, locale: Locale, figures: Figures | null): OutlookView {
  const { scheme, outlook, routes, further } = estimate;
  const t = translator(locale);
  const { exactMoney } = formatterFor(locale);
  const names: AidNames = scheme ? { [scheme.code]: scheme.name } : {};
  const signed = (cents: number) => (cents < 0 ? `${MINUS}${exactMoney(-cents)}` : exactMoney(cents));
  const shownRoutes = routes.length > 1 ? routes : [];
  return {
    levers: estimate.levers.map((lever) => leverLine(lever, locale, names)),
    routes: shownRoutes.map(({ code, kept, granted, remainder }) => [
      t(`incentives.routes.${code}`),
      exactMoney(granted),
      exactMoney(remainder),
      kept ? t('incentives.routes.kept') : '',
    ]),
    payments: outlook.payments.map(({ moment, code, part, amount }) => [
      t(`incentives.moments.${moment}`),
      aidName(code, locale, names),
      t(`incentives.parts.${part}`),
      exactMoney(amount),
    ]),
    toAdvance: outlook.toAdvance > 0 ? exactMoney(outlook.toAdvance) : null,
    rents: outlook.rents.map((rent) => rentRow(rent, locale)),
    yearly: outlook.yearly.map(({ code, amount, years }) => [
      translateDynamic(locale, `incentives.flows.${code}`),
      signed(amount),
      years === null ? t('incentives.flows.lasting') : t('incentives.units.years', { n: years }),
    ]),
    breakEven: breakEvenText(outlook.breakEvenYear, locale),
    vacancyTax: isKnown(outlook.vacancyTax) ? exactMoney(outlook.vacancyTax) : null,
    further: further.map((answer) => explainMissing(answer, locale)),
    figures: figures && figuresView(figures, locale),
  };
}

function leverLine(lever: Estimate['levers'][number], locale: Locale, names: AidNames): LeverLine {
  const t = translator(locale);
  const { money, day } = formatterFor(locale);
  const { amount, potential, status, yearly } = lever;
  const certain = yearly
    ? t('incentives.flows.perYear', { amount: money(yearly.amount), n: yearly.years })
    : money(amount ?? 0);
  const open = potential
    ? t('cases.estimate.upTo', { amount: money(potential) })
    : t('cases.estimate.unknown');
  return {
    name: aidName(lever.code, locale, names),
    kind: t(`incentives.kinds.${lever.kind}`),
    status: lever.kind === 'notice' ? '' : t(`incentives.status.${status}`),
    tone: TONES[status],
    amount:
      lever.kind === 'notice' || status === 'not-eligible' ? '' : status === 'eligible' ? certain : open,
    trace: explainTrace(lever.trace, locale, names),
    notes: lever.notes.map((note) => explainNote(note, locale)),
    source: t('auditScreens.works.source', { title: lever.source.title, day: day(lever.vintage) }),
    caution: lever.confirmed ? null : t('auditScreens.works.notConfirmedRule'),
  };
}

function rentRow({ level, ceiling, monthly, taxSaved, chosen }: RentChoice, locale: Locale): string[] {
  const t = translator(locale);
  const { exactMoney } = formatterFor(locale);
  const money = (cents: number | null) =>
    cents === null ? t('incentives.words.unknown') : exactMoney(cents);
  const name = translateDynamic(locale, `incentives.terms.rentLevel.${level}`);
  return [
    chosen ? t('incentives.rents.chosen', { level: name }) : name,
    level === 'free' ? '–' : money(ceiling),
    money(monthly),
    level === 'free' ? '–' : money(taxSaved),
  ];
}

function breakEvenText(year: Estimate['outlook']['breakEvenYear'], locale: Locale): string {
  const t = translator(locale);
  if (year === null) return t('incentives.breakEven.never');
  return isKnown(year) ? t('incentives.breakEven.year', { n: year }) : t('incentives.breakEven.unknown');
}

const figuresView = ({ typed, faults }: Figures, locale: Locale): FiguresView => {
  const t = translator(locale);
  return {
    money: MONEY_FIGURES.map((name) => ({
      name,
      value: typedText(typed, name),
      error: faults.includes(name) ? t('incentives.figures.unreadable') : null,
    })),
    degradation: typedText(typed, 'degradation'),
    degradations: DEGRADATIONS.map((value) => ({
      value,
      text: t(`incentives.terms.degradation.${value}`),
    })),
    lettingYears: typedText(typed, 'lettingYears'),
    years: LETTING_YEARS.map((n) => ({ value: String(n), text: t('incentives.units.years', { n }) })),
    intermediation: typedText(typed, 'intermediation'),
  };
};
