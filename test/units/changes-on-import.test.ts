import { describe, expect, it } from 'vitest';
import { day } from '../../src/shared/dates.ts';
import { effectOf, type KnownUnit } from '../../src/units/import/changes-on-import.ts';
import { spellFromLovac } from '../../src/units/spells/vacancy-spell.ts';
import type { RegisterEntry, UnitFacts } from '../../src/units/unit.ts';

const FACTS: UnitFacts = {
  idlocal: '599000000007',
  rnbId: null,
  parcel: '59183000AB0123',
  kind: 'house',
  address: '3 rue des Lins',
  postcode: '59140',
  commune: '59183',
  longitude: 2.379,
  latitude: 51.033,
  livingArea: 62,
  rooms: 3,
  yearBuilt: 1932,
  cadastralCategory: 6,
};
const known = (changes: Partial<KnownUnit> = {}): KnownUnit => ({
  facts: FACTS,
  editedFields: [],
  lastVintage: 2025,
  openSpell: { ...spellFromLovac(2019, 2025), endedOn: null, exitKind: null },
  lastEndedOn: null,
  ...changes,
});
const entry = (facts: Partial<UnitFacts> = {}, startYear = 2019, vintage = 2025): RegisterEntry => ({
  unit: { ...FACTS, ...facts },
  owners: [],
  spell: spellFromLovac(startYear, vintage),
  vintage,
});

describe('a file that speaks of the register', () => {
  it('adds what it alone knows', () => {
    expect(effectOf(null, entry())).toEqual({ kind: 'new' });
  });

  it('changes nothing when read a second time', () => {
    expect(effectOf(known(), entry())).toEqual({ kind: 'unchanged' });
  });

  it('changes nothing when it is older than what is known', () => {
    expect(effectOf(known(), entry({ livingArea: 80 }, 2019, 2024))).toEqual({ kind: 'older' });
  });

  it('updates facts, and forgets nothing that it does not know', () => {
    expect(effectOf(known(), entry({ livingArea: 80, rooms: null }, 2019, 2026))).toEqual({
      kind: 'changed',
      fields: [{ field: 'livingArea', from: 62, to: 80 }],
      kept: [],
      spell: { kind: 'none' },
    });
  });

  it('keeps what it knows where the file only assumes, and takes it where nothing was known', () => {
    const assumed = {
      ...entry({ kind: 'other', postcode: '59240' }),
      assumed: ['kind', 'postcode'] as const,
    };
    expect(effectOf(known(), assumed)).toEqual({ kind: 'unchanged' });
    expect(effectOf(known({ facts: { ...FACTS, postcode: null } }), assumed)).toMatchObject({
      fields: [{ field: 'postcode', from: null, to: '59240' }],
    });
  });

  it('keeps an address that says more of the same place', () => {
    const precise = known({ facts: { ...FACTS, address: '3 rue des Lins, bât. A, porte 1003' } });
    expect(effectOf(precise, entry())).toEqual({ kind: 'unchanged' });
    expect(effectOf(precise, entry({ address: '' }))).toEqual({ kind: 'unchanged' });
    expect(effectOf(precise, entry({ address: '5 rue des Lins' }))).toMatchObject({ kind: 'changed' });
  });

  it('does not undo what a person edited, and says where it differs', () => {
    expect(effectOf(known({ editedFields: ['address'] }), entry({ address: '3 RUE DES LIN' }))).toMatchObject(
      {
        kind: 'changed',
        fields: [],
        kept: [{ field: 'address', from: '3 rue des Lins', to: '3 RUE DES LIN' }],
      },
    );
  });

  it('moves the start of a vacancy that only files told of, not one that somebody stated', () => {
    expect(effectOf(known(), entry({}, 2021, 2026))).toMatchObject({ spell: { kind: 'restart' } });
    const stated = {
      ...spellFromLovac(2019, 2025),
      startEvidence: 'owner',
      endedOn: null,
      exitKind: null,
    } as const;
    expect(effectOf(known({ openSpell: stated }), entry({}, 2021, 2026))).toEqual({ kind: 'unchanged' });
  });

  it('opens a vacancy that began after a proven end, and only points at one that began before', () => {
    const returned = known({ openSpell: null, lastEndedOn: day('2024-05-03') });
    expect(effectOf(returned, entry({}, 2025, 2026))).toMatchObject({ spell: { kind: 'open' } });
    expect(effectOf(returned, entry({}, 2019, 2026))).toMatchObject({ spell: { kind: 'contradicts-end' } });
  });
});
