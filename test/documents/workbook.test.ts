import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/documents/read-workbook.ts';
import type { DataSheet } from '../../src/documents/sheet-cells.ts';
import { odsOf, xlsxOf } from '../../src/documents/spreadsheet.ts';
import { instant } from '../../src/shared/dates.ts';
import { type Part, workbook, zip } from '../support/raw-workbook.ts';

const NOTES: DataSheet = { name: 'Lisez-moi', columns: [{ header: 'Bonjour' }], rows: [['à vous']] };
const HOMES: DataSheet = {
  name: 'Logements & co',
  columns: [
    { header: 'Identifiant' },
    { header: 'Surface', kind: 'number' },
    { header: 'Depuis', kind: 'day' },
    { header: 'Note' },
    { header: 'Vide' },
  ],
  rows: [
    ['590000000001', 92.5, '2018-01-01', 'dit "le Phare"\nau fond\tde la cour', null],
    [null, null, null, null, null],
    ['=1+1', 80, null, 'fin', null],
  ],
};
const book = (sheets: readonly DataSheet[]) => ({
  title: 'Essai',
  locale: 'fr' as const,
  at: instant('2026-03-02T09:00:00Z'),
  sheets,
});
const WANTED = ['identifiant', 'surface'];
const linesOf = async (bytes: Uint8Array): Promise<string[]> =>
  new TextDecoder().decode((await readWorkbook(bytes, WANTED)).text).split('\n');
const refusalOf = (bytes: Uint8Array): Promise<string> =>
  readWorkbook(bytes, WANTED).then(
    () => 'read',
    (error: { code: string }) => error.code.replace('documents.errors.', ''),
  );

describe('A workbook read as text', () => {
  it.each([
    ['XLSX', xlsxOf],
    ['ODS', odsOf],
  ] as const)('takes the sheet that has the headings, each row on its own line (%s)', async (_, write) => {
    const lines = await linesOf(await write(book([NOTES, HOMES])));
    expect(lines[0]).toBe('Identifiant\tSurface\tDepuis\tNote\tVide');
    expect(lines[1]).toBe('590000000001\t92.5\t2018-01-01\t"dit ""le Phare""\u2028au fond de la cour"\t');
    expect(lines[2]).toBe('');
    expect(lines[3]).toBe('=1+1\t80\t\tfin\t');
  });

  it('keeps the numbers of rows below a title, and of rows that are not in the file', async () => {
    const bytes = workbook({
      rows:
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Vacance 2026</t></is></c></row>' +
        '<row r="4"><c r="A4" t="inlineStr"><is><t>Identifiant</t></is></c><c r="C4" t="inlineStr"><is><r><t>Sur</t></r><r><t>face</t></r></is></c></row>' +
        '<row r="6"><c r="C6"><v>92</v></c><c r="A6"><v>590000000001</v></c></row>',
    });
    expect(await linesOf(bytes)).toEqual([
      '',
      '',
      '',
      'Identifiant\t\tSurface',
      '',
      '590000000001\t\t92',
      '',
    ]);
  });

  it('reads what spreadsheets hold: shared texts, dates by their style, booleans, formulas, errors', async () => {
    const bytes = workbook({
      shared:
        '<si><t>Identifiant</t></si><si><r><t>Jean &amp; </t></r><r><t xml:space="preserve">Léa_x000D_</t></r><rPh><t>no</t></rPh></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/><numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs>',
      rows:
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' +
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>43101</v></c><c r="C2" s="2"><v>43101.5</v></c><c r="D2" s="3"><v>3</v></c>' +
        '<c r="E2" t="b"><v>1</v></c><c r="F2" t="str"><f>A1&amp;"x"</f><v>calculé</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="H2"/></row>',
    });
    expect((await linesOf(bytes))[1]).toBe(
      'Jean & Léa\u2028\t2018-01-01\t2018-01-01T12:00:00\t3\ttrue\tcalculé\t#N/A',
    );
  });

  it('refuses, with the reason, what it will not open', async () => {
    const parts = (extra: Part): Uint8Array => workbook({ rows: '', extra: [extra] });
    const ole = (stream: string) =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from(stream, 'utf16le'),
      ]);
    expect(await refusalOf(parts({ name: 'xl/vbaProject.bin', text: 'Sub Auto_Open' }))).toBe(
      'workbookMacros',
    );
    expect(await refusalOf(ole('EncryptedPackage'))).toBe('workbookProtected');
    expect(await refusalOf(ole('Workbook'))).toBe('workbookOld');
    expect(await refusalOf(zip([{ name: 'xl/workbook.bin', text: 'x' }]))).toBe('workbookOld');
    expect(await refusalOf(zip([{ name: 'a.txt', text: 'x' }]))).toBe('spreadsheetType');
    expect(await refusalOf(zip([{ name: 'xl/workbook.xml', text: 'x', encrypted: true }]))).toBe(
      'workbookProtected',
    );
    const whole = await xlsxOf(book([HOMES]));
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toBe('spreadsheetUnreadable');
  });

  it('refuses a bomb without unpacking it, a row that never ends, and a row or column out of any sheet', async () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
    const bombs = Array.from({ length: 8 }, (_, at) => ({ name: `xl/b${at}.xml`, packed: bomb }));
    expect(await refusalOf(workbook({ rows: '', extra: bombs }))).toBe('spreadsheetTooLarge');
    const endless = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'<c><row>'.repeat(1_200_000)}`;
    expect(await refusalOf(workbook({ rows: endless }))).toBe('spreadsheetUnreadable');
    expect(await refusalOf(workbook({ rows: '<row r="99999999999"><c><v>1</v></c></row>' }))).toBe(
      'spreadsheetTooLarge',
    );
    expect(await refusalOf(workbook({ rows: '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>' }))).toBe(
      'spreadsheetTooLarge',
    );
  }, 60_000);
});
