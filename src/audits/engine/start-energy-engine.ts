import { DomainError } from '../../shared/errors.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import { NO_SITE_FACTS, type SiteFacts } from '../site-facts.ts';
import type { CellTraits, Dwelling, EnergyEngine, EnergyResult, EngineReading } from './energy-engine.ts';
import { type Answered, type Asked, EnergyThread } from './start-energy-thread.ts';

export type EngineSettings = {
  /** Threads, each 110 MB and about two seconds to load. */
  readonly threads?: number;
  /** A dwelling takes 3 to 5 ms: what takes longer than this hangs. */
  readonly timeoutMs?: number;
  readonly reading?: EngineReading;
  /** Another thread body, for tests of crashes and delays. */
  readonly worker?: URL;
};

type Job = {
  readonly asked: Asked;
  readonly resolve: (answer: Answered) => void;
  readonly reject: (reason: unknown) => void;
};

/** Dwellings in one message of a long search: it holds a thread for some 40 ms, no longer than a person notices. */
const LOT = 8;

const unavailable = (code: string) => new DomainError('unavailable', `audits.errors.engine.${code}`);

/**
 * The 3CL engine in worker threads, warm when this resolves. A thread that crashes or hangs loses only its own
 * dwelling and is replaced; work goes to the first free thread, in order.
 * @throws DomainError `audits.errors.engine.doesNotStart`
 */
export async function startEnergyEngine(settings: EngineSettings = {}): Promise<EnergyEngine> {
  const pool = new EnergyPool(settings);
  await pool.warmUp();
  return pool;
}

class EnergyPool implements EnergyEngine {
  readonly #threads: EnergyThread[];
  readonly #timeoutMs: number;
  /** Who waits for one dwelling goes first. */
  readonly #queue: Job[] = [];
  readonly #background: Job[] = [];
  #closed = false;

  constructor({ threads = 1, timeoutMs = 15_000, reading = 'method', worker }: EngineSettings) {
    this.#timeoutMs = timeoutMs;
    const body = worker ?? new URL('./energy-worker.ts', import.meta.url);
    this.#threads = Array.from({ length: threads }, () => new EnergyThread(body, { reading }));
  }

  async warmUp(): Promise<void> {
    try {
      await Promise.all(this.#threads.map((thread) => thread.start()));
    } catch {
      await this.close();
      throw unavailable('doesNotStart');
    }
  }

  async compute(answers: AuditAnswers, site: SiteFacts = NO_SITE_FACTS): Promise<EnergyResult> {
    const answer = await this.#ask(this.#queue, { answers, site });
    if (!('result' in answer)) throw unavailable('crashed');
    return answer.result;
  }

  computeMany(dwellings: readonly Dwelling[]): Promise<(EnergyResult | null)[]> {
    return this.#inLots(dwellings, async (energyOf) => {
      const answer = await this.#ask(this.#background, { energyOf });
      return 'results' in answer ? answer.results : [];
    });
  }

  traitsOf(dwellings: readonly Dwelling[]): Promise<(CellTraits | null)[]> {
    return this.#inLots(dwellings, async (traitsOf) => {
      const answer = await this.#ask(this.#background, { traitsOf });
      return 'traits' in answer ? answer.traits : [];
    });
  }

  /** As many lots as there are threads at least, so that none stays idle. */
  async #inLots<T>(
    dwellings: readonly Dwelling[],
    work: (lot: readonly Dwelling[]) => Promise<readonly T[]>,
  ): Promise<T[]> {
    const size = Math.max(1, Math.min(LOT, Math.ceil(dwellings.length / this.#threads.length)));
    const lots = Array.from({ length: Math.ceil(dwellings.length / size) }, (_, index) =>
      dwellings.slice(index * size, (index + 1) * size),
    );
    return (await Promise.all(lots.map(work))).flat();
  }

  #ask(queue: Job[], asked: Asked): Promise<Answered> {
    if (this.#closed) return Promise.reject(unavailable('closed'));
    return new Promise((resolve, reject) => {
      queue.push({ asked, resolve, reject });
      this.#distribute();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#rejectAll('closed');
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #rejectAll(code: string): void {
    for (const job of [...this.#queue.splice(0), ...this.#background.splice(0)])
      job.reject(unavailable(code));
  }

  #distribute(): void {
    if (this.#closed) return;
    for (const thread of this.#threads) {
      if (thread.isDown) void this.#revive(thread);
      if (!thread.isFree) continue;
      const job = this.#queue.shift() ?? this.#background.shift();
      if (job !== undefined) void this.#run(thread, job);
    }
  }

  async #run(thread: EnergyThread, job: Job): Promise<void> {
    try {
      job.resolve(await thread.ask(job.asked, this.#timeoutMs));
    } catch (error) {
      job.reject(this.#closed ? unavailable('closed') : error);
    }
    this.#distribute();
  }

  /** Those who wait are told when no thread starts any more; the next dwelling tries again. */
  async #revive(thread: EnergyThread): Promise<void> {
    try {
      await thread.start();
    } catch {
      if (this.#threads.every(({ isDown }) => isDown)) this.#rejectAll('doesNotStart');
      return;
    }
    if (this.#closed) await thread.stop();
    else this.#distribute();
  }
}
