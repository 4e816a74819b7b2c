import { describe, expect, it } from 'vitest';
import { auditSettingsOf } from '../../src/audits/audit-settings.ts';
import { missingSystems } from '../../src/programme/packs/dunkerque/measures.ts';
import { catalogue, tariffs } from './support/dunkirk.ts';

const pack = { slug: 'pilot', measures: catalogue, tariffs, missingSystems };

describe('The audits’ part of a pack', () => {
  it('of the pilot is accepted as it is written', () => {
    expect(auditSettingsOf(pack)).toEqual({ catalogue, tariffs, missingSystems });
  });

  it('may leave homes without heating to be refused', () => {
    expect(auditSettingsOf({ measures: catalogue, tariffs }).missingSystems).toBeNull();
  });

  it.each<[string, object]>([
    ['measures', { ...pack, measures: undefined }],
    ['tariffs', { ...pack, tariffs: undefined }],
    ['measures.entries.0.cost', withEntry({ cost: { low: 200, high: 100 } })],
    ['measures.entries.0.cost.low', withEntry({ cost: { low: 1.5, high: 100 } })],
    ['measures.entries.0.slug', withEntry({ slug: 'magic' })],
    [
      'measures.entries',
      { ...pack, measures: { ...catalogue, entries: [...catalogue.entries, catalogue.entries[0]] } },
    ],
    [
      'tariffs.prices.gas',
      {
        ...pack,
        tariffs: { ...tariffs, prices: { ...tariffs.prices, gas: { ...tariffs.prices.gas, low: 9 } } },
      },
    ],
    ['tariffs.validFrom', { ...pack, tariffs: { ...tariffs, validFrom: '2026-13-01' } }],
  ])('with a wrong %s is refused with its path', (path, wrong) => {
    expect(() => auditSettingsOf(wrong)).toThrow(
      expect.objectContaining({
        code: 'audits.errors.settings',
        params: expect.objectContaining({ path }),
      }),
    );
  });
});

function withEntry(change: object): object {
  const [first, ...others] = catalogue.entries;
  return { ...pack, measures: { ...catalogue, entries: [{ ...first, ...change }, ...others] } };
}
