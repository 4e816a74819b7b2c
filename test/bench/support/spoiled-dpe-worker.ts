import { parentPort, workerData } from 'node:worker_threads';
import { computeDpe } from '../../../src/audits/dpe-file/compute-dpe.ts';
import { isMessageKey } from '../../../src/i18n/translate.ts';
import { DomainError } from '../../../src/shared/errors.ts';
import { spoiledDpe, wholeDpes } from '../../audits/support/spoil-dpe.ts';

export type Verdict = {
  readonly seed: number;
  readonly end: 'computed' | 'refused' | 'crashed' | 'notFinite';
  readonly what: string;
};

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

function verdictOn(bytes: Uint8Array): Verdict['end'] {
  try {
    return numbersIn(computeDpe(bytes)).every(Number.isFinite) ? 'computed' : 'notFinite';
  } catch (error) {
    return error instanceof DomainError && isMessageKey(error.code) ? 'refused' : 'crashed';
  }
}

// In a thread of its own: the reading of certified software is a setting for life, and a file that hangs must not
// take the bench with it.
const { from, count } = workerData as { from: number; count: number };
const files = wholeDpes();
for (let seed = from; seed < from + count; seed += 1) {
  const { bytes, changes } = spoiledDpe(files, seed);
  parentPort?.postMessage({ seed, end: verdictOn(bytes), what: changes.join('; ') } satisfies Verdict);
}
