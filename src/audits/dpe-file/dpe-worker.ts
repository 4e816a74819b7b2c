import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import { computeDpe } from './compute-dpe.ts';
import type { DpeAnswer } from './read-dpe.ts';

/** One file of a stranger's, in a thread of its own that dies with it. */
function answer(): DpeAnswer {
  try {
    return { reading: computeDpe(workerData as Uint8Array) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { refusal: { kind: error.kind, code: error.code, params: error.params } };
  }
}

parentPort?.postMessage(answer());
