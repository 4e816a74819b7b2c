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
    },
    async close() {
      root.end();
      doc.end();
      return written;
    },
  };
}
