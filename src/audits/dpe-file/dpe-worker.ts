import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import { openDpe } from './open-dpe.ts';
import type { DpeAnswer } from './start-dpe-thread.ts';

/** One file of a stranger's, in a thread of its own that dies with it. */
async function answer(bytes: Uint8Array): Promise<DpeAnswer> {
  try {
    // What is not taken is told at once: the engine is seconds long to load.
    openDpe(bytes);
    const { computeDpe } = await import('./compute-dpe.ts');
    return { reading: computeDpe(bytes) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { refusal: { kind: error.kind, code: error.code, params: error.params } };
  }
}

parentPort?.postMessage(await answer(workerData as Uint8Array));
