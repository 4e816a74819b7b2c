import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import type { EnergyEngine } from '../../src/audits/engine/energy-engine.ts';
import { type EngineSettings, startEnergyEngine } from '../../src/audits/engine/start-energy-engine.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const UNRULY = new URL('./support/unruly-worker.ts', import.meta.url);
const engines: EnergyEngine[] = [];
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

async function started(settings: EngineSettings): Promise<EnergyEngine> {
  const engine = await startEnergyEngine(settings);
  engines.push(engine);
  return engine;
}
const unruly = (settings: EngineSettings = {}) => started({ worker: UNRULY, ...settings });
/** What becomes of a dwelling of that department: the code of the error, or "computed". */
const fate = (engine: EnergyEngine, department: string): Promise<string> =>
  engine.compute({ commune: `${department}001` }).then(
    () => 'computed',
    (error) => error.code,
  );

describe('The engine’s threads', () => {
  it('lose only the dwelling that crashes one, and come back', async () => {
    const engine = await unruly();
    const fates = ['59', '01', '62', '01', '80'].map((department) => fate(engine, department));
    expect(await Promise.all(fates)).toEqual([
      'answered 59',
      'audits.errors.engine.crashed',
      'answered 62',
      'audits.errors.engine.crashed',
      'answered 80',
    ]);
  });

  it('stop a dwelling that hangs and go on with the next', async () => {
    const engine = await unruly({ timeoutMs: 400 });
    expect(await Promise.all([fate(engine, '02'), fate(engine, '59')])).toEqual([
      'audits.errors.engine.tooLong',
      'answered 59',
    ]);
  });

  it('survive a thread that dies between two dwellings', async () => {
    const engine = await unruly();
    expect(await fate(engine, '03')).toBe('answered 03');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await fate(engine, '59')).toBe('answered 59');
  });

  it('share the work and keep each answer with its question', async () => {
    const engine = await unruly({ threads: 2 });
    const departments = Array.from({ length: 40 }, (_, index) => String(10 + index));
    const fates = await Promise.all(departments.map((department) => fate(engine, department)));
    expect(fates).toEqual(departments.map((department) => `answered ${department}`));
  });

  it('say so when they do not start', async () => {
    const missing = new URL('./support/no-such-worker.ts', import.meta.url);
    await expect(startEnergyEngine({ worker: missing })).rejects.toMatchObject({
      code: 'audits.errors.engine.doesNotStart',
      kind: 'unavailable',
    });
  });

  it('refuse work once closed, and tell those who were waiting', async () => {
    const engine = await unruly();
    const waiting = [fate(engine, '02'), fate(engine, '59')];
    await engine.close();
    expect(await Promise.all(waiting)).toEqual([
      'audits.errors.engine.closed',
      'audits.errors.engine.closed',
    ]);
    expect(await fate(engine, '59')).toBe('audits.errors.engine.closed');
  });
});

describe('The real engine', () => {
  it('carries refusals over from its thread with their code and placeholders', async () => {
    const engine = await started({});
    const { yearBuilt: _, ...unfinished } = REFERENCE_HOUSE;
    // The age may stay unknown; the area may not.
    expect((await engine.compute(unfinished)).energyClass).toBe('E');
    const withoutArea: AuditAnswers = { ...REFERENCE_HOUSE, livingArea: undefined };
    await expect(engine.compute(withoutArea)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'audits.errors.missingAnswer',
      params: { question: 'livingArea' },
    });
  });

  it('runs under plain Node, outside any test runner', () => {
    const script = `
      import { startEnergyEngine } from './src/audits/engine/start-energy-engine.ts';
      import { REFERENCE_HOUSE } from './test/audits/support/reference-house.ts';
      const engine = await startEnergyEngine();
      const { ep, ges, energyClass } = await engine.compute(REFERENCE_HOUSE);
      await engine.close();
      console.log(ep, ges, energyClass);`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('288 63 E');
  });
});
