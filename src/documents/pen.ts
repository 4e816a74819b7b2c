import type { Locale } from '../shared/locale.ts';
import type { Line } from './break-lines.ts';
import { registerFonts, widthOf } from './fonts.ts';
import { PAGE, PAGE_END, PAGE_ROOM, type TextStyle } from './theme.ts';

export type Structure = PDFKit.PDFStructureElement;

/** Where we are on the paper, and in the tree of tags. */
export type Pen = {
  readonly doc: PDFKit.PDFDocument;
  readonly lang: Locale;
  /** The tag that new blocks are added to. */
  readonly root: Structure;
  y: number;
  /** Where the text of a page ends; `PAGE_END` unless the foot is lower. */
  readonly end?: number;
};

/** A column of text: left edge and width in points. */
export type Column = { readonly x: number; readonly width: number };

export function takePen(doc: PDFKit.PDFDocument, lang: Locale): Pen {
  registerFonts(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  doc.addPage();
  return { doc, lang, root, y: PAGE.top };
}

export const roomLeft = (pen: Pen): number => (pen.end ?? PAGE_END) - pen.y;
export const atPageTop = (pen: Pen): boolean => pen.y <= PAGE.top;

export function turnPage(pen: Pen): void {
  pen.doc.addPage();
  pen.y = PAGE.top;
}

/** Turns the page unless `height` fits; what is taller than any page starts where it is and flows on. */
export function ensureRoom(pen: Pen, height: number): void {
  if (height > roomLeft(pen) && !atPageTop(pen) && height <= PAGE_ROOM) turnPage(pen);
}

/** White space before a block; none at the top of a page. */
export function leave(pen: Pen, points: number): void {
  if (!atPageTop(pen)) pen.y += points;
}

/** Opens a tag under another; the caller closes it with `end()`. */
export function openTag(
  parent: Structure,
  pen: Pen,
  type: string,
  options: {
    readonly scope?: 'Row' | 'Column';
    readonly alt?: string;
    readonly bbox?: readonly number[];
  } = {},
): Structure {
  const element = pen.doc.struct(type, options as object);
  parent.add(element);
  return element;
}

/** Adds a tag, lets `fill` put content under it, and closes it. */
export function tag(parent: Structure, pen: Pen, type: string, fill: (element: Structure) => void): void {
  const element = openTag(parent, pen, type);
  fill(element);
  element.end();
}

/** Decoration that readers pass over. */
export function artifact(pen: Pen, draw: () => void): void {
  pen.doc.markContent('Artifact', { type: 'Layout' });
  draw();
  pen.doc.endMarkedContent();
}

export type Placing = {
  readonly style: TextStyle;
  readonly column: Column;
  readonly align?: 'left' | 'right' | 'center';
};

/**
 * Draws lines from `y` down (top of the first line) inside the tag. A space ends each line but the last, so that
 * extracted text does not glue words together.
 */
export function drawLines(
  pen: Pen,
  parent: Structure,
  lines: readonly Line[],
  y: number,
  placing: Placing,
): void {
  for (const placed of placeLines(pen, lines, y, placing)) {
    if (placed.link) drawLink(pen, parent, placed.link, placed);
    else parent.add(placed.show);
  }
}

/** The same lines as decoration; call within `artifact`. */
export function drawUntagged(pen: Pen, lines: readonly Line[], y: number, placing: Placing): void {
  for (const placed of placeLines(pen, lines, y, placing)) placed.show();
}

type Placed = {
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly size: number;
  readonly link: string | undefined;
  readonly show: () => void;
};

function* placeLines(
  { doc }: Pen,
  lines: readonly Line[],
  y: number,
  { style, column, align = 'left' }: Placing,
): Generator<Placed> {
  for (const [index, line] of lines.entries()) {
    const slack = column.width - line.width;
    let x = column.x + (align === 'right' ? slack : align === 'center' ? slack / 2 : 0);
    // Text sits in the middle of its line: capitals are two thirds of the size high.
    const baseline = y + index * style.leading + style.leading / 2 + style.size * 0.33;
    for (const [at, piece] of line.pieces.entries()) {
      const ending = index < lines.length - 1 && at === line.pieces.length - 1 ? ' ' : '';
      const width = widthOf(piece.text, piece.face, style.size);
      const left = x;
      const show = () => {
        doc.font(piece.face).fontSize(style.size).fillColor(style.colour);
        doc.text(piece.text + ending, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
      };
      yield { x, baseline, width, size: style.size, link: piece.link, show };
      x += width;
    }
  }
}

/** How many of `count` lines go on this page: two at least on each side of the turn, none alone (typographers' widows and orphans). */
function linesHere(pen: Pen, count: number, leading: number): number {
  const fit = Math.floor((roomLeft(pen) + 0.01) / leading);
  if (fit >= count) return count;
  const kept = count - fit === 1 ? fit - 1 : fit;
  return kept < 2 && !atPageTop(pen) ? 0 : Math.max(1, kept);
}

/** Draws lines at the pen and goes on to new pages as needed. */
export function flowLines(pen: Pen, parent: Structure, lines: readonly Line[], placing: Placing): void {
  let rest = lines;
  while (rest.length > 0) {
    const here = linesHere(pen, rest.length, placing.style.leading);
    drawLines(pen, parent, rest.slice(0, here), pen.y, placing);
    pen.y += here * placing.style.leading;
    rest = rest.slice(here);
    if (rest.length > 0) turnPage(pen);
  }
}

function drawLink(pen: Pen, parent: Structure, url: string, at: Placed): void {
  const { doc } = pen;
  tag(parent, pen, 'Link', (element) => {
    element.add(() => {
      at.show();
      doc.rect(at.x, at.baseline + 1.6, at.width, 0.5).fill();
    });
    // PDF/UA-1 §7.18.5: a link annotation carries its description.
    const options = { structParent: element, Contents: new String(url) };
    doc.link(at.x, at.baseline - at.size, at.width, at.size * 1.3, url, options as object);
  });
}
