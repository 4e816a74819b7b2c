import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../src/incentives/check-scheme.ts';
import { explainFinding } from '../../src/incentives/explain-result.ts';
import type { SchemeDefinition } from '../../src/incentives/scheme-schema.ts';
import { day } from '../../src/shared/dates.ts';
import { type BasisPoints, euros, percent } from '../../src/shared/money.ts';
import { besancon, fixed, flat, ireland, scheme } from './fixtures/field-schemes.ts';

const ART = 'Art. 1';
const sound = scheme('sound', 'Sain', { rate: { article: ART, table: flat(20) } });
const found = (said: Partial<SchemeDefinition>) =>
  checkScheme({ ...sound, ...said }).map(({ level, code, place }) => [level, code, place]);
const gained = (from: number, below: number | null) => [{ by: 'classes-gained' as const, from, below }];
const rates = (...rows: SchemeDefinition['rate']['table']) => ({ rate: { article: ART, table: rows } });
const premium = (code: string, when: SchemeDefinition['conditions']) => ({
  code,
  name: { fr: code, en: code },
  article: ART,
  when,
  amount: fixed(1_000),
});

describe('tables', () => {
  it('finds nothing in a sound scheme', () => {
    expect(checkScheme(sound)).toEqual([]);
  });

  it('reports a gap with the case that falls in it', () => {
    const findings = checkScheme({
      ...sound,
      ...rates({ when: gained(0, 2), rate: percent(10) }, { when: gained(3, null), rate: percent(20) }),
    });
    expect(findings).toEqual([
      { level: 'error', code: 'table-gap', place: 'rate.table', cell: { 'classes-gained': 2 } },
    ]);
    expect(explainFinding(findings[0] as never, 'fr')).toBe(
      'Aucune ligne du barème ne s’applique à ce cas\u202f: classes gagnées = 2.',
    );
  });

  it('reports an overlap', () => {
    expect(
      found(rates({ when: gained(0, 3), rate: percent(10) }, { when: gained(2, null), rate: percent(20) })),
    ).toEqual([['error', 'table-overlap', 'rate.table']]);
  });

  it('knows that a condition closes the gap below it', () => {
    const table = rates({ when: gained(2, null), rate: percent(20) });
    expect(found(table)).toEqual([['error', 'table-gap', 'rate.table']]);
    const conditions = [{ kind: 'classes-gained-at-least' as const, article: ART, classes: 2 }];
    expect(found({ ...table, conditions })).toEqual([]);
  });

  it('sees a gap in two dimensions at once', () => {
    const band = (bands: ('very-modest' | 'modest' | 'intermediate' | 'higher')[]) => ({
      by: 'income-band' as const,
      in: bands,
    });
    const table = rates(
      { when: [band(['very-modest', 'modest'])], rate: percent(50) },
      { when: [band(['intermediate']), ...gained(0, null)], rate: percent(30) },
      { when: [band(['higher']), ...gained(2, null)], rate: percent(10) },
    );
    const [finding] = checkScheme({ ...sound, ...table });
    expect(finding).toMatchObject({
      code: 'table-gap',
      cell: { 'income-band': 'higher', 'classes-gained': 0 },
    });
  });

  it('reports an empty interval, a criterion named twice and a row that can never serve', () => {
    expect(found(rates({ when: gained(3, 3), rate: percent(10) }))).toContainEqual([
      'error',
      'empty-interval',
      'rate.table[0]',
    ]);
    expect(found(rates({ when: [...gained(0, 2), ...gained(1, 4)], rate: percent(10) }))).toContainEqual([
      'error',
      'key-twice',
      'rate.table[0]',
    ]);
    const conditions = [{ kind: 'classes-gained-at-least' as const, article: ART, classes: 3 }];
    const table = rates(
      { when: gained(0, 2), rate: percent(10) },
      { when: gained(2, null), rate: percent(20) },
    );
    expect(found({ ...table, conditions })).toEqual([['warning', 'unreachable-row', 'rate.table[0]']]);
  });

  it('accepts any cutting of the classes into neighbouring rows, and no cutting with a piece missing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (cuts, at) => {
          const edges = [0, ...cuts.toSorted((a, b) => a - b)];
          const rows = edges.map((from, index) => ({
            when: gained(from, edges[index + 1] ?? null),
            rate: percent(10 + index),
          }));
          expect(checkScheme({ ...sound, ...rates(...rows) })).toEqual([]);
          const holed = rows.toSpliced(at % rows.length, 1);
          const codes = checkScheme({ ...sound, ...rates(...holed) }).map(({ code }) => code);
          expect(codes).toContain('table-gap');
        },
      ),
    );
  });
});

describe('conditions and premiums', () => {
  it('refuses conditions that no dwelling can meet', () => {
    const conditions: SchemeDefinition['conditions'] = [
      { kind: 'class-before-in', article: ART, classes: ['C', 'D'] },
      { kind: 'classes-gained-at-least', article: ART, classes: 4 },
    ];
    expect(found({ conditions })).toEqual([['error', 'unreachable-conditions', 'conditions']]);
    const tenures: SchemeDefinition['conditions'] = [
      { kind: 'tenure-after-in', article: ART, tenures: ['let'] },
      { kind: 'tenure-after-in', article: ART, tenures: ['sold'] },
    ];
    expect(found({ conditions: tenures })).toEqual([['error', 'unreachable-conditions', 'conditions']]);
  });

  it('refuses two premiums for the same merit, unless they are exclusive', () => {
    const gain = (percentage: number) => [
      { kind: 'energy-gain-at-least' as const, article: ART, percent: percentage },
    ];
    const premiums = [premium('forty', gain(40)), premium('sixty', gain(60))];
    expect(found({ premiums: [{ mode: 'additive', premiums }] })).toEqual([
      ['error', 'overlapping-premiums', 'premiums[0].premiums[0]'],
    ]);
    expect(found({ premiums: [{ mode: 'exclusive', premiums }] })).toEqual([]);
  });

  it('refuses a premium that nobody can have, and two of the same code', () => {
    const conditions: SchemeDefinition['conditions'] = [
      { kind: 'tenure-after-in', article: ART, tenures: ['owner-occupied'] },
    ];
    const let_ = premium('let', [{ kind: 'tenure-after-in', article: ART, tenures: ['let'] }]);
    expect(found({ conditions, premiums: [{ mode: 'additive', premiums: [let_] }] })).toEqual([
      ['error', 'unreachable-premium', 'premiums[0].premiums[0]'],
    ]);
    const twin = { mode: 'exclusive' as const, premiums: [premium('twin', [])] };
    expect(found({ premiums: [twin, twin] })).toContainEqual(['error', 'duplicate-premium', 'premiums']);
  });

  it('refuses a scheme that waits for itself, and one that pays nothing', () => {
    const conditions: SchemeDefinition['conditions'] = [
      { kind: 'aid-granted', article: ART, aids: ['sound'] },
    ];
    expect(found({ conditions })).toEqual([['error', 'circle', 'stacking']]);
    expect(found(rates({ when: [], rate: 0 as BasisPoints }))).toEqual([
      ['error', 'never-pays', 'rate.table'],
    ]);
  });
});

describe('dates and duties', () => {
  it('refuses dates that cross', () => {
    expect(found({ validity: { from: day('2026-05-01'), to: day('2026-04-30') } })).toEqual([
      ['error', 'dates-cross', 'validity'],
    ]);
  });

  it('refuses undertakings that nothing sanctions', () => {
    expect(checkScheme({ ...besancon, clawback: null }).map(({ code }) => code)).toEqual([
      'undertaking-without-clawback',
    ]);
  });

  it('warns when the clawback ends before the undertaking', () => {
    const clawback: SchemeDefinition['clawback'] = {
      mode: 'pro-rata',
      article: ART,
      years: 3,
      exemptions: [],
    };
    expect(checkScheme({ ...besancon, clawback })).toEqual([
      { level: 'warning', code: 'clawback-too-short', place: 'clawback.years', cell: {} },
    ]);
  });

  it('refuses clawback steps that go backwards', () => {
    const steps = [
      { upToYears: 10, rate: percent(100) },
      { upToYears: 5, rate: percent(75) },
    ];
    const clawback: SchemeDefinition['clawback'] = { mode: 'steps', article: ART, steps, exemptions: [] };
    expect(checkScheme({ ...ireland, clawback }).map(({ code }) => code)).toEqual([
      'clawback-steps-disorder',
    ]);
  });

  it('refuses an advance above the limit of instalments', () => {
    const payment: SchemeDefinition['payment'] = {
      article: ART,
      advance: { rate: percent(50), when: [] },
      instalments: { rate: percent(40), maxCount: 1 },
    };
    expect(found({ payment })).toEqual([['error', 'advance-above-instalments', 'payment']]);
  });

  it('refuses works that end before they start, and one deadline set twice', () => {
    const deadline = (code: 'start-works' | 'finish-works', count: number) => ({
      code,
      article: ART,
      from: 'agreement-signed' as const,
      count,
      unit: 'months' as const,
      extension: null,
    });
    expect(found({ deadlines: [deadline('start-works', 12), deadline('finish-works', 6)] })).toEqual([
      ['error', 'deadlines-cross', 'deadlines'],
    ]);
    expect(found({ deadlines: [deadline('start-works', 12), deadline('start-works', 6)] })).toEqual([
      ['error', 'duplicate-deadline', 'deadlines'],
    ]);
  });

  it('refuses two ceilings for one measure and a rent ceiling without levels', () => {
    const ceiling = { measures: ['windows' as const], cents: euros(1_000), per: 'unit' as const };
    expect(found({ base: { ...sound.base, measureCeilings: [ceiling, ceiling] } })).toEqual([
      ['error', 'measure-ceiling-overlap', 'base.measureCeilings'],
    ]);
    const undertakings = besancon.undertakings.map((u) => ({ ...u, kind: 'rent-ceiling' as const }));
    expect(checkScheme({ ...besancon, undertakings }).map(({ code }) => code)).toEqual([
      'rent-ceiling-without-levels',
    ]);
  });
});
