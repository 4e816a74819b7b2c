import { Worker } from 'node:worker_threads';

/** Threads that have finished a simulation, kept at hand: their code is loaded and compiled, which is half of a first run. */
const idle: { readonly worker: Worker; readonly dismissal: NodeJS.Timeout }[] = [];

/** Long enough to change an assumption and look again; then the memory goes back. */
const KEPT_MS = 5 * 60_000;

/** A thread to simulate in: one that has just served, else a new one. */
export function takeThread(): Worker {
  const kept = idle.pop();
  if (!kept) return startThread();
  clearTimeout(kept.dismissal);
  hearNoMore(kept.worker);
  kept.worker.ref();
  return kept.worker;
}

/** Puts a thread that has ended its simulation well back at hand. It never keeps the process alive. */
export function giveBack(worker: Worker): void {
  hearNoMore(worker);
  worker.unref();
  const dismissal = setTimeout(() => dismiss(worker), KEPT_MS).unref();
  // A thread that dies while idle is not to be taken.
  worker.once('exit', () => forget(worker));
  worker.once('error', () => forget(worker));
  idle.push({ worker, dismissal });
}

/** Takes back what was asked of a thread; by name, since Node listens to its own events of a thread too. */
export function hearNoMore(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

// Flags of the parent (a test runner's loaders) would not suit the thread: it runs on plain Node.
const startThread = (): Worker =>
  new Worker(new URL('./simulation-worker.ts', import.meta.url), { execArgv: [] });

function dismiss(worker: Worker): void {
  forget(worker);
  worker.terminate();
}

function forget(worker: Worker): void {
  const place = idle.findIndex((one) => one.worker === worker);
  if (place < 0) return;
  clearTimeout(idle[place]?.dismissal);
  idle.splice(place, 1);
}
