import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../../../src/db/database.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { day } from '../../../src/shared/dates.ts';
import {
  DEFAULT_ORDER,
  NO_FILTER,
  type PageWanted,
  REGISTER_SORTS,
  type RegisterFilter,
} from '../../../src/units/find/register-filter.ts';
import type { Scope } from '../../../src/units/find/unit-filter-store.ts';
import { listAndCount } from '../../../src/units/find/unit-list-store.ts';
import { mapOf } from '../../../src/units/find/unit-map-store.ts';
import { fillRegister } from '../../bench/big-register.ts';
import { type Plan, plansOf } from '../../support/query-plans.ts';
import { LIMITS, PLACES } from './filters.ts';

const SCOPE: Scope = { today: day('2026-03-02'), within: null, latestVintage: 2026 };
const OF_A_TOWN: Scope = { ...SCOPE, within: ['59183', '59155'] };
const PAGE = { size: 50, most: 10_000 };

/** The whole table of units, in no order of use. */
const WHOLE_TABLE = /^SCAN unit(?! USING (COVERING )?INDEX)\b(?!_)/;
/** Ids gathered from an index, never more than `MOST_GATHERED`, are what is sorted. */
const isBounded = ({ sql }: Plan): boolean => /FROM \(SELECT value AS found FROM json_each/.test(sql);

/** As it would be, and as if more units met it than are looked up: searches alone never walk, they are cut short. */
const WAYS = [undefined, 0];

type Sort = (typeof REGISTER_SORTS)[number];

/** First page, next and one before, in each order both ways. */
const looksAt = <Way>(sorts: readonly Sort[], ways: readonly Way[]) =>
  sorts.flatMap((by) =>
    [false, true].flatMap((descending) =>
      pagesAt(by).flatMap((page) => ways.map((way) => ({ order: { by, descending }, page, way }))),
    ),
  );
const pagesAt = (by: Sort): PageWanted[] => {
  const cursor = { value: by === 'area' ? 60 : 'M', id: 12 };
  return [null, { side: 'after', cursor }, { side: 'before', cursor }];
};

describe('The query plans of the register', () => {
  let folder: string;
  let plans: readonly Plan[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'volets-plans-'));
    const file = join(folder, 'volets.db');
    migrate(file);
    fillRegister(file, PLACES, 150);
    const view = { west: 2.3, south: 51, east: 2.4, north: 51.1 };
    const look = async (d: Reader, filter: RegisterFilter, scope: Scope, sorts: readonly Sort[]) => {
      for (const { order, page, way } of looksAt(sorts, WAYS))
        await listAndCount(d, filter, scope, order, page, PAGE, way);
      await mapOf(d, filter, scope, view);
    };
    const firstPages = async (d: Reader, filter: RegisterFilter) => {
      for (const way of WAYS) await listAndCount(d, filter, SCOPE, DEFAULT_ORDER, null, PAGE, way);
    };
    // The statements that the lists send, each explained as it is sent.
    plans = await plansOf(file, async (d) => {
      await look(d, NO_FILTER, SCOPE, REGISTER_SORTS);
      await look(d, NO_FILTER, OF_A_TOWN, REGISTER_SORTS);
      for (const limits of LIMITS) await look(d, { ...NO_FILTER, ...limits }, SCOPE, REGISTER_SORTS);
      for (const [index, one] of LIMITS.entries())
        for (const other of LIMITS.slice(index + 1)) await firstPages(d, { ...NO_FILTER, ...one, ...other });
    });
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('cover each filter alone and in pairs, each order both ways, searches, counts and the map', () => {
    expect(plans.length).toBeGreaterThan(500);
    const of = (text: string) => plans.filter(({ sql }) => sql.includes(text)).length;
    for (const text of [
      'unit_bits',
      'unit_search MATCH',
      'unit_position',
      'unit_cell',
      'count(*)',
      'INDEXED BY',
    ])
      expect(of(text), text).toBeGreaterThan(0);
    expect(DEFAULT_ORDER.by).toBe('vacancy');
  });

  it('look rows up or walk an index: none reads the whole table of units', () => {
    const scans = plans.filter(({ steps }) => steps.some((step) => WHOLE_TABLE.test(step)));
    expect(scans).toEqual([]);
    // The pattern must be able to fail.
    expect('SCAN unit').toMatch(WHOLE_TABLE);
    expect('SCAN unit USING INDEX unit_living_area').not.toMatch(WHOLE_TABLE);
  });

  it('find the sets of words by their key, whatever the filter', () => {
    const sets = plans.filter(({ sql }) => sql.includes('unit_bits'));
    for (const { steps } of sets)
      expect(steps.join(), steps.join()).toMatch(
        /SEARCH b USING INDEX sqlite_autoindex_unit_bits_1 \(chunk=\? AND word=\?\)/,
      );
  });

  it('sort nothing but the few units whose ids were gathered', () => {
    const sorting = plans.filter(
      (plan) => !isBounded(plan) && plan.steps.some((step) => step.includes('USE TEMP B-TREE')),
    );
    // Cells of the grid are summed over communes: there are some hundreds of them on a screen.
    expect(sorting.filter(({ sql }) => !sql.includes('unit_cell'))).toEqual([]);
  });
});
