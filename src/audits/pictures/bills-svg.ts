import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Range } from '../bills.ts';
import { at, element, picture, text } from './svg-parts.ts';

export type BillsPicture = {
  readonly locale: Locale;
  readonly title: string;
  /** One bar each, today first. Cents a year. */
  readonly bars: readonly { readonly label: string; readonly bill: Range<number> }[];
  readonly id: string;
  readonly ink?: string;
};

const WIDTH = 660;
const LEFT = 8;
const RIGHT = 650;
const BAR_LEFT = 200;
const BAR_RIGHT = 500;
const ROW = 46;
const TOP = 30;
const BEFORE = '#d9541e';
const AFTER = '#1f8a70';
/** Names longer than this would run into the bars. */
const LABEL = 30;

const ROUND = 1000;

/**
 * Yearly bills as ranges: a bar from the lowest to the highest, a mark at the likely amount. Zero is on the axis, so
 * that lengths compare.
 * @returns one `<svg>`, for a page or for a PDF
 */
export function billsSvg({ locale, title, bars, id, ink }: BillsPicture): string {
  const t = translator(locale);
  const { money } = formatterFor(locale);
  const euros = (cents: number) => money(Math.round(cents / ROUND) * ROUND);
  const most = Math.max(1, ...bars.map(({ bill }) => bill.high));
  const scale = (cents: number) => BAR_LEFT + ((BAR_RIGHT - BAR_LEFT) * cents) / most;
  const spoken = bars.map(({ label, bill }) =>
    t('auditScenarios.pictures.billItem', {
      label,
      likely: euros(bill.likely),
      low: euros(bill.low),
      high: euros(bill.high),
    }),
  );
  const height = TOP + bars.length * ROW + 12;
  const axis = element('line', {
    x1: BAR_LEFT,
    y1: TOP - 8,
    x2: BAR_LEFT,
    y2: height - 10,
    stroke: 'currentColor',
    'stroke-opacity': 0.5,
    'stroke-width': 1.5,
  });
  const rows = bars.map(({ label, bill }, index) => {
    const y = TOP + index * ROW;
    const colour = index === 0 ? BEFORE : AFTER;
    const likely = scale(bill.likely);
    return [
      text(LEFT, y + 20, shorten(label), { size: 14, bold: true }),
      element('rect', {
        x: BAR_LEFT,
        y: y + 6,
        width: at(scale(bill.low) - BAR_LEFT),
        height: 20,
        fill: colour,
      }),
      element('rect', {
        x: at(scale(bill.low)),
        y: y + 6,
        width: at(Math.max(2, scale(bill.high) - scale(bill.low))),
        height: 20,
        fill: colour,
        'fill-opacity': 0.35,
      }),
      element('line', {
        x1: at(likely),
        y1: y + 2,
        x2: at(likely),
        y2: y + 30,
        stroke: 'currentColor',
        'stroke-width': 3,
      }),
      text(RIGHT, y + 15, euros(bill.likely), { size: 15, bold: true, anchor: 'end' }),
      text(
        RIGHT,
        y + 31,
        t('auditScenarios.pictures.billRange', { low: euros(bill.low), high: euros(bill.high) }),
        {
          size: 11.5,
          soft: true,
          anchor: 'end',
        },
      ),
    ].join('');
  });
  return picture(
    {
      id,
      width: WIDTH,
      height,
      className: 'bills-picture',
      lang: locale,
      ink,
      title,
      description: `${spoken.join('. ')}.`,
    },
    axis + text(LEFT, 14, t('auditScenarios.pictures.billLegend'), { size: 12, soft: true }) + rows.join(''),
  );
}

const shorten = (label: string): string => (label.length > LABEL ? `${label.slice(0, LABEL - 1)}…` : label);
