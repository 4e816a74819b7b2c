import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import type { RouteShown } from './choose-route.ts';
import { type AidNames, aidName } from './explain-trace.ts';
import { MOMENTS, type Outlook, type RentChoice } from './outlook.ts';
import { isKnown } from './situation.ts';

/** What surrounds the plan, in words: the same rows on a page and in a document. */
export type OutlookShown = {
  /** Ways of putting national grants together; empty when there is only one. */
  readonly routes: readonly (readonly string[])[];
  readonly payments: readonly (readonly string[])[];
  readonly toAdvance: string | null;
  readonly rents: readonly (readonly string[])[];
  readonly yearly: readonly (readonly string[])[];
  /** What a furnished letting changes, and that its tax is not reckoned; null for the others. */
  readonly furnished: string | null;
  readonly breakEven: string;
  readonly vacancyTax: string | null;
};

const MINUS = '\u2212\u202f';

export function outlookShown(
  outlook: Outlook,
  routes: readonly RouteShown[],
  locale: Locale,
  names: AidNames,
): OutlookShown {
  const t = translator(locale);
  const { exactMoney } = formatterFor(locale);
  const signed = (cents: number) => (cents < 0 ? `${MINUS}${exactMoney(-cents)}` : exactMoney(cents));
  const choices = routes.length > 1 ? routes : [];
  return {
    routes: choices.map(({ code, kept, granted, remainder }) => [
      t(`incentives.routes.${code}`),
      exactMoney(granted),
      exactMoney(remainder),
      kept ? t('incentives.routes.kept') : '',
    ]),
    payments: inTime(outlook.payments).map(({ moment, code, part, amount }) => [
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
    furnished: outlook.furnished ? t('incentives.rents.furnished') : null,
    breakEven: breakEvenText(outlook.breakEvenYear, locale),
    vacancyTax: isKnown(outlook.vacancyTax) ? exactMoney(outlook.vacancyTax) : null,
  };
}

/** As the money moves; at the same moment, in the order of the plan. */
const inTime = (payments: Outlook['payments']): Outlook['payments'] =>
  payments.toSorted((a, b) => MOMENTS.indexOf(a.moment) - MOMENTS.indexOf(b.moment));

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

function breakEvenText(year: Outlook['breakEvenYear'], locale: Locale): string {
  const t = translator(locale);
  if (year === null) return t('incentives.breakEven.never');
  return isKnown(year) ? t('incentives.breakEven.year', { n: year }) : t('incentives.breakEven.unknown');
}
