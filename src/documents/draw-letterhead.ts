import { translate } from '../i18n/translate.ts';
import { BODY, drawFact } from './draw-text.ts';
import { neutralLine } from './neutral-text.ts';
import type { Letterhead, PdfDocument } from './pdf-document.ts';
import { drawSvg } from './pdf-svg.ts';
import { artifact, type Column, drawLines, flowLines, type Pen, tag } from './pen.ts';
import { SHUTTERS_SVG } from './shutters.ts';
import { layOut } from './text-layout.ts';
import { COLOURS, PAGE, STYLES, type TextStyle } from './theme.ts';

export const TOP = 34;
const EMBLEM = 42;
/** Where the window of a DL envelope shows a folded A4 letter: NF Z11-001, right half, 45 mm from the top. */
const WINDOW = { x: 304, y: 132, width: PAGE.width - 304 - 44, lines: 6 } as const;

/** First page: who writes, to whom, when, about what. Leaves the pen under the title. */
export function drawOpening(pen: Pen, document: PdfDocument): void {
  pen.y = TOP;
  drawLetterhead(pen, document.letterhead);
  if (document.recipient) drawAddresses(pen, document);
  else drawReferenceLine(pen, document);
  drawTitle(pen, document);
}

export function drawLetterhead(pen: Pen, { authority, service, address, logoSvg }: Letterhead): void {
  const x = logoSvg ? BODY.x + EMBLEM + 14 : BODY.x;
  const column: Column = { x, width: BODY.x + BODY.width - EMBLEM - 20 - x };
  const line = (text: string, style: TextStyle) => {
    tag(pen.root, pen, 'P', (element) => {
      const lines = layOut(neutralLine(text, 160), style, column.width).slice(0, 2);
      drawLines(pen, element, lines, pen.y, { style, column });
      pen.y += lines.length * style.leading;
    });
  };
  artifact(pen, () => {
    if (logoSvg) drawSvg(pen.doc, logoSvg, { x: BODY.x, y: TOP, width: EMBLEM, height: EMBLEM });
    const right = BODY.x + BODY.width - EMBLEM;
    drawSvg(pen.doc, SHUTTERS_SVG, { x: right, y: TOP, width: EMBLEM, height: EMBLEM });
  });
  line(authority, STYLES.authority);
  if (service) line(service, { ...STYLES.body, colour: COLOURS.softInk });
  line(address.join(' · '), STYLES.small);
  pen.y = Math.max(pen.y, TOP + EMBLEM) + 9;
  artifact(pen, () => {
    pen.doc.rect(BODY.x, pen.y, BODY.width, 0.8).fill(COLOURS.sea);
    pen.doc.rect(BODY.x + BODY.width - EMBLEM, pen.y, EMBLEM, 2.6).fill(COLOURS.sand);
  });
  pen.y += 14;
}

/** Letters: particulars on the left, the address in the window on the right, the date under it. */
function drawAddresses(
  pen: Pen,
  { recipient = [], particulars = [], reference, lang, dateLine }: PdfDocument,
): void {
  const top = Math.max(pen.y, WINDOW.y);
  pen.y = top;
  const left: Column = { x: BODY.x, width: WINDOW.x - BODY.x - 24 };
  tag(pen.root, pen, 'L', (list) => {
    const own = { term: translate(lang, 'documents.reference'), value: reference };
    for (const fact of [own, ...particulars]) drawFact(pen, list, fact, left);
  });
  const bottom = pen.y;
  pen.y = top + 2.5;
  const window: Column = { x: WINDOW.x, width: WINDOW.width };
  for (const [index, text] of recipient.slice(0, WINDOW.lines).entries()) {
    const style: TextStyle = index === 0 ? { ...STYLES.body, face: 'semibold' } : STYLES.body;
    const lines = layOut(neutralLine(text, 120), style, window.width).slice(0, 2);
    tag(pen.root, pen, 'P', (element) => drawLines(pen, element, lines, pen.y, { style, column: window }));
    pen.y += lines.length * style.leading;
  }
  pen.y = Math.max(bottom, pen.y + 14);
  if (dateLine) drawDate(pen, dateLine, window, 'left');
  pen.y += 20;
}

/** Acts and reports: their number on the left, the date on the right. */
function drawReferenceLine(pen: Pen, { reference, dateLine }: PdfDocument): void {
  pen.y += 12;
  const top = pen.y;
  tag(pen.root, pen, 'P', (element) =>
    flowLines(pen, element, layOut(neutralLine(reference, 60), STYLES.label, BODY.width / 2), {
      style: STYLES.label,
      column: BODY,
    }),
  );
  if (dateLine) {
    pen.y = top;
    drawDate(pen, dateLine, BODY, 'right');
  }
  pen.y += 8;
}

export function drawDate(pen: Pen, dateLine: string, column: Column, align: 'left' | 'right'): void {
  const lines = layOut(neutralLine(dateLine, 100), STYLES.body, column.width);
  tag(pen.root, pen, 'P', (element) => flowLines(pen, element, lines, { style: STYLES.body, column, align }));
}

function drawTitle(pen: Pen, { title, subtitle }: PdfDocument): void {
  tag(pen.root, pen, 'H1', (element) =>
    flowLines(pen, element, layOut(neutralLine(title), STYLES.title, BODY.width), {
      style: STYLES.title,
      column: BODY,
    }),
  );
  if (subtitle) {
    pen.y += 2;
    tag(pen.root, pen, 'P', (element) =>
      flowLines(pen, element, layOut(neutralLine(subtitle), STYLES.subtitle, BODY.width), {
        style: STYLES.subtitle,
        column: BODY,
      }),
    );
  }
  pen.y += 7;
  artifact(pen, () => pen.doc.rect(BODY.x, pen.y, 34, 2.6).fill(COLOURS.sand));
  pen.y += 10;
}
