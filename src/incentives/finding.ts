import type { CellValue } from './table-domain.ts';

/** What the static check can hold against a scheme; each has its sentence under `incentives.check.*`. */
export const FINDING_CODES = [
  'dates-cross',
  'table-gap',
  'table-overlap',
  'table-too-wide',
  'empty-interval',
  'key-twice',
  'unreachable-row',
  'unreachable-conditions',
  'unreachable-premium',
  'overlapping-premiums',
  'duplicate-premium',
  'duplicate-deadline',
  'deadlines-cross',
  'duplicate-undertaking',
  'rent-ceiling-without-levels',
  'undertaking-without-clawback',
  'clawback-without-undertaking',
  'clawback-too-short',
  'clawback-steps-disorder',
  'advance-above-instalments',
  'measure-ceiling-overlap',
  'circle',
  'never-pays',
  'unwritten',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export type Finding = {
  /** An error forbids publication; a warning asks for a second look. */
  readonly level: 'error' | 'warning';
  readonly code: FindingCode;
  /** Path inside the definition: `rate.table[2]`, `clawback`… */
  readonly place: string;
  /** The combination of answers at fault, for a table: dimension → value. */
  readonly cell: Readonly<Record<string, CellValue>>;
};

export const error = (code: FindingCode, place: string, cell: Finding['cell'] = {}): Finding => ({
  level: 'error',
  code,
  place,
  cell,
});
export const warning = (code: FindingCode, place: string, cell: Finding['cell'] = {}): Finding => ({
  level: 'warning',
  code,
  place,
  cell,
});
