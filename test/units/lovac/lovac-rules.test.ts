import { beforeAll, describe, expect, it } from 'vitest';
import { loadTerritory } from '../../../src/programme/load-territory.ts';
import type { Territory } from '../../../src/programme/territory.ts';
import { supersedes } from '../../../src/units/lovac/latest-line.ts';
import { mapHeader } from '../../../src/units/lovac/lovac-columns.ts';
import {
  DEFAULT_LOVAC_FILTERS,
  filteredOut,
  type LovacFilters,
} from '../../../src/units/lovac/lovac-filters.ts';
import type { LovacLine } from '../../../src/units/lovac/lovac-line.ts';
import { kindOfCategory, ownerKind } from '../../../src/units/lovac/owner-category.ts';
import { parseLine } from '../../../src/units/lovac/parse-line.ts';
import {
  readableAddress,
  readableLocation,
  readableStreet,
} from '../../../src/units/lovac/readable-address.ts';
import { toRegisterEntry } from '../../../src/units/lovac/to-unit.ts';

function line(cells: Readonly<Record<string, string>>): LovacLine {
  const all = {
    annee: '2025',
    ff_idlocal: '599000000007',
    idcom: '59183',
    debutvacance: '2019',
    aff: 'H',
    ...cells,
  };
  const parsed = parseLine(2, Object.values(all), mapHeader(Object.keys(all)), {
    fallback: null,
    latest: 2026,
  });
  return parsed.kind === 'line' ? parsed.line : expect.unreachable(JSON.stringify(parsed));
}

describe('the filters', () => {
  const without = (change: Partial<LovacFilters>): LovacFilters => ({ ...DEFAULT_LOVAC_FILTERS, ...change });

  it.each([
    ['keep a private dwelling empty for long', {}, null],
    ['leave out what is no dwelling', { aff: 'D' }, 'not-housing'],
    ['leave out a public owner by group', { groupe: '4' }, 'public-owner'],
    [
      'leave out a social landlord by category',
      { ff_ddenom_1: 'OFFICE', ff_catpro3_1: 'F1a' },
      'public-owner',
    ],
    ['keep a company', { groupe: '0', ff_ddenom_1: 'SCI', ff_catpro3_1: 'G1a' }, null],
    ['leave out a vacancy of under two years', { debutvacance: '2024' }, 'too-recent'],
    ['keep a vacancy of two years', { debutvacance: '2023' }, null],
    [
      'leave out, up to 2024, what the land files do not call vacant',
      { annee: '2024', ff_ccthp: 'L' },
      'not-vacant',
    ],
    ['keep, up to 2024, what they call vacant', { annee: '2024', ff_ccthp: 'V' }, null],
    ['keep, from 2025, whatever they call it', { ff_ccthp: 'L' }, null],
    ['never leave out for what the line does not say', { aff: '', annee: '2024', ff_ccthp: '' }, null],
  ] as const)('%s', (_, cells, reason) => {
    expect(filteredOut(line(cells), DEFAULT_LOVAC_FILTERS)).toBe(reason);
  });

  it('can each be lifted', () => {
    expect(filteredOut(line({ aff: 'D' }), without({ housingOnly: false }))).toBeNull();
    expect(filteredOut(line({ groupe: '4' }), without({ privateOwnersOnly: false }))).toBeNull();
    expect(filteredOut(line({ debutvacance: '2025' }), without({ minimumYearsVacant: 0 }))).toBeNull();
    expect(
      filteredOut(line({ annee: '2024', ff_ccthp: 'P' }), without({ vacantByDefinition: false })),
    ).toBeNull();
  });
});

describe('the kind of an owner', () => {
  it.each([
    ['X1a', 'individual'],
    ['G1d', 'company'],
    ['M0a', 'company'],
    ['F6c', 'developer'],
    ['F7b', 'developer'],
    ['F7a', 'social-landlord'],
    ['F2b', 'social-landlord'],
    ['P4d', 'public'],
    ['S2g', 'other'],
    ['999', null],
    [null, null],
  ])('of category %s is %s', (category, kind) => {
    expect(kindOfCategory(category)).toBe(kind);
  });

  it('is guessed from group, SIREN and name where no category is given', () => {
    const unknown = { category: null, group: null, siren: null };
    expect(ownerKind({ ...unknown, name: 'VERZANDT Odette' }).kind).toBe('individual');
    expect(ownerKind({ ...unknown, name: 'SCI LES TILLEULS' }).kind).toBe('company');
    expect(ownerKind({ ...unknown, name: 'INDIVISION VERZANDT' }).kind).toBe('individual');
    expect(ownerKind({ ...unknown, name: 'LES TILLEULS', siren: '000005207' }).kind).toBe('company');
    expect(ownerKind({ ...unknown, name: 'COMMUNE', group: '4' }).kind).toBe('public');
    expect(ownerKind({ ...unknown, name: 'HABITAT', group: '5' }).kind).toBe('social-landlord');
  });
});

describe('the latest line of a dwelling', () => {
  const at = (vintage: number, vacancyStartYear: number) => ({ idlocal: 'a', vintage, vacancyStartYear });

  it('is of the later vintage, then of the later vacancy', () => {
    expect(supersedes(at(2025, 2010), at(2024, 2020))).toBe(true);
    expect(supersedes(at(2024, 2020), at(2025, 2010))).toBe(false);
    expect(supersedes(at(2025, 2020), at(2025, 2010))).toBe(true);
    expect(supersedes(at(2025, 2010), at(2025, 2010))).toBe(false);
  });
});

describe('the address', () => {
  it.each([
    ['0014   RUE LIENARD', '14 rue Lienard'],
    ['0014B  RUE DE L ANCIENNE GARE', '14 B rue de l’Ancienne Gare'],
    ['1138   RTE DE LA MUETTE', '1138 route de la Muette'],
    ['9001 PL  SAINT JUST', '9001 place Saint Just'],
    ['BD ALEXANDRE III', 'boulevard Alexandre III'],
    ['LE BOURG', 'Le Bourg'],
    ["12 RUE D'ARMES", '12 rue d’Armes'],
  ])('%s reads %s', (file, people) => {
    expect(readableStreet(file)).toBe(people);
  });

  it('tells flats of one door number apart', () => {
    expect(readableLocation('A010203001')).toBe('bât. A, esc. 01, étage 2, porte 03001');
    expect(readableLocation('B010000101')).toBe('bât. B, esc. 01, rez-de-chaussée, porte 00101');
    expect(readableLocation('?')).toBeNull();
    const flat = { libvoie: '0003   RUE DES LINS', nature: 'APPART', batloc: 'A010203001' };
    expect(readableAddress(line(flat))).toBe('3 rue des Lins, bât. A, esc. 01, étage 2, porte 03001');
    expect(readableAddress(line({ ...flat, nature: 'MAISON' }))).toBe('3 rue des Lins');
  });

  it('is the national base’s when it matched well, and the tax file’s otherwise', () => {
    const both = { libvoie: '0003   RUE DES LINS', ban_result_label: '3 bis Rue des Lins 59140 Dunkerque' };
    expect(readableAddress(line({ ...both, ban_result_score: '0.92' }))).toBe('3 bis Rue des Lins');
    expect(readableAddress(line({ ...both, ban_result_score: '0.31' }))).toBe('3 rue des Lins');
  });
});

describe('a line becomes an entry of the register', () => {
  let territory: Territory;
  beforeAll(async () => {
    territory = await loadTerritory('245900428');
  });
  const place = (cells: Readonly<Record<string, string>>) => toRegisterEntry(line(cells), territory);

  it('with the commune of today for an old code', () => {
    expect(place({ idcom: '59540' })).toMatchObject({ kind: 'entry', entry: { unit: { commune: '59183' } } });
    expect(place({ idcom: '', libcom: 'ST POL SUR MER' })).toMatchObject({
      entry: { unit: { commune: '59183' } },
    });
  });

  it('with a postcode only where the commune leaves no choice', () => {
    expect(place({ idcom: '59271' })).toMatchObject({ entry: { unit: { postcode: '59760' } } });
    expect(place({ idcom: '59183' })).toMatchObject({ entry: { unit: { postcode: null } } });
    expect(place({ idcom: '59183', code_postal: '59240' })).toMatchObject({
      entry: { unit: { postcode: '59240' } },
    });
  });

  it('with a vacancy known to the year, and the definition of its vintage', () => {
    expect(place({ annee: '2024', ff_ccthp: 'V' })).toMatchObject({
      entry: {
        vintage: 2024,
        spell: {
          startedOn: '2019-01-01',
          startPrecision: 'year',
          startEvidence: 'lovac',
          vintage: 2024,
          definition: 'lovac-with-code-v',
        },
      },
    });
  });

  it('unless it is of another place', () => {
    expect(place({ idcom: '75056' })).toEqual({
      kind: 'elsewhere',
      reason: { line: 2, column: 'idcom', reason: 'outside-territory', value: '75056' },
    });
  });
});
