import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idlocalNumber, NumberTable, personNumberNumber } from '../../src/units/import/number-table.ts';

describe('The numbers remembered while a file is read', () => {
  it('are those of a map, however many and however close', () => {
    const number = fc.oneof(
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 1, max: 1_020_000_000_000 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(number, fc.integer()), { maxLength: 4000 }), (pairs) => {
        const table = new NumberTable();
        for (const [key, value] of pairs) table.set(key, value);
        const map = new Map(pairs);
        expect(table.size).toBe(map.size);
        for (const [key, value] of map) expect(table.get(key)).toBe(value);
        for (const [key] of pairs) expect(table.has(key + 0.5)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('tell every identifier and person from every other, those of Corsica too', () => {
    const idlocals = [
      '000000000000',
      '590000000000',
      '599999999999',
      '2A0000000001',
      '2B0000000001',
      '979999999999',
    ];
    expect(new Set(idlocals.map(idlocalNumber)).size).toBe(idlocals.length);
    const people = ['00000000', '59ZAAAA1', '59ZAAAA2', '2AZAAAA1', 'ZZZZZZZZ'];
    expect(new Set(people.map(personNumberNumber)).size).toBe(people.length);
    for (const key of [...idlocals.map(idlocalNumber), ...people.map(personNumberNumber)])
      expect(Number.isSafeInteger(key) && key > 0).toBe(true);
  });
});
