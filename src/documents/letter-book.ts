import { registerFonts } from './fonts.ts';
import { neutralLine } from './neutral-text.ts';
import { collect, drawDocument, openPdf } from './pdf.ts';
import type { BookCover, PdfDocument } from './pdf-document.ts';
import { LETTER, PAGE } from './theme.ts';

/** Letters bound in one file as they come, each with its own page numbers: a page once drawn is written and let go. */
export type OpenBook = {
  add(letters: readonly PdfDocument[]): void;
  close(): Promise<Uint8Array>;
};

export function openBook(cover: BookCover): OpenBook {
  const doc = openPdf(cover);
  const written = collect(doc);
  const keepAgain = letGoOfWritten(doc);
  registerFonts(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  return {
    add(letters) {
      for (const letter of letters) {
        const part = doc.struct('Part');
        root.add(part);
        doc.addPage();
        doc.outline.addItem(neutralLine(letter.recipient?.[0] ?? letter.reference, 80));
        drawDocument({ doc, lang: letter.lang, root: part, y: PAGE.top, end: LETTER.end }, letter);
        doc.flushPages();
      }
      letGoOfWords(doc);
    },
    async close() {
      keepAgain();
      root.end();
      doc.end();
      return written;
    },
  };
}

/** Words laid out and kept by pdfkit: beyond, more than letters have in common. */
const MOST_WORDS = 2000;

/** pdfkit keeps how each word was laid out until the end: tens of kilobytes a letter, names and codes that no other has. */
function letGoOfWords(doc: PDFKit.PDFDocument): void {
  const { _fontFamilies } = doc as unknown as { _fontFamilies: Record<string, { layoutCache?: object }> };
  for (const font of Object.values(_fontFamilies))
    if (font.layoutCache && Object.keys(font.layoutCache).length > MOST_WORDS)
      font.layoutCache = Object.create(null) as object;
}

/** What stands for the contents of an object that is written: pdfkit still asks a tag whether it had a parent. */
const WRITTEN = { P: true };

/**
 * pdfkit keeps the contents of each tag and page until the end, to name them in the trees of the file. Once they are
 * written their numbers are all that is needed. Call what is returned before the file ends: its trees are read then.
 */
function letGoOfWritten(doc: PDFKit.PDFDocument): () => void {
  const inside = doc as unknown as { _refEnd(ref: { data: object }): void };
  const end = inside._refEnd;
  inside._refEnd = (ref) => {
    end.call(doc, ref);
    ref.data = WRITTEN;
  };
  return () => {
    inside._refEnd = end;
  };
}
