import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './journeys/find-chromium.ts';

/**
 * `npm test`: types, lint, then every test; the browser journeys where Chromium is found. BROWSER=required turns
 * their absence into a failure. The last line counts what passed and failed.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name);
const folder = mkdtempSync(join(tmpdir(), 'volets-run-'));
const total = { passed: 0, failed: 0 };

function step(title: string, command: string, args: readonly string[]): boolean {
  console.info(`\n── ${title}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  console.info(
    `── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return status === 0;
}

function check(title: string, command: string, args: readonly string[]): void {
  if (step(title, command, args)) total.passed += 1;
  else total.failed += 1;
}

function tests(title: string, config: string): void {
  const report = join(folder, `${title}.json`);
  const ok = step(title, bin('vitest'), [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number })
    : { numPassedTests: 0, numFailedTests: 0 };
  total.passed += counts.numPassedTests;
  // A file that cannot even be loaded fails no test: it still fails the run.
  total.failed += ok ? 0 : Math.max(1, counts.numFailedTests);
}

check('types', bin('tsc'), ['--noEmit']);
check('lint', bin('biome'), ['check', '--error-on-warnings', '.']);
tests('tests', 'test/vitest.config.ts');
if (findChromium()) {
  tests('journeys', 'test/journeys/vitest.config.ts');
} else if (process.env.BROWSER === 'required') {
  console.error('\n── journeys: FAILED, no Chromium found and BROWSER=required');
  total.failed += 1;
} else {
  console.warn('\n── journeys: SKIPPED, no Chromium found (install it, or set CHROMIUM to its path)');
}
rmSync(folder, { recursive: true, force: true });
console.info(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
