import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScheme, schemeHash } from '../../src/incentives/scheme.ts';
import { schemeJsonSchema } from '../../src/incentives/scheme-schema.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { percent } from '../../src/shared/money.ts';
import { besancon, epinal, FIELD_SCHEMES } from './fixtures/field-schemes.ts';

const shuffled = (value: unknown, order: () => number): unknown => {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, order)] as const);
  return Object.fromEntries(entries.toSorted(() => order()));
};

describe('the fingerprint of a scheme', () => {
  it('does not depend on the order in which the rules were typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FIELD_SCHEMES),
        fc.infiniteStream(fc.constantFrom(-1, 0, 1)),
        (scheme, dice) => {
          const order = (): number => dice.next().value ?? 0;
          expect(schemeHash(parseScheme(shuffled(scheme, order)))).toBe(schemeHash(scheme));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('changes with one basis point', () => {
    const changed = { ...epinal, rate: { ...epinal.rate, table: [{ when: [], rate: percent(10.01) }] } };
    expect(schemeHash(changed)).not.toBe(schemeHash(epinal));
    expect(schemeHash(epinal)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('differs between any two schemes', () => {
    expect(new Set(FIELD_SCHEMES.map(schemeHash)).size).toBe(FIELD_SCHEMES.length);
  });
});

describe('reading a scheme', () => {
  const broken =
    (change: Record<string, unknown>): (() => unknown) =>
    () =>
      parseScheme({ ...besancon, ...change });
  const cap = (centsCount: number) => ({
    cap: { article: 'A', table: [{ when: [], amount: { kind: 'fixed', cents: centsCount } }] },
  });

  it('refuses a word outside the vocabulary and says where', () => {
    const act = broken({ conditions: [{ kind: 'moon-phase', article: 'Art. 1' }] });
    expect(act).toThrow(
      expect.objectContaining({
        code: 'incentives.errors.badScheme',
        params: expect.objectContaining({ place: 'conditions.0.kind' }),
      }),
    );
  });

  it.each([
    ['a field it does not know', { bonus: 1 }],
    ['a fraction of a cent', cap(0.5)],
    ['a negative amount', cap(-1)],
    ['a rate above 100 %', { rate: { article: 'A', table: [{ when: [], rate: 10_001 }] } }],
    ['a date that does not exist', { validity: { from: '2026-02-30', to: null } }],
  ])('refuses %s', (_what, change) => {
    expect(broken(change)).toThrow(DomainError);
  });

  it('exports a JSON Schema that names every part', () => {
    const exported = JSON.stringify(schemeJsonSchema());
    for (const word of ['vacancy-months-at-least', 'excludedAids', 'clawback', 'premiums', 'measureCeilings'])
      expect(exported).toContain(word);
  });
});
