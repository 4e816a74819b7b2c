import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atMost, type Bench, roundsOf, told } from './support/bench.ts';
import type { Drawn } from './support/letters-child.ts';

const LETTERS = { quick: 1000, full: 2000 };
const CHILD = fileURLToPath(new URL('support/letters-child.ts', import.meta.url));
/** Its place in the trees that end the file, and what is not yet swept: the letters themselves leave as they are drawn. */
const MOST_KB_PER_LETTER = 20;

/** The file of a campaign: as many letters as `--rounds` says, and a fifth of them. */
export const lettersCost: Bench = {
  name: 'letters',
  check: null,
  title: 'the letters of a campaign in one file (`--rounds` counts them)',
  run: async (settings) => {
    const count = roundsOf(settings, LETTERS);
    const fewer = Math.ceil(count / 5);
    const [small, large] = [fewer, count].map(drawn) as [Drawn, Drawn];
    const grownKb = ((large.peakMb - small.peakMb) * 1024) / (count - fewer);
    return [
      told('letters drawn', count),
      told('letters a second', count / (large.ms / 1000)),
      told('CPU per letter', (large.cpuMs - small.cpuMs) / (count - fewer), 'ms'),
      told('size of the file, per letter', large.bytes / 1024 / count, 'kB'),
      told(`peak memory, ${fewer} letters`, small.peakMb, 'MB'),
      told(`peak memory, ${count} letters`, large.peakMb, 'MB'),
      atMost('growth per letter', Math.max(0, grownKb), MOST_KB_PER_LETTER, 'kB'),
    ];
  },
};

const drawn = (count: number): Drawn =>
  JSON.parse(
    execFileSync(process.execPath, [CHILD, String(count)], { encoding: 'utf8', timeout: 600_000 }),
  ) as Drawn;
