import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import { EACH_ITS_OWN, findLastWords, readLines } from './read-import.ts';
import type { ApartAnswer, ApartOrder, ApartQuestion, ApartTask } from './start-reading.ts';

/** Reads one file, a handful each time it is asked for the next, and ends with the file. */
const { settings, eachItsOwn, size } = workerData as ApartTask;

const say = (word: ApartQuestion | ApartAnswer): void => parentPort?.postMessage(word);
let takePiece: (piece: Uint8Array | null) => void = () => undefined;

/** The file from its beginning, each piece asked for when the last is read. */
async function* source(): AsyncGenerator<Uint8Array> {
  say({ kind: 'begin' });
  for (;;) {
    const piece = await new Promise<Uint8Array | null>((resolve) => {
      takePiece = resolve;
      say({ kind: 'piece' });
    });
    if (piece === null) return;
    yield piece;
  }
}

async function* handfuls() {
  const lastWords = eachItsOwn ? EACH_ITS_OWN : await findLastWords(source, settings);
  yield* readLines(source, settings, lastWords, size);
}
const lines = handfuls();

/** As text: made and read again in half the time that a copy of each object takes. */
async function next(): Promise<void> {
  try {
    const { value, done } = await lines.next();
    say(done ? { kind: 'end' } : { kind: 'lines', text: JSON.stringify(value) });
    if (done) parentPort?.close();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    say({ kind: 'refusal', refused: error.kind, code: error.code, params: error.params });
    parentPort?.close();
  }
}

let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: ApartOrder) => {
  if (order === 'next') turn = turn.then(next);
  else takePiece(order.piece);
});
