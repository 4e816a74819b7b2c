import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOVAC_COLUMNS, mapHeader, missingColumns } from '../../../src/units/lovac/lovac-columns.ts';

describe('the headings of a LOVAC', () => {
  it('are recognised in any order, case and spelling', () => {
    const headings = [
      '  DebutVacance ',
      'Cer_Propriétaire',
      '"FF_IDLOCAL"',
      'code INSEE',
      'ff-ddenom-2',
      'autre',
    ];
    const { columns, owners, others } = mapHeader(headings);
    expect(columns).toEqual({ vacancyStart: 0, taxOwner: 1, idlocal: 2, communeCode: 3 });
    expect(owners).toEqual([{ rank: 2, columns: { name: 4 } }]);
    expect(others).toEqual([{ heading: 'autre', index: 5 }]);
  });

  it('lead to the same columns in whatever order they come', () => {
    const spellings = Object.values(LOVAC_COLUMNS).map(([first]) => first as string);
    fc.assert(
      fc.property(fc.shuffledSubarray(spellings), (headings) => {
        const { columns } = mapHeader(headings);
        for (const [column, index] of Object.entries(columns))
          expect(LOVAC_COLUMNS[column as keyof typeof LOVAC_COLUMNS][0]).toBe(headings[index]);
        expect(Object.keys(columns)).toHaveLength(headings.length);
      }),
    );
  });

  it('that mean the same are read once, by the better spelling', () => {
    expect(mapHeader(['cer_propriétaire', 'proprietaire']).columns.taxOwner).toBe(1);
    expect(mapHeader(['ff_idcom', 'cog_2025']).columns.communeCode).toBe(0);
    expect(mapHeader(['cog_2025', 'ff_idcom']).columns.communeCode).toBe(1);
    expect(mapHeader(['idlocal', 'idlocal']).columns.idlocal).toBe(0);
  });

  it('may leave the number off the first owner, as older files do', () => {
    expect(mapHeader(['ff_ddenom', 'ff_ddenom_2', 'ff_catpro3']).owners).toEqual([
      { rank: 1, columns: { name: 0, category: 2 } },
      { rank: 2, columns: { name: 1 } },
    ]);
  });

  it('say what is missing', () => {
    expect(missingColumns(mapHeader(['nom', 'prénom']))).toEqual([
      'ff_idlocal / invariant',
      'idcom / commune / libcom',
      'debutvacance',
    ]);
    expect(missingColumns(mapHeader(['invariant', 'commune', 'debutvacance']))).toEqual([]);
  });
});
