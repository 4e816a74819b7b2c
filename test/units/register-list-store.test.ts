import BetterSqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { searchQuery } from '../../src/db/search.ts';
import { system } from '../../src/shared/actor.ts';
import { day } from '../../src/shared/dates.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import {
  NO_FILTER,
  REGISTER_SORTS,
  type RegisterFilter,
  type RegisterOrder,
} from '../../src/units/find/register-filter.ts';
import type { Scope } from '../../src/units/find/unit-filter-store.ts';
import { countUnits, listUnits, type UnitLine } from '../../src/units/find/unit-list-store.ts';
import { mapOf } from '../../src/units/find/unit-map-store.ts';
import { importLovac } from '../../src/units/import/import-lovac.ts';
import { recordEstimatedClass } from '../../src/units/record-audited-class.ts';
import { ENERGY_LABELS, knownClass } from '../../src/units/unit.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { idlocal, lovacFile, person } from './support/lovac-file.ts';

const SCOPE: Scope = { today: day('2026-03-02'), within: null, latestVintage: 2026 };
const LONGEST_FIRST: RegisterOrder = { by: 'vacancy', descending: false };

const sortedOn = (line: UnitLine): Record<RegisterOrder['by'], string | number | null> => ({
  vacancy: line.vacantSince,
  owner: line.ownerName,
  commune: line.commune,
  area: line.livingArea,
  class: knownClass(line)?.energyClass ?? null,
  contact: line.contactedAt,
  priority: line.priority,
});

describe('The list of the register', () => {
  let test: TestServices;
  let ctx: Context;

  beforeAll(async () => {
    test = await startTestServices();
    ctx = test.as(system('test'));
    const ids = await enterDemonstrationUnits(ctx, { seed: 'list', count: 600, asOf: day('2026-03-02') });
    // Answers of owners give a class to some, in place of the declared one: lists sort and page on what is shown.
    await ctx.db.tx(async (d) => {
      for (const [at, id] of ids.filter((_, place) => place % 5 === 0).entries())
        await recordEstimatedClass(d, id, ENERGY_LABELS[at % ENERGY_LABELS.length] ?? null);
    });
    await importLovac(
      ctx,
      lovacFile([
        {
          ff_idlocal: idlocal(900_001),
          libvoie: '0003   RUE DES CŒURS VAILLANTS',
          ff_ddenom_1: 'TANCRÉMONT/HÉLÈNE',
          ff_idpersonne_1: person(1),
        },
        {
          ff_idlocal: idlocal(900_002),
          libvoie: "0007   QUAI DE L'ESTACADE",
          ff_ddenom_1: 'SCI LES MOUETTES',
          ff_idpersonne_1: person(2),
          ff_idcom: '59107',
        },
        { ff_idlocal: idlocal(900_003), debutvacance: '2025' },
      ]),
      { filters: { minimumYearsVacant: 0 } },
    );
  });
  afterAll(() => test.close());

  const found = async (text: string): Promise<(string | null)[]> =>
    (await listUnits(ctx.db.read, { ...NO_FILTER, text }, SCOPE, LONGEST_FIRST, null, 500)).lines.map(
      (line) => line.idlocal,
    );

  it('finds a unit by the beginnings of words, whatever their accents, case and ligatures', async () => {
    for (const typed of [
      'tancremont',
      'TANCRÉ',
      'hélè tan',
      'coeurs vail',
      'cœurs',
      'rue des coe',
      idlocal(900_001),
      idlocal(900_001).slice(0, 11),
    ])
      expect(await found(typed), typed).toContain(idlocal(900_001));
    expect(await found('tancremont estacade')).toEqual([]);
    expect(await found('mouettes estac')).toEqual([idlocal(900_002)]);
    expect(await found('ancremont')).not.toContain(idlocal(900_001));
  });

  it('finds a unit by the name of its commune', async () => {
    const commune = ctx.territory.byCode.get('59107')?.name ?? '';
    expect(await found(`mouettes ${commune}`)).toEqual([idlocal(900_002)]);
  });

  it('takes whatever is typed for words, never for operators', async () => {
    for (const typed of ['"', 'a" OR "b', 'owner:', 'NEAR(', '-rue', '(', '*', 'AND', "l'é", '\u0000'])
      await expect(found(typed), typed).resolves.toBeInstanceOf(Array);
    expect(searchQuery(' " * - ')).toBeNull();
  });

  it('makes a query of anything that can be typed', () => {
    const memory = new BetterSqlite(':memory:');
    memory.exec("CREATE VIRTUAL TABLE t USING fts5(a, tokenize='unicode61 remove_diacritics 2')");
    const search = memory.prepare('SELECT count(*) FROM t WHERE t MATCH ?');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const query = searchQuery(typed);
        if (query !== null) search.get(query);
      }),
      { numRuns: 500 },
    );
    memory.close();
  });

  async function pageThrough(
    filter: RegisterFilter,
    order: RegisterOrder,
    size: number,
  ): Promise<UnitLine[]> {
    const all: UnitLine[] = [];
    let page = await listUnits(ctx.db.read, filter, SCOPE, order, null, size);
    expect(page.before).toBeNull();
    for (;;) {
      all.push(...page.lines);
      if (page.after === null) return all;
      page = await listUnits(ctx.db.read, filter, SCOPE, order, { side: 'after', cursor: page.after }, size);
    }
  }

  it('gives every unit once over its pages, in order, whatever the order, filter and size', async () => {
    for (const by of REGISTER_SORTS)
      for (const descending of [false, true])
        for (const [filter, size] of [
          [NO_FILTER, 37],
          [{ ...NO_FILTER, communes: ['59183', '59155'] }, 50],
          [{ ...NO_FILTER, text: 'rue' }, 41],
        ] as const) {
          const lines = await pageThrough(filter, { by, descending }, size);
          const ids = lines.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.length).toBe(await countUnits(ctx.db.read, filter, SCOPE, 10_000));
          const values = lines.map((line) => sortedOn(line)[by]);
          const given = values.filter((value) => value !== null);
          expect(values.slice(0, given.length)).toEqual(given);
          const sorted = given.toSorted((a, b) =>
            typeof a === 'number' ? a - Number(b) : Buffer.compare(Buffer.from(a), Buffer.from(String(b))),
          );
          expect(given).toEqual(descending ? sorted.reverse() : sorted);
        }
  });

  it('goes back page by page over the same units', async () => {
    const forward = (await pageThrough(NO_FILTER, LONGEST_FIRST, 100)).map(({ id }) => id);
    let page = await listUnits(ctx.db.read, NO_FILTER, SCOPE, LONGEST_FIRST, null, 100);
    while (page.after !== null)
      page = await listUnits(
        ctx.db.read,
        NO_FILTER,
        SCOPE,
        LONGEST_FIRST,
        { side: 'after', cursor: page.after },
        100,
      );
    const backward = page.lines.map(({ id }) => id);
    while (page.before !== null) {
      page = await listUnits(
        ctx.db.read,
        NO_FILTER,
        SCOPE,
        LONGEST_FIRST,
        { side: 'before', cursor: page.before },
        100,
      );
      backward.unshift(...page.lines.map(({ id }) => id));
    }
    expect(backward).toEqual(forward);
  });

  it('keeps each filter’s promise', async () => {
    const everything = (await pageThrough(NO_FILTER, LONGEST_FIRST, 500)) as readonly UnitLine[];
    const cases: [Partial<RegisterFilter>, (line: UnitLine) => boolean][] = [
      [{ statuses: ['blocked'] }, (line) => line.status === 'blocked'],
      [{ vacancy: 'ended' }, (line) => line.vacantSince === null],
      [{ vacancy: 'over-10' }, (line) => line.vacantSince !== null && line.vacantSince <= '2016-03-02'],
      [{ vacancy: 'under-2' }, (line) => line.vacantSince !== null && line.vacantSince > '2024-03-02'],
      [{ kind: 'flat' }, (line) => line.kind === 'flat'],
      [{ classes: ['F', 'G'] }, (line) => ['F', 'G'].includes(knownClass(line)?.energyClass ?? '')],
      [{ classes: ['unknown'] }, (line) => knownClass(line) === null],
      [{ ownerKind: 'company' }, (line) => line.ownerKind === 'company'],
      [{ assigned: 'nobody' }, (line) => line.assignedTo === null],
      [{ reason: 'inheritance' }, (line) => line.reasons.includes('inheritance')],
      [
        { builtFrom: 1946, builtTo: 1962 },
        (line) => line.yearBuilt !== null && line.yearBuilt >= 1946 && line.yearBuilt <= 1962,
      ],
      [{ occupancy: 'vacant' }, (line) => line.occupancy === 'vacant'],
      [{ evidence: 'declared' }, (line) => line.auditedClass === null],
      [{ roomsFrom: 3, roomsTo: 4 }, (line) => line.rooms !== null && line.rooms >= 3 && line.rooms <= 4],
      [{ contact: 'never' }, (line) => line.contactedAt === null],
      [{ contact: 'silent' }, (line) => line.contactState === 'silent'],
      [{ contact: 'answered' }, (line) => line.contactState === 'answered'],
      [{ heldBack: 'yes' }, (line) => line.heldBack],
      [{ phase: 'none' }, (line) => line.caseState === null],
      [{ source: 'lovac' }, () => true],
      [{ vintage: 2025 }, (line) => line.lastVintage === 2025],
      [
        { absent: true },
        (line) => line.vacantSince !== null && line.lastVintage !== null && line.lastVintage < 2026,
      ],
      [{ areaTo: 40 }, (line) => line.livingArea !== null && line.livingArea <= 40],
    ];
    for (const [limits, holds] of cases) {
      const filter = { ...NO_FILTER, ...limits };
      const lines = await pageThrough(filter, LONGEST_FIRST, 500);
      expect(lines.map(({ id }) => id).sort(), JSON.stringify(limits)).toEqual(
        everything
          .filter(holds)
          .map(({ id }) => id)
          .sort(),
      );
      expect(lines.length, JSON.stringify(limits)).toBeGreaterThan(0);
    }
  });

  it('shows on the map the units whose position is in its box, and the same in the list', async () => {
    const box = { west: 2.36, south: 51.02, east: 2.42, north: 51.06 };
    const seen = await mapOf(ctx.db.read, NO_FILTER, SCOPE, box);
    const points = seen.kind === 'points' ? seen.points : [];
    expect(points.length).toBeGreaterThan(20);
    for (const { longitude, latitude } of points) {
      expect(longitude).toBeGreaterThan(box.west - 1e-4);
      expect(longitude).toBeLessThan(box.east + 1e-4);
      expect(latitude).toBeGreaterThan(box.south - 1e-4);
      expect(latitude).toBeLessThan(box.north + 1e-4);
    }
    expect(await countUnits(ctx.db.read, { ...NO_FILTER, box }, SCOPE, 10_000)).toBe(points.length);
  });

  it('shows an account limited to some communes those and no other', async () => {
    const scope = { ...SCOPE, within: ['59107'] };
    const lines = (await listUnits(ctx.db.read, NO_FILTER, scope, LONGEST_FIRST, null, 500)).lines;
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ commune }) => commune))).toEqual(new Set(['59107']));
    const elsewhere = { ...NO_FILTER, communes: ['59183'] };
    expect(await countUnits(ctx.db.read, elsewhere, scope, 100)).toBe(0);
  });

  it('counts no further than asked', async () => {
    expect(await countUnits(ctx.db.read, NO_FILTER, SCOPE, 50)).toBe(50);
  });
});
