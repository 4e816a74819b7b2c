import { BODY } from './draw-text.ts';
import { neutralLine } from './neutral-text.ts';
import type { BlockOf } from './pdf-document.ts';
import { drawSvg, svgSize } from './pdf-svg.ts';
import { ensureRoom, flowLines, leave, openTag, type Pen, tag } from './pen.ts';
import { layOut } from './text-layout.ts';
import { PAGE_ROOM, STYLES } from './theme.ts';

/** Scaled to its share of the width, and never taller than two thirds of a page. */
export function figureSize({ svg, width = 1 }: BlockOf<'figure'>): { width: number; height: number } {
  const natural = svgSize(svg);
  const scale = Math.min(
    (BODY.width * Math.min(1, width)) / natural.width,
    (PAGE_ROOM * 0.66) / natural.height,
  );
  return { width: natural.width * scale, height: natural.height * scale };
}

export function drawFigure(pen: Pen, block: BlockOf<'figure'>): void {
  const size = figureSize(block);
  const caption = block.caption ? layOut(block.caption, STYLES.small, BODY.width) : [];
  leave(pen, 10);
  ensureRoom(pen, size.height + 4 + caption.length * STYLES.small.leading);
  const x = BODY.x + (BODY.width - size.width) / 2;
  const y = pen.y;
  // PDF/UA-1 §7.3: a figure has words that stand for it, and its place on the page.
  const options = { alt: neutralLine(block.alt, 2000), bbox: [x, y, x + size.width, y + size.height] };
  const figure = openTag(pen.root, pen, 'Figure', options);
  figure.add(() => drawSvg(pen.doc, block.svg, { x, y, ...size }));
  figure.end();
  pen.y += size.height + 4;
  if (caption.length === 0) return;
  tag(pen.root, pen, 'P', (words) => flowLines(pen, words, caption, { style: STYLES.small, column: BODY }));
}
