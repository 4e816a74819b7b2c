import PDFDocument from 'pdfkit';
import { drawCallout } from './draw-callout.ts';
import { drawFigure } from './draw-figure.ts';
import { drawLetterOpening } from './draw-letter.ts';
import { drawOpening } from './draw-letterhead.ts';
import { bearsWarning, drawMargins, drawWarningBand } from './draw-margins.ts';
import { drawPhotos } from './draw-photos.ts';
import { drawReply } from './draw-reply.ts';
import { drawSignOff } from './draw-sign-off.ts';
import { drawSignatures } from './draw-signatures.ts';
import { drawTable } from './draw-table.ts';
import { drawAnnex, drawFacts, drawHeading, drawList, drawParagraph } from './draw-text.ts';
import { neutralLine } from './neutral-text.ts';
import { openingHeight } from './opening-height.ts';
import type { Attachment, Block, BlockOf, BookCover, PdfDocument } from './pdf-document.ts';
import { atPageTop, type Pen, takePen, turnPage } from './pen.ts';
import { LETTER, PAGE } from './theme.ts';
import { verificationBlock } from './verification-block.ts';
import { xmpText } from './xmp-text.ts';

/**
 * Lays the document out as a tagged PDF 1.7 with its fonts, bookmarks and attachments inside (declared PDF/A-3a).
 * The same document gives the same bytes. Blocks the thread for tens of milliseconds: servers go through
 * `start-pdf-renderer.ts`. Throws a `TypeError` when a drawing is not a plain SVG.
 */
export async function renderPdf(document: PdfDocument): Promise<Uint8Array> {
  const doc = openPdf(document);
  const written = collect(doc);
  const pen = takePen(doc, document.lang);
  drawDocument(document.form === 'letter' ? { ...pen, end: LETTER.end } : pen, document);
  for (const attachment of document.attachments ?? []) attach(doc, attachment, new Date(document.issuedAt));
  doc.end();
  return await written;
}

/** Everything of one document from the top of its first page to its margins; closes the tag of the pen. */
export function drawDocument(pen: Pen, document: PdfDocument): void {
  if (bearsWarning(document)) drawWarningBand(pen, document);
  if (document.form === 'letter') drawLetterOpening(pen, document);
  else drawOpening(pen, document);
  const blocks = withVerification(document);
  for (const [index, block] of blocks.entries()) drawBlock(pen, block, blocks[index + 1]);
  pen.root.end();
  drawMargins(pen, document);
}

export function openPdf({ lang, title, letterhead, reference, issuedAt }: BookCover): PDFKit.PDFDocument {
  return new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: lang === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    // No font yet: pdfkit would embed its own Helvetica, which PDF/A forbids.
    font: null as unknown as string,
    info: {
      Title: xmpText(neutralLine(title)),
      Author: xmpText(neutralLine(letterhead.authority)),
      Subject: xmpText(neutralLine(reference)),
      Creator: 'Volets Ouverts',
      Producer: 'Volets Ouverts',
      CreationDate: new Date(issuedAt),
    },
  });
}

export async function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk as Uint8Array);
  // A block of its own, copied once: it is handed to another thread.
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The text itself ends with how to check it; annexes follow. */
function withVerification({ blocks, verification, lang }: PdfDocument): readonly Block[] {
  if (!verification) return blocks;
  const annex = blocks.findIndex((block) => block.kind === 'annex');
  const end = annex === -1 ? blocks.length : annex;
  return blocks.toSpliced(end, 0, verificationBlock(lang, verification.url));
}

type Drawers = {
  readonly [K in Block['kind']]: (pen: Pen, block: BlockOf<K>, next: Block | undefined) => void;
};

const DRAW: Drawers = {
  heading: (pen, block, next) => drawHeading(pen, block, openingHeight(next)),
  paragraph: drawParagraph,
  list: drawList,
  facts: drawFacts,
  table: drawTable,
  figure: drawFigure,
  photos: drawPhotos,
  callout: drawCallout,
  signatures: drawSignatures,
  'sign-off': drawSignOff,
  reply: drawReply,
  annex: drawAnnex,
  'page-break': (pen) => {
    if (!atPageTop(pen)) turnPage(pen);
  },
};

function drawBlock(pen: Pen, block: Block, next: Block | undefined): void {
  const draw = DRAW[block.kind] as (pen: Pen, block: Block, next: Block | undefined) => void;
  draw(pen, block, next);
}

function attach(doc: PDFKit.PDFDocument, attachment: Attachment, date: Date): void {
  const { content, name, mime, description, relationship = 'Data' } = attachment;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  doc.file(Buffer.from(bytes), {
    name: neutralLine(name, 120).replace(/[/\\]/g, '_'),
    type: mime,
    description: neutralLine(description),
    relationship,
    creationDate: date,
    modifiedDate: date,
  } as PDFKit.Mixins.PDFAttachmentOptions);
}
