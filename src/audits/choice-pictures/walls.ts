import {
  bold,
  brick,
  circle,
  cold,
  dim,
  heat,
  line,
  type Piece,
  paper,
  rect,
  slag,
  wood,
  wool,
} from './pieces.ts';

/** A patch of wall seen from the front. */
const PATCH = rect(12, 8, 72, 48);
const courses = (height: number): string => {
  const count = Math.floor(48 / height);
  return Array.from({ length: count - 1 }, (_, row) => `M12 ${8 + height * (row + 1)}H84`).join('');
};
/** Upright joints, shifted by half a block at every other course. */
const joints = (width: number, height: number): string => {
  const rows = Math.floor(48 / height);
  return Array.from({ length: rows }, (_, row) => {
    const first = 12 + (row % 2 === 0 ? width : width / 2);
    const count = Math.ceil((84 - first) / width);
    return Array.from(
      { length: count },
      (_unused, index) => `M${first + index * width} ${8 + row * height}v${height}`,
    ).join('');
  }).join('');
};
const bonded = (fill: (...paths: string[]) => Piece, width: number, height: number): Piece =>
  fill(PATCH) + line(PATCH, courses(height), joints(width, height));
const specks = (points: readonly (readonly [number, number])[], r: number): string =>
  points.map(([x, y]) => circle(x, y, r)).join('');
const SPECKS = [
  [22, 18],
  [36, 28],
  [28, 42],
  [50, 16],
  [56, 36],
  [70, 24],
  [74, 44],
  [44, 48],
  [64, 50],
] as const;

const STONES =
  'M12 24l18 -2l6 -14M30 22l10 14l-10 8l-18 -4M40 36l18 -4l4 -24M58 32l26 2M58 32l4 14l-16 10M62 46l22 2M30 44l4 12';

/** A wall cut through: outside on the left, the room on the right. */
const CUT = rect(38, 6, 16, 52);
const cut = brick(CUT) + line(CUT, 'M38 19H54M38 32H54M38 45H54M46 6V19M46 32V45');
const ROOM = dim('M60 58H90M82 58V44M74 58V44M78 58V44M72 48H84');
const woolBand = (x: number): Piece => wool(`M${x} 8q7 3 0 6.5t0 6.5t0 6.5t0 6.5t0 6.5t0 6.5t0 6.5`);

export const WALL_PICTURES = {
  wallMaterial: {
    'solid-brick': bonded(brick, 18, 8),
    'hollow-brick':
      brick(PATCH) +
      line(PATCH, courses(16), joints(36, 16)) +
      dim('M18 14h24M18 18h24M54 14h24M54 18h24M18 46h24M18 50h24M54 46h24M54 50h24M36 30h24M36 34h24'),
    'cavity-brick':
      brick(rect(20, 8, 16, 48), rect(60, 8, 16, 48)) +
      line(
        rect(20, 8, 16, 48),
        rect(60, 8, 16, 48),
        'M20 20H36M20 32H36M20 44H36M60 20H76M60 32H76M60 44H76',
      ) +
      cold(rect(44, 14, 8, 36)),
    'solid-block': bonded(paper, 36, 16),
    'hollow-block':
      paper(PATCH) +
      line(PATCH, courses(24), 'M48 8V32M30 32V56M66 32V56') +
      dim(
        rect(18, 14, 10, 12),
        rect(34, 14, 10, 12),
        rect(54, 14, 10, 12),
        rect(70, 14, 10, 12),
        rect(36, 38, 10, 12),
        rect(52, 38, 10, 12),
      ),
    concrete:
      paper(PATCH) +
      line(PATCH) +
      dim('M12 24H84M12 40H84') +
      line(
        specks(
          [
            [24, 32],
            [72, 16],
            [48, 48],
          ],
          1.4,
        ),
      ),
    'slag-concrete': slag(PATCH) + line(PATCH, specks(SPECKS, 2.4)),
    stone: paper(PATCH) + line(PATCH, STONES),
    'rubble-stone':
      paper(rect(12, 8, 22, 48), rect(62, 8, 22, 48)) +
      line(rect(12, 8, 22, 48), rect(62, 8, 22, 48), 'M12 26H34M12 42H34M62 22H84M62 38H84') +
      line(
        specks(
          [
            [42, 14],
            [54, 18],
            [46, 26],
            [55, 34],
            [42, 38],
            [50, 46],
            [42, 52],
            [56, 52],
          ],
          3.2,
        ),
      ),
    earth:
      wood(PATCH) +
      line(PATCH) +
      dim('M12 20q12 -4 24 0t24 0t24 0M12 32q12 -4 24 0t24 0t24 0M12 44q12 -4 24 0t24 0t24 0'),
    'half-timbered':
      paper(PATCH) +
      wood(
        rect(12, 8, 72, 5),
        rect(12, 51, 72, 5),
        rect(12, 8, 5, 48),
        rect(79, 8, 5, 48),
        rect(45, 8, 5, 48),
        'M17 51L41 13H45V17L22 51zM79 51L55 13H50V17L74 51z',
      ) +
      line(PATCH),
    'wood-frame':
      wood(PATCH) +
      line(PATCH, 'M12 17H84M12 26H84M12 35H84M12 44H84') +
      dim('M30 8V17M58 17V26M38 26V35M66 35V44M26 44V56'),
    'aerated-concrete':
      paper(PATCH) +
      line(PATCH, courses(24), 'M54 8V32M36 32V56') +
      dim(
        specks(
          [
            [22, 16],
            [34, 24],
            [44, 14],
            [66, 20],
            [76, 26],
            [24, 40],
            [50, 46],
            [62, 38],
            [76, 50],
          ],
          1.2,
        ),
      ),
  },
  wallInsulation: {
    none: cut + heat('M34 32H16l6 -4v8l-6 -4z') + ROOM,
    lined:
      cut +
      brick(rect(62, 6, 6, 52)) +
      line(rect(62, 6, 6, 52), 'M62 19H68M62 32H68M62 45H68') +
      heat('M34 32H16l6 -4v8l-6 -4z') +
      ROOM,
    inside: cut + woolBand(58) + line('M66 6V58') + ROOM,
    outside: cut + woolBand(30) + line('M27 6V58') + ROOM,
    both: cut + woolBand(30) + woolBand(58) + line('M27 6V58', 'M66 6V58') + ROOM,
    insulated:
      cut + dim('M27 6V58M66 6V58') + bold('M73 22a6 6 0 1 1 8 5.5q-2.5 1 -2.5 4M78.500 36v.1') + ROOM,
  },
} as const;
