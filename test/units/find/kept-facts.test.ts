import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { system } from '../../../src/shared/actor.ts';
import { day } from '../../../src/shared/dates.ts';
import { has, sizeOf } from '../../../src/shared/id-set.ts';
import { enterDemonstrationUnits } from '../../../src/units/demo/enter-demonstration-units.ts';
import { DEFAULT_ORDER, NO_FILTER, type RegisterFilter } from '../../../src/units/find/register-filter.ts';
import { candidatesOf } from '../../../src/units/find/unit-candidates-store.ts';
import { allowedBy, type Scope } from '../../../src/units/find/unit-filter-store.ts';
import { listAndCount } from '../../../src/units/find/unit-list-store.ts';
import { startTestServices, type TestServices } from '../../support/test-services.ts';
import { LIMITS } from './filters.ts';

const SCOPE: Scope = { today: day('2026-03-02'), within: null, latestVintage: 2026 };
const ALL = { size: 2000, most: 10_000 };

describe('What is kept beside units for lists', () => {
  let test: TestServices;
  let ctx: Context;
  beforeAll(async () => {
    test = await startTestServices();
    ctx = test.as(system('test'));
    await enterDemonstrationUnits(ctx, { seed: 'kept', count: 250, asOf: day('2026-03-02') });
  });
  afterAll(() => test.close());

  it('finds by words the units that the conditions find, whatever the filters, walked or gathered', async () => {
    const { read } = ctx.db;
    const pairs = LIMITS.flatMap((one, index) =>
      LIMITS.slice(index)
        .filter((_, step) => step % 4 === 0)
        .map((other) => ({ ...one, ...other })),
    );
    let found = 0;
    for (const limits of pairs) {
      const filter: RegisterFilter = { ...NO_FILTER, ...limits };
      if (filter.text !== '') continue;
      const where = allowedBy(filter, SCOPE) ?? sql`1`;
      const expected = read
        .all<{ id: number }>(
          sql`SELECT id FROM unit WHERE ${where} ORDER BY vacant_since IS NULL, vacant_since, id`,
        )
        .map(({ id }) => id);
      const gathered = await listAndCount(read, filter, SCOPE, DEFAULT_ORDER, null, ALL);
      const walked = await listAndCount(read, filter, SCOPE, DEFAULT_ORDER, null, ALL, 0);
      for (const answer of [gathered, walked]) {
        expect(
          answer.page.lines.map(({ id }) => id),
          JSON.stringify(limits),
        ).toEqual(expected);
        expect(answer, JSON.stringify(limits)).toMatchObject({ count: expected.length, more: false });
      }
      found += expected.length;
    }
    expect(found).toBeGreaterThan(1000);
  }, 120_000);

  it('follows contacts, owners and cases, and counts each unit once in each grid', async () => {
    const { read } = ctx.db;
    const wrong = (condition: ReturnType<typeof sql>) =>
      read.get<{ n: number }>(sql`SELECT count(*) AS n FROM unit WHERE ${condition}`).n;
    expect(
      wrong(sql`contact_state = 'never' AND EXISTS (SELECT 1 FROM contact WHERE unit_id = unit.id)`),
    ).toBe(0);
    expect(wrong(sql`contact_state = 'answered'`)).toBeGreaterThan(0);
    expect(
      wrong(
        sql`held_back <> EXISTS (SELECT 1 FROM unit_owner l JOIN owner o ON o.id = l.owner_id WHERE l.unit_id = unit.id AND l.rank >= 1 AND o.do_not_contact)`,
      ),
    ).toBe(0);
    expect(
      wrong(
        sql`shared_owner <> EXISTS (SELECT 1 FROM unit_owner l JOIN unit_owner k ON k.owner_id = l.owner_id AND k.unit_id <> l.unit_id AND k.rank >= 1 WHERE l.unit_id = unit.id AND l.rank >= 1)`,
      ),
    ).toBe(0);
    const together = sql`vacant_together <> (SELECT count(vacant_since) > 1 FROM unit n WHERE n.building_id = unit.building_id)`;
    expect(wrong(together)).toBe(0);
    expect(wrong(sql`vacant_together`)).toBeGreaterThan(5);
    const unscored = sql`priority IS NOT (SELECT score FROM unit_priority_now WHERE id = unit.id)`;
    expect(wrong(unscored)).toBe(0);
    expect(wrong(sql`priority > 0`)).toBeGreaterThan(100);
    await ctx.db.tx(async (d) => {
      d.run(sql`UPDATE contact SET answered_at = NULL`);
      d.run(sql`UPDATE owner SET do_not_contact = 1 - do_not_contact`);
      d.run(sql`DELETE FROM unit_owner WHERE owner_id % 3 = 0`);
      d.run(sql`UPDATE unit SET vacant_since = NULL WHERE id % 3 = 0`);
      d.run(sql`UPDATE unit SET building_id = NULL WHERE id % 7 = 0`);
      d.run(sql`UPDATE unit SET longitude = longitude + 0.2 WHERE id % 5 = 0`);
    });
    expect(wrong(sql`contact_state = 'answered'`)).toBe(0);
    expect(wrong(together)).toBe(0);
    expect(wrong(sql`contact_state = 'silent'`)).toBeGreaterThan(0);
    expect(
      wrong(
        sql`held_back <> EXISTS (SELECT 1 FROM unit_owner l JOIN owner o ON o.id = l.owner_id WHERE l.unit_id = unit.id AND l.rank >= 1 AND o.do_not_contact)`,
      ),
    ).toBe(0);
    expect(
      wrong(
        sql`shared_owner <> EXISTS (SELECT 1 FROM unit_owner l JOIN unit_owner k ON k.owner_id = l.owner_id AND k.unit_id <> l.unit_id AND k.rank >= 1 WHERE l.unit_id = unit.id AND l.rank >= 1)`,
      ),
    ).toBe(0);
    const cells = read.all(
      sql`SELECT fineness, x, y, commune, n FROM unit_cell WHERE n > 0 ORDER BY 1, 2, 3, 4`,
    );
    const counted = read.all(
      sql`SELECT column1 AS fineness, CAST(floor(longitude * column1) AS INTEGER) AS x, CAST(floor(latitude * column1) AS INTEGER) AS y, commune, count(*) AS n FROM unit, (VALUES (2), (8), (32), (128), (512)) WHERE longitude IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    );
    expect(cells).toEqual(counted);
    // Where homes went is told by their words too.
    let places = 0;
    for (let west = 2.1; west < 2.9; west += 0.07) {
      const filter = { ...NO_FILTER, box: { west, south: 50.95, east: west + 0.09, north: 51.08 } };
      const told = candidatesOf(read, filter, SCOPE, 0);
      if (told.kind === 'ids') throw new Error('A box is told by words');
      if (sizeOf(told.homes) > 0) places += 1;
      const standing = read.all<{ id: number }>(
        sql`SELECT id FROM unit WHERE ${allowedBy(filter, SCOPE) ?? sql`1`}`,
      );
      expect(standing.filter(({ id }) => !has(told.homes, id))).toEqual([]);
    }
    expect(places).toBeGreaterThan(5);
  });
});
