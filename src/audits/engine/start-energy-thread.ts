import { Worker } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import type { WorkerAnswer, WorkerQuestion, WorkerSettings } from './energy-messages.ts';

const unavailable = (code: string) => new DomainError('unavailable', `audits.errors.engine.${code}`);
const START_WITHIN_MS = 60_000;

type Without<Whole, Key extends PropertyKey> = Whole extends unknown ? Omit<Whole, Key> : never;
/** A question to a thread, and its answer once refusals and crashes are thrown. */
export type Asked = Without<WorkerQuestion, 'id'>;
export type Answered = Exclude<WorkerAnswer, { refusal: unknown } | { crash: unknown }>;

/** One thread of the pool: one dwelling at a time, so that a crash or a delay is that dwelling's alone. */
export class EnergyThread {
  readonly #body: URL;
  readonly #settings: WorkerSettings;
  #worker: Worker | null = null;
  #state: 'down' | 'starting' | 'free' | 'busy' = 'down';
  #lastId = 0;

  constructor(body: URL, settings: WorkerSettings) {
    this.#body = body;
    this.#settings = settings;
  }

  get isFree(): boolean {
    return this.#state === 'free';
  }
  /** Crashed, was stopped for being late, or did not start: has to be started before it is of use. */
  get isDown(): boolean {
    return this.#state === 'down';
  }

  /** Resolves once the engine is loaded. */
  async start(): Promise<void> {
    this.#state = 'starting';
    await this.#terminate();
    // Flags of the parent (a test runner's loaders) would not suit the thread: it runs on plain Node.
    const worker = new Worker(this.#body, { workerData: this.#settings, execArgv: [] });
    this.#worker = worker;
    // Without a listener of its own, the death of an idle thread would be that of the whole process.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#worker === worker) this.#state = 'down';
    });
    try {
      await this.#next(worker, START_WITHIN_MS);
      this.#state = 'free';
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#state = 'down';
    await this.#terminate();
  }

  async #terminate(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  /** @throws DomainError as EnergyEngine.compute; the thread is down after a crash or a delay */
  async ask(asked: Asked, timeoutMs: number): Promise<Answered> {
    const worker = this.#worker;
    if (worker === null || this.#state !== 'free') throw unavailable('closed');
    this.#state = 'busy';
    this.#lastId += 1;
    const question: WorkerQuestion = { ...asked, id: this.#lastId };
    const reply = this.#next(worker, timeoutMs) as Promise<WorkerAnswer>;
    worker.postMessage(question);
    const answer = await reply.catch(async (reason: unknown) => {
      await this.stop();
      throw reason;
    });
    this.#state = 'free';
    return readAnswer(answer);
  }

  /** The thread's next message, or why none will come. */
  #next(worker: Worker, timeoutMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(unavailable('tooLong'))), timeoutMs);
      const onMessage = (message: unknown) => settle(() => resolve(message));
      const onEnd = () => settle(() => reject(unavailable('crashed')));
      const settle = (act: () => void) => {
        clearTimeout(timer);
        worker.off('message', onMessage);
        worker.off('error', onEnd);
        worker.off('exit', onEnd);
        act();
      };
      worker.on('message', onMessage);
      worker.on('error', onEnd);
      worker.on('exit', onEnd);
    });
  }
}

function readAnswer(answer: WorkerAnswer): Answered {
  if ('refusal' in answer) {
    const { kind, code, params } = answer.refusal;
    throw new DomainError(kind, code, params);
  }
  if ('crash' in answer)
    throw new DomainError('unavailable', 'audits.errors.engine.crashed', { detail: answer.crash });
  return answer;
}
