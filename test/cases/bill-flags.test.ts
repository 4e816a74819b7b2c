import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditSettingsOf } from '../../src/audits/audit-settings.ts';
import { flagKey, type QuoteFlag, quoteFlags, severityOf } from '../../src/cases/bills/bill-flags.ts';
import { invoiceFlags } from '../../src/cases/bills/invoice-flags.ts';
import type { QuoteFacts } from '../../src/cases/bills/quote.ts';
import { coversMeasure, inForceOn, RGE_DOMAINS } from '../../src/cases/bills/rge.ts';
import type { BillLine } from '../../src/cases/case.ts';
import { pack } from '../../src/programme/packs/dunkerque/pack.ts';
import { addDays, day } from '../../src/shared/dates.ts';
import { type BasisPoints, centsHT, withVat } from '../../src/shared/money.ts';

const { catalogue } = auditSettingsOf(pack);
const TODAY = day('2026-05-04');

const line = (measure: string, ht: number, more: Partial<BillLine> = {}): BillLine => {
  const vat = (more.vat ?? 550) as BasisPoints;
  const costHT = centsHT(ht * 100);
  const unit = measure === 'windows' ? 'unit' : 'm2';
  const performance = { windows: 1.3, 'loft-insulation': 7 }[measure] ?? null;
  return {
    measure,
    label: '',
    quantity: 10,
    unit,
    performance,
    costHT,
    vat,
    totalTTC: withVat(costHT, vat),
    ...more,
  };
};
const GOOD = {
  siret: '73282932000074',
  rgeNumber: 'E-1',
  rgeFrom: day('2026-01-01'),
  rgeUntil: day('2026-12-31'),
  rgeDomains: ['windows', 'roof'] as const,
  datedOn: day('2026-05-01'),
};
type Facts = Omit<QuoteFacts, 'company' | 'number' | 'totalTTC'>;
const quote = (lines: readonly BillLine[], more: Partial<Facts> = {}): Facts => ({ ...GOOD, lines, ...more });
const flags = (facts: Facts): QuoteFlag[] => quoteFlags(facts, catalogue, TODAY);
const keys = (facts: Facts): string[] => flags(facts).map(flagKey);

describe('What is flagged in a quote', () => {
  it('is nothing when price, performance, VAT, certificate and company are as they should be', () => {
    expect(keys(quote([line('windows', 9000), line('loft-insulation', 300)]))).toEqual([]);
  });

  it('is a price outside the range for the quantity quoted, or one that no quantity lets compare', () => {
    expect(keys(quote([line('windows', 50_000)]))).toEqual(['dear:windows']);
    expect(keys(quote([line('windows', 10)]))).toEqual(['cheap:windows']);
    expect(keys(quote([line('windows', 9000, { quantity: null })]))).toEqual(['quantityUnknown:windows']);
  });

  it('is a performance short of the criterion: lower is better for windows, higher for insulation', () => {
    expect(keys(quote([line('windows', 9000, { performance: 1.9 })]))).toEqual(['performance:windows']);
    expect(keys(quote([line('windows', 9000, { performance: 1.1 })]))).toEqual([]);
    expect(keys(quote([line('loft-insulation', 300, { performance: 3 })]))).toEqual([
      'performance:loft-insulation',
    ]);
    expect(keys(quote([line('loft-insulation', 300, { performance: null })]))).toEqual([
      'performanceUnknown:loft-insulation',
    ]);
  });

  it('is a rate of VAT that is not that of the measure', () => {
    expect(keys(quote([line('windows', 9000, { vat: 2000 as BasisPoints })]))).toEqual(['vat:windows']);
  });

  it('is a certificate missing, out of date on the day of the quote, or for other works', () => {
    const works = [line('windows', 9000)];
    expect(keys(quote(works, { rgeNumber: null }))).toEqual(['noRge']);
    expect(keys(quote(works, { rgeUntil: day('2026-04-30') }))).toEqual(['rgeDates']);
    expect(keys(quote(works, { rgeUntil: day('2026-05-01') })), 'its last day counts').toEqual([]);
    expect(keys(quote(works, { rgeFrom: null, rgeUntil: null }))).toEqual(['rgeDatesUnknown']);
    expect(keys(quote(works, { rgeDomains: ['wood'] }))).toEqual(['rgeDomain:windows']);
    expect(keys(quote(works, { rgeDomains: ['whole-renovation'] }))).toEqual([]);
    expect(keys(quote([line('other-works', 500)], { rgeNumber: null })), 'none is needed').toEqual([]);
  });

  it('is a SIRET whose check digit is wrong, and a price that the company no longer keeps', () => {
    expect(keys(quote([], { siret: '73282932000075' }))).toEqual(['badSiret']);
    expect(keys(quote([], { siret: null }))).toEqual(['noSiret']);
    expect(keys(quote([], { validUntil: day('2026-05-03') }))).toEqual(['expired']);
    expect(keys(quote([], { validUntil: TODAY }))).toEqual([]);
  });

  it('blocks for what would make the aid undue, and only warns for the rest', () => {
    const all = flags(
      quote([line('windows', 50_000, { performance: 1.9, vat: 1000 as BasisPoints })], {
        siret: '73282932000075',
        rgeDomains: ['wood'],
      }),
    );
    expect(all.filter((flag) => severityOf(flag) === 'blocks').map(({ kind }) => kind)).toEqual([
      'badSiret',
      'rgeDomain',
      'performance',
    ]);
    expect(all.filter((flag) => severityOf(flag) === 'warns').map(({ kind }) => kind)).toEqual([
      'dear',
      'vat',
    ]);
  });

  it('has a name of its own for each flag, whatever the quote', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            measure: fc.constantFrom('windows', 'loft-insulation', 'heat-pump-air-water', 'other-works'),
            ht: fc.integer({ min: 1, max: 60_000 }),
            performance: fc.option(fc.double({ min: 0.1, max: 200, noNaN: true })),
          }),
          { maxLength: 4 },
        ),
        (made) => {
          const lines = made
            .filter(({ measure }, at) => made.findIndex((other) => other.measure === measure) === at)
            .map(({ measure, ht, performance }) => line(measure, ht, { performance }));
          const named = keys(quote(lines, { siret: null, rgeDomains: ['wood'] }));
          expect(new Set(named).size).toBe(named.length);
        },
      ),
    );
  });
});

describe('A certificate', () => {
  it('is in force from its first day to its last, both included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -30, max: 430 }), (length, at) => {
        const [from, until, on] = [TODAY, addDays(TODAY, length), addDays(TODAY, at)];
        expect(inForceOn({ number: 'x', from, until, domains: null }, on)).toBe(at >= 0 && at <= length);
      }),
    );
  });

  it('says of every measure whether it covers it, once its domains are known', () => {
    const whole = { number: 'x', from: null, until: null, domains: [...RGE_DOMAINS] };
    for (const { slug } of catalogue.entries) {
      expect(coversMeasure(whole, slug)).toBe(true);
      expect([true, null]).toContain(coversMeasure({ ...whole, domains: null }, slug));
    }
  });
});

describe('What is flagged in an invoice beside its quotes', () => {
  const company = { company: 'Rénov’Opale', siret: '73282932000074' };
  const paper = (lines: readonly BillLine[], more: object = {}) => ({
    ...company,
    datedOn: day('2026-09-01'),
    lines,
    ...more,
  });
  const quotes = [paper([line('windows', 9000)], { datedOn: day('2026-05-01') })];
  const keysOf = (invoice: ReturnType<typeof paper>, earlier: ReturnType<typeof paper>[] = []) =>
    invoiceFlags(invoice, { quotes, earlier, worksStartedOn: day('2026-06-01') }).map(flagKey);

  it('is nothing for the same works of the same company', () => {
    expect(keysOf(paper([line('windows', 9000)]))).toEqual([]);
  });

  it('counts the invoices before: a second half that goes over the quote is seen', () => {
    const half = paper([line('windows', 5000, { quantity: 5 })]);
    expect(keysOf(half)).toEqual([]);
    expect(keysOf(half, [half])).toEqual(['above:windows']);
    const more = paper([line('windows', 4000, { quantity: 6 })]);
    expect(keysOf(more, [half])).toEqual(['quantity:windows']);
  });

  it('is works that nobody quoted, another rate, another company or number', () => {
    expect(keysOf(paper([line('loft-insulation', 300)]))).toEqual(['unquoted:loft-insulation']);
    expect(keysOf(paper([line('windows', 9000, { vat: 1000 as BasisPoints })]))).toEqual(['vat:windows']);
    expect(keysOf(paper([line('windows', 9000)], { company: 'Autre', siret: '55208131766522' }))).toEqual([
      'otherCompany',
    ]);
    expect(keysOf(paper([line('windows', 9000)], { siret: '55208131766522' }))).toEqual(['otherSiret']);
    expect(keysOf(paper([line('windows', 9000)], { company: 'RENOV OPALE', siret: null }))).toEqual([
      'noSiret',
    ]);
  });

  it('is a date before the quote or before works', () => {
    expect(keysOf(paper([line('windows', 9000)], { datedOn: day('2026-04-01') }))).toEqual([
      'beforeQuote',
      'beforeStart',
    ]);
  });
});
