/** A small LOVAC file, written line by line: `lovac([{ idlocal: '590000000001' }])`. */
export type LovacCells = Partial<Record<Column, string>>;
const COLUMNS = [
  'annee',
  'ff_idlocal',
  'ff_idcom',
  'libvoie',
  'nature',
  'aff',
  'ff_stoth',
  'ff_npiece_p2',
  'ff_jannath',
  'ff_ccthp',
  'debutvacance',
  'groupe',
  'ff_x_4326',
  'ff_y_4326',
  'ff_idpersonne_1',
  'ff_ddenom_1',
  'ff_ccodro_1',
  'ff_catpro3_1',
  'ff_idbat',
  'rnb_id',
] as const;
type Column = (typeof COLUMNS)[number];

export const A_LINE: Record<Column, string> = {
  annee: '2025',
  ff_idlocal: '599000000001',
  ff_idcom: '59183',
  libvoie: '0014   RUE DE L ECLUSE',
  nature: 'MAISON',
  aff: 'H',
  ff_stoth: '92',
  ff_npiece_p2: '5',
  ff_jannath: '1936',
  ff_ccthp: 'V',
  debutvacance: '2018',
  groupe: '',
  ff_x_4326: '2.3772',
  ff_y_4326: '51.0344',
  ff_idpersonne_1: '59ZAAAA1',
  ff_ddenom_1: 'DEWINDTUYN/HELENE',
  ff_ccodro_1: 'P',
  ff_catpro3_1: 'X1a',
  ff_idbat: '',
  rnb_id: '',
};

/** The file’s text: a heading, then each line with what it does not say taken from `A_LINE`. */
export const lovacText = (lines: readonly LovacCells[]): string =>
  [
    COLUMNS.join(';'),
    ...lines.map((line) => COLUMNS.map((column) => line[column] ?? A_LINE[column]).join(';')),
    '',
  ].join('\r\n');

export const lovacFile = (lines: readonly LovacCells[], name = 'lovac.csv') => ({
  name,
  content: Buffer.from(lovacText(lines), 'utf8'),
});

/** As the tax administration’s software writes it. */
export const latin1File = (lines: readonly LovacCells[]) => ({
  name: 'lovac-latin1.csv',
  content: Buffer.from(lovacText(lines), 'latin1'),
});

/** Identifier number `number` of the tests; 9 marks invariants that are not given out. */
export const idlocal = (number: number): string => `599${String(number).padStart(9, '0')}`;
export const person = (number: number): string => `59Z${String(number).padStart(5, '0')}`;
