import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSiren, sirenFrom } from '../../src/programme/siren.ts';

describe('SIREN', () => {
  it.each(['245900428', '200027159', '215901554', '245 900 428'])('%s has a right check digit', (siren) => {
    expect(isSiren(siren)).toBe(true);
  });

  it.each(['245900427', '24590042', '24590042A', ''])('%j is none', (siren) => {
    expect(isSiren(siren)).toBe(false);
  });

  it('is broken by any single wrong digit', () => {
    const eight = fc.stringMatching(/^\d{8}$/);
    fc.assert(
      fc.property(eight, fc.nat(8), fc.integer({ min: 1, max: 9 }), (start, at, shift) => {
        const right = sirenFrom(start);
        const digit = (Number(right[at]) + shift) % 10;
        return isSiren(right) && !isSiren(right.slice(0, at) + digit + right.slice(at + 1));
      }),
    );
  });
});
