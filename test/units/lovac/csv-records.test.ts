import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRecords, DELIMITERS, detectDelimiter } from '../../../src/units/lovac/csv-records.ts';

function read(text: string, width: number, delimiter: (typeof DELIMITERS)[number] = ';') {
  const records = new CsvRecords(delimiter);
  records.expect(width);
  return [...records.push(text.split('\n')), ...records.end()];
}
const cellsOf = (text: string, width: number) =>
  read(text, width).map((record) => ('cells' in record ? record.cells : record.problem));

describe('the delimiter', () => {
  it.each(DELIMITERS.map((delimiter) => [delimiter]))('%j is recognised from the headings', (delimiter) => {
    expect(detectDelimiter(['annee', 'ff_idlocal', 'debutvacance', 'idcom'].join(delimiter))).toBe(delimiter);
  });

  it('is not the comma of a heading', () => {
    expect(detectDelimiter('annee;"surface, en m²";ff_idlocal;debutvacance')).toBe(';');
  });
});

describe('records', () => {
  it('keep quotes that are letters, and take off those that wrap', () => {
    expect(cellsOf('rue 12" nord;"a;b";"say ""hi"""', 3)).toEqual([['rue 12" nord', 'a;b', 'say "hi"']]);
  });

  it('may run over several lines inside quotes, and know on which line they start', () => {
    const records = read('a;"1\n2";c\nd;e;f', 3);
    expect(records).toEqual([
      { line: 1, cells: ['a', '1\n2', 'c'] },
      { line: 3, cells: ['d', 'e', 'f'] },
    ]);
  });

  it('lose only the line of a quote that is never closed', () => {
    const text = ['a;b;c', 'd;"e;f', 'g;h;i', 'j;k;l'].join('\n');
    expect(read(text, 3)).toEqual([
      { line: 1, cells: ['a', 'b', 'c'] },
      { line: 2, problem: 'unclosed-quote', text: 'd;"e;f' },
      { line: 3, cells: ['g', 'h', 'i'] },
      { line: 4, cells: ['j', 'k', 'l'] },
    ]);
  });

  it('lose only that line when a later quote seems to close it', () => {
    const text = ['d;"e;f', 'g;h;i', 'j;"k";l', 'm;n;o'].join('\n');
    expect(cellsOf(text, 3)).toEqual(['unclosed-quote', ['g', 'h', 'i'], ['j', 'k', 'l'], ['m', 'n', 'o']]);
  });

  it('skip empty lines without losing count', () => {
    expect(read('a;b\n\n  \nc;d', 2).map(({ line }) => line)).toEqual([1, 4]);
  });

  it('come back as they were written, whatever is in them and wherever the file is cut', () => {
    const letter = fc.constantFrom(...'aé0 ;,|"\n'.split(''));
    const cell = fc.string({ unit: letter, maxLength: 6 });
    const table = fc.array(fc.tuple(cell, cell, fc.constant('end')), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.integer({ min: 1, max: 9 }),
        (rows, delimiter, size) => {
          const lines = stringify(rows, { delimiter, quoted_match: /[;,|\t]/ })
            .trimEnd()
            .split('\n');
          const records = new CsvRecords(delimiter);
          records.expect(3);
          const found = [];
          for (let at = 0; at < lines.length; at += size)
            found.push(...records.push(lines.slice(at, at + size)));
          found.push(...records.end());
          expect(found.map((record) => ('cells' in record ? record.cells : record))).toEqual(rows);
        },
      ),
    );
  });
});
