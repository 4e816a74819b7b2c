import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { loadProgramme } from '../../src/programme/load-programme.ts';
import { day } from '../../src/shared/dates.ts';
import {
  DEFAULT_ORDER,
  NO_FILTER,
  type PageWanted,
  REGISTER_SORTS,
  type RegisterFilter,
  type RegisterOrder,
} from '../../src/units/find/register-filter.ts';
import type { Scope } from '../../src/units/find/unit-filter-store.ts';
import { listAndCount } from '../../src/units/find/unit-list-store.ts';
import { mapOf } from '../../src/units/find/unit-map-store.ts';
import { fillRegister, seeded } from './big-register.ts';

/** One line of the table: milliseconds of this machine, and CPU milliseconds of this process, per query. */
export type Measured = {
  readonly what: string;
  readonly runs: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
};

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const PAGE = { size: 50, most: 10_000 } as const;

/** Fills a register of `units` in a folder of its own, measures finding in it, and removes it. */
export async function bench(units = 300_000, report: (line: string) => void = print): Promise<Measured[]> {
  const folder = process.env.BENCH_DIR ?? mkdtempSync(join(tmpdir(), 'volets-bench-'));
  const file = join(folder, 'register.db');
  try {
    migrate(file);
    const { programme, territory } = await loadProgramme('dunkerque');
    const places = territory.communes.flatMap(({ code, name }) =>
      (programme.territory.communes[code]?.builtUp ?? [])
        .slice(0, 1)
        .map(({ longitude, latitude }) => ({ code, name, longitude, latitude })),
    );
    const started = performance.now();
    if (statSync(file).size < 20e6) fillRegister(file, places, units);
    const seconds = (performance.now() - started) / 1000;
    report(
      `${units} units in ${seconds.toFixed(0)} s (${Math.round((seconds * 1e6) / units)} µs each with every index and trigger), ${Math.round(statSync(file).size / 1e6)} MB`,
    );
    return await measureAll(
      file,
      places.map(({ code }) => code),
      report,
    );
  } finally {
    if (!process.env.BENCH_DIR) rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAll(
  file: string,
  communes: readonly string[],
  report: (line: string) => void,
): Promise<Measured[]> {
  const db = openDatabase(file);
  const d = db.read;
  const scope: Scope = { today: day('2026-03-02'), within: null, latestVintage: 2026 };
  const all: Measured[] = [];
  const measure = async (what: string, runs: number, query: (turn: number) => Promise<unknown>) => {
    const measured = await timed(what, runs, query);
    all.push(measured);
    report(
      `${what.padEnd(64)} ${String(runs).padStart(4)}  p50 ${ms(measured.p50)}  p99 ${ms(measured.p99)}  cpu ${ms(measured.cpu)}`,
    );
  };
  const list = (filter: RegisterFilter, order: RegisterOrder, wanted: PageWanted = null) =>
    listAndCount(d, filter, scope, order, wanted, PAGE);

  const singles = filtersOf(communes);
  for (const [name, filter] of Object.entries(singles))
    await measure(`list, ${name}`, 20, () => list(filter, DEFAULT_ORDER));
  for (const by of REGISTER_SORTS)
    for (const descending of [false, true]) {
      const order = { by, descending };
      await measure(`list, sort ${by}${descending ? ' down' : ''}`, 20, () => list(NO_FILTER, order));
      const deep = await deepPlace(list, order);
      await measure(`list, sort ${by}${descending ? ' down' : ''}, deep page`, 20, () =>
        list(NO_FILTER, order, deep),
      );
    }
  const names = Object.keys(singles);
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  await measure(`list, ${pairs.length} pairs of filters`, pairs.length, (turn) =>
    list(both(singles, pairs[turn]), DEFAULT_ORDER),
  );
  const sorts = names.flatMap((name) =>
    REGISTER_SORTS.flatMap((by) => [false, true].map((descending) => ({ name, order: { by, descending } }))),
  );
  await measure(`list, ${sorts.length} filters with each sort`, sorts.length, (turn) => {
    const { name, order } = sorts[turn] as (typeof sorts)[number];
    return list(singles[name] as RegisterFilter, order);
  });
  const typed = wordsTyped();
  await measure(`search as one types, ${typed.length} texts`, typed.length, (turn) =>
    list({ ...NO_FILTER, text: typed[turn] ?? '' }, DEFAULT_ORDER),
  );
  const random = seeded(9);
  for (const width of [0.005, 0.02, 0.08, 0.3]) {
    const view = () => {
      const west = 2.2 + random() * 0.3;
      const south = 50.95 + random() * 0.08;
      return { west, south, east: west + width, north: south + width * 0.6 };
    };
    await measure(`map, box ${width}° wide`, 40, () => mapOf(d, NO_FILTER, scope, view()));
    await measure(`map, box ${width}° wide, kind and class`, 40, () =>
      mapOf(d, { ...NO_FILTER, kind: 'flat', classes: ['F', 'G'] }, scope, view()),
    );
    await measure(`map, box ${width}° wide, status`, 40, () =>
      mapOf(d, { ...NO_FILTER, statuses: ['blocked'] }, scope, view()),
    );
    await measure(`list, box ${width}° wide`, 40, () => list({ ...NO_FILTER, box: view() }, DEFAULT_ORDER));
  }
  db.close();
  return all;
}

const ms = (value: number): string => `${value.toFixed(1).padStart(7)} ms`;

async function timed(
  what: string,
  runs: number,
  query: (turn: number) => Promise<unknown>,
): Promise<Measured> {
  await query(0);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let turn = 0; turn < runs; turn += 1) {
    const started = performance.now();
    await query(turn);
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(cpu);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(runs - 1, Math.floor(share * runs))] ?? 0;
  return { what, runs, p50: at(0.5), p99: at(0.99), cpu: (user + system) / 1000 / runs };
}

const both = (
  singles: Record<string, RegisterFilter>,
  pair: readonly [string, string] | undefined,
): RegisterFilter => {
  const [one, other] = (pair ?? []).map((name) => singles[name] ?? NO_FILTER);
  const limits = Object.entries(other ?? NO_FILTER).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(NO_FILTER[key as keyof RegisterFilter]),
  );
  return { ...(one ?? NO_FILTER), ...Object.fromEntries(limits) };
};

async function deepPlace(
  list: (
    filter: RegisterFilter,
    order: RegisterOrder,
    wanted: PageWanted,
  ) => Promise<{ page: { after: unknown } }>,
  order: RegisterOrder,
): Promise<PageWanted> {
  const middle: Record<RegisterOrder['by'], string | number> = {
    vacancy: '2019-01-01',
    owner: 'MO',
    commune: '59340',
    area: 60,
    priority: 50,
    class: 'D',
    contact: '2025-08-01',
  };
  const { page } = await list(NO_FILTER, order, {
    side: 'after',
    cursor: { value: middle[order.by], id: 1000 },
  });
  return { side: 'after', cursor: page.after as never };
}

function filtersOf(communes: readonly string[]): Record<string, RegisterFilter> {
  const some = (limits: Partial<RegisterFilter>): RegisterFilter => ({ ...NO_FILTER, ...limits });
  return {
    'no filter': NO_FILTER,
    'one commune': some({ communes: communes.slice(3, 4) }),
    'smallest commune': some({ communes: communes.slice(-1) }),
    'three communes': some({ communes: communes.slice(4, 7) }),
    'status common': some({ statuses: ['not-followed'] }),
    'status rare': some({ statuses: ['blocked'] }),
    substatus: some({ substatus: 'third-party-block' }),
    'vacant over 5': some({ vacancy: 'over-5' }),
    'vacant under 2': some({ vacancy: 'under-2' }),
    ended: some({ vacancy: 'ended' }),
    occupancy: some({ occupancy: 'rural-lease' }),
    kind: some({ kind: 'other' }),
    classes: some({ classes: ['F', 'G'] }),
    'class unknown': some({ classes: ['unknown'] }),
    audited: some({ evidence: 'audited' }),
    'owner kind': some({ ownerKind: 'public' }),
    contact: some({ contact: 'answered' }),
    'never contacted': some({ contact: 'never' }),
    'held back': some({ heldBack: 'yes' }),
    'shared owner': some({ shared: true }),
    reason: some({ reason: 'ruin' }),
    'with a case': some({ phase: 'any' }),
    absent: some({ absent: true }),
    'year range': some({ builtFrom: 1948, builtTo: 1952 }),
    'area range': some({ areaFrom: 150, areaTo: 160 }),
    'large area': some({ areaFrom: 190 }),
    rooms: some({ roomsFrom: 8 }),
  };
}

/** What people type, letter by letter. */
function wordsTyped(): string[] {
  return [
    'rue bagale',
    'balema hélène',
    'dunkerque',
    '12 quai',
    'quai dunkerque',
    '590000123456',
    'zovo',
    'lamo rose',
    'coudekerque',
    'avenue',
  ].flatMap((text) => Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bench(Number(process.argv[2] ?? 300_000));
