import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../src/incentives/check-scheme.ts';
import { clawback } from '../../src/incentives/clawback.ts';
import { evaluateScheme } from '../../src/incentives/evaluate-scheme.ts';
import { parseScheme, schemeVersion } from '../../src/incentives/scheme.ts';
import type { SchemeDefinition } from '../../src/incentives/scheme-schema.ts';
import type { OtherAid, Situation } from '../../src/incentives/situation.ts';
import { day } from '../../src/shared/dates.ts';
import { cents, euros, percent } from '../../src/shared/money.ts';
import {
  besancon,
  doubs,
  epinal,
  FIELD_SCHEMES,
  ireland,
  montlucon,
  pilat,
  ruralPremium,
  wales,
  zonnebeke,
} from './fixtures/field-schemes.ts';
import { aid, measure, situation } from './fixtures/situations.ts';

const evaluate = (definition: SchemeDefinition, more: Partial<Situation>, others: readonly OtherAid[] = []) =>
  evaluateScheme(situation(more), schemeVersion(definition), others);

describe('the nine schemes seen in the field', () => {
  it.each(FIELD_SCHEMES.map((scheme) => [scheme.slug, scheme] as const))(
    '%s is written in the language and passes the check',
    (_slug, scheme) => {
      expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme);
      expect(checkScheme(scheme).filter(({ level }) => level === 'error')).toEqual([]);
    },
  );
});

describe('Épinal: 10 % HT up to 10,000 €, and the commune 2.5 % up to 2,000 €', () => {
  it('adds the share of a commune that takes part', () => {
    // 18,000 + 2,000 = 20,000 € HT; 10 % = 2,000 €; 2.5 % = 500 €.
    const result = evaluate(epinal, { commune: '88160' });
    expect(result.status).toBe('eligible');
    expect(result.amount).toBe(euros(2_500));
  });

  it('caps each funder on its own', () => {
    // 150,000 € HT: 10 % = 15,000 → 10,000 €; 2.5 % = 3,750 → 2,000 €; together 12,000 €.
    const result = evaluate(epinal, { commune: '88160', measures: [measure('other-works', 150_000)] });
    expect(result.amount).toBe(euros(12_000));
  });

  it('gives the authority’s share alone elsewhere', () => {
    expect(evaluate(epinal, { commune: '88001' }).amount).toBe(euros(2_000));
  });

  it('refuses a dwelling vacant for 23 months and says that one month more would bring 2,500 €', () => {
    const result = evaluate(epinal, { commune: '88160', vacancyMonths: 23 });
    expect(result.status).toBe('not-eligible');
    expect(result.amount).toBe(0);
    expect(result.hints).toEqual([
      { change: { kind: 'vacancy-months', more: 1, to: 24 }, amount: euros(2_500), adds: euros(2_500) },
    ]);
  });

  it('counts fifteen years from the year of construction', () => {
    expect(evaluate(epinal, { yearBuilt: 2011 }).status).toBe('eligible');
    expect(evaluate(epinal, { yearBuilt: 2012 }).status).toBe('not-eligible');
  });
});

describe('Besançon: a rate and a cap that follow the energy gain', () => {
  const project = (gainPercent: number, more: Partial<Situation> = {}) =>
    evaluate(besancon, { gainPercent, measures: [measure('other-works', 15_000)], ...more });

  it.each([
    // 25 % × 15,000 = 3,750 → cap 3,000.   30 % × 15,000 = 4,500 → cap 4,200.
    [25, 3_000],
    [37.9, 3_000],
    [38, 4_200],
    // 35 % × 15,000 = 5,250 < cap 5,600.   40 % × 15,000 = 6,000 < cap 7,200.
    [50, 5_250],
    [60, 6_000],
    [100, 6_000],
  ])('gives for a gain of %s %%: %s €', (gainPercent, expected) => {
    expect(project(gainPercent, { facts: { 'low-energy-label': false } }).amount).toBe(euros(expected));
  });

  it('adds the BBC premium of the owner’s case, one only', () => {
    // 6,000 + 2,000 for a landlord; 6,000 + 1,500 for an occupant.
    const facts = { 'low-energy-label': true };
    expect(project(60, { facts }).amount).toBe(euros(8_000));
    expect(project(60, { facts, tenureAfter: 'owner-occupied' }).amount).toBe(euros(7_500));
  });

  it('does not pay the premium while the label is unknown, and says that it could', () => {
    const result = project(60, { facts: {} });
    expect(result.amount).toBe(euros(6_000));
    expect(result.potential).toBe(euros(8_000));
    expect(result.missing).toEqual([{ question: 'low-energy-label', decides: 'increase' }]);
  });

  it('refuses a gain below 25 %', () => {
    expect(project(24.9).status).toBe('not-eligible');
  });

  it('reads the gain from the two consumptions when it is not stated', () => {
    // (400 − 160) / 400 = 60 %.
    const result = project(0, { gainPercent: 'unknown', epBefore: 400, epAfter: 160, facts: {} });
    expect(result.amount).toBe(euros(6_000));
  });
});

describe('Ireland: all costs, VAT included, within 50,000 or 70,000 €', () => {
  const facts = (derelict: boolean) => ({ facts: { derelict } });

  it('pays the whole cost, VAT included, below the ceiling', () => {
    // 20,000 € HT at 5.5 %: 21,100 € TTC.
    expect(evaluate(ireland, facts(false)).amount).toBe(euros(21_100));
  });

  it('caps at 50,000 €, at 70,000 € for a derelict building', () => {
    // 100,000 € HT at 20 %: 120,000 € TTC.
    const measures = [measure('other-works', 100_000, { vat: percent(20) })];
    expect(evaluate(ireland, { ...facts(false), measures }).amount).toBe(euros(50_000));
    expect(evaluate(ireland, { ...facts(true), measures }).amount).toBe(euros(70_000));
  });

  it('waits for the answer that decides the ceiling', () => {
    const result = evaluate(ireland, { facts: {} });
    expect(result.status).toBe('unknown');
    expect(result.amount).toBe(0);
    expect(result.missing).toEqual([{ question: 'derelict', decides: 'amount' }]);
    expect(result.potential).toBe(euros(21_100));
  });

  it('leaves out what is funded elsewhere', () => {
    // Only the loft counts: 2,000 × 1.055 = 2,110 €.
    const measures = [
      measure('external-wall-insulation', 18_000, { fundedElsewhere: true }),
      measure('loft-insulation', 2_000),
    ];
    expect(evaluate(ireland, { ...facts(false), measures }).amount).toBe(euros(2_110));
  });

  it('refuses a building of 2008', () => {
    expect(evaluate(ireland, { ...facts(false), yearBuilt: 2007 }).status).toBe('eligible');
    expect(evaluate(ireland, { ...facts(false), yearBuilt: 2008 }).status).toBe('not-eligible');
  });

  it('claws back all to five years, three quarters to ten, nothing after', () => {
    const rule = ireland.clawback;
    if (!rule) throw new Error('no clawback');
    const from = day('2026-02-01');
    const back = (on: string) =>
      clawback(rule, euros(50_000), { from, on: day(on), fraud: false, exemption: null }).amount;
    expect(back('2031-02-01')).toBe(euros(50_000));
    expect(back('2031-02-02')).toBe(euros(37_500));
    expect(back('2036-02-01')).toBe(euros(37_500));
    expect(back('2036-02-02')).toBe(0);
  });
});

describe('the six others', () => {
  it('Wales: the owner keeps 15 % of the cost to pay, unless in hardship', () => {
    // 21,100 € TTC; 85 % = 17,935 €; waived: min(21,100, 25,000) = 21,100 €.
    expect(evaluate(wales, { facts: { hardship: false } }).amount).toBe(euros(17_935));
    expect(evaluate(wales, { facts: { hardship: true } }).amount).toBe(euros(21_100));
    expect(evaluate(wales, { facts: {} }).amount).toBe(euros(17_935));
  });

  it('Wales: other aid counts before the owner’s share', () => {
    // 17,935 − 5,000 = 12,935 €.
    expect(evaluate(wales, { facts: { hardship: false } }, [aid('other', 5_000)]).amount).toBe(euros(12_935));
  });

  it('Zonnebeke: half the cost within a cap by bedrooms, and one bonus', () => {
    // 50 % × 20,000 = 10,000; one bedroom → 5,000; + 15 % × 20,000 = 3,000.
    const facts = { 'on-vacancy-register': true };
    expect(evaluate(zonnebeke, { bedrooms: 1, facts }).amount).toBe(euros(8_000));
    // three bedrooms: 10,000 + 3,000; class B as well: the larger bonus alone.
    expect(evaluate(zonnebeke, { bedrooms: 3, classAfter: 'B', facts }).amount).toBe(euros(13_000));
    expect(
      evaluate(zonnebeke, { bedrooms: 2, classAfter: 'B', facts: { 'on-vacancy-register': false } }).amount,
    ).toBe(euros(9_500));
  });

  it('Monts du Pilat: 50 €/m² up to 7,000 €, for works of 500 €/m²', () => {
    const buyer = { facts: { 'first-time-buyer': true }, measures: [measure('other-works', 60_000)] };
    // 62.3 m² × 50 € = 3,115 €; 160 m² would be 8,000 → but 60,000 / 160 = 375 €/m² of works: refused.
    expect(evaluate(pilat, { ...buyer, livingArea: 62.3 }).amount).toBe(euros(3_115));
    expect(evaluate(pilat, { ...buyer, livingArea: 160 }).status).toBe('not-eligible');
    const large = { ...buyer, livingArea: 160, measures: [measure('other-works', 80_000)] };
    expect(evaluate(pilat, large).amount).toBe(euros(7_000));
  });

  it('Doubs: 20 % of what exceeds the floor, within 60,000 € of works', () => {
    const of = (euro: number, labelled: boolean) =>
      evaluate(doubs, { facts: { 'low-energy-label': labelled }, measures: [measure('other-works', euro)] })
        .amount;
    // (40,000 − 25,000) × 20 % = 3,000; (90,000 → 60,000 − 25,000) × 20 % = 7,000; with the label − 10,000: 10,000.
    expect(of(40_000, false)).toBe(euros(3_000));
    expect(of(90_000, false)).toBe(euros(7_000));
    expect(of(90_000, true)).toBe(euros(10_000));
    expect(of(20_000, false)).toBe(0);
  });

  it('Montluçon and the rural premium: only beside an Anah grant', () => {
    const mpr = aid('mpr-accompanied', 8_000);
    const pending = aid('mpr-accompanied', 0, {
      status: 'unknown',
      missing: ['income'],
      atMost: cents(800_000),
    });
    expect(evaluate(montlucon, {}, [mpr]).amount).toBe(euros(2_500));
    expect(evaluate(montlucon, {}, []).status).toBe('not-eligible');
    expect(evaluate(montlucon, {}, [pending])).toMatchObject({ status: 'unknown', amount: 0 });
    expect(evaluate(ruralPremium, { commune: '88465' }, [mpr]).amount).toBe(euros(5_000));
    expect(evaluate(ruralPremium, { commune: '59183' }, [mpr]).status).toBe('not-eligible');
  });
});
