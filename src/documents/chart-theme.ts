import type { Locale } from '../shared/locale.ts';

/** Told apart by lightness as well as hue; each 3:1 on white (WCAG 1.4.11). Pages may repaint them by `[fill="…"]` at night. */
export const CHART_COLOURS = ['#0b4f6c', '#b5762a', '#2f7d5b', '#7a5aa6', '#a53a27', '#5f7580'] as const;

const FONT = 'Source Sans 3 Variable, Source Sans 3, sans-serif';

const MONTHS: Record<Locale, readonly string[]> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const SHORT_MONTHS: Record<Locale, readonly string[]> = {
  fr: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};
const DAYS: Record<Locale, readonly string[]> = {
  fr: 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
};

/** Numbers and dates of the axes as that language writes them. */
function localeOf(locale: Locale) {
  const french = locale === 'fr';
  return {
    number: {
      decimal: french ? ',' : '.',
      thousands: french ? '\u202f' : ',',
      grouping: [3],
      currency: french ? ['', '\u00a0€'] : ['€', ''],
      percent: french ? '\u202f%' : '%',
      minus: '−',
    },
    time: {
      dateTime: '%A %e %B %Y %X',
      date: '%d/%m/%Y',
      time: '%H:%M:%S',
      periods: ['AM', 'PM'],
      days: DAYS[locale],
      shortDays: DAYS[locale].map((day) => day.slice(0, 3)),
      months: MONTHS[locale],
      shortMonths: SHORT_MONTHS[locale],
    },
  };
}

/** `currentColor` lets words and lines follow the page they stand on, by day and by night. */
export const chartConfig = (locale: Locale) => ({
  aria: false,
  background: null,
  font: FONT,
  padding: 6,
  locale: localeOf(locale),
  view: { stroke: null },
  mark: { color: CHART_COLOURS[0] },
  range: { category: [...CHART_COLOURS] },
  axis: {
    labelColor: 'currentColor',
    labelFontSize: 13,
    labelLimit: 220,
    titleColor: 'currentColor',
    titleFontSize: 13,
    titleFontWeight: 'normal',
    titlePadding: 10,
    domainColor: 'currentColor',
    domainOpacity: 0.5,
    gridColor: 'currentColor',
    gridOpacity: 0.13,
    ticks: false,
    labelPadding: 7,
  },
  legend: {
    labelColor: 'currentColor',
    labelFontSize: 13,
    labelLimit: 320,
    orient: 'top',
    direction: 'horizontal',
    symbolType: 'square',
    symbolOpacity: 1,
    columnPadding: 22,
    title: null,
  },
  text: { color: 'currentColor', fontSize: 13 },
});
