import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTerritory } from '../../src/programme/load-territory.ts';
import { communeByAddress, communeByCode, foldName, type Territory } from '../../src/programme/territory.ts';

describe('communes of an EPCI', () => {
  let territory: Territory;
  beforeAll(async () => {
    territory = await loadTerritory('245900428', { '59183': ['Malo-les-Bains'] });
  });

  it.each([
    ['59154', 'Téteghem-Coudekerque-Village'],
    ['59248', 'Dunkerque'],
    ['59380', 'Dunkerque'],
    ['59540', 'Dunkerque'],
    ['59404', 'Ghyvelde'],
    ['59183', 'Dunkerque'],
  ])('resolves the code %s to %s', (code, name) => {
    expect(communeByCode(territory, code)?.name).toBe(name);
  });

  it('does not mistake a postcode for an INSEE code', () => {
    // 59380 is the old INSEE code of Mardyck, now Dunkerque, and the postcode of three other communes.
    expect(communeByCode(territory, '59380')?.code).toBe('59183');
    expect(communeByAddress(territory, { postcode: '59380' })).toBeNull();
    expect(communeByAddress(territory, { postcode: '59380', name: 'SPYCKER' })?.code).toBe('59576');
  });

  it.each([
    ['ST POL/MER', '59183'],
    ['Saint-Pol-sur-Mer', '59183'],
    ['ST GEORGES SUR L AA', '59532'],
    ["Saint-Georges-sur-l'Aa", '59532'],
    ['saint georges sur l’aa', '59532'],
    ['TETEGHEM', '59588'],
    ['Coudekerque Village', '59588'],
    ['malo les bains', '59183'],
    ['DUNKERQUE CEDEX 1', '59183'],
  ])('finds %s', (name, code) => {
    expect(communeByAddress(territory, { name })?.code).toBe(code);
  });

  it('finds every commune whatever the case and the accents', () => {
    const anyCase = fc
      .constantFrom(...territory.communes)
      .chain((commune) =>
        fc.tuple(
          fc.constant(commune),
          fc.mixedCase(fc.constantFrom(commune.name, foldName(commune.name), commune.name.normalize('NFD'))),
        ),
      );
    fc.assert(
      fc.property(anyCase, ([commune, name]) => communeByAddress(territory, { name })?.code === commune.code),
    );
  });

  it('leaves out what is elsewhere', () => {
    expect(communeByCode(territory, '59350')).toBeNull();
    expect(communeByAddress(territory, { name: 'Lille', postcode: '59000' })).toBeNull();
    expect(communeByAddress(territory, {})).toBeNull();
  });

  it('says when an EPCI does not exist', async () => {
    await expect(loadTerritory('000000000')).rejects.toMatchObject({ code: 'programme.errors.unknownEpci' });
  });
});
