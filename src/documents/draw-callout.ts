import type { Line } from './break-lines.ts';
import { BODY } from './draw-text.ts';
import type { BlockOf } from './pdf-document.ts';
import {
  artifact,
  drawLines,
  ensureRoom,
  leave,
  openTag,
  type Pen,
  roomLeft,
  type Structure,
  tag,
  turnPage,
} from './pen.ts';
import { layOut } from './text-layout.ts';
import { COLOURS, STYLES, type TextStyle } from './theme.ts';

const PAD = 11;
const GAP = 4;
const COLUMN = { x: BODY.x + PAD + 4, width: BODY.width - 2 * PAD - 4 };
const PAINT = {
  note: { wash: COLOURS.seaWash, bar: COLOURS.sea },
  warning: { wash: COLOURS.sandWash, bar: COLOURS.sand },
} as const;

type Part = { readonly lines: readonly Line[]; readonly style: TextStyle };

const partHeight = ({ lines, style }: Part): number => lines.length * style.leading;

/** Something to notice, on a tinted ground. Kept on one page as long as it fits on one. */
export function drawCallout(pen: Pen, { title, text, tone = 'note' }: BlockOf<'callout'>): void {
  const heading: TextStyle = { ...STYLES.heading3, colour: tone === 'note' ? COLOURS.sea : COLOURS.sandInk };
  const part = (words: Parameters<typeof layOut>[0], style: TextStyle): Part => ({
    style,
    lines: layOut(words, style, COLUMN.width),
  });
  const parts = [...(title ? [part(title, heading)] : []), ...text.map((words) => part(words, STYLES.body))];
  const height = parts.reduce((sum, each) => sum + partHeight(each) + GAP, 2 * PAD - GAP);
  leave(pen, 11);
  ensureRoom(pen, height);
  tag(pen.root, pen, 'Div', (element) => {
    const open = new Map<Part, Structure>();
    for (const parcel of parcels(pen, parts)) {
      paint(pen, tone, parcel);
      for (const { part, lines } of parcel) {
        const paragraph = open.get(part) ?? openTag(element, pen, 'P');
        open.set(part, paragraph);
        drawLines(pen, paragraph, lines, pen.y, { style: part.style, column: COLUMN });
        pen.y += lines.length * part.style.leading + GAP;
      }
      pen.y += PAD - GAP;
    }
    for (const paragraph of open.values()) paragraph.end();
  });
  pen.y += 5;
}

type Parcel = { readonly part: Part; readonly lines: readonly Line[] }[];

/** What goes on each page, the page being turned between two of them. */
function* parcels(pen: Pen, parts: readonly Part[]): Generator<Parcel> {
  let parcel: Parcel = [];
  let room = roomLeft(pen) - 2 * PAD;
  for (const part of parts) {
    let rest = part.lines;
    while (rest.length > 0) {
      const fit = Math.max(parcel.length === 0 ? 1 : 0, Math.floor((room + 0.01) / part.style.leading));
      const here = rest.slice(0, fit);
      if (here.length > 0) parcel.push({ part, lines: here });
      room -= here.length * part.style.leading + GAP;
      rest = rest.slice(fit);
      if (rest.length === 0) break;
      yield parcel;
      turnPage(pen);
      parcel = [];
      room = roomLeft(pen) - 2 * PAD;
    }
  }
  if (parcel.length > 0) yield parcel;
}

function paint(pen: Pen, tone: keyof typeof PAINT, parcel: Parcel): void {
  const height = parcel.reduce(
    (sum, { part, lines }) => sum + lines.length * part.style.leading + GAP,
    2 * PAD - GAP,
  );
  artifact(pen, () => {
    pen.doc.rect(BODY.x, pen.y, BODY.width, height).fill(PAINT[tone].wash);
    pen.doc.rect(BODY.x, pen.y, 3, height).fill(PAINT[tone].bar);
  });
  pen.y += PAD;
}
