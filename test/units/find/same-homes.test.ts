import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { idsBySearch, searchQuery, wordsBeginning } from '../../../src/db/search.ts';
import { day } from '../../../src/shared/dates.ts';
import { keepWordSets } from '../../../src/units/find/keep-word-sets.ts';
import {
  NO_FILTER,
  type PageWanted,
  REGISTER_SORTS,
  type RegisterFilter,
  type RegisterOrder,
} from '../../../src/units/find/register-filter.ts';
import { allowedBy, type Scope } from '../../../src/units/find/unit-filter-store.ts';
import { listAndCount } from '../../../src/units/find/unit-list-store.ts';
import { mapOf } from '../../../src/units/find/unit-map-store.ts';
import { ORDERS } from '../../../src/units/find/unit-order-store.ts';
import { fillRegister } from '../../bench/big-register.ts';
import { limitsFor, TYPED } from '../../bench/register-draws.ts';
import { LIMITS, PLACES } from './filters.ts';

const CODES = PLACES.map(({ code }) => code);
const HOMES = 900;
const EVERYTHING = 10_000;
/** As few homes as these are looked up, more are walked to: never, seldom, as in a large register. */
const WAYS = [0, 7, 60, undefined];

const anyLimits = fc
  .subarray(
    [...Object.values(limitsFor(CODES)), ...LIMITS].filter((limit) => !('text' in limit)),
    {
      maxLength: 3,
    },
  )
  .map((limits): RegisterFilter => Object.assign({}, NO_FILTER, ...limits));
const anyNumbers = fc.record({
  builtFrom: fc.option(fc.integer({ min: 1790, max: 2030 })),
  builtTo: fc.option(fc.integer({ min: 1790, max: 2030 })),
  areaFrom: fc.option(fc.double({ min: 0, max: 320, noNaN: true })),
  areaTo: fc.option(fc.integer({ min: 0, max: 320 })),
  roomsFrom: fc.option(fc.integer({ min: 0, max: 22 })),
  roomsTo: fc.option(fc.integer({ min: 0, max: 22 })),
  priorityFrom: fc.option(fc.integer({ min: 0, max: 100 })),
});
const anyBox = fc
  .tuple(fc.double({ min: 2.2, max: 2.55, noNaN: true }), fc.double({ min: 50.97, max: 51.09, noNaN: true }))
  .chain(([west, south]) =>
    fc
      .constantFrom(0.004, 0.03, 0.2, 3)
      .map((width) => ({ west, south, east: west + width, north: south + width * 0.6 })),
  );
const anyFilter = fc.tuple(anyLimits, fc.option(anyNumbers, { freq: 3 }), fc.option(anyBox, { freq: 3 })).map(
  ([limits, numbers, box]): RegisterFilter => ({
    ...limits,
    ...(numbers ?? {}),
    ...(box ? { box } : {}),
  }),
);
const anyOrder: fc.Arbitrary<RegisterOrder> = fc.record({
  by: fc.constantFrom(...REGISTER_SORTS),
  descending: fc.boolean(),
});
const anyScope = fc
  .option(fc.subarray(CODES, { minLength: 1 }), { freq: 3 })
  .map((within): Scope => ({ today: day('2026-03-02'), within, latestVintage: 2026 }));

describe('Lists, counts and maps of any filter', () => {
  let folder: string;
  let db: Database;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'volets-same-'));
    const file = join(folder, 'volets.db');
    migrate(file);
    // Ids far apart: homes of several chunks of the sets, as in a large register.
    fillRegister(file, PLACES, HOMES, { seed: 5, apart: 217 });
    db = openDatabase(file);
  });
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the conditions say, row by row, without an index. */
  const plainly = (filter: RegisterFilter, scope: Scope, { by, descending }: RegisterOrder) => {
    const { column } = ORDERS[by];
    const down: SQL = descending ? sql`DESC` : sql`ASC`;
    return db.read.all<{ id: number; value: string | number | null }>(
      sql`SELECT id, ${column} AS value FROM unit NOT INDEXED WHERE ${allowedBy(filter, scope) ?? sql`1`}
        ORDER BY ${column} IS NULL, ${column} ${down}, iif(${column} IS NULL, id, ${descending ? sql`-id` : sql`id`})`,
    );
  };

  const sameEverywhere = (runs: number, seed: number) =>
    fc.assert(
      fc.asyncProperty(
        anyFilter,
        anyScope,
        anyOrder,
        fc.constantFrom(...WAYS),
        fc.nat(HOMES),
        fc.boolean(),
        async (filter, scope, order, few, at, backwards) => {
          const expected = plainly(filter, scope, order);
          const all = { size: 20, most: EVERYTHING };
          const first = await listAndCount(db.read, filter, scope, order, null, all, few);
          expect(first.page.lines.map(({ id }) => id)).toEqual(expected.slice(0, 20).map(({ id }) => id));
          expect(first).toMatchObject({ count: expected.length, more: false });
          const cursor = expected[at % Math.max(1, expected.length)];
          if (!cursor) return;
          const place = expected.indexOf(cursor);
          const wanted: PageWanted = { side: backwards ? 'before' : 'after', cursor };
          const next = await listAndCount(db.read, filter, scope, order, wanted, all, few);
          const beside = backwards
            ? expected.slice(Math.max(0, place - 20), place)
            : expected.slice(place + 1, place + 21);
          expect(next.page.lines.map(({ id }) => id)).toEqual(beside.map(({ id }) => id));
        },
      ),
      { numRuns: runs, seed },
    );

  it('are those that the conditions tell row by row, looked up or walked to, on any page both ways', async () => {
    await sameEverywhere(1200, 11);
  }, 240_000);

  it('are so when homes changed, came and went that the sets do not hold yet, and once they do', async () => {
    await db.tx(async (d) => {
      d.run(sql`UPDATE unit SET status = 'in-progress', owner_name = 'Ç' WHERE id % 5 = 0`);
      d.run(
        sql`UPDATE unit SET vacant_since = '2024-06-15', living_area = 60, priority = 47 WHERE id % 7 = 0`,
      );
      d.run(sql`UPDATE unit SET longitude = longitude + 0.05, commune = '59155' WHERE id % 11 = 0`);
      d.run(
        sql`UPDATE unit SET longitude = NULL, contacted_at = NULL, contact_state = 'never' WHERE id % 13 = 0`,
      );
      d.run(sql`DELETE FROM unit_perimeter WHERE unit_id % 17 = 0`);
      d.run(sql`DELETE FROM unit WHERE id % 17 = 0`);
    });
    expect(touched()).toBeGreaterThan(200);
    await sameEverywhere(500, 12);
    await keepWordSets({ db });
    expect(touched()).toBe(0);
    await sameEverywhere(500, 13);
  }, 240_000);

  it('show each home on the map that the list holds there', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, anyBox, anyScope, async (filter, view, scope) => {
        const shown = await mapOf(db.read, filter, scope, view);
        const expected = plainly({ ...filter, box: view }, scope, { by: 'commune', descending: false });
        if (shown.kind !== 'points') throw new Error('So few homes are points');
        expect(shown.points.map(({ id }) => id as number).toSorted((a, b) => a - b)).toEqual(
          expected.map(({ id }) => id).toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 200, seed: 3 },
    );
  }, 120_000);

  it('are found by the words that begin as one types, as by the beginnings themselves', () => {
    let found = 0;
    const ids = (query: string | null) =>
      query === null ? [] : db.read.all<{ id: number }>(idsBySearch(query, EVERYTHING)).map(({ id }) => id);
    for (const text of [
      ...TYPED,
      'Hélène',
      'COUDEKERQUE-b',
      'Élis',
      'ave zuyd',
      'dunkerquex',
      'œuf',
      'dunk*',
    ]) {
      const whole = searchQuery(text, (beginning) => wordsBeginning(db.read, beginning));
      expect(ids(whole), text).toEqual(ids(searchQuery(text)));
      found += ids(whole).length;
    }
    expect(found).toBeGreaterThan(1000);
    expect(wordsBeginning(db.read, 'Dunk')).toEqual(['dunkerque']);
  });

  const touched = (): number => db.read.get<{ n: number }>(sql`SELECT count(*) AS n FROM unit_touched`).n;
});
