import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DomainError, type ErrorKind } from '../../shared/errors.ts';
import type { ReadLine, ReadSettings } from './read-import.ts';

export type ApartTask = {
  readonly content: Uint8Array;
  readonly settings: ReadSettings;
  /** No dwelling is on two lines: the file need not be looked through for them. */
  readonly eachItsOwn: boolean;
  readonly size: number;
};
export type ApartAnswer =
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'refusal';
      readonly refused: ErrorKind;
      readonly code: string;
      readonly params: DomainError['params'];
    };

/** Handfuls read while the register takes in another: one is worked on, so many wait. */
const AHEAD = 2;
const MOST_MEGABYTES = 512;

/**
 * The lines of a file, `size` at a time in its order, read in a thread of its own: meanwhile this one writes the register
 * and answers people. Memory is that of a few handfuls, since the thread reads on only when asked.
 * @throws DomainError a file that is no vacancy file, as `readLines` does
 */
export async function* readApart(task: ApartTask): AsyncGenerator<ReadLine[]> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: 8 },
  });
  const answers: ApartAnswer[] = [];
  const failure: { error?: unknown } = {};
  worker.on('message', (answer: ApartAnswer) => answers.push(answer));
  worker.on('error', (error) => {
    failure.error = error;
  });
  const ask = (): void => worker.postMessage('next');
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
