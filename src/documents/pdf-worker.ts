import { parentPort } from 'node:worker_threads';
import { renderPdf } from './pdf.ts';
import type { PdfDocument } from './pdf-document.ts';

export type Order = { readonly id: number; readonly document: PdfDocument };
export type Answer = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly error: string });

/** The thread's side of `start-pdf-renderer.ts`: one order, one answer. */
parentPort?.on('message', ({ id, document }: Order) => {
  renderPdf(document).then(
    (bytes) => parentPort?.postMessage({ id, bytes } satisfies Answer, [bytes.buffer as ArrayBuffer]),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) } satisfies Answer),
  );
});
