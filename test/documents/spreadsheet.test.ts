import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, csvRows } from '../../src/documents/csv.ts';
import type { DataSheet } from '../../src/documents/sheet-cells.ts';
import { type DataWorkbook, odsOf, readSpreadsheet, xlsxOf } from '../../src/documents/spreadsheet.ts';
import { instant } from '../../src/shared/dates.ts';
import { hasTool, runOn } from './tools.ts';

const sheet: DataSheet = {
  name: 'Aides versées',
  columns: [
    { header: 'Bénéficiaire' },
    { header: 'Montant', kind: 'money' },
    { header: 'Logements', kind: 'whole' },
    { header: 'Taux', kind: 'percent' },
    { header: 'Notifiée le', kind: 'day' },
    { header: 'Payée à', kind: 'instant' },
    { header: 'Louée', kind: 'yes-no' },
  ],
  rows: [
    ['Œuvre des « Dunes »', 1_234_567, 12, 0.355, '2026-11-23', '2026-07-01T22:30:00.000Z', true],
    ['', -50, 0, null, null, null, false],
  ],
};
const workbook = (wish: Partial<DataWorkbook> = {}): DataWorkbook => ({
  title: 'Rapport',
  locale: 'fr',
  at: instant('2026-11-23T10:00:00Z'),
  sheets: [sheet],
  ...wish,
});
const FORMULAS = [
  '=1+1',
  '+33612345678',
  '-2+3',
  '@SUM(A1)',
  '\t=cmd',
  '\r=cmd',
  '=HYPERLINK("http://x","y")',
  '＝1',
];
const textSheet = (texts: readonly string[]): DataSheet => ({
  name: 'Textes',
  columns: [{ header: 'Texte' }],
  rows: texts.map((text) => [text]),
});
const FORMATS = [
  ['XLSX', xlsxOf],
  ['ODS', odsOf],
] as const;

describe.each(FORMATS)('%s', (format, write) => {
  it('gives back what was put in: euros, ratios, days, Paris wall-clock time', async () => {
    const [read] = await readSpreadsheet(await write(workbook()));
    expect(read?.name).toBe('Aides versées');
    expect(read?.rows[0]).toEqual(sheet.columns.map(({ header }) => header));
    const [name, money, whole, ratio, date, moment, yes] = read?.rows[1] ?? [];
    expect([name, money, whole, ratio, yes]).toEqual(['Œuvre des « Dunes »', 12_345.67, 12, 0.355, true]);
    expect(date).toEqual(new Date('2026-11-23T00:00:00Z'));
    expect(moment).toEqual(new Date('2026-07-02T00:30:00Z'));
    expect(read?.rows[2]?.[1]).toBe(-0.5);
  });

  it.skipIf(!hasTool('unzip'))('holds no live formula, whatever a text begins with', async () => {
    const bytes = await write(workbook({ sheets: [textSheet(FORMULAS)] }));
    const inside = runOn('unzip', ['-p', '{}'], bytes);
    expect(inside).not.toMatch(/<f[ >/]|table:formula|<hyperlink|xlink:href/);
    const [read] = await readSpreadsheet(bytes);
    expect(read?.rows.slice(1).map(([cell]) => String(cell).trim())).toEqual(
      FORMULAS.map((text) => text.trim()),
    );
  });

  it('keeps the lines of a text', async () => {
    const [read] = await readSpreadsheet(await write(workbook({ sheets: [textSheet(['a\r\nb\n\nc  d'])] })));
    expect(read?.rows[1]).toEqual(['a\nb\n\nc  d']);
  });

  it('survives any text', async () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 8 }), async (texts) => {
        const [read] = await readSpreadsheet(await write(workbook({ sheets: [textSheet(texts)] })));
        expect(read?.rows.length).toBeGreaterThanOrEqual(1);
        expect(read?.rows[0]).toEqual(['Texte']);
      }),
      { numRuns: 40 },
    );
  });

  it('has names of sheets that spreadsheets accept', async () => {
    const names = ['a/b:c*d?[e]', 'x'.repeat(50), ''];
    const sheets = names.map((name) => ({ ...sheet, name }));
    const read = await readSpreadsheet(await write(workbook({ sheets })));
    expect(read.map(({ name }) => name)).toEqual(['a b c d  e', 'x'.repeat(31), '3']);
  });

  it(`is made the same twice (${format})`, async () => {
    expect(Buffer.compare(await write(workbook()), await write(workbook()))).toBe(0);
  });
});

describe('XLSX', () => {
  it.skipIf(!hasTool('unzip'))(
    'shows money, days and ratios as such, under a fixed header with filters',
    async () => {
      const bytes = await xlsxOf(workbook());
      const styles = runOn('unzip', ['-p', '{}', 'xl/styles.xml'], bytes);
      for (const format of ['#,##0.00', '€', 'dd/mm/yyyy', 'hh:mm']) expect(styles).toContain(format);
      const first = runOn('unzip', ['-p', '{}', 'xl/worksheets/sheet1.xml'], bytes);
      expect(first).toContain('state="frozen"');
      expect(first).toContain('<autoFilter ref="A1:G3"');
    },
  );
});

describe('reading a spreadsheet', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%%EOF'), 'spreadsheetType'],
    ['a CSV', Buffer.from('a;b\n1;2'), 'spreadsheetType'],
    ['nothing', Buffer.alloc(0), 'spreadsheetType'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(readSpreadsheet(bytes)).rejects.toMatchObject({ code: `documents.errors.${code}` });
  });

  it('refuses a workbook cut short', async () => {
    const whole = await xlsxOf(workbook());
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    await expect(readSpreadsheet(half)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('stops at the number of rows asked for', async () => {
    const long = await xlsxOf(workbook({ sheets: [textSheet(Array.from({ length: 50 }, String))] }));
    const [read] = await readSpreadsheet(long, { maxRows: 10 });
    expect(read?.rows.length).toBeLessThanOrEqual(11);
  });
});

describe('CSV', () => {
  const table = { columns: sheet.columns, rows: sheet.rows, locale: 'fr' as const };

  it('is what French spreadsheets open: mark, semicolons, decimal commas', () => {
    const [header, first, second] = csvOf(table).split('\r\n');
    expect(header).toBe('\ufeffBénéficiaire;Montant;Logements;Taux;Notifiée le;Payée à;Louée');
    expect(first).toBe('Œuvre des « Dunes »;12345,67;12;0,355;2026-11-23;2026-07-01T22:30:00.000Z;oui');
    expect(second).toBe(';-0,5;0;;;;non');
  });

  it('is what English ones open', () => {
    expect(csvOf({ ...table, locale: 'en' })).toContain(',12345.67,12,0.355,');
  });

  it('marks every text that begins like a formula, and no negative number', () => {
    const rows = csvRows({ columns: [{ header: 'T' }], rows: FORMULAS.map((text) => [text]), locale: 'fr' });
    expect(rows).not.toMatch(/(^|[\r\n])"?[=+\-@\t＝]/);
    expect(csvRows({ columns: [{ header: 'N', kind: 'number' }], rows: [[-2]], locale: 'fr' })).toBe(
      '-2\r\n',
    );
  });

  it('quotes separators, quotes and line ends', () => {
    const rows = csvRows({ columns: [{ header: 'T' }], rows: [['a;b'], ['a"b'], ['a\n=b']], locale: 'fr' });
    expect(rows).toBe('"a;b"\r\n"a""b"\r\n"a\n=b"\r\n');
  });
});
