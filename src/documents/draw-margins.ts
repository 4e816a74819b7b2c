import { translator } from '../i18n/translate.ts';
import { BODY } from './draw-text.ts';
import { widthOf } from './fonts.ts';
import { neutralLine } from './neutral-text.ts';
import { pageCodeUrl } from './page-code.ts';
import type { PdfDocument } from './pdf-document.ts';
import { type Column, drawLines, drawUntagged, type Pen, tag } from './pen.ts';
import { qrPath } from './qr.ts';
import { layOut } from './text-layout.ts';
import { COLOURS, LETTER, PAGE, STYLES, type TextStyle } from './theme.ts';

const ACT_FOOT = PAGE.height - 72;
const QR = 46;
const BAND = 17;

/** The warning of a draft or of invented data, said once as text, before everything else. */
export function drawWarningBand(pen: Pen, document: PdfDocument): void {
  tag(pen.root, pen, 'P', (element) => {
    element.add(() => pen.doc.rect(0, 0, PAGE.width, BAND).fill(COLOURS.sandWash));
    drawLines(pen, element, warningLines(pen, document), bandTextTop, bandPlacing);
  });
}

const bandTextTop = (BAND - STYLES.specimen.leading) / 2;
const bandPlacing = { style: STYLES.specimen, column: { x: 0, width: PAGE.width }, align: 'center' } as const;

export const bearsWarning = ({ draft, specimen, courtesy }: PdfDocument): boolean =>
  Boolean(draft || specimen || courtesy);

function warningLines(pen: Pen, { draft, specimen, courtesy }: PdfDocument) {
  const t = translator(pen.lang);
  const words = [
    ...(courtesy ? [t('documents.courtesy')] : []),
    ...(draft ? [t('documents.draft')] : []),
    ...(specimen ? [t('documents.specimen')] : []),
  ];
  return layOut(words.join(' · '), STYLES.specimen, PAGE.width);
}

/** What surrounds the text of every page, drawn when the number of pages is known; readers pass over it. */
export function drawMargins(pen: Pen, document: PdfDocument): void {
  const { start, count } = pen.doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pen.doc.switchToPage(start + page);
    pen.doc.markContent('Artifact', { type: 'Pagination' });
    if (bearsWarning(document) && page > 0) {
      pen.doc.rect(0, 0, PAGE.width, BAND).fill(COLOURS.sandWash);
      drawUntagged(pen, warningLines(pen, document), bandTextTop, bandPlacing);
    }
    if (document.draft) drawWatermark(pen);
    drawFoot(pen, document, page + 1, count);
    pen.doc.endMarkedContent();
  }
}

const WATERMARK = { size: 118, angle: -52, opacity: 0.07 };

/** “PROJET” across the page, pale enough to read through. */
function drawWatermark({ doc, lang }: Pen): void {
  const word = translator(lang)('documents.draftMark');
  const { size, angle, opacity } = WATERMARK;
  const [x, y] = [PAGE.width / 2, PAGE.height / 2];
  doc.save().rotate(angle, { origin: [x, y] });
  doc.font('semibold').fontSize(size).fillColor(COLOURS.ink, opacity);
  doc.text(word, x - widthOf(word, 'semibold', size) / 2, y, { lineBreak: false, baseline: 'middle' });
  doc.restore();
  doc.fillColor(COLOURS.ink, 1);
}

function drawFoot(
  pen: Pen,
  { reference, title, verification, form }: PdfDocument,
  page: number,
  pages: number,
): void {
  const t = translator(pen.lang);
  const { doc } = pen;
  const foot = form === 'letter' ? LETTER.foot : ACT_FOOT;
  doc.rect(BODY.x, foot, BODY.width, 0.5).fill(COLOURS.line);
  const numberWidth = 90;
  const indent = verification ? QR + 10 : 0;
  if (verification) drawQr(doc, pageCodeUrl(verification.url, { page, pages }), BODY.x, foot + 7);
  const column: Column = { x: BODY.x + indent, width: BODY.width - indent - numberWidth };
  const line = (text: string, at: number, style: TextStyle) =>
    drawUntagged(pen, layOut(text, style, column.width).slice(0, 1), foot + 9 + at * STYLES.foot.leading, {
      style,
      column,
    });
  line(neutralLine(reference, 60), 0, { ...STYLES.foot, face: 'semibold', colour: COLOURS.sea });
  line(neutralLine(title, 90), 1, STYLES.foot);
  if (verification) {
    line(t('documents.verify'), 2, STYLES.foot);
    line(neutralLine(verification.url, 120), 3, { ...STYLES.foot, colour: COLOURS.ink });
  }
  const number = layOut(t('documents.page', { page, pages }), STYLES.foot, numberWidth);
  const right: Column = { x: BODY.x + BODY.width - numberWidth, width: numberWidth };
  drawUntagged(pen, number, foot + 9, { style: STYLES.foot, column: right, align: 'right' });
}

function drawQr(doc: PDFKit.PDFDocument, url: string, x: number, y: number): void {
  const { path, size } = qrPath(url);
  // The margin below leaves the quiet zone; the drawing itself starts at the text edge.
  const scale = QR / (size - 8);
  doc
    .save()
    .translate(x - 4 * scale, y - 4 * scale)
    .scale(scale)
    .path(path)
    .fill('#000000')
    .restore();
}
