import { Worker } from 'node:worker_threads';
import { DomainError } from '../shared/errors.ts';
import type { BookCover, PdfDocument } from './pdf-document.ts';
import type { Answer, Order, Work } from './pdf-worker.ts';

/**
 * Makes PDFs outside the event loop. `render` rejects with `unavailable` (`documents.errors.renderingStopped`) when
 * the thread dies or takes too long, and with the renderer's own error when the document cannot be drawn.
 */
export type PdfRenderer = {
  render(document: PdfDocument): Promise<Uint8Array>;
  /** Many letters in one file, given a handful at a time. A name opened again begins anew. */
  bind(name: string, cover: BookCover): Promise<Binding>;
  close(): Promise<void>;
};

export type Binding = {
  /** The bytes of the file that are new since the last call; `close` gives the last of them. */
  add(letters: readonly PdfDocument[]): Promise<Uint8Array>;
  close(): Promise<Uint8Array>;
};

type Job = {
  readonly order: Order;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
};

const stopped = (): DomainError => new DomainError('unavailable', 'documents.errors.renderingStopped');

/** A letter leaves as much rubbish as it has ink: a small nursery clears it before it is taken for something to keep. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 } as const;

export type RendererOptions = {
  /** Milliseconds one document may take, start of the thread included. */
  readonly limit?: number;
  /** Another thread to run, for tests of what happens when it dies. */
  readonly script?: URL;
};

/** One thread, started at the first document and again after a crash; documents wait their turn. */
export function startPdfRenderer(options: RendererOptions = {}): PdfRenderer {
  const { limit = 30_000, script = new URL('./pdf-worker.ts', import.meta.url) } = options;
  const waiting: Job[] = [];
  let worker: Worker | null = null;
  let current: { job: Job; timer: NodeJS.Timeout } | null = null;
  let closed = false;
  let lastId = 0;

  function thread(): Worker {
    if (worker) return worker;
    const started = new Worker(script, { resourceLimits: LIMITS });
    started.on('message', (answer: Answer) => {
      if (worker === started && answer.id === current?.job.order.id) settle(answer);
    });
    started.on('error', () => lose(started));
    started.on('exit', () => lose(started));
    worker = started;
    return started;
  }

  /** The thread is gone or hopeless: its document fails, the next one gets a new thread. */
  function lose(lost: Worker): void {
    if (worker !== lost) return;
    worker = null;
    void lost.terminate();
    finish()?.reject(stopped());
    next();
  }

  function settle(answer: Answer): void {
    const job = finish();
    if ('bytes' in answer) job?.resolve(answer.bytes);
    else job?.reject(new Error(answer.error));
    next();
  }

  function finish(): Job | undefined {
    const job = current?.job;
    clearTimeout(current?.timer);
    current = null;
    // An idle thread does not keep the process alive.
    worker?.unref();
    return job;
  }

  function next(): void {
    if (current) return;
    const job = waiting.shift();
    if (!job) return;
    const busy = thread();
    busy.ref();
    current = { job, timer: setTimeout(() => lose(busy), limit) };
    try {
      busy.postMessage(job.order);
    } catch (error) {
      // A document holding a function cannot cross to a thread: a mistake of the caller, told to the caller.
      finish()?.reject(error instanceof Error ? error : new Error(String(error)));
      next();
    }
  }

  function ask(work: Work): Promise<Uint8Array> {
    if (closed) return Promise.reject(stopped());
    return new Promise((resolve, reject) => {
      lastId += 1;
      waiting.push({ order: { ...work, id: lastId }, resolve, reject });
      next();
    });
  }

  return {
    render: (document) => ask({ document }),
    async bind(book, cover) {
      await ask({ book, step: 'open', cover });
      return {
        add: (letters) => ask({ book, step: 'add', letters }),
        close: () => ask({ book, step: 'close' }),
      };
    },
    async close() {
      closed = true;
      const last = worker;
      worker = null;
      for (const job of [finish(), ...waiting.splice(0)]) job?.reject(stopped());
      await last?.terminate();
    },
  };
}
