import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Pieces } from '../../files/file-pieces.ts';
import { DomainError, type ErrorKind } from '../../shared/errors.ts';
import type { ReadLine, ReadSettings } from './read-import.ts';

export type ApartTask = {
  readonly settings: ReadSettings;
  /** No dwelling is on two lines: the file need not be looked through for them. */
  readonly eachItsOwn: boolean;
  readonly size: number;
};
/** What the thread asks for: the file from its beginning, its next piece. */
export type ApartQuestion = { readonly kind: 'begin' } | { readonly kind: 'piece' };
export type ApartAnswer =
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'refusal';
      readonly refused: ErrorKind;
      readonly code: string;
      readonly params: DomainError['params'];
    };
/** What it is told: to read on, or the piece it asked for (null: there is none left). */
export type ApartOrder = 'next' | { readonly piece: Uint8Array | null };

/** Handfuls read while the register takes in another: one is worked on, so many wait. */
const AHEAD = 2;
/** What a handful and the dwellings seen take, many times over. A small nursery sweeps cells before they are taken for something to keep. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 };

/**
 * The lines of a file, `size` at a time in its order, read in a thread of its own: meanwhile this one writes the register
 * and answers people. Memory is that of a few handfuls and pieces, whatever the size of the file: the thread reads on
 * only when asked, and asks for each piece of the file.
 * @throws DomainError a file that is no vacancy file, as `readLines` does
 */
export async function* readApart(source: Pieces, task: ApartTask): AsyncGenerator<ReadLine[]> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: LIMITS,
  });
  const answers: ApartAnswer[] = [];
  const failure: { error?: unknown } = {};
  const fail = (error: unknown): void => {
    failure.error = error;
    worker.emit('message', null);
  };
  const feed = feeder(source, worker);
  worker.on('error', fail);
  worker.on('message', (word: ApartQuestion | ApartAnswer | null) => {
    if (word === null) return;
    if (word.kind === 'begin' || word.kind === 'piece') feed(word.kind).catch(fail);
    else answers.push(word);
  });
  const ask = (): void => worker.postMessage('next' satisfies ApartOrder);
  try {
    for (let asked = 0; asked < AHEAD; asked += 1) ask();
    for (;;) {
      while (answers.length === 0) {
        if (failure.error !== undefined) throw failure.error;
        await once(worker, 'message');
      }
      const answer = answers.shift() as ApartAnswer;
      if (answer.kind === 'end') return;
      if (answer.kind === 'refusal') throw new DomainError(answer.refused, answer.code, answer.params);
      ask();
      yield JSON.parse(answer.text) as ReadLine[];
    }
  } finally {
    await worker.terminate();
  }
}

/** Gives the thread the file piece by piece, as it asks. */
function feeder(source: Pieces, worker: Worker): (asked: ApartQuestion['kind']) => Promise<void> {
  let pieces: AsyncIterator<Uint8Array> | null = null;
  return async (asked) => {
    if (asked === 'begin') {
      pieces = source()[Symbol.asyncIterator]();
      return;
    }
    const next = await pieces?.next();
    const piece = next === undefined || next.done ? null : next.value;
    worker.postMessage({ piece } satisfies ApartOrder);
  };
}
