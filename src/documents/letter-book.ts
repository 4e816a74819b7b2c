import { registerFonts } from './fonts.ts';
import { neutralLine } from './neutral-text.ts';
import { drawDocument, openPdf } from './pdf.ts';
import type { BookCover, PdfDocument } from './pdf-document.ts';
import { LETTER, PAGE } from './theme.ts';

/**
 * Letters bound in one file as they come, each with its own page numbers. Each call gives the bytes of the file that are
 * new since the last: what is drawn is handed out and let go, so that a thousand letters take little more memory than one.
 */
export type OpenBook = {
  add(letters: readonly PdfDocument[]): Uint8Array;
  /** The rest of the file; nothing comes after. */
  close(): Uint8Array;
};

export function openBook(cover: BookCover): OpenBook {
  const doc = openPdf(cover);
  const written = handOut(doc);
  const keepAgain = letGoOfWritten(doc);
  const writeParents = parentsWriter(doc);
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
        writeParents();
      }
      letGoOfWords(doc);
      return written();
    },
    close() {
      keepAgain();
      root.end();
      doc.end();
      return written();
    },
  };
}

/** pdfkit writes a file in crumbs, which a stream would keep as an object each: they are put together as they come. */
function handOut(doc: PDFKit.PDFDocument): () => Uint8Array {
  let kept = Buffer.alloc(1 << 18);
  let length = 0;
  const take = (crumb: Uint8Array | null): boolean => {
    if (crumb === null) return true;
    if (length + crumb.length > kept.length) {
      const larger = Buffer.alloc(2 * (length + crumb.length));
      kept.copy(larger, 0, 0, length);
      kept = larger;
    }
    kept.set(crumb, length);
    length += crumb.length;
    return true;
  };
  // What opening wrote already.
  take(doc.read() as Uint8Array | null);
  (doc as unknown as { push(crumb: Uint8Array | null): boolean }).push = take;
  return () => {
    // A block of its own: it is handed to another thread.
    const given = Uint8Array.from(kept.subarray(0, length));
    length = 0;
    return given;
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

type Tagged = {
  getStructTreeRoot(): {
    readonly data: { readonly ParentTreeNextKey: number; readonly ParentTree: ParentTree };
  };
  ref(data: object): { end(): void };
};
type ParentTree = { get(key: number): object; add(key: number, value: object): void };

/**
 * The tags of each page, in the order of its marked contents (ISO 32000-1, 14.7.4.4), are written as the page is: the
 * tree then names one object a page, where pdfkit would keep every tag of every letter for its last lines.
 */
function parentsWriter(doc: PDFKit.PDFDocument): () => void {
  const inside = doc as unknown as Tagged;
  let next = 0;
  return () => {
    const { ParentTree: tree, ParentTreeNextKey: end } = inside.getStructTreeRoot().data;
    for (; next < end; next += 1) {
      const tags = tree.get(next);
      // A link's entry is its tag alone.
      if (!Array.isArray(tags)) continue;
      const written = inside.ref(tags);
      written.end();
      tree.add(next, written);
    }
  };
}
