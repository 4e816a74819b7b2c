import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import type { CellTraits, Dwelling, EnergyResult } from '../engine/energy-engine.ts';
import { type BundleQuestion, bestBundles } from './best-bundles.ts';
import type { EngineAnswer, SearchMessage } from './bundle-messages.ts';

/** A search in a thread of its own, since it weighs thousands of aids; the engine's threads compute for it. */
const waiting = new Map<number, (answer: EngineAnswer['answer']) => void>();
const say = (message: SearchMessage): void => parentPort?.postMessage(message);
parentPort?.on('message', ({ id, answer }: EngineAnswer) => waiting.get(id)?.(answer));

let last = 0;
async function ask<T>(what: 'computeMany' | 'traitsOf', dwellings: readonly Dwelling[]): Promise<T[]> {
  last += 1;
  const id = last;
  const answer = await new Promise<EngineAnswer['answer']>((resolve) => {
    waiting.set(id, resolve);
    say({ ask: what, id, dwellings });
  });
  waiting.delete(id);
  if (answer === null) throw new DomainError('unavailable', 'audits.errors.engine.crashed');
  return answer as T[];
}

try {
  const found = await bestBundles(
    {
      computeMany: (dwellings) => ask<EnergyResult | null>('computeMany', dwellings),
      traitsOf: (dwellings) => ask<CellTraits | null>('traitsOf', dwellings),
    },
    workerData as BundleQuestion,
    (progress) => say({ progress }),
  );
  say({ found });
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  say({ refusal: { kind: error.kind, code: error.code, params: error.params } });
}
parentPort?.close();
