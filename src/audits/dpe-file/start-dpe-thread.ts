import { Worker } from 'node:worker_threads';
import { DomainError, type ErrorKind } from '../../shared/errors.ts';
import { MOST_DPE_BYTES } from './decode-xml.ts';
import type { DpeReading } from './dpe-reading.ts';
import { refuseDpe } from './refuse-dpe.ts';

export type DpeAnswer =
  | { readonly reading: DpeReading }
  | {
      readonly refusal: {
        readonly kind: ErrorKind;
        readonly code: string;
        readonly params: DomainError['params'];
      };
    };

/** Three seconds load the engine on a quiet machine, a tenth of one computes a dwelling: what takes this long hangs. */
const WITHIN_MS = 60_000;
const MOST_MEGABYTES = 384;
let inTurn: Promise<void> = Promise.resolve();

/**
 * Reads and computes a DPE's XML file in a thread that lives for it alone: the engine's reading of certified software
 * is a setting for life, and a hostile file costs nobody else's calculation. Never inside a transaction.
 * @throws DomainError `audits.errors.dpe.*`; `audits.errors.engine.{crashed,tooLong}`
 */
export async function readDpe(bytes: Uint8Array): Promise<DpeReading> {
  if (bytes.byteLength > MOST_DPE_BYTES) throw refuseDpe('tooLarge', { most: MOST_DPE_BYTES / 1024 ** 2 });
  const turn = inTurn.then(() => answerOf(bytes));
  // One file at a time: each thread takes a core and 110 MB. A failure is that file's alone.
  inTurn = turn.then(
    () => {},
    () => {},
  );
  const answer = await turn;
  if ('reading' in answer) return answer.reading;
  const { kind, code, params } = answer.refusal;
  throw new DomainError(kind, code, params);
}

async function answerOf(bytes: Uint8Array): Promise<DpeAnswer> {
  const worker = new Worker(new URL('./dpe-worker.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const fails = (why: 'crashed' | 'tooLong') => new DomainError('unavailable', `audits.errors.engine.${why}`);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(fails('tooLong')), WITHIN_MS);
      worker.once('message', resolve);
      worker.once('error', () => reject(fails('crashed')));
      worker.once('exit', () => reject(fails('crashed')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
