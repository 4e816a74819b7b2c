import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { xlsxOf } from '../../src/documents/spreadsheet.ts';
import { system } from '../../src/shared/actor.ts';
import { day, instant } from '../../src/shared/dates.ts';
import { exportForZlv } from '../../src/units/export/export-for-zlv.ts';
import { NO_FILTER } from '../../src/units/find/register-filter.ts';
import { editIdentity } from '../../src/units/identity/edit-identity.ts';
import { applyImport, refilterImport, undoImport } from '../../src/units/import/decide-import.ts';
import { importLovac } from '../../src/units/import/import-lovac.ts';
import { findImport } from '../../src/units/import/import-store.ts';
import { receiveImport } from '../../src/units/import/receive-import.ts';
import { ZLV_COLUMNS, type ZlvColumn } from '../../src/units/import/zlv-columns.ts';
import { DEFAULT_LOVAC_FILTERS } from '../../src/units/lovac/lovac-filters.ts';
import { spellsOfUnit } from '../../src/units/spells/spell-store.ts';
import { editFollowUp } from '../../src/units/unit-file/edit-unit.ts';
import { findUnitByIdlocal, type Unit } from '../../src/units/unit-store.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { idlocal, lovacFile, person } from './support/lovac-file.ts';

const EVERY_LINE = {
  housingOnly: false,
  privateOwnersOnly: false,
  vacantByDefinition: false,
  minimumYearsVacant: 0,
};
const OPTIONS = { ...DEFAULT_LOVAC_FILTERS, fallbackVintage: null };
const ORDER = { by: 'vacancy', descending: false } as const;
type Cells = Partial<Record<ZlvColumn, string | number | null>>;
const A_HOME: Cells = {
  invariant: '9000000001',
  idlocal: idlocal(1),
  parcel: '59183000AB0123',
  insee: '59183',
  rawAddress: '0014 RUE DE L ECLUSE\n59140 DUNKERQUE',
  kind: 'Maison',
  latitude: 51.0344,
  longitude: 2.3772,
  energyClass: 'F',
  energyClassAt: '2023-04-18',
  area: 92.5,
  rooms: '5',
  yearBuilt: '1936',
  occupancy: 'Vacant',
  vacantSince: '2018',
  status: 'Suivi en cours',
  substatus: 'En accompagnement',
  reasons: 'Succession en cours\nRuine / Immeuble à démolir',
  owner: 'DEWINDTUYN HELENE',
  ownerRawAddress: '0003 RUE DES FOUGERES\n59240 DUNKERQUE',
};

describe('Homes that only Zéro Logement Vacant knows', () => {
  let test: TestServices;
  let ctx: Context;
  let officer: Context;

  beforeEach(async () => {
    test = await startTestServices();
    ctx = test.as(system('test'));
    officer = test.as(await staff(test, 'officer', 'Zoé Test'));
  });
  afterEach(() => test.close());

  async function unit(number: number, of: Context = ctx): Promise<Unit> {
    const found = await findUnitByIdlocal(of.db.read, idlocal(number));
    if (!found) throw new Error(`no unit ${number}`);
    return found;
  }
  async function zlvFile(...lines: Cells[]) {
    const columns = Object.keys(ZLV_COLUMNS) as ZlvColumn[];
    const sheet = {
      name: 'Logements',
      columns: columns.map((column) => ({ header: ZLV_COLUMNS[column][0] })),
      rows: lines.map((line) => columns.map((column) => line[column] ?? null)),
    };
    const at = instant('2026-01-01T00:00:00Z');
    return { name: 'zlv.xlsx', content: await xlsxOf({ title: 'x', locale: 'fr', at, sheets: [sheet] }) };
  }
  const home = (number: number, cells: Cells = {}): Cells => ({
    ...A_HOME,
    idlocal: idlocal(number),
    invariant: idlocal(number).slice(2),
    ...cells,
  });

  it('enter the register with all that the file says, the follow-up and the owner too', async () => {
    const report = await importLovac(officer, await zlvFile(home(1)));
    expect(report.cells).toEqual([]);
    expect(report.counts).toMatchObject({ new: 1, changed: 0, unknown: 0, rejected: 0 });
    const entered = await unit(1);
    expect(entered).toMatchObject({
      parcel: '59183000AB0123',
      commune: '59183',
      address: '14 rue de l’Ecluse',
      postcode: '59140',
      kind: 'house',
      latitude: 51.0344,
      longitude: 2.3772,
      livingArea: 92.5,
      rooms: 5,
      yearBuilt: 1936,
      declaredClass: 'F',
      dpeOn: '2023-04-18',
      occupancy: 'vacant',
      status: 'in-progress',
      substatus: 'supported',
      reasons: ['inheritance', 'ruin'],
      vacantSince: '2018-01-01',
      firstVintage: null,
      editedFields: [],
      ownerName: 'DEWINDTUYN HELENE',
      ownerKind: 'individual',
    });
    expect(await spellsOfUnit(ctx.db.read, entered.id)).toMatchObject([
      { startPrecision: 'year', startEvidence: 'lovac', vintage: null, definition: null, endedOn: null },
    ]);
    const [link] = await ownersOfUnit(ctx.db.read, entered.id);
    expect(link).toMatchObject({ rank: 1, owner: { address: '0003 RUE DES FOUGERES\n59240 DUNKERQUE' } });
  });

  it('are empty since a year or a day, and keep the vintage that was said with the file', async () => {
    const lines = ['2018', '2019-05-14', '14/05/2020', '2018-01-01'].map((vacantSince, index) =>
      home(index + 1, { vacantSince }),
    );
    await importLovac(officer, await zlvFile(...lines), { vintage: 2024 });
    const starts = [];
    for (const number of [1, 2, 3, 4])
      starts.push(...(await spellsOfUnit(ctx.db.read, (await unit(number)).id)));
    expect(starts).toMatchObject([
      { startedOn: '2018-01-01', startPrecision: 'year', vintage: 2024, definition: 'lovac-with-code-v' },
      { startedOn: '2019-05-14', startPrecision: 'day' },
      { startedOn: '2020-05-14', startPrecision: 'day' },
      { startedOn: '2018-01-01', startPrecision: 'year' },
    ]);
    expect(await unit(2)).toMatchObject({ firstVintage: 2024, lastVintage: 2024 });
  });

  it('are the same homes in an empty register as in the one they were exported from', async () => {
    const number = (n: number) => ({
      ff_idlocal: idlocal(n),
      ff_idpersonne_1: person(n),
      ff_ddenom_1: `OWNER/NUMBER${n}`,
    });
    await importLovac(
      ctx,
      lovacFile([
        number(1),
        { ...number(2), nature: 'APPART', libvoie: '0009 AV DE LA MER', debutvacance: '2011' },
        { ...number(3), ff_stoth: '', ff_npiece_p2: '', ff_jannath: '0', ff_x_4326: '', ff_y_4326: '' },
        { ...number(4), nature: '', ff_idcom: '59155', ff_ddenom_1: 'SCI DES FLOTS', ff_catpro3_1: '' },
      ]),
    );
    const followed = await unit(2);
    await editFollowUp(officer, followed.id, followed.version, {
      status: 'blocked',
      substatus: 'building-block',
      reasons: ['ruin', 'no-separate-access', 'incapacity'],
    });
    const known = await unit(1);
    await editIdentity(officer, known.id, known.version, {
      declaredClass: 'E',
      dpeOn: day('2024-02-03'),
      parcel: '59183000ZX0042',
    });
    const content = await exportForZlv(officer, NO_FILTER, ORDER);

    const other = await startTestServices();
    try {
      const there = other.as(await staff(other, 'officer', 'Autre Ville'));
      const report = await importLovac(there, { name: 'zlv.xlsx', content }, { filters: EVERY_LINE });
      expect(report.cells).toEqual([]);
      expect(report.counts).toMatchObject({ new: 4, rejected: 0, filteredOut: 0 });
      for (const n of [1, 2, 3, 4])
        expect(await carried(there, await unit(n, there))).toEqual(await carried(ctx, await unit(n)));
      const again = await importLovac(there, { name: 'zlv.xlsx', content }, { filters: EVERY_LINE });
      expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    } finally {
      await other.close();
    }
  });

  it('come in once, and the next file brings their follow-up up to date but for what a person said here', async () => {
    const file = await zlvFile(home(1), home(2));
    await importLovac(officer, file);
    expect((await importLovac(officer, file)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const mine = await unit(2);
    await editFollowUp(officer, mine.id, mine.version, {
      status: 'blocked',
      substatus: null,
      reasons: ['refusal'],
    });
    const next = { status: 'Premier contact', substatus: 'En pré-accompagnement' };
    const third = await importLovac(officer, await zlvFile(home(1, next), home(2, next)));
    expect(third.counts).toMatchObject({ new: 0, changed: 1, kept: 1 });
    expect(await unit(1)).toMatchObject({ status: 'first-contact', substatus: 'pre-support' });
    expect(await unit(2)).toMatchObject({ status: 'blocked', reasons: ['refusal'] });
    const fourth = await importLovac(officer, await zlvFile(home(1)));
    expect(fourth.counts).toMatchObject({ changed: 1, kept: 0 });
  });

  it('are left out by the filters where the file says enough, and enter with other filters', async () => {
    const file = await zlvFile(
      home(1, { vacantSince: '2026' }),
      home(2, { occupancy: 'En location', status: 'Suivi terminé', substatus: 'Sortie de la vacance' }),
      home(3, { occupancy: 'Dépendance' }),
      home(4, { occupancy: null, vacantSince: null }),
      home(5),
      home(5, { area: 40 }),
    );
    const { id } = await receiveImport(officer, file, OPTIONS);
    await test.work();
    const seen = await findImport(ctx.db.read, id);
    expect(seen?.counts).toMatchObject({ new: 2, filteredOut: 3, superseded: 1 });
    expect(seen?.examples?.filteredOut).toEqual({ 'too-recent': 1, 'not-vacant': 1, 'not-housing': 1 });
    await refilterImport(officer, id, { ...EVERY_LINE, fallbackVintage: null });
    await test.work();
    await applyImport(officer, id);
    await test.work();
    expect((await findImport(ctx.db.read, id))?.counts).toMatchObject({
      new: 5,
      filteredOut: 0,
      superseded: 1,
    });
    // Let according to the file, which does not say since when: no vacancy is made up.
    expect(await unit(2)).toMatchObject({ occupancy: 'let', vacantSince: null, status: 'completed' });
    expect(await unit(4)).toMatchObject({ occupancy: 'unknown', vacantSince: null });
    // Empty again according to a later file: to be looked at, as any word of a file against the register's.
    const later = await importLovac(officer, await zlvFile(home(2)));
    expect(later.counts).toMatchObject({ contradicted: 1 });
    expect(await unit(2)).toMatchObject({ occupancy: 'let', vacantSince: null });
    expect(await unit(5)).toMatchObject({ livingArea: 92.5 });
  });

  it('are refused one by one, with line, column and reason, where they cannot be told or placed', async () => {
    const file = await zlvFile(
      home(1, { insee: null }),
      home(2, { insee: '75056' }),
      home(3, { rawAddress: null }),
      home(4, { parcel: 'AB 12', kind: 'Château', rooms: '900', vacantSince: '1700', energyClass: 'NC' }),
      home(5, { idlocal: '12' }),
      home(6, { idlocal: null }),
    );
    const report = await importLovac(officer, file);
    expect(report.counts).toMatchObject({ new: 2, rejected: 4, warned: 1, unknown: 0 });
    expect(
      report.cells.map(({ line, column, reason, lineKept }) => [line, column, reason, lineKept]),
    ).toEqual([
      [2, 'Code INSEE commune du logement', 'missing-value', false],
      [3, 'Code INSEE commune du logement', 'outside-territory', false],
      [4, 'Adresse LOVAC du logement', 'missing-value', false],
      [5, 'DPE représentatif', 'unknown-word', true],
      [5, 'Date de début de vacance', 'out-of-range', true],
      [5, 'Nombre de pièces', 'out-of-range', true],
      [5, 'Référence cadastrale', 'bad-format', true],
      [5, 'Type de logement', 'unknown-word', true],
      [6, 'Identifiant fiscal national', 'bad-format', false],
    ]);
    expect(await unit(4)).toMatchObject({ kind: 'other', rooms: null, parcel: null, vacantSince: null });
    // Department of the commune and invariant make the identifier that is not there.
    expect(await unit(6)).toMatchObject({ commune: '59183' });
  });

  it('prefer the national address where it matched, and say where in its building a flat is', async () => {
    const ban = '9 Avenue de la Mer\n59240 Dunkerque';
    const cells = { kind: 'Appartement', address: ban, ownerAddress: '3 Rue des Fougères 59240 Dunkerque' };
    await importLovac(
      officer,
      await zlvFile(
        home(1, { ...cells, addressScore: 0.92, location: 'Bâtiment A\nÉtage 2', ownerAddressScore: '97 %' }),
        home(2, { ...cells, addressScore: 0.21, ownerAddressScore: '12 %' }),
      ),
    );
    expect(await unit(1)).toMatchObject({
      address: '9 Avenue de la Mer, Bâtiment A, Étage 2',
      postcode: '59240',
    });
    expect(await unit(2)).toMatchObject({ address: '14 rue de l’Ecluse', postcode: '59140' });
    const addressOf = async (n: number) =>
      (await ownersOfUnit(ctx.db.read, (await unit(n)).id))[0]?.owner.address;
    expect(await addressOf(1)).toBe('3 Rue des Fougères\n59240 Dunkerque');
    expect(await addressOf(2)).toContain('0003 RUE DES FOUGERES');
  });

  it('leave with the whole import, but for those that somebody took up since', async () => {
    const { import: id } = await importLovac(officer, await zlvFile(home(1), home(2), home(3)));
    if (id === null) throw new Error('not kept');
    const taken = await unit(2);
    await editFollowUp(officer, taken.id, taken.version, {
      status: 'completed',
      substatus: null,
      reasons: [],
    });
    await undoImport(officer, id);
    await test.work();
    expect((await findImport(ctx.db.read, id))?.counts).toMatchObject({ undoRemoved: 2, undoKept: 1 });
    expect(await findUnitByIdlocal(ctx.db.read, idlocal(1))).toBeUndefined();
    expect(await unit(2)).toMatchObject({ status: 'completed' });
  });

  it('are known to the LOVAC that comes after, which does not blur a start known to the day', async () => {
    await importLovac(
      officer,
      await zlvFile(home(1, { vacantSince: '2018-09-01', owner: 'DEWINDTUYN Helene' })),
    );
    const report = await importLovac(ctx, lovacFile([{ ff_stoth: '95', debutvacance: '2018' }]));
    expect(report.counts).toMatchObject({ new: 0, changed: 1 });
    const seen = await unit(1);
    expect(seen).toMatchObject({ livingArea: 95, vacantSince: '2018-09-01', lastVintage: 2025 });
    expect(seen).toMatchObject({ status: 'in-progress', reasons: ['inheritance', 'ruin'] });
    expect(await ownersOfUnit(ctx.db.read, seen.id)).toHaveLength(1);
  });

  /** What a file of Zéro Logement Vacant has a column for, as the register holds it. */
  async function carried(of: Context, home: Unit) {
    const [first] = await ownersOfUnit(of.db.read, home.id);
    return {
      idlocal: home.idlocal,
      parcel: home.parcel,
      commune: home.commune,
      address: home.address,
      postcode: home.postcode,
      latitude: home.latitude,
      longitude: home.longitude,
      kind: home.kind,
      declaredClass: home.declaredClass,
      dpeOn: home.dpeOn,
      livingArea: home.livingArea,
      rooms: home.rooms,
      yearBuilt: home.yearBuilt,
      occupancy: home.occupancy,
      vacantSince: home.vacantSince,
      status: home.status,
      substatus: home.substatus,
      reasons: home.reasons,
      owner: first?.owner.name,
      ownerRank: first?.rank,
      ownerKind: first?.owner.kind,
      ownerAddress: first?.owner.address,
    };
  }
});
