import { mkdirSync } from 'node:fs';
import { engineOnDemand } from './audits/engine/engine-on-demand.ts';
import { startEnergyEngine } from './audits/engine/start-energy-engine.ts';
import type { Config } from './config.ts';
import type { Services } from './context.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { openSeal } from './documents/open-seal.ts';
import { startPdfRenderer } from './documents/start-pdf-renderer.ts';
import { openFileStore } from './files/file-store.ts';
import { loadProgramme } from './programme/load-programme.ts';
import { instant } from './shared/dates.ts';

/**
 * Opens everything the software works with. The database is brought to the newest schema first. `engine`: warm when this
 * resolves (a server), or started at the first dwelling (a command that may need none).
 */
export async function openServices(config: Config, engine: 'warm' | 'on-demand' = 'warm'): Promise<Services> {
  const { programme, territory } = await loadProgramme(config.programme);
  mkdirSync(config.filesDir, { recursive: true, mode: 0o700 });
  migrate(config.databaseFile);
  return {
    config,
    db: openDatabase(config.databaseFile),
    clock: () => instant(Date.now()),
    programme,
    territory,
    engine: engine === 'warm' ? await startEnergyEngine({ threads: config.energyThreads }) : engineOnDemand(),
    pdf: startPdfRenderer(),
    seal: await openSeal(config),
    files: openFileStore({ directory: config.filesDir, key: config.dataKey }),
    log: {
      info: (facts, message) =>
        config.logLevel !== 'silent' && console.info(JSON.stringify({ level: 'info', message, ...facts })),
      warn: (facts, message) =>
        config.logLevel !== 'silent' && console.warn(JSON.stringify({ level: 'warn', message, ...facts })),
      error: (facts, message) =>
        config.logLevel !== 'silent' && console.error(JSON.stringify({ level: 'error', message, ...facts })),
    },
  };
}

export async function closeServices(services: Services): Promise<void> {
  await Promise.all([services.engine.close(), services.pdf.close()]);
  services.db.close();
}
