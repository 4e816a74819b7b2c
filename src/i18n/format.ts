import type { Day, Instant } from '../shared/dates.ts';
import type { Locale } from '../shared/locale.ts';

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
const PARIS = 'Europe/Paris';

/** Numbers, money and dates as people of that language write them (French: U+202F in thousands, U+00A0 before €). */
export function formatter(locale: Locale) {
  const tag = TAGS[locale];
  const wholeEuros = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  const exactEuros = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' });
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const longDay = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeZone: 'UTC' });
  const longMoment = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: PARIS });
  const shortMoment = new Intl.DateTimeFormat(tag, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: PARIS,
  });
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: PARIS });
  const monthYear = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  // French says “1er janvier”, which Intl does not know.
  const ordinal = (text: string) => (locale === 'fr' ? text.replace(/^1 /, '1er ') : text);
  const noon = (day: Day) => new Date(`${day}T12:00:00Z`);
  return {
    /** Cents as euros: `12 345 €`, with cents only where there are some. */
    money: (cents: number) => (cents % 100 === 0 ? wholeEuros : exactEuros).format(cents / 100),
    /** Cents as euros, always with two decimals: for acts and ledgers. */
    exactMoney: (cents: number) => exactEuros.format(cents / 100),
    number: (value: number) => plain.format(value),
    /** A ratio (0.35) as `35 %`. */
    percent: (ratio: number) => percents.format(ratio),
    day: (day: Day) => ordinal(longDay.format(noon(day))),
    shortDay: (day: Day) => shortDay.format(noon(day)),
    month: (day: Day) => monthYear.format(noon(day)),
    moment: (moment: Instant) => ordinal(longMoment.format(new Date(moment))),
    shortMoment: (moment: Instant) => shortMoment.format(new Date(moment)),
    time: (moment: Instant) => clock.format(new Date(moment)),
  };
}
export type Formatter = ReturnType<typeof formatter>;

const FORMATTERS: Record<Locale, Formatter> = { fr: formatter('fr'), en: formatter('en') };
export const formatterFor = (locale: Locale): Formatter => FORMATTERS[locale];
