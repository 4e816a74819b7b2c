import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ibanFault, maskedIban, normalIban, spacedIban } from '../../src/budget/payments/payment-iban.ts';

/** Examples of the registry (ISO 13616), one a country. */
const RIGHT = [
  'FR76 3000 6000 0112 3456 7890 189',
  'FR14 2004 1010 0505 0001 3M02 606',
  'BE68 5390 0754 7034',
  'DE89 3704 0044 0532 0130 00',
  'LU28 0019 4006 4475 0000',
  'GB29 NWBK 6016 1331 9268 19',
  'MC58 1122 2000 0101 2345 6789 030',
];

describe('an IBAN', () => {
  it.each(RIGHT)('%s is right, however it is spaced', (iban) => {
    expect(ibanFault(normalIban(iban))).toBeNull();
    expect(ibanFault(normalIban(iban.toLowerCase().replaceAll(' ', '\u202f')))).toBeNull();
  });

  it('is wrong as soon as one character is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RIGHT.map(normalIban)),
        fc.nat(),
        fc.constantFrom(...'0123456789'),
        (iban, at, digit) => {
          const place = 2 + (at % (iban.length - 2));
          fc.pre(/\d/.test(iban[place] ?? '') && iban[place] !== digit);
          expect(ibanFault(iban.slice(0, place) + digit + iban.slice(place + 1))).toBe('badIban');
        },
      ),
    );
  });

  it('is wrong when two neighbours change places', () => {
    for (const iban of RIGHT.map(normalIban)) {
      for (let at = 4; at < iban.length - 1; at++) {
        const [a = '', b = ''] = [iban[at], iban[at + 1]];
        if (a === b || !/\d\d/.test(a + b)) continue;
        expect(ibanFault(iban.slice(0, at) + b + a + iban.slice(at + 2))).toBe('badIban');
      }
    }
  });

  it.each(['', 'FR76', 'RIB 30006 00001', 'FR7630006000011234567890189999', '<script>'])(
    '“%s” is none',
    (text) => expect(ibanFault(normalIban(text))).toBe('badIban'),
  );

  it('of a country outside the euro payments area is refused as such', () => {
    expect(ibanFault('BR1800360305000010009795493C1')).toBe('ibanCountry');
  });

  it('is shown by its ends only', () => {
    const iban = normalIban(RIGHT[0] ?? '');
    expect(maskedIban(iban)).toBe('FR76 •••• 0189');
    expect(spacedIban(iban)).toBe(RIGHT[0]);
  });
});
