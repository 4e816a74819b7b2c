import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { workUntilIdle } from '../../src/outbox/outbox-worker.ts';
import { handlers } from '../../src/outbox-handlers.ts';
import { closeServices, openServices } from '../../src/services.ts';
import { day } from '../../src/shared/dates.ts';
import type { ImportId } from '../../src/shared/ids.ts';
import { NO_FILTER } from '../../src/units/find/register-filter.ts';
import { countUnits } from '../../src/units/find/unit-list-store.ts';
import { countChanges, findImport } from '../../src/units/import/import-store.ts';
import { idlocal, lovacText, person } from './support/lovac-file.ts';

const CHILD = fileURLToPath(new URL('../support/import-until-killed.ts', import.meta.url));
const LINES = 6000;
const SCOPE = { today: day('2026-03-02'), within: null, latestVintage: null };

describe('An import whose process is killed', () => {
  let folder: string;
  let settings: Record<string, string>;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'volets-killed-'));
    settings = { NODE_ENV: 'test', DATA_DIR: folder, LOG_LEVEL: 'silent', PORT: '3000' };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Kills the process (`kill -9`) once the register holds its first units. */
  async function killHalfWay(file: string): Promise<ImportId> {
    // Open before the other process begins: what is watched is over in seconds.
    const services = await openServices(readConfig(settings), 'on-demand');
    const child = spawn(process.execPath, [CHILD, file], { env: { PATH: process.env.PATH, ...settings } });
    const ended = new Promise<NodeJS.Signals | null>((resolve) => {
      child.on('exit', (_, signal) => resolve(signal));
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('applying')) resolve();
      });
      child.on('exit', () => reject(new Error('the process ended by itself')));
    });
    const id = Number(/applying (\d+)/.exec(said)?.[1]) as ImportId;
    while (((await findImport(services.db.read, id))?.linesDone ?? 0) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await closeServices(services);
    return id;
  }

  it('leaves whole handfuls, says how far it came, and ends complete once taken up again', async () => {
    const file = join(folder, 'lovac.csv');
    const lines = Array.from({ length: LINES }, (_, at) => ({
      ff_idlocal: idlocal(at + 1),
      ff_idpersonne_1: person(at + 1),
    }));
    writeFileSync(file, lovacText(lines));
    const id = await killHalfWay(file);

    const services = await openServices(readConfig(settings), 'on-demand');
    const { read } = services.db;
    const total = () => countUnits(read, NO_FILTER, SCOPE, 100_000);
    const row = await findImport(read, id);
    expect(row?.state).toBe('applying');
    expect(row?.linesDone).toBeGreaterThan(0);
    expect(row?.linesDone).toBeLessThan(LINES);
    expect(await total()).toBe(row?.linesDone);
    expect(await countChanges(read, id)).toBe(row?.linesDone);

    await workUntilIdle(services, handlers);
    expect(await findImport(read, id)).toMatchObject({ state: 'applied', counts: { new: LINES } });
    expect(await total()).toBe(LINES);
    expect(await countChanges(read, id)).toBe(LINES);
    await closeServices(services);
  }, 120_000);
});
