import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PREPARED, startTestServices } from './test-services.ts';

/** Once a run: a data folder as a first start leaves it, that each test copies instead of migrating and installing again. */
export default async function prepareData(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'volets-prepared-'));
  const first = await startTestServices({ DATA_DIR: folder });
  first.services.db.close();
  process.env[PREPARED] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
