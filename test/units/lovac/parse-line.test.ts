import { describe, expect, it } from 'vitest';
import { mapHeader } from '../../../src/units/lovac/lovac-columns.ts';
import { parseLine } from '../../../src/units/lovac/parse-line.ts';

/** A line of the 2025 layout; every name and number in it is invented. */
const LINE: Readonly<Record<string, string>> = {
  annee: '2025',
  ff_millesime: '2024',
  invariant: 'I9000000007Z',
  ff_idlocal: '599000000007',
  ff_idpar: '59183000AB0123',
  libvoie: '0014B  RUE DE L ECLUSE',
  batloc: 'A010203001',
  rnb_id: 'ZZZZ8DGX3HA2',
  libcom: 'DUNKERQUE',
  commune: '183',
  ff_idcom: '59183',
  ccodep: '59',
  ff_x_4326: '2,3791',
  ff_y_4326: '51,0338',
  nature: 'APPART',
  ff_ctpdl: 'CL',
  ff_stoth: '62',
  ff_npiece_p2: '3.0',
  ff_jannath: '1932',
  ff_dcapec2: '6',
  ff_dnbwc: '1.0',
  aff: 'H',
  potentiel_tlv_thlv: '*',
  ff_ccthp: 'V',
  debutvacance: '2019',
  anmutation: '2015-06-02',
  gestre_ppre: 'MME VERZANDT ODETTE',
  groupe: ' ',
  adresse2: '3 RUE DU STADE',
  adresse4: '62100 CALAIS',
  ff_idprodroit_1: '59183Z0000701',
  ff_idpersonne_1: '59Z1118D',
  ff_jdatnss_1: '09041941',
  ff_ddenom_1: 'VERZANDT/ODETTE MARIE-LOUISE',
  ff_dsiren_1: '',
  ff_catpro3_1: 'X1a',
  ff_ccodro_1: 'U',
  ff_locprop_1: '3.0',
  ff_ddenom_2: 'SCI DES EMBRUNS',
  ff_dsiren_2: '000005207',
  ff_ccodro_2: 'N',
  cer_ff_adresse_2: '0280 RTE DE LA PLAINE 59630 BOURBOURG',
  dvf_valeurfonc: '84000',
};

function parse(changes: Readonly<Record<string, string | undefined>> = {}) {
  const cells = Object.entries({ ...LINE, ...changes }).filter(([, value]) => value !== undefined);
  const header = mapHeader(cells.map(([heading]) => heading));
  return parseLine(
    12,
    cells.map(([, value]) => value ?? ''),
    header,
    { fallback: null, latest: 2026 },
  );
}
function accepted(changes?: Readonly<Record<string, string | undefined>>) {
  const parsed = parse(changes);
  return parsed.kind === 'line' ? parsed : expect.unreachable(JSON.stringify(parsed));
}
function reasons(changes: Readonly<Record<string, string | undefined>>) {
  const parsed = parse(changes);
  return parsed.kind === 'rejected'
    ? parsed.reasons.map(({ column, reason, value }) => [column, reason, value])
    : expect.unreachable('should have been rejected');
}

describe('a line', () => {
  it('is typed', () => {
    const { line, warnings } = accepted();
    expect(warnings).toEqual([]);
    expect(line).toMatchObject({
      line: 12,
      vintage: 2025,
      landFileVintage: 2024,
      idlocal: '599000000007',
      department: '59',
      invariant: '9000000007',
      communeCode: '59183',
      longitude: 2.3791,
      latitude: 51.0338,
      kind: 'flat',
      condominium: true,
      livingArea: 62,
      rooms: 3,
      toilets: 1,
      yearBuilt: 1932,
      cadastralCategory: 6,
      vacancyStartYear: 2019,
      taxed: true,
      lastMutationYear: 2015,
      others: { dvf_valeurfonc: '84000' },
    });
  });

  it('names its owners with rank, right, kind, birth and address', () => {
    expect(accepted().line.owners).toEqual([
      {
        rank: 1,
        rightId: '59183Z0000701',
        personNumber: '59Z1118D',
        name: 'VERZANDT Odette Marie-Louise',
        birthDate: '1941-04-09',
        siren: null,
        right: 'usufruct',
        kind: 'individual',
        kindGuessed: false,
        location: 'same-region',
        address: ['3 RUE DU STADE', '62100 CALAIS'],
      },
      {
        rank: 2,
        rightId: null,
        personNumber: null,
        name: 'SCI DES EMBRUNS',
        birthDate: null,
        siren: '000005207',
        right: 'bare',
        kind: 'company',
        kindGuessed: true,
        location: 'unknown',
        address: ['280 RTE DE LA PLAINE', '59630 BOURBOURG'],
      },
    ]);
  });

  it('falls back on the owner of the tax file, whose manager is somebody else when both are named', () => {
    const noLandFile = { ff_ddenom_1: '', ff_ddenom_2: '' };
    expect(accepted(noLandFile).line.owners).toMatchObject([
      { rank: 1, name: 'VERZANDT ODETTE', kind: 'individual', address: ['3 RUE DU STADE', '62100 CALAIS'] },
    ]);
    const both = accepted({
      ...noLandFile,
      proprietaire: 'SCI DU PHARE',
      gestre_ppre: 'AGENCE DU PORT',
    }).line;
    expect(both.owners).toMatchObject([{ name: 'SCI DU PHARE', kind: 'company' }]);
    expect(both.manager).toBe('AGENCE DU PORT');
  });

  it('takes unknown for what the file leaves blank or marks with 0', () => {
    const { line, warnings } = accepted({
      ff_jannath: '0',
      ff_stoth: '0',
      ff_x_4326: '0.0',
      rnb_id: '',
      ff_dcapec2: 'NULL',
    });
    expect(line).toMatchObject({
      yearBuilt: null,
      livingArea: null,
      longitude: null,
      latitude: null,
      rnbId: null,
    });
    expect(line.cadastralCategory).toBeNull();
    expect(warnings).toEqual([]);
  });

  it('is identified by department and invariant when there is no idlocal', () => {
    expect(accepted({ ff_idlocal: undefined }).line.idlocal).toBe('599000000007');
    expect(accepted({ ff_idlocal: '', invariant: '9000000007' }).line.idlocal).toBe('599000000007');
    expect(accepted({ ff_idlocal: '2A9000000007', ccodep: '2A', ff_idcom: '2A004' }).line.department).toBe(
      '2A',
    );
  });

  it('gets back the zeros that a spreadsheet dropped', () => {
    const { line } = accepted({ ff_idlocal: '19000000007', ff_idcom: '1004', ff_dsiren_2: '5207' });
    expect(line).toMatchObject({ idlocal: '019000000007', communeCode: '01004' });
    expect(line.owners[1]?.siren).toBe('000005207');
  });

  it('finds its commune from department and three digits, or by name alone', () => {
    expect(accepted({ ff_idcom: undefined }).line.communeCode).toBe('59183');
    expect(accepted({ ff_idcom: undefined, commune: '16' }).line.communeCode).toBe('59016');
    const named = accepted({ ff_idcom: undefined, commune: 'Saint-Pol-sur-Mer', libcom: undefined }).line;
    expect(named).toMatchObject({ communeCode: null, communeName: 'Saint-Pol-sur-Mer' });
  });

  it('is taken without a cell that cannot be right, which is reported', () => {
    const { line, warnings } = accepted({
      ff_stoth: 'grand',
      ff_jannath: '3050',
      ff_dcapec2: '12',
      ff_dsiren_2: '000005208',
      ff_jdatnss_1: '31021941',
      libvoie: 'RUE DES B\uFFFDGUES',
    });
    expect(line).toMatchObject({ livingArea: null, yearBuilt: null, cadastralCategory: null });
    expect(warnings.map(({ column, reason, value }) => [column, reason, value])).toEqual([
      ['libvoie', 'unreadable-characters', 'RUE DES B\uFFFDGUES'],
      ['ff_stoth', 'bad-format', 'grand'],
      ['ff_jannath', 'out-of-range', '3050'],
      ['ff_dcapec2', 'out-of-range', '12'],
      ['ff_jdatnss_1', 'bad-format', '31021941'],
      ['ff_dsiren_2', 'bad-check-digit', '000005208'],
    ]);
    expect(warnings.every((warning) => warning.line === 12)).toBe(true);
  });
});

describe('damaged letters', () => {
  it('are reported once a cell, and do not cost the line', () => {
    const { line, warnings } = accepted({
      ff_ddenom_1: '',
      ff_ddenom_2: '',
      libcom: 'DUNK\uFFFDRQUE',
      proprietaire: 'VANROZ\uFFFDE',
    });
    expect(line).toMatchObject({ communeCode: '59183', owners: [{ name: 'VANROZ\uFFFDE' }] });
    expect(warnings.map(({ column }) => column)).toEqual(['proprietaire']);
  });
});

describe('a line is refused', () => {
  it.each([
    [
      'when nothing identifies the unit',
      { ff_idlocal: '', invariant: '' },
      ['ff_idlocal', 'missing-value', ''],
    ],
    [
      'when a spreadsheet mangled the identifier',
      { ff_idlocal: '5,99E+11' },
      ['ff_idlocal', 'mangled-by-spreadsheet', '5,99E+11'],
    ],
    ['when the identifier is too short', { ff_idlocal: '5990' }, ['ff_idlocal', 'bad-format', '5990']],
    ['when the commune code is none', { ff_idcom: '00000' }, ['ff_idcom', 'bad-format', '00000']],
    [
      'when there is no commune',
      { ff_idcom: '', commune: '', libcom: '' },
      ['ff_idcom', 'missing-value', ''],
    ],
    ['when the start of vacancy is unknown', { debutvacance: '0' }, ['debutvacance', 'missing-value', '0']],
    [
      'when vacancy starts after the vintage',
      { debutvacance: '2026' },
      ['debutvacance', 'out-of-range', '2026'],
    ],
    ['when vacancy starts in words', { debutvacance: 'jadis' }, ['debutvacance', 'bad-format', 'jadis']],
    ['when it states no vintage', { annee: '' }, ['annee', 'missing-value', '']],
    ['when the vintage is to come', { annee: '2062' }, ['annee', 'out-of-range', '2062']],
  ])('%s', (_, changes, expected) => {
    expect(reasons(changes)).toEqual([expected]);
  });

  it('with every reason at once', () => {
    expect(reasons({ ff_idlocal: '1', debutvacance: '' }).map(([column]) => column)).toEqual([
      'ff_idlocal',
      'debutvacance',
    ]);
  });

  it('when cells are missing, rather than read in the wrong columns', () => {
    const header = mapHeader(Object.keys(LINE));
    const parsed = parseLine(3, Object.values(LINE).slice(1), header, { fallback: null, latest: 2026 });
    expect(parsed).toMatchObject({ kind: 'rejected', line: 3, reasons: [{ reason: 'wrong-column-count' }] });
  });

  it('but not for a missing vintage when the person importing gave one', () => {
    const header = mapHeader(['ff_idlocal', 'idcom', 'debutvacance']);
    const parsed = parseLine(2, ['599000000007', '59183', '2019'], header, { fallback: 2024, latest: 2026 });
    expect(parsed).toMatchObject({ kind: 'line', line: { vintage: 2024 } });
  });
});
