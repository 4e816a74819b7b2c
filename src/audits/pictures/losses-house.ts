import type { LossPart } from '../engine/energy-engine.ts';
import { at, element } from './svg-parts.ts';

export const HEAT = '#d9541e';
const GLOW = '#f2b441';
/** The house, seen in section. */
export const WALL_LEFT = 236;
export const WALL_RIGHT = 424;
const EAVES = 178;
const MIDDLE_FLOOR = 266;
export const GROUND = 352;
const RIDGE = 84;
const CENTRE = (WALL_LEFT + WALL_RIGHT) / 2;

/** Warm parts glow: the more a part loses, the warmer its line. */
export function houseInSection(percentOf: (part: LossPart) => number): string {
  const warmth = (part: LossPart) => at(Math.min(1, percentOf(part) / 25));
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
