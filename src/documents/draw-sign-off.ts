import { neutralLine } from './neutral-text.ts';
import type { BlockOf } from './pdf-document.ts';
import { artifact, type Column, drawLines, ensureRoom, leave, type Pen, tag } from './pen.ts';
import { layOut } from './text-layout.ts';
import { PAGE, STYLES, type TextStyle } from './theme.ts';

/** Where the letter is dated, so is it signed: the right half. */
const COLUMN: Column = { x: 303.3, width: PAGE.width - PAGE.right - 303.3 };
const IMAGE = { width: 130, height: 46 } as const;
const BLANK = 30;

/** Capacity, signature and name of whoever signs a letter, kept together. */
export function drawSignOff(pen: Pen, { name, capacity, image }: BlockOf<'sign-off'>): void {
  const lines = (text: string, style: TextStyle) => layOut(neutralLine(text, 200), style, COLUMN.width);
  const title = lines(capacity, STYLES.body);
  const named: TextStyle = { ...STYLES.body, face: 'semibold' };
  const signature = image ? IMAGE.height + 6 : BLANK;
  leave(pen, 14);
  ensureRoom(pen, (title.length + 2) * STYLES.body.leading + signature);
  const say = (text: ReturnType<typeof lines>, style: TextStyle) => {
    tag(pen.root, pen, 'P', (element) => drawLines(pen, element, text, pen.y, { style, column: COLUMN }));
    pen.y += text.length * style.leading;
  };
  say(title, STYLES.body);
  // The name below says whose it is: readers pass over the drawing.
  if (image)
    artifact(pen, () =>
      pen.doc.image(Buffer.from(image), COLUMN.x, pen.y + 3, { fit: [IMAGE.width, IMAGE.height] }),
    );
  pen.y += signature;
  say(lines(name, named), named);
}
