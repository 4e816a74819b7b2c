import { BODY } from './draw-text.ts';
import { neutralLine } from './neutral-text.ts';
import type { BlockOf } from './pdf-document.ts';
import {
  artifact,
  type Column,
  drawLines,
  ensureRoom,
  leave,
  openTag,
  type Pen,
  type Structure,
  tag,
} from './pen.ts';
import { qrPath } from './qr.ts';
import { layOut } from './text-layout.ts';
import { COLOURS, STYLES, type TextStyle } from './theme.ts';

const PAD = 12;
const QR = 84;
const WORDS: Column = { x: BODY.x + PAD + QR + 16, width: BODY.width - 2 * PAD - QR - 16 };
const HEADING: TextStyle = { ...STYLES.heading3, size: 12, colour: COLOURS.sea };
const TEXT: TextStyle = { ...STYLES.body, size: 10, leading: 14 };

/** How to answer, on a tinted ground: the code to scan on the left, the code to type on the right. Never parted. */
export function drawReply(pen: Pen, block: BlockOf<'reply'>): void {
  const parts = [
    { lines: layOut(block.title, HEADING, WORDS.width), style: HEADING },
    ...block.text.map((text) => ({ lines: layOut(text, TEXT, WORDS.width), style: TEXT })),
    { lines: layOut(block.codeLabel, STYLES.term, WORDS.width), style: STYLES.term },
    { lines: layOut(neutralLine(block.code, 40), STYLES.code, WORDS.width), style: STYLES.code },
  ];
  const words = parts.reduce((sum, { lines, style }) => sum + lines.length * style.leading, 0);
  const height = Math.max(QR, words) + 2 * PAD;
  leave(pen, 10);
  ensureRoom(pen, height);
  const top = pen.y;
  artifact(pen, () => pen.doc.roundedRect(BODY.x, top, BODY.width, height, 4).fill(COLOURS.seaWash));
  tag(pen.root, pen, 'Div', (element) => {
    drawCode(pen, element, block, { x: BODY.x + PAD, y: top + (height - QR) / 2 });
    pen.y = top + (height - words) / 2;
    for (const { lines, style } of parts) {
      tag(element, pen, 'P', (each) => drawLines(pen, each, lines, pen.y, { style, column: WORDS }));
      pen.y += lines.length * style.leading;
    }
  });
  pen.y = top + height + 4;
}

/** Dark on white whatever the ground: scanners want their quiet zone (ISO/IEC 18004). */
function drawCode(
  pen: Pen,
  parent: Structure,
  { url, alt }: BlockOf<'reply'>,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  const { path, size } = qrPath(url);
  const figure = openTag(parent, pen, 'Figure', { alt: neutralLine(alt), bbox: [x, y, x + QR, y + QR] });
  figure.add(() => {
    pen.doc.rect(x, y, QR, QR).fill('#ffffff');
    pen.doc
      .save()
      .translate(x, y)
      .scale(QR / size)
      .path(path)
      .fill('#000000')
      .restore();
  });
  figure.end();
}
