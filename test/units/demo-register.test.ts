import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadedProgramme, loadProgramme } from '../../src/programme/load-programme.ts';
import { isSiren } from '../../src/programme/siren.ts';
import { day } from '../../src/shared/dates.ts';
import { nextLovacCsv, toLovacCsv } from '../../src/units/demo/demo-lovac.ts';
import { type DemoUnit, demoRegister } from '../../src/units/demo/demo-register.ts';
import { DEMO_FAULT_NAMES } from '../../src/units/demo/lovac-faults.ts';
import { DEFAULT_LOVAC_FILTERS, filteredOut } from '../../src/units/lovac/lovac-filters.ts';
import { type LovacEvent, readLovac } from '../../src/units/lovac/read-lovac.ts';
import { toRegisterEntry } from '../../src/units/lovac/to-unit.ts';
import { fitsStatus, type RegisterEntry } from '../../src/units/unit.ts';
import { inPieces } from './lovac/bytes.ts';

const AS_OF = day('2026-11-23');
const OPTIONS = { seed: 59, count: 2000, asOf: AS_OF };

let pilot: LoadedProgramme;
let register: DemoUnit[];
beforeAll(async () => {
  pilot = await loadProgramme('dunkerque');
  register = [...demoRegister(pilot.programme, pilot.territory, OPTIONS)];
});

const METRES = 111_320;
function metresFrom(
  place: { longitude: number; latitude: number },
  longitude: number,
  latitude: number,
): number {
  const east = (longitude - place.longitude) * METRES * Math.cos((latitude * Math.PI) / 180);
  return Math.hypot(east, (latitude - place.latitude) * METRES);
}

describe('the demonstration register', () => {
  it('is the same for the same seed, in whole or in part, and another for another', () => {
    const { programme, territory } = pilot;
    expect([...demoRegister(programme, territory, { ...OPTIONS, from: 700, count: 5 })]).toEqual(
      register.slice(700, 705),
    );
    const [other] = demoRegister(programme, territory, { ...OPTIONS, seed: 60, count: 1 });
    expect(other).not.toEqual(register[0]);
  });

  it('covers every commune, in proportion to its population', () => {
    const { communes } = pilot.territory;
    const share = (code: string) =>
      register.filter(({ unit }) => unit.commune === code).length / register.length;
    for (const { code, name } of communes) expect(share(code), name).toBeGreaterThan(0);
    expect(share('59183')).toBeGreaterThan(0.4);
    expect(share('59183')).toBeLessThan(0.5);
  });

  it('stands on the built-up ground of the right commune', () => {
    const located = register.filter(({ unit }) => unit.longitude !== null);
    expect(located.length).toBeGreaterThan(1850);
    for (const { unit } of located) {
      const places = pilot.programme.territory.communes[unit.commune]?.builtUp ?? [];
      const inside = places.some(
        (place) => metresFrom(place, unit.longitude ?? 0, unit.latitude ?? 0) <= place.radius,
      );
      expect(inside, `${unit.commune} ${unit.longitude} ${unit.latitude}`).toBe(true);
    }
  });

  it('has identifiers of the right form, each once, in ranges that are not given out', () => {
    for (const { unit, owners } of register) {
      expect(unit.idlocal).toMatch(/^599\d{9}$/);
      expect(unit.parcel).toMatch(new RegExp(`^${unit.commune}000[A-Z]{2}\\d{4}$`));
      expect(unit.rnbId ?? 'ZZZZ').toMatch(/^ZZZZ/);
      for (const { siren, personNumber } of owners) {
        expect(personNumber).toMatch(/^59Z[0-9A-Z]{5}$/);
        if (siren !== null) expect(isSiren(siren) && siren.startsWith('000')).toBe(true);
      }
    }
    expect(new Set(register.map(({ unit }) => unit.idlocal)).size).toBe(register.length);
  });

  it('says that it is invented, and can reach nobody', () => {
    for (const { invented, owners } of register) {
      expect(invented).toBe(true);
      for (const { email, phone } of owners) {
        if (email !== null) expect(email).toMatch(/@example\.org$/);
        if (phone !== null) expect(phone).toMatch(/^(03 53 01|06 39 98) /);
      }
    }
  });

  it('gives one person one name, wherever met', () => {
    const byNumber = Map.groupBy(
      register.flatMap(({ owners }) => owners),
      ({ personNumber }) => personNumber,
    );
    expect([...byNumber.values()].filter((met) => met.length > 1).length).toBeGreaterThan(20);
    for (const met of byNumber.values())
      expect(new Set(met.map(({ name, address }) => name + address)).size).toBe(1);
  });

  it('has histories that hold together', () => {
    for (const { spells, status, substatus, occupancy, reasons } of register) {
      const last = spells.at(-1);
      expect(spells.slice(0, -1).every(({ endedOn }) => endedOn !== null)).toBe(true);
      spells.forEach((spell, index) => {
        const next = spells[index + 1];
        if (spell.endedOn === null) return;
        expect(spell.endedOn >= spell.startedOn && spell.endedOn <= AS_OF).toBe(true);
        expect(spell.exitEvidence).not.toBeNull();
        if (next) expect(next.startedOn > spell.endedOn).toBe(true);
      });
      expect(occupancy === 'vacant').toBe(last?.endedOn === null);
      expect(status === 'completed').toBe(last?.endedOn !== null);
      if (substatus !== null) expect(fitsStatus(substatus, status)).toBe(true);
      if (status === 'not-followed') expect(reasons).toEqual([]);
    }
  });

  it('has flats that share a building, and its address', () => {
    const shared = [...Map.groupBy(register, ({ building }) => building).values()].filter(
      (flats) => flats.length > 1,
    );
    expect(shared.length).toBeGreaterThan(50);
    for (const flats of shared) {
      expect(new Set(flats.map(({ unit }) => unit.address.split(',')[0])).size).toBe(1);
      expect(new Set(flats.map(({ unit }) => unit.address)).size).toBe(flats.length);
      expect(new Set(flats.map(({ unit }) => unit.yearBuilt)).size).toBe(1);
    }
  });

  it('can be made for a city that brings no words of its own', async () => {
    const twin = await loadProgramme('twin', new URL('../programme/packs/', import.meta.url));
    const units = [...demoRegister(twin.programme, twin.territory, { ...OPTIONS, count: 30 })];
    expect(units.map(({ unit }) => unit.idlocal)).toContain('2A9000000003');
    expect(units.every(({ unit }) => unit.longitude === null)).toBe(true);
  });
});

function outcomeOf(event: LovacEvent): RegisterEntry | string | null {
  if (event.kind === 'rejected') return `refused: ${event.reasons[0]?.reason}`;
  if (event.kind !== 'line') return null;
  const left = filteredOut(event.line, DEFAULT_LOVAC_FILTERS);
  if (left !== null) return `filtered: ${left}`;
  const placed = toRegisterEntry(event.line, pilot.territory);
  if (placed.kind === 'elsewhere') return `elsewhere: ${placed.reason.value}`;
  const [warning] = event.warnings;
  return warning ? `without: ${warning.column}` : placed.entry;
}

describe('a demonstration LOVAC', () => {
  async function outcomes(csv: string) {
    const entries: RegisterEntry[] = [];
    const fates: string[] = [];
    for await (const event of readLovac(inPieces(csv, 4096), { latestVintage: 2026 })) {
      const outcome = outcomeOf(event);
      if (typeof outcome === 'string') fates.push(outcome);
      else if (outcome !== null) entries.push(outcome);
    }
    return { entries, fates };
  }

  it.each([';', ',', '|', '\t'])('reads back as the register it was written from (%j)', async (delimiter) => {
    const some = register.slice(0, 400);
    const csv = toLovacCsv(some, pilot.territory, { vintage: 2026, delimiter });
    const { entries, fates } = await outcomes(csv);
    expect(fates).toEqual([]);
    const vacant = some.filter(({ occupancy }) => occupancy === 'vacant');
    expect(entries).toEqual(
      vacant.map(({ unit, building, owners, spells, toilets, baths }) => ({
        landBuilding: building,
        unit: { ...unit, toilets, baths, showers: expect.any(Number) },
        vintage: 2026,
        owners: owners.map(({ email, phone, doNotContact, ...facts }) => facts),
        spell: {
          startedOn: spells.at(-1)?.startedOn,
          startPrecision: 'year',
          startEvidence: 'lovac',
          vintage: 2026,
          definition: 'lovac-without-code-v',
        },
      })),
    );
  });

  it('ends, when asked, with wrong lines of every sort, and each meets its fate', async () => {
    const csv = toLovacCsv(register.slice(0, 100), pilot.territory, { vintage: 2026, faults: true });
    const { entries, fates } = await outcomes(csv);
    expect(fates).toEqual([
      'refused: missing-value',
      'refused: mangled-by-spreadsheet',
      'elsewhere: 75056',
      'refused: out-of-range',
      'refused: missing-value',
      'without: ff_stoth',
      'without: ff_stoth',
      'without: ff_jannath',
      'filtered: not-housing',
      'filtered: public-owner',
      'filtered: too-recent',
      'refused: wrong-column-count',
      'refused: unclosed-quote',
    ]);
    const vacant = register.slice(0, 100).filter(({ occupancy }) => occupancy === 'vacant').length;
    expect(entries).toHaveLength(vacant - DEMO_FAULT_NAMES.length - 2);
  });

  it('of the next year has new, vanished and changed dwellings', async () => {
    const csv = nextLovacCsv(pilot.programme, pilot.territory, {
      ...OPTIONS,
      count: 400,
      fresh: 60,
      faults: false,
    });
    const { entries } = await outcomes(csv);
    const known = new Map(register.slice(0, 400).map((demo) => [demo.unit.idlocal, demo] as const));
    const seen = new Set(entries.map(({ unit }) => unit.idlocal));
    const fresh = entries.filter(({ unit }) => !known.has(unit.idlocal ?? ''));
    const changed = entries.filter(
      ({ unit }) =>
        known.has(unit.idlocal ?? '') && known.get(unit.idlocal ?? '')?.unit.livingArea !== unit.livingArea,
    );
    const vanished = [...known.values()].filter(
      ({ unit, occupancy }) => occupancy === 'vacant' && !seen.has(unit.idlocal),
    );
    expect(fresh.length).toBeGreaterThan(40);
    expect(changed.length).toBeGreaterThan(8);
    expect(vanished.length).toBeGreaterThan(4);
  });
});
