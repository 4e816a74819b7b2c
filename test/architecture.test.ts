import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const ROOMS = [
  'people',
  'units',
  'follow-up',
  'audits',
  'incentives',
  'estimates',
  'cases',
  'budget',
  'agreements',
  'returns',
  'evaluation',
  'programme',
  'journal',
  'outbox',
  'files',
  'documents',
  'home',
  'campaigns',
  'bulk',
  'visits',
  'privacy',
];
const SUFFIXES = [
  'routes',
  'pages',
  'forms',
  'store',
  'table',
  'mails',
  'pdf',
  'paths',
  'job',
  'panel',
  'worker',
] as const;
/** What core files never touch: the web, the database, the disk, other machines. */
const OUTSIDE = [
  'fastify',
  '@fastify/',
  'drizzle-orm',
  'better-sqlite3',
  'nunjucks',
  'pdfkit',
  'nodemailer',
  '@libpdf/',
  'node:fs',
  'node:http',
  'node:net',
  'node:worker_threads',
];

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)';?$/gms);
  return [...found].map(([, type, specifier = '']) => ({
    from: file,
    to: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
    typeOnly: type !== undefined,
  }));
}

const imports = files.flatMap(importsOf);
const roomOf = (file: string): string => file.split('/')[0] ?? '';
const roleOf = (file: string): (typeof SUFFIXES)[number] | 'use case or core' =>
  SUFFIXES.find((suffix) => file.endsWith(`-${suffix}.ts`)) ?? 'use case or core';
/** A use case is a file of a room that receives the context; what is left is core. */
const isUseCase = (file: string): boolean =>
  importsOf(file).some((item) => item.to === 'context.ts' || item.to.startsWith('db/'));
const isCore = (file: string): boolean =>
  ROOMS.includes(roomOf(file)) && roleOf(file) === 'use case or core' && !isUseCase(file);

describe('The directions of the house', () => {
  it('reads every file', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  it('lets shared import nothing of the house', () => {
    const breaches = imports.filter(
      (item) =>
        roomOf(item.from) === 'shared' &&
        item.to.includes('/') &&
        !item.to.startsWith('shared/') &&
        !item.to.startsWith('node:') &&
        files.includes(item.to),
    );
    expect(breaches).toEqual([]);
  });

  it('lets a room use another room’s core and use cases, never its store, tables or routes', () => {
    const closed = new Set(['store', 'table', 'routes', 'pages', 'forms']);
    const breaches = imports.filter(
      (item) =>
        ROOMS.includes(roomOf(item.from)) &&
        ROOMS.includes(roomOf(item.to)) &&
        roomOf(item.from) !== roomOf(item.to) &&
        closed.has(roleOf(item.to)) &&
        // Tables name each other for their foreign keys: that is the schema, not a call.
        !(roleOf(item.from) === 'table' && roleOf(item.to) === 'table') &&
        !item.typeOnly,
    );
    expect(breaches.map((item) => `${item.from} → ${item.to}`)).toEqual([]);
  });

  it('keeps the web out of everything but routes, pages, forms and the web itself', () => {
    const mayUseWeb = (file: string) =>
      ['web', 'demonstration', 'home'].includes(roomOf(file)) ||
      !file.includes('/') ||
      ['routes', 'pages', 'forms', 'panel'].includes(roleOf(file));
    const breaches = imports.filter(
      (item) => roomOf(item.to) === 'web' && !mayUseWeb(item.from) && !item.typeOnly,
    );
    expect(breaches.map((item) => `${item.from} → ${item.to}`)).toEqual([]);
  });

  it('keeps SQL in stores and tables', () => {
    const allowed = (file: string) =>
      ['store', 'table'].includes(roleOf(file)) ||
      roomOf(file) === 'db' ||
      roomOf(file) === 'web' ||
      file === 'journal/append-journal.ts' ||
      file === 'outbox/promise-work.ts' ||
      file === 'cases/take-number.ts';
    const breaches = imports.filter((item) => item.to.startsWith('drizzle-orm') && !allowed(item.from));
    expect(breaches.map((item) => `${item.from} → ${item.to}`)).toEqual([]);
  });

  it('keeps core pure: no web, database, disk or clock', () => {
    const core = files
      .filter(isCore)
      .filter(
        (file) =>
          !['documents', 'files', 'programme', 'outbox'].includes(roomOf(file)) &&
          !/(^|\/)start-|engine-pool/.test(file),
      );
    expect(core.length).toBeGreaterThan(30);
    const breaches = imports.filter(
      (item) =>
        core.includes(item.from) &&
        OUTSIDE.some((outside) => item.to === outside || item.to.startsWith(outside)),
    );
    expect(breaches.map((item) => `${item.from} → ${item.to}`)).toEqual([]);
    const clocks = core.filter((file) =>
      /new Date\(\)|Date\.now\(\)|Temporal\.Now|process\.env|Math\.random/.test(
        readFileSync(join(SRC, file), 'utf8'),
      ),
    );
    expect(clocks).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(readers.sort()).toEqual(['cli.ts', 'main.ts']);
  });

  it('reads national levers with the vintages that the service published, but from a terminal without a database', () => {
    const readers = files.filter((file) =>
      /\bprogramme\.levers\b/.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(readers.sort()).toEqual([
      'incentives/vintages/levers-in-force.ts',
      'terminal/bundles-command.ts',
      'terminal/estimate-command.ts',
      'terminal/simulate-command.ts',
    ]);
  });

  it('has no circle of imports', () => {
    const next = new Map<string, string[]>();
    for (const item of imports)
      if (files.includes(item.to) && !item.typeOnly)
        next.set(item.from, [...(next.get(item.from) ?? []), item.to]);
    expect(circle(next)).toBeNull();
  });

  it('names no city outside its pack', () => {
    const named = files.filter(
      (file) =>
        !file.startsWith('programme/packs/') &&
        /dunkerque|dunkirk/i.test(readFileSync(join(SRC, file), 'utf8')),
    );
    // The default of the PROGRAMME setting is the one exception.
    expect(named).toEqual(['config.ts']);
  });
});

/** The first circle found, as the files it goes through; null when there is none. */
function circle(next: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (file: string, trail: string[]): string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const target of next.get(file) ?? []) {
      const found = walk(target, [...trail, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of next.keys()) {
    const found = walk(file, []);
    if (found) return found.map((item) => relative('.', item));
  }
  return null;
}
