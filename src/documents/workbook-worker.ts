import { parentPort, workerData } from 'node:worker_threads';
import type { WorkbookKind } from './workbook-kind.ts';
import { type SheetText, workbookText } from './workbook-text.ts';

export type WorkbookOrder = {
  readonly bytes: Uint8Array;
  readonly kind: WorkbookKind;
  readonly wanted: readonly string[];
};
export type WorkbookAnswer = SheetText | { readonly failure: 'too-large' | 'unreadable' };

/** The thread's side of `read-workbook.ts`: one workbook, one answer. */
const { bytes, kind, wanted } = workerData as WorkbookOrder;
workbookText(bytes, kind, new Set(wanted)).then(
  (found) => parentPort?.postMessage(found satisfies WorkbookAnswer, [found.text.buffer as ArrayBuffer]),
  (error: unknown) => {
    const tooLarge = error instanceof RangeError && error.message === 'too large';
    parentPort?.postMessage({ failure: tooLarge ? 'too-large' : 'unreadable' } satisfies WorkbookAnswer);
  },
);
