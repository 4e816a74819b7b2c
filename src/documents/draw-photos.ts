import { BODY } from './draw-text.ts';
import { neutralLine } from './neutral-text.ts';
import type { BlockOf } from './pdf-document.ts';
import { type Column, drawLines, ensureRoom, leave, openTag, type Pen, tag } from './pen.ts';
import { layOut } from './text-layout.ts';
import { STYLES } from './theme.ts';

const GAP = 14;
const COLUMNS = 2;
/** Tallest photograph: three rows on a page. */
const HEIGHT = 170;
const WIDTH = (BODY.width - GAP) / COLUMNS;

type Item = BlockOf<'photos'>['items'][number];

/** Photographs two by two, each with its caption, never parted from it. */
export function drawPhotos(pen: Pen, { items }: BlockOf<'photos'>): void {
  for (let from = 0; from < items.length; from += COLUMNS) drawRow(pen, items.slice(from, from + COLUMNS));
}

function drawRow(pen: Pen, items: readonly Item[]): void {
  const captions = items.map(({ caption }) => layOut(neutralLine(caption, 300), STYLES.small, WIDTH));
  const lines = Math.max(...captions.map(({ length }) => length));
  leave(pen, GAP);
  ensureRoom(pen, HEIGHT + 4 + lines * STYLES.small.leading);
  items.forEach((item, at) => {
    const column: Column = { x: BODY.x + at * (WIDTH + GAP), width: WIDTH };
    drawPhoto(pen, item, column);
    const caption = captions[at] ?? [];
    tag(pen.root, pen, 'P', (words) =>
      drawLines(pen, words, caption, pen.y + HEIGHT + 4, { style: STYLES.small, column }),
    );
  });
  pen.y += HEIGHT + 4 + lines * STYLES.small.leading;
}

function drawPhoto(pen: Pen, { image, alt }: Item, column: Column): void {
  const { y } = pen;
  // PDF/UA-1 §7.3: a figure has words that stand for it, and its place on the page.
  const options = {
    alt: neutralLine(alt, 2000),
    bbox: [column.x, y, column.x + column.width, y + HEIGHT] as [number, number, number, number],
  };
  const figure = openTag(pen.root, pen, 'Figure', options);
  figure.add(() =>
    pen.doc.image(Buffer.from(image), column.x, y, {
      fit: [column.width, HEIGHT],
      align: 'center',
      valign: 'center',
    }),
  );
  figure.end();
}
