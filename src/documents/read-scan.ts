import { Worker } from 'node:worker_threads';
import { invalid } from '../shared/errors.ts';
import type { PageOf } from './page-code.ts';

export type ScanOrder = {
  readonly bytes: Uint8Array;
  readonly mime: 'application/pdf' | 'image/jpeg' | 'image/png';
};

export type ScannedPage = {
  /** Place in the file, from 1, and how many pages the file has. */
  readonly page: number;
  readonly of: number;
  /** JPEG; null when the page holds no picture that can be read. */
  readonly picture: Uint8Array | null;
  /** What its code says, when it bears one of a document's pages. */
  readonly code: ({ readonly url: string } & PageOf) | null;
  /** The text of the first code on it, whatever it is; null without code. */
  readonly text: string | null;
};

const SCRIPT = new URL('./scan-worker.ts', import.meta.url);
/** Milliseconds that one file may take, and megabytes of objects: beyond, the thread is stopped, not the software. */
const LIMIT_MS = 300_000;
const MOST_MEGABYTES = 512;
export const MOST_PAGES = 200;

/**
 * Reads a scanned file in a thread of its own: each page as a picture, with what its QR code says.
 * @throws DomainError `scans.errors.unreadable`, `scans.errors.tooManyPages`
 */
export function readScan(order: ScanOrder): Promise<ScannedPage[]> {
  return new Promise((resolve, reject) => {
    const pages: ScannedPage[] = [];
    const worker = new Worker(SCRIPT, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const fail = (code: string) => end(() => reject(invalid(code)));
    const timer = setTimeout(() => fail('scans.errors.unreadable'), LIMIT_MS);
    function end(settle: () => void): void {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    }
    worker.on('message', (message: ScannedPage | 'unreadable') => {
      if (message === 'unreadable') return fail('scans.errors.unreadable');
      if (message.of > MOST_PAGES) return fail('scans.errors.tooManyPages');
      pages.push(message);
      if (message.page === message.of) end(() => resolve(pages));
    });
    worker.on('error', () => fail('scans.errors.unreadable'));
    worker.on('exit', () => fail('scans.errors.unreadable'));
  });
}
