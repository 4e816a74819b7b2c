import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { EnergyResult, LossPart } from '../engine/energy-engine.ts';
import { LOSS_PARTS } from '../engine/energy-engine.ts';
import { GROUND, HEAT, houseInSection, WALL_LEFT, WALL_RIGHT } from './losses-house.ts';
import { at, element, picture, text } from './svg-parts.ts';

export type LossesPicture = {
  readonly locale: Locale;
  readonly result: Pick<EnergyResult, 'losses' | 'lossesTotal'>;
  /** The state before works, when `result` is the one after: shares and arrows are then of what is lost today. */
  readonly before?: Pick<EnergyResult, 'losses' | 'lossesTotal'> | undefined;
  readonly id?: string;
  /** Colour of words and lines in a PDF; left out on a page. */
  readonly ink?: string;
};

const WIDTH = 660;
const HEIGHT = 430;
const CENTRE = (WALL_LEFT + WALL_RIGHT) / 2;

type Spot = {
  /** Where the heat leaves, and towards where. */
  readonly from: readonly [number, number];
  readonly towards: readonly [number, number];
  readonly label: readonly [number, number];
  readonly anchor: 'start' | 'middle' | 'end';
};
const SPOTS: Record<LossPart, Spot> = {
  roof: { from: [284, 128], towards: [-0.62, -0.78], label: [206, 62], anchor: 'end' },
  airRenewal: { from: [392, 78], towards: [0.5, -0.87], label: [456, 38], anchor: 'start' },
  walls: { from: [WALL_LEFT - 6, 220], towards: [-1, 0], label: [138, 218], anchor: 'end' },
  windows: { from: [WALL_RIGHT + 6, 222], towards: [1, 0], label: [522, 220], anchor: 'start' },
  thermalBridges: { from: [WALL_LEFT - 6, 346], towards: [-0.9, 0.36], label: [128, 384], anchor: 'end' },
  doors: { from: [WALL_RIGHT + 6, 318], towards: [1, 0], label: [522, 316], anchor: 'start' },
  floor: { from: [CENTRE, GROUND + 8], towards: [0, 1], label: [CENTRE + 46, 402], anchor: 'start' },
};

/**
 * Whole percentages of the total that add up to 100 (largest remainders get the missing points).
 * @returns parts that lose something, in the order of LOSS_PARTS
 */
export function lossShares({ losses }: Pick<EnergyResult, 'losses'>): { part: LossPart; percent: number }[] {
  const total = LOSS_PARTS.reduce((sum, part) => sum + losses[part], 0);
  if (total <= 0) return [];
  const exact = LOSS_PARTS.map((part) => ({ part, value: (losses[part] / total) * 100 }));
  let missing = 100 - exact.reduce((sum, { value }) => sum + Math.floor(value), 0);
  const raised = new Set<LossPart>();
  for (const { part } of exact.toSorted((a, b) => (b.value % 1) - (a.value % 1))) {
    if (missing <= 0) break;
    raised.add(part);
    missing -= 1;
  }
  return exact
    .map(({ part, value }) => ({ part, percent: Math.floor(value) + (raised.has(part) ? 1 : 0) }))
    .filter(({ percent }) => percent > 0);
}

/** What is still lost by each part after works, in whole percent of all that is lost today. */
export function remainingShares(
  { losses }: Pick<EnergyResult, 'losses'>,
  today: Pick<EnergyResult, 'losses'>,
): { part: LossPart; percent: number }[] {
  const total = LOSS_PARTS.reduce((sum, part) => sum + today.losses[part], 0);
  if (total <= 0) return [];
  return LOSS_PARTS.map((part) => ({ part, percent: Math.round((losses[part] / total) * 100) })).filter(
    ({ percent }) => percent > 0,
  );
}

/**
 * A house in section and the heat that leaves it by each part: arrows as broad as the loss, and its share in
 * figures.
 * @returns one `<svg>`, for a page or for a PDF
 */
export function lossesSvg({ locale, result, before, id = 'losses', ink }: LossesPicture): string {
  const t = translator(locale);
  const shares = before ? remainingShares(result, before) : lossShares(result);
  const total = formatterFor(locale).number(Math.round(result.lossesTotal));
  const spoken = shares
    .toSorted((a, b) => b.percent - a.percent)
    .map(({ part, percent }) => t('audits.losses.item', { part: t(`audits.losses.parts.${part}`), percent }));
  const labels = shares.map(({ part, percent }) =>
    partLabel(SPOTS[part], t(`audits.losses.parts.${part}`), t('audits.losses.share', { percent })),
  );
  return picture(
    {
      id,
      width: WIDTH,
      height: HEIGHT,
      className: 'losses',
      lang: locale,
      ink,
      title: t(before ? 'auditScenarios.pictures.lossesAfter' : 'audits.losses.title'),
      description: before
        ? t('auditScenarios.pictures.lossesAfterText', { parts: spoken.join(', '), total })
        : t('audits.losses.description', { parts: spoken.join(', '), total }),
    },
    [
      ...shares.map(({ part, percent }) => arrow(SPOTS[part], percent)),
      houseInSection((part) => shares.find((share) => share.part === part)?.percent ?? 0),
      ...labels,
      text(WIDTH - 8, HEIGHT - 10, t('audits.losses.total', { total }), {
        size: 13,
        soft: true,
        anchor: 'end',
      }),
    ].join(''),
  );
}

/** A block arrow whose breadth follows the share, its length only a little. */
function arrow({ from: [x, y], towards: [dx, dy] }: Spot, percent: number): string {
  const breadth = 5 + percent * 0.85;
  const length = 46 + percent * 0.7;
  const headLength = Math.min(length * 0.5, 9 + breadth * 0.42);
  const headBreadth = breadth / 2 + 7;
  const along = (distance: number, aside: number): string =>
    `${at(x + dx * distance - dy * aside)},${at(y + dy * distance + dx * aside)}`;
  const neck = length - headLength;
  const points = [
    along(0, -breadth / 2),
    along(neck, -breadth / 2),
    along(neck, -headBreadth),
    along(length, 0),
    along(neck, headBreadth),
    along(neck, breadth / 2),
    along(0, breadth / 2),
  ];
  return element('polygon', {
    class: 'losses__arrow',
    points: points.join(' '),
    fill: HEAT,
    'fill-opacity': at(0.6 + Math.min(0.4, percent / 50)),
  });
}

function partLabel({ label: [x, y], anchor }: Spot, name: string, share: string): string {
  return (
    text(x, y, share, { size: 23, bold: true, anchor }) +
    text(x, y + 18, name, { size: 15, anchor, soft: true })
  );
}
