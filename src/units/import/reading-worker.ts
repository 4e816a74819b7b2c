import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import { sourceOf } from './import-settings.ts';
import { EACH_ITS_OWN, findLastWords, readLines } from './read-import.ts';
import type { ApartAnswer, ApartTask } from './start-reading.ts';

/** Reads one file, a handful each time it is asked for the next, and ends with the file. */
const { content, settings, eachItsOwn, size } = workerData as ApartTask;
const source = sourceOf(content);

async function* handfuls() {
  const lastWords = eachItsOwn ? EACH_ITS_OWN : await findLastWords(source, settings);
  yield* readLines(source, settings, lastWords, size);
}
const lines = handfuls();

const answer = (told: ApartAnswer): void => parentPort?.postMessage(told);

/** As text: made and read again in half the time that a copy of each object takes. */
async function next(): Promise<void> {
  try {
    const { value, done } = await lines.next();
    answer(done ? { kind: 'end' } : { kind: 'lines', text: JSON.stringify(value) });
    if (done) parentPort?.close();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    answer({ kind: 'refusal', refused: error.kind, code: error.code, params: error.params });
    parentPort?.close();
  }
}

let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', () => {
  turn = turn.then(next);
});
