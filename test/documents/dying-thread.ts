import { parentPort } from 'node:worker_threads';
import { renderPdf } from '../../src/documents/pdf.ts';
import type { Order } from '../../src/documents/pdf-worker.ts';

/** A thread that dies, hangs or works as the title of the document tells it. */
parentPort?.on('message', async ({ id, ...work }: Order) => {
  if (!('document' in work)) return;
  const { document } = work;
  if (document.title === 'meurs') process.exit(3);
  if (document.title === 'tombe') throw new Error('uncaught');
  if (document.title === 'dors') for (;;);
  parentPort?.postMessage({ id, bytes: await renderPdf(document) });
});
