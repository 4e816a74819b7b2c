import { parentPort } from 'node:worker_threads';
import { type OpenBook, openBook } from './letter-book.ts';
import { renderPdf } from './pdf.ts';
import type { BookCover, PdfDocument } from './pdf-document.ts';

/** One document; or the next step of a file of many letters, kept open under its name between two steps. */
export type Work =
  | { readonly document: PdfDocument }
  | { readonly book: string; readonly step: 'open'; readonly cover: BookCover }
  | { readonly book: string; readonly step: 'add'; readonly letters: readonly PdfDocument[] }
  | { readonly book: string; readonly step: 'close' };
export type Order = Work & { readonly id: number };
export type Answer = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly error: string });

const NOTHING = new Uint8Array();
const books = new Map<string, OpenBook>();

async function doWork(work: Work): Promise<Uint8Array> {
  if (!('book' in work)) return renderPdf(work.document);
  if (work.step === 'open') {
    // Begun again after a failure: what was left half made is let go.
    books.set(work.book, openBook(work.cover));
    return NOTHING;
  }
  const open = books.get(work.book);
  if (!open) throw new Error(`No file of letters is open under ${work.book}`);
  if (work.step === 'close') {
    books.delete(work.book);
    return open.close();
  }
  return open.add(work.letters);
}

/** The thread's side of `start-pdf-renderer.ts`: one order, one answer. */
parentPort?.on('message', ({ id, ...work }: Order) => {
  doWork(work as Work).then(
    (bytes) =>
      parentPort?.postMessage(
        { id, bytes } satisfies Answer,
        bytes.length > 0 ? [bytes.buffer as ArrayBuffer] : [],
      ),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) } satisfies Answer),
  );
});
