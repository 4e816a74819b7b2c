import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProgramme } from '../../src/programme/load-programme.ts';
import { day } from '../../src/shared/dates.ts';
import { nextLovacCsv } from '../../src/units/demo/demo-lovac.ts';
import { referenceXml } from '../audits/support/dpe-xml.ts';
import { REFERENCE_HOUSE } from '../audits/support/reference-house.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'volets-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const volets = (args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'development', DATA_DIR: join(folder, 'data'), ...env },
    timeout: 60_000,
  });
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('From a terminal', { timeout: 120_000 }, () => {
  it('says what it can do, and what was misused', () => {
    expect(volets(['--help']).stdout).toContain('import-lovac FILE');
    expect(volets(['report', '--help']).stdout).toContain('--out VALUE');
    const unknown = volets(['fly']);
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('Unknown command')]);
    const missing = volets(['backup']);
    expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('FILE is missing')]);
  });

  it('audits the reference house: 288 kWh, 63 kg, class E', () => {
    const house = file('house.json', JSON.stringify(REFERENCE_HOUSE));
    expect(JSON.parse(volets(['audit', house, '--json']).stdout).likely).toMatchObject({
      ep: 288,
      ges: 63,
      energyClass: 'E',
    });
    expect(volets(['audit', house]).stdout).toContain('Class E');
  });

  it('computes a DPE’s XML file again, or says why not', () => {
    const dpe = file('dpe.xml', referenceXml());
    expect(JSON.parse(volets(['audit', '--dpe-xml', dpe, '--json']).stdout)).toMatchObject({
      facts: { number: '2559E0000001A' },
      stated: { energyClass: 'E' },
      recomputed: { energyClass: 'E', factor: 2.3 },
      sameClass: true,
    });
    expect(volets(['audit', '--dpe-xml', dpe]).stdout).toContain('It states: class E');
    const page = volets(['audit', '--dpe-xml', file('page.xml', '<html></html>'), '--json']);
    expect([page.status, page.stderr]).toEqual([1, expect.stringContaining('not a DPE')]);
    expect(volets(['audit', dpe, '--dpe-xml', dpe]).status).toBe(2);
    expect(volets(['audit']).status).toBe(2);
  });

  it('finds the best bundles of works of the reference house', () => {
    const house = file('house.json', JSON.stringify(REFERENCE_HOUSE));
    const project = file('project.json', JSON.stringify({ ownerKind: 'individual', tenureAfter: 'let' }));
    const { status, stdout, stderr } = volets(['bundles', house, '--project', project, '--json']);
    expect(status).toBe(0);
    expect(stderr).toContain(' of ');
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ format: 'volets-bundles/1', before: { energyClass: 'E' }, settled: false });
    expect(found.counts.computed).toBeLessThan(found.counts.total / 2);
    expect(found.answers.map(({ name }: { name: string }) => name)).toContain('class-C');
    const odd = file('odd.json', '{"income": 12}');
    expect(volets(['bundles', house, '--project', odd]).stderr).toContain('income');
  });

  it('prints the JSON Schema of each input', () => {
    for (const name of ['audit', 'estimate', 'scheme', 'levers']) {
      const { status, stdout } = volets(['schema', name]);
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toHaveProperty('$schema');
    }
    expect(volets(['schema', 'nothing']).status).toBe(2);
  });

  it('names each wrong place of an input, without a stack', () => {
    const wrong = volets(['estimate', file('wrong.json', '{"measures": "all"}'), '--json']);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('measures');
    expect(wrong.stderr).not.toMatch(/\n\s+at /);
    expect(volets(['audit', file('bad.json', '{')]).stderr).toContain('is not JSON');
    expect(
      volets(['audit', file('house.json', JSON.stringify({ ...REFERENCE_HOUSE, wings: 2 }))]).stderr,
    ).toContain('wings');
    expect(volets(['audit', join(folder, 'nowhere.json')]).stderr).toContain('cannot be read');
  });

  it('imports a vacancy file, once, and keeps a whole journal that a backup carries elsewhere', async () => {
    const { programme, territory } = await loadProgramme('dunkerque');
    const csv = nextLovacCsv(programme, territory, {
      seed: 7,
      count: 60,
      asOf: day('2026-01-01'),
      faults: true,
    });
    const lovac = file('lovac.csv', csv);

    const dry = JSON.parse(volets(['import-lovac', lovac, '--dry-run', '--json']).stdout);
    expect(dry.import).toBeNull();
    expect(dry.counts.new).toBeGreaterThan(10);
    expect(dry.cells.length).toBeGreaterThan(5);

    const first = JSON.parse(volets(['import-lovac', lovac, '--json']).stdout);
    expect(first).toMatchObject({ state: 'applied', counts: { new: dry.counts.new } });
    const again = JSON.parse(volets(['import-lovac', lovac, '--json']).stdout);
    expect(again.counts).toMatchObject({ new: 0, changed: 0 });

    const journal = JSON.parse(volets(['verify-journal', '--json']).stdout);
    expect(journal.whole).toBe(true);
    expect(volets(['backup', join(folder, 'copy.db')]).status).toBe(0);
    const elsewhere = { DATA_DIR: join(folder, 'elsewhere') };
    expect(volets(['restore', join(folder, 'copy.db')], elsewhere).status).toBe(0);
    expect(JSON.parse(volets(['verify-journal', '--json'], elsewhere).stdout)).toEqual(journal);
  });

  it('refuses a file that is no vacancy file, and says what was expected', () => {
    const refused = volets(['import-lovac', file('letters.csv', 'a;b;c\n1;2;3\n')]);
    expect(refused.status).toBe(1);
    expect(refused.stderr.length).toBeGreaterThan(20);
    expect(refused.stderr).not.toMatch(/\n\s+at /);
  });

  it('writes the evaluation report in four formats', () => {
    const out = join(folder, 'report');
    expect(volets(['report', '--out', out]).status).toBe(0);
    expect(
      readdirSync(out)
        .map((name) => name.split('.').at(-1))
        .sort(),
    ).toEqual(['json', 'ods', 'pdf', 'xlsx']);
  });

  it('opens the first account, and refuses to start production without its secrets', () => {
    const added = volets([
      'user',
      'add',
      '--email',
      'first@example.org',
      '--name',
      'First',
      '--role',
      'manager',
    ]);
    expect([added.status, added.stdout.trim().length]).toEqual([0, 20]);
    expect(
      volets(['user', 'add', '--email', 'first@example.org', '--name', 'Twice', '--role', 'manager']).status,
    ).toBe(1);
    expect(volets(['user', 'add', '--email', 'x@example.org', '--name', 'X', '--role', 'king']).status).toBe(
      2,
    );
    const production = volets(['verify-journal'], { NODE_ENV: 'production' });
    expect(production.status).toBe(1);
    expect(production.stderr).toMatch(/PUBLIC_URL.*SESSION_SECRET.*DATA_KEY.*SMTP_URL/);
    expect(existsSync(join(folder, 'data', 'volets.db'))).toBe(true);
  });
});
