import { breakLines, type Line, type Measure, type Piece } from './break-lines.ts';
import { drawable, widthOf } from './fonts.ts';
import { neutralText } from './neutral-text.ts';
import type { RichText } from './pdf-document.ts';
import type { TextStyle } from './theme.ts';

const WEB_LINK = /^(https?|mailto):/i;

const measureAt =
  (size: number): Measure =>
  (text, face) =>
    widthOf(text, face, size);

/** Runs made harmless and drawable, each in its face: what is not set in a face takes that of the style. */
function pieces(text: RichText, style: TextStyle): Piece[] {
  const runs = typeof text === 'string' ? [text] : text;
  return runs.map((run) => {
    const { text: words, face = style.face, link = '' } = typeof run === 'string' ? { text: run } : run;
    const piece = { text: drawable(neutralText(words), face), face };
    return WEB_LINK.test(link) ? { ...piece, link: neutralText(link) } : piece;
  });
}

/** The lines of a text in a column of `width` points; always at least one. */
export const layOut = (text: RichText, style: TextStyle, width: number): Line[] =>
  breakLines(pieces(text, style), width, measureAt(style.size));

/** Width of the longest line when nothing forces a break, and of the longest word. */
export function naturalWidths(text: RichText, style: TextStyle): { widest: number; narrowest: number } {
  const all = pieces(text, style);
  const width = (lines: readonly Line[]) => Math.max(0, ...lines.map((line) => line.width));
  return {
    widest: width(breakLines(all, Number.POSITIVE_INFINITY, measureAt(style.size))),
    narrowest: width(breakLines(spacesBroken(all), Number.POSITIVE_INFINITY, measureAt(style.size))),
  };
}

const spacesBroken = (all: readonly Piece[]): Piece[] =>
  all.map((piece) => ({ ...piece, text: piece.text.replaceAll(' ', '\n') }));
