import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALPHABET,
  personalCode,
  readPersonalCode,
  readReturnCode,
  returnCode,
} from '../../src/campaigns/reply-code.ts';

const ids = fc.integer({ min: 1, max: 20_000_000 });
const bits = fc.stringMatching(/^[0-9a-f]{64}$/);
const swapped = (code: string, at: number): string => {
  const signs = [...code.replace('-', '')];
  [signs[at], signs[at + 1]] = [signs[at + 1] ?? '', signs[at] ?? ''];
  return signs.join('');
};

describe('The codes of a letter', () => {
  it('are read as they are typed: small letters, spaces, no dash', () => {
    fc.assert(
      fc.property(ids, bits, (id, secret) => {
        expect(readReturnCode(` ${returnCode(id).toLowerCase().replace('-', ' ')} `)).toBe(id);
        const code = personalCode(secret);
        expect(readPersonalCode(code.toLowerCase().replace('-', ''))).toBe(code);
      }),
    );
  });

  it('hold no sign that is taken for another', () => {
    expect(ALPHABET).not.toMatch(/[01ILOUZ]/);
    expect(new Set(ALPHABET).size).toBe(29);
    expect(personalCode('f'.repeat(64))).toMatch(/^[2-9A-HJKMNP-TV-Y]{5}-[2-9A-HJKMNP-TV-Y]{5}$/);
  });

  it('are refused with any one wrong sign', () => {
    fc.assert(
      fc.property(ids, fc.nat(5), fc.nat(28), (id, at, other) => {
        const signs = [...returnCode(id).replace('-', '')];
        const wrong = ALPHABET.charAt(other);
        fc.pre(signs[at] !== wrong);
        signs[at] = wrong;
        expect(readReturnCode(signs.join(''))).toBeNull();
      }),
    );
  });

  it('are refused when two neighbours changed places', () => {
    fc.assert(
      fc.property(bits, fc.nat(8), (secret, at) => {
        const code = personalCode(secret);
        const typed = swapped(code, at);
        fc.pre(typed !== code.replace('-', ''));
        expect(readPersonalCode(typed)).toBeNull();
      }),
    );
  });

  it('are nothing when they are too short, too long or hostile', () => {
    for (const typed of ['', '2', 'AAAAA-AAAA', `${personalCode('0')}2`, '<script>', '１２３４５-６'])
      expect([readPersonalCode(typed), readReturnCode(typed)]).toEqual([null, null]);
  });
});
