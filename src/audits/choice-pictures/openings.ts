import { bold, circle, cold, dim, heat, line, lit, type Piece, paper, rect, wood } from './pieces.ts';

/** Panes of glass cut through, between two bits of frame. */
const panes = (...xs: readonly number[]): Piece => {
  const [first = 48] = xs;
  const last = xs.at(-1) ?? first;
  const frame = (y: number) => rect(first - 7, y, last - first + 14, 9);
  return (
    cold(...xs.map((x) => rect(x - 1.5, 13, 3, 38))) +
    line(...xs.map((x) => rect(x - 1.5, 13, 3, 38))) +
    wood(frame(4), frame(51)) +
    line(frame(4), frame(51))
  );
};
const HEAT_OUT = (from: number): Piece => heat(`M${from} 32H14l6 -4v8l-6 -4z`);

const FRAME = rect(32, 12, 32, 44);
const pane = cold(FRAME) + line(FRAME, 'M48 12V56M32 34H64');
const leaf = (x: number): string => rect(x, 10, 16, 48);
const slats = (x: number): string => [18, 24, 30, 36, 42, 48].map((y) => `M${x + 3} ${y}h10`).join('');

const DOOR = rect(34, 6, 28, 52);
const handle = circle(57, 34, 1.6);

export const OPENING_PICTURES = {
  glazing: {
    single: panes(48) + HEAT_OUT(38),
    'double-old': panes(46, 52),
    'double-recent': panes(43, 55),
    triple: panes(37, 48, 59),
  },
  shutters: {
    none: pane,
    hinged:
      pane + wood(leaf(14), leaf(66)) + line(leaf(14), leaf(66), 'M14 22h16M14 46h16M66 22h16M66 46h16'),
    louvred: pane + paper(leaf(14), leaf(66)) + line(leaf(14), leaf(66), slats(14), slats(66)),
    rolling:
      pane + paper(rect(32, 6, 32, 28)) + line(rect(32, 6, 32, 28), 'M32 13H64M32 18H64M32 23H64M32 28H64'),
  },
  door: {
    wood: wood(DOOR) + line(DOOR, rect(39, 12, 18, 16), rect(39, 36, 18, 16), handle),
    glazed:
      wood(DOOR) +
      cold(rect(39, 12, 18, 16)) +
      line(DOOR, rect(39, 12, 18, 16), rect(39, 36, 18, 16), handle),
    metal: paper(DOOR) + line(DOOR, handle) + dim('M40 14H56M40 20H56M40 26H56'),
    insulated: lit(DOOR) + bold(DOOR) + line(rect(45, 12, 6, 40), handle),
  },
} as const;
