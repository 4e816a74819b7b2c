import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openDpe } from '../../src/audits/dpe-file/open-dpe.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { atLeast, atMost, type Bench, type Finding, told } from './support/bench.ts';
import type { ComputedAgain } from './support/diagnosis-worker.ts';
import { estimateAsOwner, type OwnerEstimate } from './support/read-diagnosis.ts';

/** A folder of real DPE files in ADEME's XML; by default the few of the tests. */
const FOLDER =
  process.env.DPE_FOLDER ?? fileURLToPath(new URL('../audits/support/diagnoses/', import.meta.url));
const NEAR = 0.05;
const WANTED = { house: { sameClass: 95 }, flat: { sameClass: 83 } } as const;

/** Real DPE files: computed again from the file, and estimated from what an owner could answer. */
export const dpeReal: Bench = {
  name: 'dpe-real',
  check: null,
  title: 'Real DPE files (DPE_FOLDER)',
  run: async () => {
    const files = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => join(FOLDER, name));
    const again = await computedAgain(files);
    const kinds = files.map(kindOf);
    return (['house', 'flat'] as const).flatMap((kind) => [
      ...ofFiles(
        kind,
        again.filter((_, at) => kinds[at] === kind),
      ),
      ...ofOwners(
        kind,
        files.filter((_, at) => kinds[at] === kind),
      ),
    ]);
  },
};

function kindOf(file: string): 'house' | 'flat' | null {
  try {
    return openDpe(readFileSync(file)).facts.kind;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

async function computedAgain(files: readonly string[]): Promise<ComputedAgain[]> {
  const results: ComputedAgain[] = [];
  const worker = new Worker(new URL('./support/diagnosis-worker.ts', import.meta.url), {
    workerData: files,
    execArgv: [],
  });
  worker.on('message', (result: ComputedAgain) => results.push(result));
  await once(worker, 'exit');
  return results;
}

const percent = (part: number, of: number): number => (of === 0 ? 0 : (100 * part) / of);

function ofFiles(kind: 'house' | 'flat', results: readonly ComputedAgain[]): Finding[] {
  const computed = results.filter((result) => typeof result === 'object');
  const near = computed.filter(({ epGap }) => Math.abs(epGap) <= NEAR);
  const same = computed.filter(({ sameClass }) => sameClass);
  return [
    told(`${kind}: files`, results.length),
    told(`${kind}: refused by name`, results.filter((result) => result === 'refused').length),
    told(`${kind}: primary energy within 5 %`, percent(near.length, computed.length), '%'),
    atLeast(`${kind}: class announced`, percent(same.length, computed.length), WANTED[kind].sameClass, '%'),
  ];
}

/** Judged for houses alone: the accuracy asked of estimates from answers is theirs. */
function ofOwners(kind: 'house' | 'flat', files: readonly string[]): Finding[] {
  const estimates = files.map(asOwner).filter((estimate) => estimate !== null);
  const share = (most: number) =>
    percent(estimates.filter(({ classesOff }) => classesOff <= most).length, estimates.length);
  const errors = estimates.map(({ epError }) => 100 * epError).sort((a, b) => a - b);
  const median = errors[Math.floor(errors.length / 2)] ?? 0;
  const names = {
    computed: `${kind}, from answers alone: computed`,
    exact: `${kind}, from answers alone: class announced`,
    near: `${kind}, from answers alone: within one class`,
    error: `${kind}, from answers alone: median error of primary energy`,
  };
  return [
    told(names.computed, estimates.length),
    ...(kind === 'house'
      ? [
          atLeast(names.exact, share(0), 75, '%'),
          atLeast(names.near, share(1), 99, '%'),
          atMost(names.error, median, 12, '%'),
        ]
      : [told(names.exact, share(0), '%'), told(names.near, share(1), '%'), told(names.error, median, '%')]),
  ];
}

function asOwner(file: string): OwnerEstimate | null {
  try {
    return estimateAsOwner(readFileSync(file));
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
