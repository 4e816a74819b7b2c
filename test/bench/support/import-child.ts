import { readFileSync } from 'node:fs';
import { readConfig } from '../../../src/config.ts';
import { contextFor } from '../../../src/context.ts';
import { closeServices, openServices } from '../../../src/services.ts';
import { system } from '../../../src/shared/actor.ts';
import { applyImport } from '../../../src/units/import/decide-import.ts';
import { findImport } from '../../../src/units/import/import-store.ts';
import { applyStep, readStep } from '../../../src/units/import/lovac-import-job.ts';
import { receiveImport } from '../../../src/units/import/receive-import.ts';
import { DEFAULT_LOVAC_FILTERS } from '../../../src/units/lovac/lovac-filters.ts';

/** Imports the file named on the command line into `DATA_DIR`, in a process of its own so that its memory can be told. */
export type Imported = {
  readonly lines: number;
  readonly applied: number;
  readonly readMs: number;
  readonly applyMs: number;
  readonly applyCpuMs: number;
  readonly peakMb: number;
};

const services = await openServices(readConfig(process.env), 'on-demand');
const ctx = contextFor(services, system('bench'));
const options = { ...DEFAULT_LOVAC_FILTERS, minimumYearsVacant: 0, fallbackVintage: null };
// Let go of once it is kept, as the request that brought it is.
const receive = () =>
  receiveImport(ctx, { name: 'lovac.csv', content: readFileSync(process.argv[2] ?? '') }, options, {
    inBackground: false,
  });
const { id } = await receive();

const reading = performance.now();
await readStep(services, id);
const readMs = performance.now() - reading;

await applyImport(ctx, id, { inBackground: false });
const applying = performance.now();
const cpu = process.cpuUsage();
await applyStep(services, id);
const applyMs = performance.now() - applying;
const { user, system: kernel } = process.cpuUsage(cpu);

const row = await findImport(services.db.read, id);
if (row?.state !== 'applied') throw new Error(`the import is ${row?.state}`);
const imported: Imported = {
  lines: row.linesDone,
  applied: (row.counts.new ?? 0) + (row.counts.changed ?? 0) + (row.counts.unchanged ?? 0),
  readMs,
  applyMs,
  applyCpuMs: (user + kernel) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(imported));
await closeServices(services);
