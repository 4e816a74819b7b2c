import { Worker } from 'node:worker_threads';
import { type Bench, exactly, roundsOf, told } from './support/bench.ts';
import type { Verdict } from './support/spoiled-dpe-worker.ts';

const FILES = 5_000;
/** A file takes some milliseconds; the first waits for the engine. */
const HANGS_AFTER_MS = 30_000;

/** DPE files with one or two things changed: each is computed with finite numbers or refused by name, in time. */
export const dpeFuzz: Bench = {
  name: 'dpe-fuzz',
  check: null,
  title: 'DPE files spoiled at random',
  run: async (settings) => {
    const count = roundsOf(settings, { quick: FILES, full: FILES });
    const seen = { computed: 0, refused: 0, crashed: 0, notFinite: 0 };
    const wrong: string[] = [];
    let hung = 0;
    for (let from = 0; from < count; ) {
      const next = await runFrom(from, count - from, ({ seed, end, what }) => {
        seen[end] += 1;
        if (end === 'crashed' || end === 'notFinite') wrong.push(`${seed} ${end}: ${what}`);
      });
      if (next < count) hung += 1;
      from = next + 1;
    }
    return [
      told('computed', seen.computed),
      told('refused by name', seen.refused),
      exactly('crashes', seen.crashed, 0),
      exactly('files that hang', hung, 0),
      exactly('results with a number that is not finite', seen.notFinite, 0),
      ...wrong.slice(0, 5).map((line) => told('first ones', line)),
    ];
  },
};

/** The number of the file that hangs, or that of the one after the last. */
function runFrom(from: number, count: number, note: (verdict: Verdict) => void): Promise<number> {
  const worker = new Worker(new URL('./support/spoiled-dpe-worker.ts', import.meta.url), {
    workerData: { from, count },
    execArgv: [],
  });
  let next = from;
  return new Promise<number>((resolve, reject) => {
    const hangs = () => resolve(next);
    let timer = setTimeout(hangs, HANGS_AFTER_MS);
    worker.on('message', (verdict: Verdict) => {
      clearTimeout(timer);
      timer = setTimeout(hangs, HANGS_AFTER_MS);
      note(verdict);
      next = verdict.seed + 1;
    });
    worker.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(next);
    });
  }).finally(() => worker.terminate());
}
