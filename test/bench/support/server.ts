import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Server = {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** What it wrote so far, both outputs. */
  output(): string;
  /** Sends a signal and waits for the end; the exit code, or null when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** `whole`: as in service. `quick`: the same but for the energy engine, which would take seconds to load. */
export type Entry = 'whole' | 'quick';
const ENTRIES: Readonly<Record<Entry, string>> = {
  whole: fileURLToPath(new URL('../../../src/main.ts', import.meta.url)),
  quick: fileURLToPath(new URL('quick-server.ts', import.meta.url)),
};
const LONGEST_START_MS = 60_000;
const LONGEST_END_MS = 20_000;

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** `wrapper`: a command that runs another one (`strace -o file`). */
export type ServerSettings = {
  readonly entry?: Entry;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly wrapper?: readonly string[];
};

/** The real service in a process of its own on 127.0.0.1, ready when this resolves. Callers tell visitors apart by `x-forwarded-for`. */
export async function startServer(dataDir: string, settings: ServerSettings = {}): Promise<Server> {
  const { entry = 'quick', environment = {}, wrapper = [] } = settings;
  const port = settings.port ?? (await freePort());
  const [command = '', ...args] = [...wrapper, process.execPath, ENTRIES[entry]];
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      TRUST_PROXY: 'true',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      output += piece.toString();
    });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const url = `http://127.0.0.1:${port}`;
  await ready(url, child, () => output);
  return {
    url,
    port,
    process: child,
    output: () => output,
    async end(signal) {
      process.kill(wrapper.length > 0 ? wrappedBy(child) : (child.pid ?? 0), signal);
      const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_END_MS);
      const [code] = await ended;
      clearTimeout(late);
      return code;
    },
  };
}

/** The process that the wrapper runs: a tracer does not pass signals on. */
function wrappedBy({ pid }: ChildProcess): number {
  const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(first);
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const last = Date.now() + LONGEST_START_MS;
  while (Date.now() < last) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(40);
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not start:\n${output().slice(-2000)}`);
}
