import { BODY } from './draw-text.ts';
import type { BlockOf, SignatureBox } from './pdf-document.ts';
import { artifact, drawLines, ensureRoom, leave, type Pen, type Structure, tag } from './pen.ts';
import { layOut } from './text-layout.ts';
import { COLOURS, STYLES, type TextStyle } from './theme.ts';

const GAP = 18;
const PAD = 10;
/** Room for a hand and a stamp. */
const EMPTY = 74;
const WIDTH = (BODY.width - GAP) / 2;

/** Two frames a row, one alone on the right as at the foot of a letter; a row is never parted. */
export function drawSignatures(pen: Pen, { boxes }: BlockOf<'signatures'>): void {
  leave(pen, 14);
  tag(pen.root, pen, 'Div', (element) => {
    for (let index = 0; index < boxes.length; index += 2)
      drawPair(pen, element, boxes.slice(index, index + 2));
  });
}

function drawPair(pen: Pen, parent: Structure, pair: readonly SignatureBox[]): void {
  const laid = pair.map(parts);
  const height = Math.max(...laid.map(boxHeight));
  ensureRoom(pen, height);
  for (const [index, lines] of laid.entries())
    drawBox(pen, parent, lines, BODY.x + (index + 2 - laid.length) * (WIDTH + GAP), height);
  pen.y += height + GAP;
}

function parts(box: SignatureBox) {
  const part = (text: string, style: TextStyle) => ({ style, lines: layOut(text, style, WIDTH - 2 * PAD) });
  return [
    part(box.party, STYLES.label),
    part(box.name, { ...STYLES.body, face: 'semibold' }),
    ...(box.capacity ? [part(box.capacity, STYLES.small)] : []),
    ...(box.signed ? [part(box.signed, { ...STYLES.small, colour: COLOURS.ink })] : []),
  ];
}
type Parts = ReturnType<typeof parts>;

const boxHeight = (lines: Parts): number =>
  lines.reduce((sum, part) => sum + part.lines.length * part.style.leading + 2, 2 * PAD) + EMPTY;

function drawBox(pen: Pen, parent: Structure, lines: Parts, x: number, height: number): void {
  artifact(pen, () => {
    pen.doc.lineWidth(0.7).rect(x, pen.y, WIDTH, height).stroke(COLOURS.line);
    pen.doc.rect(x, pen.y, WIDTH, 2.4).fill(COLOURS.sea);
  });
  let y = pen.y + PAD;
  for (const { style, lines: text } of lines) {
    tag(parent, pen, 'P', (element) =>
      drawLines(pen, element, text, y, { style, column: { x: x + PAD, width: WIDTH - 2 * PAD } }),
    );
    y += text.length * style.leading + 2;
  }
}
