import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import type { EnergyResult, LossPart } from './energy-engine.ts';
import { LOSS_PARTS } from './energy-engine.ts';
import { at, element, picture, text } from './svg-parts.ts';

export type LossesPicture = {
  readonly locale: Locale;
  readonly result: Pick<EnergyResult, 'losses' | 'lossesTotal'>;
  readonly id?: string;
  /** Colour of words and lines in a PDF; left out on a page. */
  readonly ink?: string;
};

const WIDTH = 660;
const HEIGHT = 430;
const HEAT = '#d9541e';
const GLOW = '#f2b441';
/** The house, seen in section. */
const WALL_LEFT = 236;
const WALL_RIGHT = 424;
const EAVES = 178;
const MIDDLE_FLOOR = 266;
const GROUND = 352;
const RIDGE = 84;
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

/**
 * A house in section and the heat that leaves it by each part: arrows as broad as the loss, and its share in
 * figures.
 * @returns one `<svg>`, for a page or for a PDF
 */
export function lossesSvg({ locale, result, id = 'losses', ink }: LossesPicture): string {
  const t = translator(locale);
  const shares = lossShares(result);
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
      title: t('audits.losses.title'),
      description: t('audits.losses.description', { parts: spoken.join(', '), total }),
    },
    [
      ...shares.map(({ part, percent }) => arrow(SPOTS[part], percent)),
      house(shares),
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

type Share = ReturnType<typeof lossShares>[number];
const percentOf = (shares: readonly Share[], part: LossPart): number =>
  shares.find((share) => share.part === part)?.percent ?? 0;

/** Warm parts glow: the more a part loses, the warmer its line. */
function house(shares: readonly Share[]): string {
  const warmth = (part: LossPart) => at(Math.min(1, percentOf(shares, part) / 25));
  const line = (part: LossPart, d: string, width: number) =>
    element('path', {
      d,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': width,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'square',
    }) +
    element('path', {
      d,
      fill: 'none',
      stroke: HEAT,
      'stroke-opacity': warmth(part),
      'stroke-width': width - 3,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'square',
    });
  const inside = element('path', {
    d: `M${WALL_LEFT} ${EAVES}L${CENTRE} ${RIDGE}L${WALL_RIGHT} ${EAVES}V${GROUND}H${WALL_LEFT}Z`,
    fill: GLOW,
    'fill-opacity': 0.2,
  });
  const chimney = element('rect', {
    x: 380,
    y: 84,
    width: 22,
    height: 56,
    fill: 'currentColor',
    'fill-opacity': 0.75,
  });
  const middleFloor = element('path', {
    d: `M${WALL_LEFT} ${MIDDLE_FLOOR}H${WALL_RIGHT}M${WALL_LEFT} ${EAVES}H${WALL_RIGHT}`,
    stroke: 'currentColor',
    'stroke-opacity': 0.45,
    'stroke-width': 3,
  });
  const ground = element('path', {
    d: `M60 ${GROUND + 5}H${WALL_LEFT - 6}M${WALL_RIGHT + 6} ${GROUND + 5}H600`,
    stroke: 'currentColor',
    'stroke-opacity': 0.4,
    'stroke-width': 2,
    'stroke-dasharray': '2 6',
    'stroke-linecap': 'round',
  });
  return [
    ground,
    chimney,
    inside,
    middleFloor,
    line('walls', `M${WALL_LEFT} ${EAVES}V${GROUND}M${WALL_RIGHT} ${EAVES}V${GROUND}`, 12),
    line('roof', `M${WALL_LEFT - 16} ${EAVES + 13}L${CENTRE} ${RIDGE}L${WALL_RIGHT + 16} ${EAVES + 13}`, 11),
    line('floor', `M${WALL_LEFT} ${GROUND}H${WALL_RIGHT}`, 11),
    opening(204, 38, warmth('windows'), true),
    opening(292, 54, warmth('doors'), false),
    ...junctions(warmth('thermalBridges')),
    stove(),
  ].join('');
}

/** A window or a door in the right-hand wall, and what shows of it inside. */
function opening(y: number, height: number, warmth: number, pane: boolean): string {
  const frame = { x: WALL_RIGHT - 7, y, width: 14, height, rx: 1.5 };
  return (
    element('rect', {
      ...frame,
      fill: pane ? '#8fc4d4' : '#8a5a3b',
      stroke: 'currentColor',
      'stroke-width': 1.5,
    }) + element('rect', { ...frame, fill: HEAT, 'fill-opacity': at(warmth * 0.8) })
  );
}

const junctions = (warmth: number): string[] =>
  [
    [WALL_LEFT, MIDDLE_FLOOR],
    [WALL_LEFT, GROUND],
    [WALL_RIGHT, MIDDLE_FLOOR],
    [WALL_RIGHT, GROUND],
  ].map(([cx, cy]) =>
    element('circle', {
      cx,
      cy,
      r: 9,
      fill: HEAT,
      'fill-opacity': at(0.25 + warmth * 0.6),
      stroke: 'currentColor',
      'stroke-opacity': 0.6,
    }),
  );

/** Where the heat comes from: a radiator on each floor. */
function stove(): string {
  return [
    [262, 318],
    [262, 232],
  ]
    .flatMap(([x = 0, y = 0]) =>
      [0, 1, 2, 3].map((index) =>
        element('rect', {
          x: x + index * 9,
          y,
          width: 6,
          height: 24,
          rx: 3,
          fill: HEAT,
          'fill-opacity': 0.75,
        }),
      ),
    )
    .join('');
}
