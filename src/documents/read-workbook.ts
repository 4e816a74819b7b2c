import { Worker } from 'node:worker_threads';
import { invalid } from '../shared/errors.ts';
import { workbookKind } from './workbook-kind.ts';
import type { SheetText } from './workbook-text.ts';
import type { WorkbookAnswer, WorkbookOrder } from './workbook-worker.ts';

const SCRIPT = new URL('./workbook-worker.ts', import.meta.url);
/** Milliseconds that one workbook may take, and megabytes of objects: beyond, the thread is stopped, not the software. */
const LIMIT_MS = 120_000;
const MOST_MEGABYTES = 768;

let turn: Promise<unknown> = Promise.resolve();

/**
 * The sheet of a workbook (XLSX or ODS) whose heading has most of the `wanted` headings, as text. Read by a thread of its
 * own, one workbook at a time, so that memory stays bounded and nobody waits.
 * @throws DomainError `documents.errors.workbook*`, `documents.errors.spreadsheet*`
 */
export async function readWorkbook(bytes: Uint8Array, wanted: readonly string[]): Promise<SheetText> {
  const kind = await workbookKind(bytes);
  const mine = turn.then(() => inThread({ bytes, kind, wanted }));
  turn = mine.catch(() => undefined);
  const answer = await mine;
  if ('text' in answer) return answer;
  throw invalid(`documents.errors.spreadsheet${answer.failure === 'too-large' ? 'TooLarge' : 'Unreadable'}`);
}

function inThread(order: WorkbookOrder): Promise<WorkbookAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(SCRIPT, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const tooLarge = () => done({ failure: 'too-large' });
    const timer = setTimeout(tooLarge, LIMIT_MS);
    function done(answer: WorkbookAnswer): void {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    }
    worker.on('message', done);
    worker.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : done({ failure: 'unreadable' }),
    );
    worker.on('exit', () => done({ failure: 'unreadable' }));
  });
}
