import { execFileSync } from 'node:child_process';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProgramme } from '../../src/programme/load-programme.ts';
import { day } from '../../src/shared/dates.ts';
import { lovacLines } from '../../src/units/demo/demo-lovac.ts';
import { demoRegister } from '../../src/units/demo/demo-register.ts';
import { atLeast, atMost, type Bench, roundsOf, told } from './support/bench.ts';
import type { Imported } from './support/import-child.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const LINES = { quick: 100_000, full: 100_000 };
const CHILD = fileURLToPath(new URL('support/import-child.ts', import.meta.url));
const FASTEST = 15_000;
/**
 * Beside the file as it was sent, which the upload holds whole: which line has the last word on each dwelling. Measured
 * between files whose register is larger than SQLite's cache of 64 MB, which fills up to there and no further.
 */
const MOST_BYTES_PER_LINE = 1000;

/** A yearly file of the State, read for the preview, then applied to an empty register, and again a year later. */
export const lovacImport: Bench = {
  name: 'lovac',
  check: null,
  title: 'import of a vacancy file (`--rounds` counts its lines)',
  run: (settings) =>
    inTemporaryFolder(async (folder) => {
      const lines = roundsOf(settings, LINES);
      const whole = await fileOf(folder, lines, 2025);
      const double = await fileOf(folder, lines * 2, 2025);
      const nextYear = await fileOf(folder, lines, 2026);
      const first = imported(join(folder, 'large'), whole);
      const large = imported(join(folder, 'double'), double);
      const second = imported(join(folder, 'large'), nextYear);
      const grownMb = large.peakMb - first.peakMb;
      const fileMb = (statSync(double).size - statSync(whole).size) / 1024 ** 2;
      const perLine = ((grownMb - fileMb) * 1024 ** 2) / (large.lines - first.lines);
      return [
        told('lines in the file', first.lines),
        told('size of the file', statSync(whole).size / 1024 ** 2, 'MB'),
        told('lines read for the preview, a second', first.lines / (first.readMs / 1000)),
        atLeast('new units applied, a second', first.applied / (first.applyMs / 1000), FASTEST),
        told('CPU per new unit applied', (first.applyCpuMs * 1000) / first.applied, 'µs'),
        told('known units applied a year later, a second', second.applied / (second.applyMs / 1000)),
        told('peak memory', first.peakMb, 'MB'),
        told('peak memory, twice the lines', large.peakMb, 'MB'),
        atMost('growth per line, beside the file itself', Math.max(0, perLine), MOST_BYTES_PER_LINE, 'bytes'),
      ];
    }),
};

/** The same homes whatever the vintage, but for those that a year adds to or takes from such a file. */
async function fileOf(folder: string, count: number, vintage: number): Promise<string> {
  const { programme, territory } = await loadProgramme('dunkerque');
  const file = join(folder, `lovac-${vintage}-${count}.csv`);
  const out = openSync(file, 'w');
  const units = demoRegister(programme, territory, { seed: 'bench', count, asOf: day('2026-01-01') });
  for (const line of lovacLines(units, territory, { vintage })) writeSync(out, line);
  closeSync(out);
  return file;
}

const imported = (dataDir: string, file: string): Imported =>
  JSON.parse(
    execFileSync(process.execPath, [CHILD, file], {
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
      encoding: 'utf8',
      timeout: 240_000,
    }),
  ) as Imported;
