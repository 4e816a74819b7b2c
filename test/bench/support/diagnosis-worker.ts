import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { computeDpe } from '../../../src/audits/dpe-file/compute-dpe.ts';
import { DomainError } from '../../../src/shared/errors.ts';

export type ComputedAgain =
  | { readonly sameClass: boolean; readonly epGap: number }
  | 'refused'
  | 'unlabelled';

function computedAgain(bytes: Uint8Array): ComputedAgain {
  try {
    const { sameClass, epGap } = computeDpe(bytes);
    return sameClass === null || epGap === null ? 'unlabelled' : { sameClass, epGap };
  } catch (error) {
    if (error instanceof DomainError) return 'refused';
    throw error;
  }
}

// In a thread of its own: the reading of certified software is a setting for life.
for (const path of workerData as string[]) parentPort?.postMessage(computedAgain(readFileSync(path)));
