import type { Face } from './pdf-document.ts';

/** The paint of the shutters, the sand of the beach, ink; all text colours pass 4.5:1 on white (RGAA 3.2). */
export const COLOURS = {
  sea: '#0b4f6c',
  seaWash: '#eaf2f5',
  sand: '#dda75f',
  sandWash: '#fbf3e5',
  sandInk: '#6b4410',
  ink: '#17262d',
  softInk: '#4a5f69',
  line: '#c9d6db',
} as const;
export type Colour = (typeof COLOURS)[keyof typeof COLOURS];

/** A4 in points, with the margins of an administrative letter. */
export const PAGE = { width: 595.28, height: 841.89, left: 64, right: 64, top: 58, bottom: 92 } as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const PAGE_END = PAGE.height - PAGE.bottom;
/** Tallest thing that fits on one page. */
export const PAGE_ROOM = PAGE_END - PAGE.top;

/** A letter has no code to check at its foot: it ends lower than an act. */
export const LETTER = { end: PAGE.height - 64, foot: PAGE.height - 54 } as const;

/** Size and distance between baselines in points. */
export type TextStyle = {
  readonly face: Face;
  readonly size: number;
  readonly leading: number;
  readonly colour: Colour;
};

const style = (face: Face, size: number, leading: number, colour: Colour): TextStyle => ({
  face,
  size,
  leading,
  colour,
});

export const STYLES = {
  title: style('semibold', 21, 26, COLOURS.sea),
  subtitle: style('regular', 12.5, 17, COLOURS.softInk),
  heading2: style('semibold', 13.5, 18, COLOURS.sea),
  heading3: style('semibold', 11, 15, COLOURS.ink),
  body: style('regular', 10.5, 15.2, COLOURS.ink),
  lead: style('regular', 12, 17.5, COLOURS.ink),
  small: style('regular', 8.8, 12.4, COLOURS.softInk),
  term: style('regular', 9.5, 13.6, COLOURS.softInk),
  cell: style('regular', 9.5, 13.2, COLOURS.ink),
  cellHead: style('semibold', 9, 12.4, COLOURS.sea),
  label: style('semibold', 9, 12.4, COLOURS.sea),
  authority: style('semibold', 12.5, 16, COLOURS.sea),
  fine: style('regular', 7.6, 9.8, COLOURS.softInk),
  address: style('regular', 10.5, 12.6, COLOURS.ink),
  overAddress: style('regular', 7, 8.4, COLOURS.softInk),
  code: style('semibold', 17, 22, COLOURS.sea),
  foot: style('regular', 8, 11, COLOURS.softInk),
  specimen: style('semibold', 8.5, 11, COLOURS.sandInk),
} as const satisfies Record<string, TextStyle>;
