import { percentile, sum } from './percentile.ts';

/** Milliseconds of one kind of query over its draws: of the clock on the wall, and of this thread alone. */
export type Measured = {
  readonly what: string;
  readonly runs: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
  readonly cpu99: number;
  readonly most: number | null;
  readonly slowest: string;
};

/** A query to time, and how to call it should it prove slow. */
export type Query = { readonly name: string; run(): Promise<unknown> };

/** So many visits after a start, code is still being compiled: a day of the office has thousands. */
const WARM_UP = 40;

/** Times each query once, after some that warm up. `most`: milliseconds wanted at p99; null where nothing is judged. */
export async function measured(
  what: string,
  queries: readonly Query[],
  most: number | null,
): Promise<Measured> {
  for (const query of queries.slice(0, WARM_UP)) await query.run();
  const times: { name: string; wall: number; cpu: number }[] = [];
  for (const { name, run } of queries) {
    const started = performance.now();
    const before = process.threadCpuUsage();
    await run();
    const { user, system } = process.threadCpuUsage(before);
    times.push({ name, wall: performance.now() - started, cpu: (user + system) / 1000 });
  }
  const wall = times.map((time) => time.wall);
  const cpu = times.map((time) => time.cpu);
  return {
    what,
    runs: queries.length,
    p50: percentile(wall, 0.5),
    p99: percentile(wall, 0.99),
    cpu: sum(cpu) / cpu.length,
    cpu99: percentile(cpu, 0.99),
    most,
    slowest: times
      .toSorted((a, b) => b.cpu - a.cpu)
      .slice(0, 3)
      .map((time) => `${time.name} (${time.cpu.toFixed(0)} ms)`)
      .join('; '),
  };
}

export const HEADING = [
  'query'.padEnd(52),
  'runs',
  '     p50',
  '     p99',
  ' CPU/run',
  ' CPU p99',
  '     aim',
].join('  ');

/** A line of the table; judged by the time of this thread, since the clock on the wall counts the neighbours' work too. */
export function lineOf({ what, runs, p50, p99, cpu, cpu99, most, slowest }: Measured): string {
  const figures = [p50, p99, cpu, cpu99].map((value) => value.toFixed(1).padStart(8));
  const aim = most === null ? '' : `≤ ${most}`.padStart(8);
  const passed = most === null || cpu99 <= most;
  const verdict = most === null ? '' : passed ? 'PASS' : `FAIL: ${slowest}`;
  return [what.padEnd(52), String(runs).padStart(4), ...figures, aim, verdict].join('  ').trimEnd();
}
