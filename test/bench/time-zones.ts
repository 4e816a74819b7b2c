import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bench, exactly, type Finding, told } from './support/bench.ts';
import { inTemporaryFolder } from './support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ZONES = ['UTC', 'Europe/Paris', 'Pacific/Auckland', 'America/St_Johns'];
/** Tests of days, money and vacancy: their answers must not depend on where the server stands. */
const TESTS = [
  'test/shared/dates',
  'test/shared/money',
  'test/units/vacancy-spell',
  'test/cases/clock',
  'test/incentives/award-payments',
];

type Report = {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
};

/** The same tests under several time zones. */
export const timeZones: Bench = {
  name: 'zones',
  check: 'C29',
  title: 'tests of dates, money and vacancy under several time zones',
  run: () =>
    inTemporaryFolder(async (folder) => {
      const results = ZONES.map(
        (zone, index) => [zone, resultsIn(zone, join(folder, `${index}.json`))] as const,
      );
      const [, first = []] = results[0] ?? [];
      return [
        told('tests', first.length),
        ...results.flatMap(([zone, found]): Finding[] => [
          exactly(`${zone}: failed`, found.filter((result) => !result.endsWith('passed')).length, 0),
          exactly(`${zone}: as in UTC`, found.join('\n') === first.join('\n') ? 'yes' : 'no', 'yes'),
        ]),
      ];
    }),
};

function resultsIn(zone: string, report: string): string[] {
  spawnSync(
    join(ROOT, 'node_modules', '.bin', 'vitest'),
    ['run', '--config', 'test/vitest.config.ts', '--reporter=json', `--outputFile.json=${report}`, ...TESTS],
    { cwd: ROOT, env: { ...process.env, TZ: zone }, timeout: 120_000 },
  );
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ fullName, status }) => `${fullName}: ${status}`)
    .sort();
}
