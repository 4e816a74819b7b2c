import { translate } from '../i18n/translate.ts';
import { drawDate, drawLetterhead, TOP } from './draw-letterhead.ts';
import { BODY, drawFact } from './draw-text.ts';
import { neutralLine } from './neutral-text.ts';
import { bold, type PdfDocument } from './pdf-document.ts';
import { artifact, type Column, drawLines, flowLines, type Pen, tag } from './pen.ts';
import { layOut } from './text-layout.ts';
import { COLOURS, PAGE, STYLES, type TextStyle } from './theme.ts';

const MM = 72 / 25.4;
/**
 * What the window of a French DL envelope (35 × 100 mm, 20 mm from the right and the bottom edge) shows of a sheet folded
 * in three, wherever the sheet slides: NF Z 11-001, right half, from 48 to 82 mm. Six lines of address (XP Z 10-011).
 */
const WINDOW = { top: 48.5 * MM, end: 82 * MM, column: { x: 107 * MM, width: 83 * MM }, lines: 6 } as const;
const FOLD = 99 * MM;

/** First page of a letter: who writes, to whom, when, about what. Leaves the pen where the letter begins. */
export function drawLetterOpening(pen: Pen, document: PdfDocument): void {
  pen.y = TOP;
  drawLetterhead(pen, document.letterhead);
  drawParticulars(pen, document);
  const bottom = pen.y;
  drawAddress(pen, document);
  pen.y = Math.max(bottom, WINDOW.end) + 10;
  if (document.dateLine) drawDate(pen, document.dateLine, WINDOW.column, 'left');
  artifact(pen, () => pen.doc.rect(14, FOLD, 16, 0.5).fill(COLOURS.line));
  pen.y = Math.max(pen.y + 12, FOLD - 6);
  drawSubject(pen, document);
}

function drawParticulars(pen: Pen, { particulars = [] }: PdfDocument): void {
  pen.y = WINDOW.top;
  const left: Column = { x: BODY.x, width: WINDOW.column.x - BODY.x - 26 };
  tag(pen.root, pen, 'L', (list) => {
    for (const fact of particulars) drawFact(pen, list, fact, left);
  });
}

function drawAddress(pen: Pen, { recipient = [], overAddress = [] }: PdfDocument): void {
  pen.y = WINDOW.top;
  const { column } = WINDOW;
  const line = (text: string, style: TextStyle) => {
    const lines = layOut(neutralLine(text, 120), style, column.width).slice(0, 2);
    tag(pen.root, pen, 'P', (element) => drawLines(pen, element, lines, pen.y, { style, column }));
    pen.y += lines.length * style.leading;
  };
  for (const text of overAddress) line(text, STYLES.overAddress);
  pen.y += 2;
  for (const [index, text] of recipient.slice(0, WINDOW.lines).entries())
    line(text, index === 0 ? { ...STYLES.address, face: 'semibold' } : STYLES.address);
}

function drawSubject(pen: Pen, { title, lang }: PdfDocument): void {
  const style = STYLES.body;
  const words = [`${translate(lang, 'documents.subject')} `, bold(neutralLine(title))];
  tag(pen.root, pen, 'H1', (element) =>
    flowLines(pen, element, layOut(words, style, PAGE.width - PAGE.left - PAGE.right), {
      style,
      column: BODY,
    }),
  );
  pen.y += 8;
}
