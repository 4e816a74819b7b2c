import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import { contextFor } from '../../src/context.ts';
import { openServices } from '../../src/services.ts';
import { system } from '../../src/shared/actor.ts';
import { applyImport } from '../../src/units/import/decide-import.ts';
import { applyStep, readStep } from '../../src/units/import/lovac-import-job.ts';
import { receiveImport } from '../../src/units/import/receive-import.ts';

/** A process that lets a file into the register and is to be killed on the way. Says when it begins to write. */
const services = await openServices(readConfig(process.env), 'on-demand');
const ctx = contextFor(services, system('test'));
const filters = {
  housingOnly: false,
  privateOwnersOnly: false,
  vacantByDefinition: false,
  minimumYearsVacant: 0,
  fallbackVintage: null,
};
const file = { name: 'lovac.csv', content: readFileSync(process.argv[2] ?? '') };
const { id } = await receiveImport(ctx, file, filters, { inBackground: false });
await readStep(services, id);
await applyImport(ctx, id);
process.stdout.write(`applying ${id}\n`);
await applyStep(services, id);
process.stdout.write('applied\n');
