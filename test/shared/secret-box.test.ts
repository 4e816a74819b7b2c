import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { path } from '../../src/shared/path.ts';
import { fingerprint, openSecret, sealSecret } from '../../src/shared/secret-box.ts';

const key = randomBytes(32);
const IBAN = 'FR1420041010050500013M02606';

describe('A sealed secret', () => {
  it('opens with its key and purpose, and nothing else', () => {
    const box = sealSecret(key, 'iban', IBAN);
    expect(box).not.toContain('FR14');
    expect(openSecret(key, 'iban', box)).toBe(IBAN);
    expect(() => openSecret(randomBytes(32), 'iban', box)).toThrow();
    expect(() => openSecret(key, 'second-factor', box)).toThrow();
    expect(() => openSecret(key, 'iban', `${box.slice(0, -4)}AAAA`)).toThrow();
    expect(() => openSecret(key, 'iban', 'nonsense')).toThrow();
  });

  it('never looks twice the same, while its fingerprint does', () => {
    expect(sealSecret(key, 'iban', IBAN)).not.toBe(sealSecret(key, 'iban', IBAN));
    expect(fingerprint(key, 'iban', IBAN)).toBe(fingerprint(key, 'iban', IBAN));
    expect(fingerprint(key, 'iban', IBAN)).not.toBe(fingerprint(randomBytes(32), 'iban', IBAN));
  });
});

describe('A path', () => {
  it('writes addresses with encoded values and leaves empty ones out', () => {
    const unit = path('/register/units/:unit');
    expect(unit({ unit: 'a/b' })).toBe('/register/units/a%2Fb');
    expect(unit({ unit: 3 }, { tab: 'history', q: '' })).toBe('/register/units/3?tab=history');
    expect(path('/work')({ page: 2 })).toBe('/work?page=2');
  });
});
