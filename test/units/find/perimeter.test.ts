import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { system } from '../../../src/shared/actor.ts';
import { day } from '../../../src/shared/dates.ts';
import { enterDemonstrationUnits } from '../../../src/units/demo/enter-demonstration-units.ts';
import { keepPerimeter } from '../../../src/units/find/keep-perimeter.ts';
import {
  contains,
  ringOfCorners,
  ringsOfBox,
  ringsOfGeoJson,
  sidesOf,
} from '../../../src/units/find/perimeter.ts';
import { DEFAULT_ORDER, NO_FILTER } from '../../../src/units/find/register-filter.ts';
import { listAndCount, listUnits } from '../../../src/units/find/unit-list-store.ts';
import { changeUnit, deleteUnit } from '../../../src/units/unit-store.ts';
import { startTestServices, type TestServices } from '../../support/test-services.ts';

const SQUARE = [
  [2, 51],
  [3, 51],
  [3, 52],
  [2, 52],
  [2, 51],
];
const HOLE = [
  [2.4, 51.4],
  [2.6, 51.4],
  [2.6, 51.6],
  [2.4, 51.6],
  [2.4, 51.4],
];
const code = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('A perimeter', () => {
  it('is read from any GeoJSON that holds polygons, holes and all', () => {
    const polygon = { type: 'Polygon', coordinates: [SQUARE, HOLE] };
    for (const value of [
      polygon,
      { type: 'Feature', properties: {}, geometry: polygon },
      { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon }] },
      { type: 'MultiPolygon', coordinates: [[SQUARE, HOLE]] },
      { type: 'GeometryCollection', geometries: [polygon] },
    ]) {
      const sides = sidesOf(ringsOfGeoJson(JSON.stringify(value)));
      expect(contains(sides, [2.1, 51.1]), value.type).toBe(true);
      expect(contains(sides, [2.5, 51.5]), value.type).toBe(false);
      expect(contains(sides, [3.1, 51.1]), value.type).toBe(false);
    }
  });

  it('is refused with the reason when it is no outline on Earth', () => {
    expect(code(() => ringsOfGeoJson('{'))).toBe('find.errors.notGeoJson');
    expect(code(() => ringsOfGeoJson('{"type":"Point","coordinates":[2,51]}'))).toBe(
      'find.errors.notPolygon',
    );
    const metres = {
      type: 'Polygon',
      coordinates: [
        [
          [652000, 7102000],
          [653000, 7102000],
          [652500, 7103000],
        ],
      ],
    };
    expect(code(() => ringsOfGeoJson(JSON.stringify(metres)))).toBe('find.errors.notDegrees');
    expect(
      code(() =>
        ringOfCorners([
          [2, 51],
          [2.1, 51],
          [2, 51],
        ]),
      ),
    ).toBe('find.errors.fewCorners');
    const many = Array.from({ length: 6000 }, (_, index): [number, number] => [
      2 + index / 1e4,
      51 + (index % 2),
    ]);
    expect(code(() => ringOfCorners(many))).toBe('find.errors.tooManyCorners');
  });

  it('holds what any other way of telling says of a triangle', () => {
    const degrees = fc.integer({ min: -90, max: 90 });
    const position = fc.tuple(degrees, degrees);
    const side = ([ax, ay]: number[], [bx, by]: number[], [px, py]: number[]): number =>
      ((bx ?? 0) - (ax ?? 0)) * ((py ?? 0) - (ay ?? 0)) - ((by ?? 0) - (ay ?? 0)) * ((px ?? 0) - (ax ?? 0));
    fc.assert(
      fc.property(position, position, position, position, (a, b, c, p) => {
        const signs = [side(a, b, p), side(b, c, p), side(c, a, p)];
        fc.pre(signs.every((sign) => Math.abs(sign) > 1e-6) && Math.abs(side(a, b, c)) > 1e-3);
        const within = signs.every((sign) => sign > 0) || signs.every((sign) => sign < 0);
        expect(contains(sidesOf(ringOfCorners([a, b, c])), p)).toBe(within);
      }),
    );
  });
});

describe('Units in a perimeter', () => {
  let test: TestServices;
  let ctx: Context;
  const SCOPE = { today: day('2026-03-02'), within: null, latestVintage: 2026 };
  beforeAll(async () => {
    test = await startTestServices();
    ctx = test.as(system('test'));
    await enterDemonstrationUnits(ctx, { seed: 'perimeter', count: 400, asOf: day('2026-03-02') });
  });
  afterAll(() => test.close());

  const idsIn = async (perimeter: number): Promise<number[]> =>
    (
      await listUnits(
        ctx.db.read,
        { ...NO_FILTER, perimeter: perimeter as never },
        SCOPE,
        DEFAULT_ORDER,
        null,
        1000,
      )
    ).lines
      .map((line) => line.id)
      .sort((a, b) => a - b);

  it('are found in what it has in common with a part of the map, and none where they lie apart', async () => {
    const rings = ringOfCorners([
      [2.32, 51.0],
      [2.42, 51.0],
      [2.42, 51.06],
      [2.32, 51.06],
    ]);
    const { id } = await keepPerimeter(ctx, { name: 'Centre', kind: 'other', rings });
    const sides = sidesOf(rings);
    const all = ctx.db.read.all<{ id: number; longitude: number; latitude: number }>(
      sql`SELECT id, longitude, latitude FROM unit WHERE longitude IS NOT NULL ORDER BY id`,
    );
    const boxes = [
      { west: 2.37, south: 51.02, east: 2.5, north: 51.2 },
      { west: 2.0, south: 50.5, east: 3.0, north: 51.5 },
      { west: 2.45, south: 51.0, east: 2.6, north: 51.1 },
    ];
    const counts = [];
    for (const box of boxes) {
      const expected = all
        .filter(({ longitude, latitude }) => contains(sides, [longitude, latitude]))
        .filter(
          ({ longitude, latitude }) =>
            longitude >= box.west && longitude <= box.east && latitude >= box.south,
        )
        .map((unit) => unit.id);
      const filter = { ...NO_FILTER, box, perimeter: id as never };
      const page = { size: 1000, most: 10_000 };
      for (const way of [undefined, 0]) {
        const found = await listAndCount(ctx.db.read, filter, SCOPE, DEFAULT_ORDER, null, page, way);
        expect(found.page.lines.map((line) => line.id).sort((x, y) => x - y)).toEqual(expected);
        expect(found).toMatchObject({ count: expected.length, more: false });
      }
      counts.push(expected.length);
    }
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBeGreaterThan(counts[0] ?? 0);
    expect(counts[2]).toBe(0);
  });

  it('are found when it is kept, and followed as units come, move and go', async () => {
    const rings = ringOfCorners([
      [2.3, 51.0],
      [2.45, 51.0],
      [2.4, 51.06],
      [2.36, 51.02],
    ]);
    const { id, inside } = await keepPerimeter(ctx, { name: 'Rives', kind: 'opah', rings });
    const sides = sidesOf(rings);
    const all = ctx.db.read.all<{ id: number; longitude: number; latitude: number }>(
      sql`SELECT id, longitude, latitude FROM unit WHERE longitude IS NOT NULL`,
    );
    const expected = all
      .filter((unit) => contains(sides, [unit.longitude, unit.latitude]))
      .map((unit) => unit.id);
    expect(inside).toBeGreaterThan(10);
    expect(inside).toBeLessThan(all.length);
    expect(await idsIn(id)).toEqual(expected);

    // The triggers say, one unit at a time, what was reckoned at once.
    await ctx.db.tx(async (d) => {
      for (const { id: unit, longitude, latitude } of all) {
        await changeUnit(d, unit as never, { longitude: longitude + 1 });
        await changeUnit(d, unit as never, { longitude, latitude });
      }
    });
    expect(await idsIn(id)).toEqual(expected);

    const [first, second] = expected as never[];
    await ctx.db.tx(async (d) => changeUnit(d, first as never, { longitude: 3 }));
    expect(await idsIn(id)).toEqual(expected.slice(1));
    await ctx.db.tx(async (d) => {
      d.run(sql`DELETE FROM contact WHERE unit_id = ${second}`);
      d.run(sql`DELETE FROM vacancy_spell WHERE unit_id = ${second}`);
      d.run(sql`DELETE FROM unit_owner WHERE unit_id = ${second}`);
      await deleteUnit(d, second as never);
    });
    expect(await idsIn(id)).toEqual(expected.slice(2));
    const third = all.find((unit) => unit.id === expected[2]);
    await ctx.db.tx(async (d) => {
      d.run(
        sql`INSERT INTO unit (kind, address, commune, longitude, latitude, occupancy, status, reasons, edited_fields, source, created_at, updated_at) VALUES ('house', '1 quai neuf', '59183', ${third?.longitude}, ${third?.latitude}, 'vacant', 'not-followed', '[]', '[]', 'officer', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z')`,
      );
    });
    const { id: late } = ctx.db.read.get<{ id: number }>(sql`SELECT max(id) AS id FROM unit`);
    expect(await idsIn(id)).toEqual([...expected.slice(2), late]);
  });

  it('of a rectangle are those of the same box', async () => {
    const box = { west: 2.2, south: 50.99, east: 2.4, north: 51.04 };
    const { id } = await keepPerimeter(ctx, { name: 'Boîte', kind: 'other', rings: ringsOfBox(box) });
    const inBox = await listUnits(ctx.db.read, { ...NO_FILTER, box }, SCOPE, DEFAULT_ORDER, null, 1000);
    expect(await idsIn(id)).toEqual(inBox.lines.map((line) => line.id).sort((a, b) => a - b));
  });
});
