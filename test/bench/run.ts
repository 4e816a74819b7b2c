import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { BENCHES } from './benches.ts';
import { type Bench, type BenchSettings, Skipped } from './support/bench.ts';
import { tableOf } from './support/table.ts';

/**
 * `npm run bench` runs every bench, `npm run bench -- NAME…` those named, `--list` only lists them. `--full` takes the
 * number of rounds of the charter, `--rounds N` any other. Real processes in temporary folders, on 127.0.0.1 alone.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, full: { type: 'boolean' }, rounds: { type: 'string' } },
});
const settings: BenchSettings = {
  full: values.full ?? false,
  rounds: values.rounds === undefined ? null : Number(values.rounds),
};
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0 || Number.isNaN(settings.rounds)) {
  console.error(
    `Unknown: ${unknown.join(', ') || `--rounds ${values.rounds}`}. See npm run bench -- --list.`,
  );
  process.exit(2);
}

const titled = ({ name, check, title }: Bench): string =>
  `${name.padEnd(10)} ${(check ?? '').padEnd(6)} ${title}`;
console.info(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor unknown'}\n`);
for (const bench of BENCHES) console.info(`  ${titled(bench)}`);
if (values.list) process.exit(0);

/** True when nothing failed. */
async function runAndPrint(bench: Bench): Promise<boolean> {
  console.info(`\n── ${titled(bench)}`);
  const started = Date.now();
  try {
    const findings = await bench.run(settings);
    for (const line of tableOf(findings)) console.info(`   ${line}`);
    const failed = findings.some(({ ok }) => ok === false);
    const judged = findings.some(({ ok }) => ok === true);
    console.info(
      `── ${failed ? 'FAIL' : judged ? 'PASS' : 'FIGURES'} (${((Date.now() - started) / 1000).toFixed(0)} s)`,
    );
    return !failed;
  } catch (error) {
    const skipped = error instanceof Skipped;
    console.info(
      `── ${skipped ? 'SKIPPED' : 'FAIL'}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return skipped;
  }
}

const failures: string[] = [];
for (const bench of BENCHES) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  if (!(await runAndPrint(bench))) failures.push(bench.name);
}
console.info(failures.length === 0 ? '\nAll as wanted.' : `\nFailed: ${failures.join(', ')}`);
process.exit(failures.length === 0 ? 0 : 1);
