import { DomainError } from '../shared/errors.ts';
import type { AuditAnswers } from './audit-answers.ts';
import type { EnergyEngine, EnergyResult, EngineReading } from './energy-engine.ts';
import { NO_SITE_FACTS, type SiteFacts } from './site-facts.ts';
import { EnergyThread } from './start-energy-thread.ts';

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
  readonly answers: AuditAnswers;
  readonly site: SiteFacts;
  readonly resolve: (result: EnergyResult) => void;
  readonly reject: (reason: unknown) => void;
};

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
  readonly #queue: Job[] = [];
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

  compute(answers: AuditAnswers, site: SiteFacts = NO_SITE_FACTS): Promise<EnergyResult> {
    if (this.#closed) return Promise.reject(unavailable('closed'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ answers, site, resolve, reject });
      this.#distribute();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.reject(unavailable('closed'));
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #distribute(): void {
    if (this.#closed) return;
    for (const thread of this.#threads) {
      if (thread.isDown) void this.#revive(thread);
      if (!thread.isFree) continue;
      const job = this.#queue.shift();
      if (job !== undefined) void this.#run(thread, job);
    }
  }

  async #run(thread: EnergyThread, job: Job): Promise<void> {
    try {
      job.resolve(await thread.ask(job.answers, job.site, this.#timeoutMs));
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
      if (this.#threads.every(({ isDown }) => isDown))
        for (const job of this.#queue.splice(0)) job.reject(unavailable('doesNotStart'));
      return;
    }
    if (this.#closed) await thread.stop();
    else this.#distribute();
  }
}
