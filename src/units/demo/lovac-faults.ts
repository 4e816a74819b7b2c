import type { LovacRow } from './lovac-row.ts';

/** Wrong or unwanted lines as officers meet them, each named by what should become of it. */
export const DEMO_FAULTS = {
  // Refused
  'no-identifier': (row) => ({ ...row, ff_idlocal: '', invariant: '' }),
  'identifier-mangled': (row) => ({ ...row, ff_idlocal: '5,99E+11' }),
  'commune-elsewhere': (row) => ({
    ...row,
    ff_idcom: '75056',
    commune: '056',
    ccodep: '75',
    libcom: 'PARIS',
  }),
  'vacant-in-the-future': (row) => ({ ...row, debutvacance: String(Number(row.annee) + 3) }),
  'no-start': (row) => ({ ...row, debutvacance: '' }),
  // Taken without the wrong cell
  'absurd-area': (row) => ({ ...row, ff_stoth: '99999' }),
  'area-in-words': (row) => ({ ...row, ff_stoth: 'quatre-vingts' }),
  'built-tomorrow': (row) => ({ ...row, ff_jannath: '3050' }),
  // Left out by the filters
  'not-housing': (row) => ({ ...row, aff: 'D' }),
  'public-owner': (row) => ({ ...row, groupe: '4' }),
  'too-recent': (row) => ({ ...row, debutvacance: row.annee ?? '' }),
} as const satisfies Record<string, (row: LovacRow) => LovacRow>;
export type DemoFault = keyof typeof DEMO_FAULTS;
export const DEMO_FAULT_NAMES = Object.keys(DEMO_FAULTS) as DemoFault[];

/** Lines that are no right CSV either. */
export const BROKEN_LINES = {
  'too-few-columns': (line: string, delimiter: string) => line.split(delimiter).slice(0, 20).join(delimiter),
  'unclosed-quote': (line: string, delimiter: string) => line.replace(delimiter, `${delimiter}"`),
} as const;
