import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { element, picture, text } from '../pictures/svg-parts.ts';
import type { BundleSummary } from './best-bundles.ts';

const WIDTH = 720;
const HEIGHT = 380;
const LEFT = 56;
const BOTTOM = 48;
const TOP = 24;
const RIGHT = 20;
const LINES = 4;

/** End of an axis whose lines all fall on multiples of `unit`. */
const roundTop = (most: number, unit: number): number => Math.ceil(most / (LINES * unit)) * LINES * unit;

type Look = {
  readonly front: readonly BundleSummary[];
  readonly compared: readonly number[];
  readonly locale: Locale;
};

/**
 * The front as points of cost and energy, each the letter of its class, so that nothing rests on colour. Bundles that
 * are compared are ringed with their number.
 */
export function bundlesSvg({ front, compared, locale }: Look): string {
  const t = translator(locale);
  const { number } = formatterFor(locale);
  const mostCost = roundTop(Math.max(1, ...front.map(({ cost }) => cost.likely)), 100_000);
  const mostEp = roundTop(Math.max(1, ...front.map(({ ep }) => ep)), 10);
  const x = (cost: number) => LEFT + (cost / mostCost) * (WIDTH - LEFT - RIGHT);
  const y = (ep: number) => HEIGHT - BOTTOM - (ep / mostEp) * (HEIGHT - BOTTOM - TOP);
  const marks = Array.from({ length: LINES + 1 }, (_, at) => at / LINES);
  const grid = marks.flatMap((share) => [
    element('line', {
      x1: LEFT,
      x2: WIDTH - RIGHT,
      y1: y(mostEp * share),
      y2: y(mostEp * share),
      stroke: 'currentColor',
      'stroke-opacity': 0.15,
    }),
    text(LEFT - 8, y(mostEp * share) + 5, number(Math.round(mostEp * share)), { anchor: 'end', soft: true }),
    text(x(mostCost * share), HEIGHT - BOTTOM + 20, number(Math.round((mostCost * share) / 100_000)), {
      anchor: 'middle',
      soft: true,
    }),
  ]);
  const points = front.map(({ cost, ep, energyClass }, at) => {
    const isCompared = compared.includes(at);
    const ring = isCompared
      ? element('circle', {
          cx: x(cost.likely),
          cy: y(ep),
          r: 12,
          fill: 'none',
          stroke: 'currentColor',
          'stroke-width': 2,
        }) + text(x(cost.likely) + 15, y(ep) - 9, String(at + 1), { size: 12, bold: true })
      : '';
    return (
      text(x(cost.likely), y(ep) + 5, energyClass, { anchor: 'middle', bold: isCompared, size: 13 }) + ring
    );
  });
  const frame = {
    id: 'bundles-chart',
    width: WIDTH,
    height: HEIGHT,
    className: 'bundles-chart',
    title: t('bundles.chartTitle'),
    description: t('bundles.chartText'),
    lang: locale,
  };
  return picture(
    frame,
    [
      ...grid,
      text(LEFT, 14, t('bundles.chartEnergy'), { size: 13, soft: true }),
      text(WIDTH - RIGHT, HEIGHT - 8, t('bundles.chartCost'), { size: 13, anchor: 'end', soft: true }),
      ...points,
    ].join(''),
  );
}
