import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSiret, type QuoteFacts, quoteFaults } from '../../src/cases/bills/quote.ts';
import { readQuote } from '../../src/cases/bills/quote-forms.ts';
import type { BillLine } from '../../src/cases/case.ts';
import { worksWithoutQuote, worksWithQuotes } from '../../src/cases/case-facts.ts';
import { day } from '../../src/shared/dates.ts';
import { type BasisPoints, centsHT, centsTTC, sumCents, withVat } from '../../src/shared/money.ts';
import { typedCents, typedDay, typedNumber } from '../../src/shared/typed-values.ts';

const line = (measure: string, ht: number, more: Partial<BillLine> = {}): BillLine => {
  const vat = (more.vat ?? 550) as BasisPoints;
  const costHT = centsHT(ht * 100);
  const unit = measure === 'windows' ? 'unit' : 'm2';
  return {
    measure,
    label: '',
    quantity: 10,
    unit,
    performance: null,
    costHT,
    vat,
    totalTTC: withVat(costHT, vat),
    ...more,
  };
};
const quote = (lines: readonly BillLine[], more: Partial<QuoteFacts> = {}): QuoteFacts => ({
  company: 'Rénov’Opale',
  siret: '73282932000074',
  rgeNumber: 'E-1',
  number: 'D-1',
  datedOn: day('2026-05-01'),
  lines,
  totalTTC: sumCents(lines.map((item) => item.totalTTC)),
  ...more,
});
const TODAY = day('2026-05-04');
const faults = (facts: QuoteFacts) =>
  quoteFaults(facts, TODAY).map(({ where, fault }) => `${where} ${fault}`);

describe('A quote', () => {
  it('that adds up has no fault', () => {
    expect(faults(quote([line('loft-insulation', 1800), line('windows', 8000)]))).toEqual([]);
  });

  it('is refused when a line or the sum does not add up, and says where', () => {
    const wrongLine = line('windows', 8000, { totalTTC: centsTTC(900_000) });
    expect(faults(quote([line('loft-insulation', 1800), wrongLine]))).toEqual(['line-1-ttc lineTotal']);
    expect(faults(quote([line('windows', 8000)], { totalTTC: centsTTC(100) }))).toEqual(['totalTTC sum']);
    expect(faults(quote([]))).toContain('line-0-measure noLine');
    expect(faults(quote([line('windows', 1)], { datedOn: day('2026-05-05') }))).toContain('datedOn future');
  });

  it('is refused when one measure comes under two rates: its ceiling would count twice', () => {
    const twice = [line('windows', 4000), line('windows', 4000, { vat: 1000 as BasisPoints })];
    expect(faults(quote(twice))).toEqual(['line-1-vat sameMeasure']);
  });

  it('takes the place of the estimate of its own works only', () => {
    const estimates = ['windows', 'loft-insulation'].map((measure) => ({
      measure,
      quantity: 10,
      unit: 'm2',
      costHT: centsHT(500_000),
      vat: 550 as BasisPoints,
      performance: null,
      source: 'estimate' as const,
    }));
    const works = worksWithQuotes(estimates, [line('windows', 3000), line('windows', 1000)]);
    expect(works.find(({ measure }) => measure === 'windows')).toMatchObject({
      costHT: 400_000,
      quantity: 20,
      source: 'quote',
    });
    expect(worksWithoutQuote(works).map(({ measure }) => measure)).toEqual(['loft-insulation']);
  });

  it('reads what people type, and never throws whatever they type', () => {
    expect(typedCents('12 500,50 €')).toBe(1_250_050);
    expect(typedCents('12\u202f500.5')).toBe(1_250_050);
    expect([typedCents('-3'), typedCents('abc'), typedCents('1e5'), typedCents('')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([typedNumber('1 234,5'), typedNumber('12..3')]).toEqual([1234.5, null]);
    expect([typedDay('31', '2', '2026'), typedDay('1', '2', '2026')]).toEqual([null, '2026-02-01']);
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'lines',
            'line-0-measure',
            'line-0-ht',
            'line-0-ttc',
            'line-0-vat',
            'company',
            'datedOn',
            'totalTTC',
            'siret',
          ),
          fc.string(),
        ),
        (typed) => {
          expect(readQuote(typed, 'fr', TODAY).ok).toBe(false);
        },
      ),
    );
  });

  it('knows a right SIRET from a wrong one', () => {
    expect(['73282932000074', '732 829 320 00074', '35600000000048', '35600000012341'].map(isSiret)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['73282932000075', '123', '', 'abcdefghijklmn'].map(isSiret)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
