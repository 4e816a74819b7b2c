import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import { computeCell } from './compute-cell.ts';
import { computeEnergy, readAsCertifiedSoftware } from './compute-energy.ts';
import type { Dwelling } from './energy-engine.ts';
import type { WorkerAnswer, WorkerQuestion, WorkerSettings } from './energy-messages.ts';

/** A thread of its own for the 3CL engine: heavy to load, synchronous, and free to crash alone. */
if ((workerData as WorkerSettings).reading === 'certified-software') readAsCertifiedSoftware();

/** What the method refuses of one dwelling says nothing of the others. */
function unlessRefused<T>(work: (dwelling: Dwelling) => T, dwelling: Dwelling): T | null {
  try {
    return work(dwelling);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

const energy = ({ answers, site }: Dwelling) => computeEnergy(answers, site);
const cell = ({ answers, site }: Dwelling) => computeCell(answers, site);

function answer(question: WorkerQuestion): WorkerAnswer {
  const { id } = question;
  try {
    if ('energyOf' in question)
      return { id, results: question.energyOf.map((dwelling) => unlessRefused(energy, dwelling)) };
    if ('traitsOf' in question)
      return { id, traits: question.traitsOf.map((dwelling) => unlessRefused(cell, dwelling)) };
    return { id, result: energy(question) };
  } catch (error) {
    if (error instanceof DomainError)
      return { id, refusal: { kind: error.kind, code: error.code, params: error.params } };
    return { id, crash: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

parentPort?.on('message', (question: WorkerQuestion) => parentPort?.postMessage(answer(question)));
parentPort?.postMessage('ready');
