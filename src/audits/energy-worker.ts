import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../shared/errors.ts';
import { computeEnergy, readAsCertifiedSoftware } from './compute-energy.ts';
import type { WorkerAnswer, WorkerQuestion, WorkerSettings } from './energy-messages.ts';

/** A thread of its own for the 3CL engine: heavy to load, synchronous, and free to crash alone. */
if ((workerData as WorkerSettings).reading === 'certified-software') readAsCertifiedSoftware();

function answer({ id, answers, site }: WorkerQuestion): WorkerAnswer {
  try {
    return { id, result: computeEnergy(answers, site) };
  } catch (error) {
    if (error instanceof DomainError)
      return { id, refusal: { kind: error.kind, code: error.code, params: error.params } };
    return { id, crash: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

parentPort?.on('message', (question: WorkerQuestion) => parentPort?.postMessage(answer(question)));
parentPort?.postMessage('ready');
