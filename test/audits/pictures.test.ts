import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { LOSS_PARTS, type LossPart } from '../../src/audits/engine/energy-engine.ts';
import { energyLabelSvg } from '../../src/audits/pictures/energy-label-svg.ts';
import { lossesSvg, lossShares } from '../../src/audits/pictures/losses-svg.ts';
import { drawSvg } from '../../src/documents/pdf-svg.ts';
import { aResult } from './support/a-result.ts';

const before = aResult();
const after = aResult({ ep: 47, ges: 1 });
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
const PICTURES = [
  ['label', energyLabelSvg({ locale: 'fr', before })],
  ['label before and after', energyLabelSvg({ locale: 'fr', before, after })],
  ['label with a range', energyLabelSvg({ locale: 'en', before, range: { low: 'D', high: 'F' } })],
  ['losses', lossesSvg({ locale: 'fr', result: before })],
] as const;

describe.each(PICTURES)('The %s', (_, svg) => {
  it('holds nothing that a strict page or a PDF refuses', () => {
    expect(svg).not.toMatch(/style=|<style|<script|href|\son\w+=|url\(|javascript:/i);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('is well formed and says in words what it shows', () => {
    const opened = svg.match(/<[a-z]+/g)?.length ?? 0;
    const closed = (svg.match(/<\/[a-z]+>/g)?.length ?? 0) + (svg.match(/\/>/g)?.length ?? 0);
    expect(closed).toBe(opened);
    const [, ids = ''] = /aria-labelledby="([^"]+)"/.exec(svg) ?? [];
    for (const id of ids.split(' ')) expect(svg).toContain(`id="${id}"`);
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
  });

  it('goes into a PDF without a warning', () => {
    const doc = new PDFDocument();
    doc.registerFont('regular', 'Helvetica');
    doc.registerFont('semibold', 'Helvetica-Bold');
    expect(() => drawSvg(doc, svg, { x: 0, y: 0, width: 400, height: 300 })).not.toThrow();
    doc.end();
  });
});

describe('The energy label', () => {
  it('shows the seven letters and the figures of both states', () => {
    const texts = textsOf(energyLabelSvg({ locale: 'fr', before, after }));
    for (const expected of ['A', 'B', 'C', 'D', 'E', 'F', 'G', '288', '63', '47', '1', 'Aujourd&#8217;hui'])
      expect(texts.map((text) => text.replace('’', '&#8217;'))).toContain(expected);
    expect(texts.some((text) => text.includes('84'))).toBe(true);
  });

  it('is described in the reader’s language', () => {
    expect(energyLabelSvg({ locale: 'fr', before, after })).toContain(
      'classe E aujourd’hui, classe A après travaux',
    );
    expect(energyLabelSvg({ locale: 'en', before })).toContain('Estimated energy label: class E');
  });

  it('marks the range of classes only where there is one', () => {
    const marked = (low: 'D' | 'E', high: 'E' | 'F') =>
      energyLabelSvg({ locale: 'fr', before, range: { low, high } }).includes('energy-label__range');
    expect([marked('D', 'F'), marked('E', 'E')]).toEqual([true, false]);
  });

  it('holds two states of the same class without losing one', () => {
    const texts = textsOf(energyLabelSvg({ locale: 'fr', before, after: aResult({ ep: 260 }) }));
    expect(texts).toEqual(expect.arrayContaining(['288', '260']));
  });
});

describe('The losses', () => {
  it('are whole percentages that make 100, whatever the dwelling', () => {
    const losses = fc.record(
      Object.fromEntries(LOSS_PARTS.map((part) => [part, fc.double({ min: 0, max: 500, noNaN: true })])),
    ) as fc.Arbitrary<Record<LossPart, number>>;
    fc.assert(
      fc.property(losses, (parts) => {
        const shares = lossShares({ losses: parts });
        const sum = shares.reduce((total, { percent }) => total + percent, 0);
        const total = LOSS_PARTS.reduce((all, part) => all + parts[part], 0);
        expect(sum).toBe(total > 0 ? 100 : 0);
        for (const { part, percent } of shares)
          expect(Math.abs(percent - (parts[part] / total) * 100)).toBeLessThan(1);
      }),
    );
  });

  it('show each part that loses something, and none that does not', () => {
    const flat = lossesSvg({
      locale: 'fr',
      result: { losses: { ...before.losses, roof: 0, floor: 0 }, lossesTotal: 285 },
    });
    expect(textsOf(flat)).toEqual(expect.arrayContaining(['Murs', 'Fenêtres', 'Air', 'Jonctions', 'Porte']));
    expect(textsOf(flat)).not.toContain('Toit');
    expect(textsOf(flat)).not.toContain('Sol');
  });
});
