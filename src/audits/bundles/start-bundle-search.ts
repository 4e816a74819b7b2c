import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import type { EnergyEngine } from '../engine/energy-engine.ts';
import type { BestBundles, BundleQuestion } from './best-bundles.ts';
import type { EngineAnswer, SearchMessage } from './bundle-messages.ts';
import type { Progress } from './search-front.ts';

/** Searches kept: an answer stands as long as nothing that it depends on changes. */
const MOST_KEPT = 30;

export type BundleSearchRun = {
  readonly found: Promise<BestBundles>;
  progress: Progress | null;
  readonly stop: () => Promise<number>;
};

/** One set of searches for each engine: a test's or a server's own. */
const runs = new WeakMap<EnergyEngine, Map<string, BundleSearchRun>>();

const keyOf = (question: BundleQuestion): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url');

/** The search of an answer, under way or done; started when nobody has asked the same yet. */
export function bundleSearch(engine: EnergyEngine, question: BundleQuestion): BundleSearchRun {
  const kept = runs.get(engine) ?? new Map<string, BundleSearchRun>();
  runs.set(engine, kept);
  const key = keyOf(question);
  const run = kept.get(key) ?? startSearch(engine, question, () => kept.delete(key));
  kept.delete(key);
  kept.set(key, run);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) {
    void kept.get(oldest)?.stop();
    kept.delete(oldest);
  }
  return run;
}

/** A failure is not kept: who asks again tries again. */
function startSearch(engine: EnergyEngine, question: BundleQuestion, onFailure: () => void): BundleSearchRun {
  const worker = new Worker(new URL('./bundle-search-worker.ts', import.meta.url), {
    workerData: question,
    execArgv: [],
  });
  const found = new Promise<BestBundles>((resolve, reject) => {
    worker.on('message', (message: SearchMessage) => {
      if ('ask' in message) void answer(worker, engine, message);
      else if ('progress' in message) run.progress = message.progress;
      else if ('found' in message) resolve(message.found);
      else {
        const { kind, code, params } = message.refusal;
        reject(new DomainError(kind, code, params));
      }
    });
    const crashed = () => reject(new DomainError('unavailable', 'audits.errors.engine.crashed'));
    worker.on('error', crashed);
    worker.on('exit', crashed);
  });
  const run: BundleSearchRun = { found, progress: null, stop: () => worker.terminate() };
  found.catch(onFailure);
  return run;
}

async function answer(
  worker: Worker,
  engine: EnergyEngine,
  { ask, id, dwellings }: Extract<SearchMessage, { ask: string }>,
): Promise<void> {
  const computed = await engine[ask](dwellings).catch(() => null);
  worker.postMessage({ id, answer: computed } satisfies EngineAnswer);
}
