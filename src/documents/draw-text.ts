import { widthOf } from './fonts.ts';
import { neutralLine } from './neutral-text.ts';
import type { BlockOf, Fact, RichText } from './pdf-document.ts';
import {
  type Column,
  drawLines,
  ensureRoom,
  flowLines,
  leave,
  type Pen,
  type Structure,
  tag,
  turnPage,
} from './pen.ts';
import { layOut } from './text-layout.ts';
import { COLOURS, PAGE, STYLES, TEXT_WIDTH, type TextStyle } from './theme.ts';

export const BODY: Column = { x: PAGE.left, width: TEXT_WIDTH };

/** A heading stays with the beginning of what follows, `nextHeight` points of it. */
export function drawHeading(pen: Pen, { level, text }: BlockOf<'heading'>, nextHeight: number): void {
  const style = level === 2 ? STYLES.heading2 : STYLES.heading3;
  const lines = layOut(text, style, BODY.width);
  leave(pen, level === 2 ? 20 : 13);
  ensureRoom(pen, lines.length * style.leading + nextHeight);
  if (level === 2) pen.doc.outline.addItem(neutralLine(text));
  tag(pen.root, pen, `H${level}`, (element) => flowLines(pen, element, lines, { style, column: BODY }));
  pen.y += level === 2 ? 5 : 2;
}

/** An annex begins a page of its own. */
export function drawAnnex(pen: Pen, { label, title }: BlockOf<'annex'>): void {
  if (pen.y > PAGE.top) turnPage(pen);
  pen.doc.outline.addItem(`${neutralLine(label)} – ${neutralLine(title)}`);
  tag(pen.root, pen, 'H2', (element) => {
    flowLines(pen, element, layOut(label, STYLES.label, BODY.width), { style: STYLES.label, column: BODY });
    flowLines(pen, element, layOut(title, STYLES.title, BODY.width), { style: STYLES.title, column: BODY });
  });
  pen.y += 10;
}

export function drawParagraph(pen: Pen, { text, tone = 'body' }: BlockOf<'paragraph'>): void {
  leave(pen, 7);
  flowParagraph(pen, pen.root, text, STYLES[tone], BODY);
}

export function flowParagraph(
  pen: Pen,
  parent: Structure,
  text: RichText,
  style: TextStyle,
  column: Column,
): void {
  tag(parent, pen, 'P', (element) =>
    flowLines(pen, element, layOut(text, style, column.width), { style, column }),
  );
}

export function drawList(pen: Pen, { items, ordered = false }: BlockOf<'list'>): void {
  const labels = items.map((_, index) => (ordered ? `${index + 1}.` : '•'));
  const indent = Math.max(15, ...labels.map((label) => widthOf(label, 'semibold', STYLES.body.size) + 8));
  const label: TextStyle = { ...STYLES.body, face: 'semibold', colour: COLOURS.sea };
  const column = { x: BODY.x + indent, width: BODY.width - indent };
  leave(pen, 4);
  tag(pen.root, pen, 'L', (list) => {
    for (const [index, item] of items.entries()) {
      leave(pen, 3);
      ensureRoom(pen, 2 * STYLES.body.leading);
      tag(list, pen, 'LI', (entry) => {
        tag(entry, pen, 'Lbl', (mark) =>
          drawLines(pen, mark, layOut(labels[index] ?? '', label, indent), pen.y, {
            style: label,
            column: BODY,
          }),
        );
        tag(entry, pen, 'LBody', (body) => flowParagraph(pen, body, item, STYLES.body, column));
      });
    }
  });
}

const TERM_SHARE = 0.34;

/** Terms on the left, their values on the right. */
export function drawFacts(pen: Pen, { items }: BlockOf<'facts'>): void {
  leave(pen, 6);
  tag(pen.root, pen, 'L', (list) => {
    for (const item of items) drawFact(pen, list, item, BODY);
  });
}

export function drawFact(pen: Pen, list: Structure, { term, value }: Fact, within: Column): void {
  const gap = 12;
  const left = { x: within.x, width: within.width * TERM_SHARE };
  const right = { x: left.x + left.width + gap, width: within.width - left.width - gap };
  const terms = layOut(term, STYLES.term, left.width);
  const values = layOut(value, STYLES.body, right.width);
  leave(pen, 2.5);
  ensureRoom(pen, Math.max(terms.length * STYLES.term.leading, values.length * STYLES.body.leading));
  tag(list, pen, 'LI', (entry) => {
    const top = pen.y;
    const page = pen.doc.page;
    tag(entry, pen, 'Lbl', (label) =>
      // The small term stands on the baseline of its value.
      drawLines(pen, label, terms, top + 1.1, { style: STYLES.term, column: left }),
    );
    tag(entry, pen, 'LBody', (body) => flowLines(pen, body, values, { style: STYLES.body, column: right }));
    if (pen.doc.page === page) pen.y = Math.max(pen.y, top + terms.length * STYLES.term.leading);
  });
}
