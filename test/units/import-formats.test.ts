import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { DataSheet } from '../../src/documents/sheet-cells.ts';
import { readSpreadsheet, xlsxOf } from '../../src/documents/spreadsheet.ts';
import { system } from '../../src/shared/actor.ts';
import { dayOf, instant } from '../../src/shared/dates.ts';
import { exportForZlv } from '../../src/units/export/export-for-zlv.ts';
import { exportRegister } from '../../src/units/export/export-register.ts';
import { exportRegisterSheet } from '../../src/units/export/export-register-sheet.ts';
import { NO_FILTER } from '../../src/units/find/register-filter.ts';
import { editIdentity } from '../../src/units/identity/edit-identity.ts';
import { applyImport, undoImport } from '../../src/units/import/decide-import.ts';
import { examplesOf } from '../../src/units/import/import-example-pages.ts';
import { rememberedHeadings } from '../../src/units/import/import-heading-store.ts';
import { importLovac } from '../../src/units/import/import-lovac.ts';
import { findImport, rejectionsOf } from '../../src/units/import/import-store.ts';
import { forgetHeading, mapColumns } from '../../src/units/import/map-columns.ts';
import { receiveImport } from '../../src/units/import/receive-import.ts';
import { DEFAULT_LOVAC_FILTERS } from '../../src/units/lovac/lovac-filters.ts';
import { mergeUnits } from '../../src/units/merge/merge-units.ts';
import { noteRefusal } from '../../src/units/owner-file/note-refusal.ts';
import { editFollowUp } from '../../src/units/unit-file/edit-unit.ts';
import { findUnitByIdlocal, type Unit } from '../../src/units/unit-store.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import { workbook } from '../support/raw-workbook.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { idlocal, type LovacCells, lovacFile, person } from './support/lovac-file.ts';

const OPTIONS = { ...DEFAULT_LOVAC_FILTERS, fallbackVintage: null };
const ORDER = { by: 'vacancy', descending: false } as const;

describe('Files in other formats', () => {
  let test: TestServices;
  let ctx: Context;
  let officer: Context;

  beforeEach(async () => {
    test = await startTestServices();
    ctx = test.as(system('test'));
    officer = test.as(await staff(test, 'officer', 'Zoé Test'));
  });
  afterEach(() => test.close());

  async function unit(number: number): Promise<Unit> {
    const found = await findUnitByIdlocal(ctx.db.read, idlocal(number));
    if (!found) throw new Error(`no unit ${number}`);
    return found;
  }
  const sheet = (rows: DataSheet['rows'], name = 'Feuille'): DataSheet => ({
    name,
    columns: (rows[0] ?? []).map((header) => ({ header: String(header) })),
    rows: rows.slice(1),
  });
  const xlsx = async (...sheets: DataSheet[]) => ({
    name: 'fichier.xlsx',
    content: await xlsxOf({ title: 'x', locale: 'fr', at: instant('2026-01-01T00:00:00Z'), sheets }),
  });
  const csvOf = async (as: Context): Promise<string> => {
    let text = '';
    for await (const part of await exportRegister(as, NO_FILTER, ORDER)) text += part;
    return text;
  };
  const send = (text: string | Uint8Array, name = 'export.csv') =>
    importLovac(officer, { name, content: Buffer.from(text as string) });
  const threeHomes = (...lines: LovacCells[]) =>
    importLovac(
      ctx,
      lovacFile(
        [1, 2, 3].map((number) => ({
          ff_idlocal: idlocal(number),
          ff_idpersonne_1: person(number),
          ff_ddenom_1: `OWNER/NUMBER${number}`,
          ...lines[number - 1],
        })),
      ),
    );

  describe('LOVAC in a workbook', () => {
    it('is read whatever the sheet and the order of columns, numbers and dates typed', async () => {
      const file = await xlsx(
        sheet([['À lire'], ['Bonjour']], 'Notice'),
        sheet([
          [
            'debutvacance',
            'aff',
            'ff_idcom',
            'ff_ddenom_1',
            'ff_idlocal',
            'annee',
            'ff_jdatnss_1',
            'ff_stoth',
            'libvoie',
          ],
          [
            2018,
            'H',
            59183,
            'DEWINDTUYN/HELENE',
            599000000001,
            2025,
            '1950-03-31',
            92.5,
            '0014 RUE "DU PORT"',
          ],
        ]),
      );
      const report = await importLovac(ctx, file);
      expect(report).toMatchObject({ state: 'applied', vintage: 2025, lines: 1 });
      expect(report.counts).toMatchObject({ new: 1, rejected: 0 });
      const home = await unit(1);
      expect(home).toMatchObject({ commune: '59183', livingArea: 92.5, vacantSince: '2018-01-01' });
      const [link] = await ownersOfUnit(ctx.db.read, home.id);
      expect(link?.owner).toMatchObject({ name: 'DEWINDTUYN Helene', birthDate: '1950-03-31' });
    });

    it('takes a year that the spreadsheet made a day of, and reports identifiers that lost zeros', async () => {
      const cell = (place: string, value: string, style = '') =>
        `<c r="${place}"${style}><v>${value}</v></c>`;
      const text = (place: string, value: string) =>
        `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
      const content = workbook({
        styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        rows:
          `<row r="1">${text('A1', 'ff_idlocal')}${text('B1', 'idcom')}${text('C1', 'debutvacance')}${text('D1', 'annee')}</row>` +
          `<row r="2">${cell('A2', '599000000001')}${cell('B2', '59183')}${cell('C2', '43101', ' s="1"')}${cell('D2', '2025')}</row>` +
          `<row r="3">${cell('A3', '59900000000')}${cell('B3', '59183')}${cell('C3', '2018')}${cell('D3', '2025')}</row>`,
      });
      const report = await importLovac(ctx, { name: 'x.xlsx', content });
      expect(report.counts).toMatchObject({ new: 1, rejected: 1 });
      expect(report.cells).toMatchObject([{ line: 3, column: 'ff_idlocal', reason: 'lost-zeros' }]);
      expect((await unit(1)).vacantSince).toBe('2018-01-01');
    });

    it('is refused, with what was expected and found, when it is something else', async () => {
      const file = await xlsx(
        sheet([
          ['nom', 'prénom'],
          ['Dupont', 'Jean'],
        ]),
      );
      await expect(receiveImport(officer, file, OPTIONS)).rejects.toMatchObject({
        code: 'register.errors.importUnknownFile',
        params: { lovac: expect.stringContaining('debutvacance'), found: 'nom, prénom' },
      });
    });
  });

  it('shows of a home that moved how far, not its coordinates', async () => {
    await threeHomes();
    const file = lovacFile([
      { annee: '2026', ff_y_4326: '51.0353', ff_ddenom_1: 'OWNER/NUMBER1', ff_idpersonne_1: person(1) },
    ]);
    const row = await receiveImport(officer, file, OPTIONS);
    await test.work();
    const read = await findImport(ctx.db.read, row.id);
    // 0.0009 degree of latitude is 100 metres.
    expect(read?.examples?.units.changed[0]?.changes).toEqual([{ field: 'position', from: 0, to: 100 }]);
    if (!read) throw new Error('not kept');
    const [group] = examplesOf({ ...officer, locale: 'fr' }, read);
    expect(group?.lines[0]?.changes[0]).toMatchObject({ field: 'Position', to: 'déplacé de 100\u00a0m' });
  });

  describe('Our own export', () => {
    it.each(['fr', 'en'] as const)('changes nothing when it comes back as it left (%s)', async (locale) => {
      await threeHomes({ libvoie: '=SUM RUE' });
      const home = await unit(2);
      await editFollowUp(officer, home.id, home.version, {
        status: 'blocked',
        substatus: 'involuntary-block',
        reasons: ['incapacity', 'disrepair', 'funding'],
      });
      const reader = { ...officer, locale };
      const sheetBytes = await exportRegisterSheet(reader, NO_FILTER, ORDER, 'xlsx');
      const odsBytes = await exportRegisterSheet(reader, NO_FILTER, ORDER, 'ods');
      for (const sent of [await csvOf(reader), sheetBytes, odsBytes]) {
        const report = await send(sent);
        expect(report.cells).toEqual([]);
        expect(report.counts).toMatchObject({ changed: 0, unchanged: 3, kept: 0, rejected: 0, unknown: 0 });
      }
    });

    it('makes edits of changed cells, which beat later files, and is undone as a whole', async () => {
      await threeHomes();
      const before = await unit(1);
      const text = (await csvOf(officer)).split('\r\n').map((line) =>
        line.startsWith(idlocal(1))
          ? line
              .replace(';92;', ';80,5;')
              .replace(';Non suivi;', ';Suivi en cours;')
              .replace(/;(\d+_\d+)$/, ';$1')
          : line,
      );
      const report = await send(text.join('\r\n'));
      expect(report.counts).toMatchObject({ changed: 1, unchanged: 2 });
      expect(await unit(1)).toMatchObject({ livingArea: 80.5, status: 'in-progress' });
      expect((await unit(1)).editedFields).toEqual(expect.arrayContaining(['livingArea', 'status']));
      const later = await importLovac(
        ctx,
        lovacFile([
          { annee: '2026', ff_stoth: '95', ff_ddenom_1: 'OWNER/NUMBER1', ff_idpersonne_1: person(1) },
        ]),
      );
      expect(later.counts).toMatchObject({ kept: 1 });
      expect((await unit(1)).livingArea).toBe(80.5);
      for (const { import: id } of [later, report]) {
        if (id === null) throw new Error('not kept');
        await undoImport(officer, id);
        await test.work();
      }
      const { version: _, updatedAt: __, ...facts } = await unit(1);
      expect(before).toMatchObject(facts);
    });

    it('leaves what somebody changed since the export, and shows it', async () => {
      await threeHomes();
      const sent = (await csvOf(officer)).replaceAll(';92;', ';70;');
      const home = await unit(1);
      await editIdentity(officer, home.id, home.version, { livingArea: 88 });
      const report = await send(sent);
      expect(report.counts).toMatchObject({ changed: 2, kept: 1 });
      expect((await unit(1)).livingArea).toBe(88);
    });

    it('reports what a file does not change, unknown words, people and homes, and names unknown columns', async () => {
      await threeHomes();
      const [heading = '', ...lines] = (await csvOf(officer)).split('\r\n');
      const [first = '', second = ''] = lines;
      const file = [
        `${heading};Couleur`,
        `${first
          .replace('DEWINDTUYN', 'X')
          .replace(/OWNER [^;]+/, 'AUTRE Nom')
          .replace(';Non suivi;', ';En rêve;')};bleu`,
        `${second.replace(/;;(?=[^;]*;Particulier)/, ';;').replace(/register\/units\/\d+/, 'register/units/999')};vert`,
      ].join('\r\n');
      const row = await receiveImport(officer, { name: 'x.csv', content: Buffer.from(file) }, OPTIONS);
      await test.work();
      const read = await findImport(ctx.db.read, row.id);
      expect(read).toMatchObject({ state: 'previewed', kind: 'register' });
      expect(read?.counts).toMatchObject({ changed: 0, unknown: 1 });
      const cells = await rejectionsOf(ctx.db.read, row.id, 10);
      expect(cells.map(({ line, column, reason }) => [line, column, reason])).toEqual([
        [2, 'Propriétaire', 'read-only'],
        [2, 'Suivi', 'unknown-word'],
        [3, '', 'unknown-unit'],
      ]);
    });

    it('hides nothing away: an owner who asked not to be contacted keeps what the export left out', async () => {
      await threeHomes();
      const [link] = await ownersOfUnit(ctx.db.read, (await unit(1)).id);
      if (!link) throw new Error('no owner');
      const { correctOwnerDetails } = await import('../../src/units/unit-file/correct-owner-details.ts');
      await correctOwnerDetails(officer, (await unit(1)).id, link.owner.id, link.owner.version, {
        email: 'owner@example.org',
        phone: '0612345678',
      });
      await noteRefusal(officer, link.owner.id, {
        askedBy: 'owner',
        channel: 'phone',
        askedOn: dayOf(officer.clock()),
        reason: 'A demandé par téléphone à ne plus être contacté.',
        until: null,
      });
      const sent = await csvOf(officer);
      expect(sent).not.toContain('owner@example.org');
      expect((await send(sent)).counts).toMatchObject({ changed: 0, unchanged: 3 });
    });

    it('goes to the unit kept by a merge', async () => {
      await threeHomes();
      const sent = (await csvOf(officer)).replaceAll(';92;', ';70;').replace(/http[^;\r\n]*/g, '');
      const [kept, gone] = [await unit(1), await unit(2)];
      await mergeUnits(officer, {
        keptId: kept.id,
        absorbedId: gone.id,
        versions: { kept: kept.version, absorbed: gone.version },
        fromAbsorbed: new Set(),
        reason: 'The same home twice',
      });
      // Only the line of the absorbed one, without the versions that the merge moved on.
      const lines = sent.split('\r\n').map((line) => line.replace(/;\d+_\d+$/, ';'));
      const report = await send([lines[0], lines.find((line) => line.startsWith(idlocal(2)))].join('\r\n'));
      expect(report.counts).toMatchObject({ changed: 1, unknown: 0 });
      expect(await unit(1)).toMatchObject({ id: kept.id, livingArea: 70 });
    });

    it('and so does a LOVAC that names the absorbed home: it is seen again, and none is created', async () => {
      await threeHomes();
      const [kept, gone] = [await unit(1), await unit(2)];
      await mergeUnits(officer, {
        keptId: kept.id,
        absorbedId: gone.id,
        versions: { kept: kept.version, absorbed: gone.version },
        fromAbsorbed: new Set(),
        reason: 'The same home twice',
      });
      const file = lovacFile([
        { ff_idlocal: idlocal(2), annee: '2026' },
        {
          ff_idlocal: idlocal(3),
          annee: '2026',
          ff_idpersonne_1: person(3),
          ff_ddenom_1: 'OWNER/NUMBER3',
        },
      ]);
      const row = await receiveImport(officer, file, OPTIONS);
      await test.work();
      await applyImport(officer, row.id);
      await test.work();
      expect((await findImport(ctx.db.read, row.id))?.counts).toMatchObject({ new: 0, unchanged: 2 });
      expect(await unit(1)).toMatchObject({ id: kept.id, lastVintage: 2026, livingArea: 92 });
      expect(await findUnitByIdlocal(ctx.db.read, idlocal(2))).toBeUndefined();
    });
  });

  describe('Zéro Logement Vacant', () => {
    const HEADINGS = [
      'Identifiant fiscal national',
      'Code INSEE commune du logement',
      'Occupation',
      'Statut',
      'Sous-statut',
      'Point(s) de blocage',
      'Dispositif(s)',
    ];
    const line = (number: number, ...cells: string[]) => [idlocal(number), '59183', ...cells, ''];

    it('carries the follow-up, sub-status and blocking points of its export', async () => {
      await threeHomes();
      const file = await xlsx(
        sheet([['Propriétaire'], ['X']], 'Propriétaires'),
        sheet(
          [
            HEADINGS,
            line(
              1,
              'Vacant',
              'Suivi bloqué',
              'Blocage involontaire du propriétaire',
              'En incapacité (âge, handicap, précarité ...)\nSuccession difficile, indivision en désaccord',
            ),
            line(2, 'En location', 'Suivi terminé', "N'était pas vacant", ''),
            line(8, 'Vacant', 'Suivi en cours', 'En accompagnement', ''),
          ],
          'Logements',
        ),
      );
      const row = await receiveImport(officer, file, OPTIONS);
      await test.work();
      expect(await findImport(ctx.db.read, row.id)).toMatchObject({
        kind: 'zlv',
        sheet: 'Logements',
        counts: { changed: 2, contradicted: 1, unknown: 1 },
      });
      await applyImport(officer, row.id);
      await test.work();
      expect(await unit(1)).toMatchObject({
        status: 'blocked',
        substatus: 'involuntary-block',
        reasons: ['incapacity', 'inheritance'],
      });
      // Let according to them: an end of vacancy needs its evidence here.
      expect(await unit(2)).toMatchObject({
        status: 'completed',
        substatus: 'was-not-vacant',
        occupancy: 'vacant',
      });
    });

    it('leaves what a person said here, and reports words of no vocabulary', async () => {
      await threeHomes();
      const home = await unit(1);
      await editFollowUp(officer, home.id, home.version, {
        status: 'in-progress',
        substatus: null,
        reasons: [],
      });
      const file = await xlsx(
        sheet([
          HEADINGS,
          line(1, 'Vacant', 'Premier contact', 'En pré-accompagnement', ''),
          line(2, 'Vacant', 'Suivi rêvé', '', 'Fantômes'),
        ]),
      );
      const report = await importLovac(officer, file);
      expect(report.counts).toMatchObject({ kept: 1 });
      expect(report.cells.map(({ line: at, column, reason }) => [at, column, reason])).toEqual([
        [3, 'Point(s) de blocage', 'unknown-word'],
        [3, 'Statut', 'unknown-word'],
      ]);
      expect((await unit(1)).status).toBe('in-progress');
    });

    it('takes back what we export in its shape without a change', async () => {
      await threeHomes();
      const home = await unit(2);
      await editFollowUp(officer, home.id, home.version, {
        status: 'first-contact',
        substatus: 'not-at-address',
        reasons: ['ruin', 'risks', 'refusal'],
      });
      const content = await exportForZlv(officer, NO_FILTER, ORDER);
      const [read] = await readSpreadsheet(content);
      expect(read?.name).toBe('Logements');
      expect(read?.rows[0]?.slice(0, 4)).toEqual([
        'Identifiant fiscal départemental',
        'Identifiant fiscal national',
        'Référence cadastrale',
        'Code INSEE commune du logement',
      ]);
      const report = await importLovac(officer, { name: 'zlv.xlsx', content });
      expect(report.counts).toMatchObject({ changed: 0, unchanged: 3, kept: 0 });
      expect(report.cells).toEqual([]);
    });
  });

  describe('Headings said by hand', () => {
    const FILE = 'Matricule;idcom;debutvacance;annee;aff;Taille\r\n599000000001;59183;2018;2025;H;92\r\n';
    const sent = { name: 'x.csv', content: Buffer.from(FILE) };

    it('are asked for, remembered, followed by the next file, and forgotten', async () => {
      const row = await receiveImport(officer, sent, OPTIONS);
      expect(row.state).toBe('mapping');
      const said = {
        kind: 'lovac',
        choices: { matricule: 'idlocal', taille: 'livingArea' },
        remember: true,
      } as const;
      await expect(
        mapColumns(officer, row.id, { ...said, choices: { taille: 'livingArea' } }),
      ).rejects.toMatchObject({ code: 'register.errors.importMissingColumns' });
      await mapColumns(officer, row.id, said);
      await test.work();
      await applyImport(officer, row.id);
      await test.work();
      expect(await unit(1)).toMatchObject({ livingArea: 92 });
      expect((await receiveImport(officer, sent, OPTIONS)).state).toBe('waiting');
      expect((await rememberedHeadings(ctx.db.read)).map(({ spelling }) => spelling)).toEqual([
        'Matricule',
        'Taille',
      ]);
      await forgetHeading(officer, 'lovac', 'matricule');
      expect((await receiveImport(officer, sent, OPTIONS)).state).toBe('mapping');
    });
  });
});
