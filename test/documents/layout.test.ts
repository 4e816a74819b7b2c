import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, type Line, type Piece } from '../../src/documents/break-lines.ts';
import { columnWidths } from '../../src/documents/column-widths.ts';
import { widthOf } from '../../src/documents/fonts.ts';

/** One unit a character. */
const measure = (text: string): number => Array.from(text).length;
const piece = (text: string): Piece => ({ text, face: 'regular' });
const texts = (lines: readonly Line[]): string[] =>
  lines.map((line) => line.pieces.map(({ text }) => text).join(''));
const broken = (text: string, width: number): string[] => texts(breakLines([piece(text)], width, measure));

describe('lines', () => {
  it('are filled with as many words as fit', () => {
    expect(broken('un deux trois', 7)).toEqual(['un deux', 'trois']);
  });

  it('never break at the spaces of French numbers and punctuation', () => {
    expect(broken('soit 12\u202f345\u00a0€\u202f! Oui', 10)).toEqual([
      'soit',
      '12\u202f345\u00a0€\u202f!',
      'Oui',
    ]);
  });

  it('break after the hyphen of a compound word and never inside a reference', () => {
    expect(broken('au rez-de-chaussée', 10)).toEqual(['au rez-de-', 'chaussée']);
    expect(broken('dossier VO-2026-00042', 14)).toEqual(['dossier', 'VO-2026-00042']);
  });

  it('break a web address at its joints', () => {
    expect(broken('https://a.example/chemin/long', 20)).toEqual(['https://a.example/', 'chemin/long']);
  });

  it('keep blank lines and drop the spaces around breaks', () => {
    expect(broken('a \n\n  b', 9)).toEqual(['a', '', 'b']);
  });

  it('do not part a word that changes face midway', () => {
    const pieces = [piece('voir (a'), { text: 'rticle 4', face: 'semibold' } as const, piece(') et')];
    expect(texts(breakLines(pieces, 11, measure))).toEqual(['voir', '(article 4)', 'et']);
  });

  it('lose no character and keep to the width', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '-', ' ', '\n', '€', '\u202f', '😀'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), (parts, width) => {
        const lines = breakLines(parts.map(piece), width, measure);
        const kept = texts(lines).join('').replace(/[ \n]/g, '');
        expect(kept).toBe(parts.join('').replace(/[ \n]/g, ''));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
      }),
    );
  });

  it('break a name of 10,000 characters in a fraction of a second', () => {
    const start = process.cpuUsage();
    const lines = breakLines([piece('Nom'.repeat(3334))], 460, (text, face) => widthOf(text, face, 10.5));
    const { user } = process.cpuUsage(start);
    expect(lines.length).toBeGreaterThan(50);
    expect(user / 1000).toBeLessThan(3000);
  });
});

describe('columns of a table', () => {
  it('fill the width exactly, none negative', () => {
    const wish = fc
      .tuple(fc.float({ min: 1, max: 2000, noNaN: true }), fc.float({ min: 0, max: 1, noNaN: true }))
      .map(([widest, part]) => ({ widest, narrowest: widest * part }));
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 9 }), (wishes) => {
        const widths = columnWidths(wishes, 460);
        expect(widths.reduce((a, b) => a + b, 0)).toBeCloseTo(460, 3);
        expect(Math.min(...widths)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('give a short column of amounts all it asks for beside a long text', () => {
    const [text, amount] = columnWidths(
      [
        { widest: 2000, narrowest: 80 },
        { widest: 70, narrowest: 30 },
      ],
      460,
    );
    expect(amount).toBe(70);
    expect(text).toBe(390);
  });
});
